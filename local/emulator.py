"""The MiniStack process: an AWS account on loopback, with roles enforced and its state on disk."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self

import boto3
from botocore.config import Config

from local.errors import LocalError
from local.last_run import alone, make_fit

if TYPE_CHECKING:
    from types import TracebackType

PROCESS = str(Path(__file__).with_name("ministack_process.py"))
HOST = "127.0.0.1"
USUAL_PORT = 4566
REGION = "ap-southeast-3"
# The default root user of MiniStack, which listens on loopback only.
ACCESS_KEY_ID = "test"
SECRET_ACCESS_KEY = "test"  # noqa: S105  # the emulator's own, worth nothing elsewhere

START_SECONDS = 60
STOP_SECONDS = 30


def is_free(port: int) -> bool:
    """Whether this port of loopback is free."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def free_port() -> int:
    """A port of loopback that is free now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


class Emulator:
    """MiniStack with everything that it keeps under `state_dir` (absolute).

    `port` is for the first start, if the port is free then; 0 for any.
    """

    def __init__(self, state_dir: Path, port: int = 0) -> None:
        self._state_dir = state_dir
        self._process: subprocess.Popen[bytes] | None = None
        self.port = self._kept_port(port)
        self.endpoint = f"http://{HOST}:{self.port}"
        self.log_path = state_dir / "ministack.log"
        self._session = boto3.Session(
            aws_access_key_id=ACCESS_KEY_ID,
            aws_secret_access_key=SECRET_ACCESS_KEY,
            region_name=REGION,
        )

    def __enter__(self) -> Self:
        """Start MiniStack and wait until it answers."""
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let MiniStack save its state, and stop it."""
        self.stop()

    def client(self, service: str) -> Any:
        """A boto3 client of one service, as the account's root user."""
        config = Config(
            connect_timeout=5,
            read_timeout=60,
            retries={"total_max_attempts": 3, "mode": "standard"},
            s3={"addressing_style": "path"},
        )
        return self._session.client(service, endpoint_url=self.endpoint, config=config)  # type: ignore[call-overload]  # boto3-stubs wants a literal name

    def start(self) -> None:
        """Start the process; raise LocalError where it cannot run here or does not answer."""
        if shutil.which("node") is None:
            raise LocalError(
                "node is missing, and the site's CloudFront function runs on it: "
                "install Node.js 18 or newer (Debian: apt install nodejs)"
            )
        with alone(self._state_dir) as lock:
            self._process = self._started(lock)
        self._wait_until_it_answers(self._process)

    def is_running(self) -> bool:
        """Whether the process still runs."""
        return self._process is not None and self._process.poll() is None

    def stop(self) -> None:
        """Let MiniStack save its state, then end it and every worker that it started."""
        if self._process is None:
            return
        process, self._process = self._process, None
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(STOP_SECONDS)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def _started(self, lock: IO[bytes]) -> subprocess.Popen[bytes]:
        if not is_free(self.port):
            raise LocalError(
                f"port {self.port} is taken, and the local AWS with its state in "
                f"{self._state_dir} needs it: stop what listens there; or, if all that was "
                "published here may be forgotten: make clean"
            )
        scratch = self._state_dir / "tmp"
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir(parents=True)
        make_fit(self._state_dir)
        with self.log_path.open("wb") as log:
            return subprocess.Popen(
                [sys.executable, "-P", PROCESS],
                env=self._environment(scratch),
                cwd=self._state_dir,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                pass_fds=[lock.fileno()],
                # Ctrl-C in the terminal must reach only us, so that we stop it in order.
                start_new_session=True,
            )

    def _kept_port(self, wanted: int) -> int:
        """The port of the first start: MiniStack finds a queue by its URL, port included."""
        kept = self._state_dir / "port"
        if kept.exists():
            return int(kept.read_text())
        port = wanted if wanted and is_free(wanted) else free_port()
        self._state_dir.mkdir(parents=True, exist_ok=True)
        kept.write_text(str(port))
        return port

    def _environment(self, scratch: Path) -> dict[str, str]:
        inherited = ("HOME", "LANG", "LC_ALL", "PATH")
        return {
            **{name: os.environ[name] for name in inherited if name in os.environ},
            "AUTH": "true",
            "AWS_ACCESS_KEY_ID": ACCESS_KEY_ID,
            "AWS_SECRET_ACCESS_KEY": SECRET_ACCESS_KEY,
            "BIND_HOST": HOST,
            "GATEWAY_PORT": str(self.port),
            # Without broker and file server, which would take ports of their own.
            "IOT_MTLS_ENABLED": "0",
            "SFTP_ENABLED": "0",
            "LOG_LEVEL": "WARNING",
            # The functions inherit that, and their logger would read it: each decision is a line
            # of level INFO (kilas/log.py).
            "POWERTOOLS_LOG_LEVEL": "INFO",
            "MINISTACK_REGION": REGION,
            "PERSIST_STATE": "1",
            "PYTHONUNBUFFERED": "1",
            "S3_DATA_DIR": str(self._state_dir / "s3"),
            "S3_PERSIST": "1",
            "STATE_DIR": str(self._state_dir / "state"),
            "TMPDIR": str(scratch),
            # As in Lambda, independent of the zone of this machine.
            "TZ": "UTC",
        }

    def _wait_until_it_answers(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and process.poll() is None:
            with contextlib.suppress(urllib.error.URLError, OSError):
                url = f"{self.endpoint}/_ministack/health"
                with urllib.request.urlopen(url, timeout=5):  # noqa: S310  # our own loopback
                    # If the process ended, another one answered: two took the port at one time.
                    if process.poll() is None:
                        return
            time.sleep(0.05)
        self.stop()
        raise LocalError(f"MiniStack did not start; its log says why: {self.log_path}")
