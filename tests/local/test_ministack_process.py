"""What the emulator's process puts right in MiniStack."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from ministack.core import lambda_runtime

from local import ministack_process
from tests.system.answers import until

if TYPE_CHECKING:
    from collections.abc import Iterator

SLEEPS = [sys.executable, "-c", "import time; time.sleep(600)"]


class Worker:
    """What MiniStack's pool looks at of a worker, whose process never ends by itself."""

    def __init__(self, process: subprocess.Popen[bytes], *, in_use: bool) -> None:
        self._proc: subprocess.Popen[bytes] | None = process
        self.in_use = in_use

    def _discard_tmpdir(self) -> None:
        """The worker has none."""


@pytest.fixture
def process() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(SLEEPS) as started:
        yield started
        started.kill()


def update(worker: Worker) -> None:
    """What MiniStack does with the workers of a function whose code or environment changes."""
    pool = {"000000000000:ap-southeast-3:kilas-publish:$LATEST": [worker]}
    lambda_runtime._workers.update(pool)
    lambda_runtime.invalidate_worker("kilas-publish", qualifier="$LATEST")


def test_an_invocation_ends_before_an_update_kills_its_worker(
    process: subprocess.Popen[bytes],
) -> None:
    worker = Worker(process, in_use=True)
    update(worker)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(10 * ministack_process.IDLE_LOOK_SECONDS)
    lambda_runtime.release_worker(worker)
    until(process.poll, lambda status: status is not None)


def test_an_update_kills_an_idle_worker_at_once(process: subprocess.Popen[bytes]) -> None:
    update(Worker(process, in_use=False))
    assert process.poll() is not None
