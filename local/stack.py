"""A newspaper on this machine, from start to stop.

    with Stack(Path(".local"), port=8080, content=Path("samples")) as stack:
        print(stack.site_url)

The system tests start one of their own: a state directory of its own, any free ports, no content.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import secrets
import time
import urllib.error
import urllib.request
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn, Self

from local.build import read_template
from local.compression import compresses
from local.deploy import Secrets, deploy
from local.emulator import (
    ACCESS_KEY_ID,
    REGION,
    SECRET_ACCESS_KEY,
    USUAL_PORT,
    Emulator,
    free_port,
    is_free,
)
from local.errors import LocalError
from local.front_door import FrontDoor, port_taken
from local.lock import Lock
from local.newsroom import mistakes, read_settings
from local.stack_file import StackFile
from local.uploads import Uploader, Watcher

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

FRONT_PAGE_SECONDS = 60
FIRST_EDITION_SECONDS = 60
SETTLE_SECONDS = 15
# The emulator reads the stream at least once in this time.
QUIET_SECONDS = 1.2
LOOK_SECONDS = 0.2
MANIFEST = "uploaded.json"
# Those with work most of the time come first: a look ends at the first that has some.
QUEUES = tuple(
    f"{name}QueueUrl"
    for name in ("Pages", "Ingest", "Front", "Media", "Sweep", "Bulk", "BulkMedia", "Purge")
)


def _say_nothing(_: list[str]) -> None:
    """Print nothing."""


class Stack:
    """template.yaml, deployed and reachable, until the `with` block ends.

    `state_dir` keeps what was published for the next start. `port` is the front door's; with 0
    this and the AWS endpoint's are any that are free, and the same at each start. `content` is a
    folder to upload and to watch, None for none. `report` gets the keys that a change in `content`
    touched.
    """

    outputs: dict[str, str]
    file: StackFile

    def __init__(
        self,
        state_dir: Path,
        port: int = 0,
        content: Path | None = None,
        report: Callable[[list[str]], None] = _say_nothing,
    ) -> None:
        self._state_dir = state_dir.resolve()
        self._port = port
        self._content = content.resolve() if content else None
        self._report = report
        self._open = contextlib.ExitStack()

    def __enter__(self) -> Self:
        """Start all of it; raise LocalError, with nothing left running, where that fails."""
        with contextlib.ExitStack() as opening:
            self._lock = opening.enter_context(Lock(self._state_dir))
            if self._port:
                self._lock.say(f"http://localhost:{self._port}/")
            if self._port and not is_free(self._port):
                raise port_taken(self._port)
            if self._content:
                self._check_settings(self._content)
            self._start(opening)
            self._open = opening.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let work that has begun end, then stop everything."""
        self._open.close()

    @property
    def site_url(self) -> str:
        """The newspaper, with a slash at the end."""
        return self.file.site_url

    @property
    def api_url(self) -> str:
        """The readers' API, with a slash at the end."""
        return self.file.api_url

    @property
    def log_path(self) -> Path:
        """MiniStack's log, with the tracebacks of functions that failed."""
        return self._emulator.log_path

    def client(self, service: str) -> Any:
        """A boto3 client of one service of the emulated account, as its root user."""
        return self._emulator.client(service)

    def settle(self, seconds: float = SETTLE_SECONDS) -> bool:
        """Wait until no work is left; False where some still was after `seconds`.

        A message that failed and waits for its next attempt counts as work.
        """
        deadline = time.monotonic() + seconds
        quiet_since: float | None = None
        while (now := time.monotonic()) < deadline:
            if self._is_working():
                quiet_since = None
            elif quiet_since is None:
                quiet_since = now
            elif now - quiet_since >= QUIET_SECONDS:
                return True
            time.sleep(LOOK_SECONDS)
        return False

    def wait(self) -> NoReturn:
        """Wait for ever; raise LocalError if MiniStack ends by itself."""
        while self._emulator.is_running():
            time.sleep(0.5)
        raise LocalError(f"MiniStack ended by itself; its log says why: {self.log_path}")

    def _check_settings(self, content: Path) -> None:
        """Print what is wrong in site.yaml; raise LocalError where there is no earlier one."""
        wrong = mistakes(read_settings(content))
        if wrong and not (self._state_dir / MANIFEST).exists():
            raise LocalError(f"{content / 'site.yaml'} is wrong; fix it and start again:\n{wrong}")
        if wrong:
            print(f"  Its last good version stays in force:\n{wrong}", flush=True)

    def _start(self, opening: contextlib.ExitStack) -> None:
        self._emulator = opening.enter_context(
            Emulator(self._state_dir, USUAL_PORT if self._port else 0)
        )
        port = self._port or self._own_port()
        kept = Secrets(self._secret("origin_secret"), self._secret("preview_secret"))
        self.outputs = deploy(self._emulator, kept, f"http://localhost:{port}")
        # MiniStack does not keep the stream: it would lose what it has not delivered at the end.
        opening.callback(self.settle)
        self._notice_release()
        door = opening.enter_context(
            FrontDoor(
                port,
                self._emulator.port,
                self.outputs["DistributionDomainName"],
                compresses(read_template()),
            )
        )
        self.file = self._describe(door.port)
        self._lock.say(self.file.site_url)
        self._write_file(opening)
        if self._content:
            self._publish(self._content, opening)

    def _publish(self, content: Path, opening: contextlib.ExitStack) -> None:
        uploader = Uploader(
            self.client("s3"),
            self.outputs["ContentBucketName"],
            content,
            self._state_dir / MANIFEST,
        )
        uploaded = uploader.sync()
        if uploaded:
            self._report(uploaded)
        opening.enter_context(Watcher(uploader, self._report))
        if uploaded:
            self.settle(FIRST_EDITION_SECONDS)
        self._wait_for_front_page()

    def _own_port(self) -> int:
        """The port of the last start, where it is free: a newspaper at another address has all its
        pages made again.
        """
        kept = self._state_dir / "door-port"
        if not (kept.exists() and is_free(int(kept.read_text()))):
            kept.write_text(str(free_port()))
        return int(kept.read_text())

    def _secret(self, name: str) -> str:
        """A secret of this newspaper: the same at each start, so what is made with it stays."""
        kept = self._state_dir / name
        if not kept.exists():
            kept.touch(mode=0o600)
            kept.write_text(secrets.token_hex(32))
        return kept.read_text()

    def _notice_release(self) -> None:
        """Run the clock now, so that new code restyles the site without a minute's wait."""
        answer = self.client("lambda").invoke(
            FunctionName=self.outputs["ClockFunctionName"], Payload=b"{}"
        )
        if "FunctionError" in answer:
            reason = json.loads(answer["Payload"].read()).get("errorMessage", "no reason given")
            raise LocalError(f"the clock function failed: {reason}; see {self.log_path}")

    def _describe(self, port: int) -> StackFile:
        site_url = f"http://localhost:{port}/"
        return StackFile(
            site_url=site_url,
            api_url=f"{site_url}api/",
            aws_endpoint=self._emulator.endpoint,
            region=REGION,
            content_bucket=self.outputs["ContentBucketName"],
            site_bucket=self.outputs["SiteBucketName"],
            table=self.outputs["TableName"],
            access_key_id=ACCESS_KEY_ID,
            secret_access_key=SECRET_ACCESS_KEY,
        )

    def _write_file(self, opening: contextlib.ExitStack) -> None:
        self.file.write(self._state_dir)
        opening.callback(StackFile.remove, self._state_dir)

    def _wait_for_front_page(self) -> None:
        deadline = time.monotonic() + FRONT_PAGE_SECONDS
        answer = "nothing"
        while time.monotonic() < deadline and self._emulator.is_running():
            try:
                with urllib.request.urlopen(self.site_url, timeout=10):  # noqa: S310  # our own door
                    return
            except urllib.error.HTTPError as error:
                answer = str(error.code)
                error.close()
            except (OSError, http.client.HTTPException) as error:
                answer = str(error)
            time.sleep(0.05)
        raise LocalError(
            f"the front page did not come up in {FRONT_PAGE_SECONDS} s (last answer: {answer}); "
            f"the functions' errors are in {self.log_path}, the editors' in desk/ of "
            f"{self.file.content_bucket}"
        )

    def work_left(self) -> dict[str, int]:
        """How many messages each queue has that has any, those that wait for a next try too."""
        numbers = {name: self._messages(name) for name in QUEUES}
        return {name: number for name, number in numbers.items() if number}

    def _is_working(self) -> bool:
        """Whether any queue has a message. The emulator, which answers, has work to do."""
        return any(map(self._messages, QUEUES))

    def _messages(self, queue: str) -> int:
        names = [f"ApproximateNumberOfMessages{which}" for which in ("", "NotVisible", "Delayed")]
        answer = self._sqs.get_queue_attributes(QueueUrl=self.outputs[queue], AttributeNames=names)
        return sum(int(number) for number in answer["Attributes"].values())

    @cached_property
    def _sqs(self) -> Any:
        return self.client("sqs")
