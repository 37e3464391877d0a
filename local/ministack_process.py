"""MiniStack, as `local.emulator` starts it: python -P ministack_process.py.

A query of MiniStack's DynamoDB parses its expression again for each item: two thirds of the work
where five hundred articles are in one list. The expression does not depend on the item, so here it
is parsed once.

A worker that an update replaces ends its invocation first.

The process ends by itself when the process that started it was killed: otherwise the next start
would find the port taken.
"""

from __future__ import annotations

import os
import re
import signal
import threading
import time
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ministack.app import main
from ministack.core import iam_evaluator, lambda_runtime
from ministack.services import dynamodb, s3

if TYPE_CHECKING:
    from collections.abc import Iterable

PARSED = ("_tokenize", "_condition_syntax_error")

for name in PARSED:
    setattr(dynamodb, name, lru_cache(maxsize=1000)(getattr(dynamodb, name)))

IDLE_LOOK_SECONDS = 0.05
WILDCARDS = {"*": ".*", "?": "."}


@lru_cache(maxsize=4096)
def wildcard(pattern: str, ignore_case: bool) -> re.Pattern[str]:  # noqa: FBT001  # MiniStack's own signature
    """IAM's pattern as a regular expression whose wildcards match line breaks too."""
    text = "".join(WILDCARDS.get(character) or re.escape(character) for character in pattern)
    flags = re.IGNORECASE if ignore_case else re.NOFLAG
    return re.compile(rf"{text}\Z", re.DOTALL | flags)


def versions(*arguments: Any, listed: Any = s3._list_object_versions) -> Any:  # noqa: SLF001  # put right here
    """MiniStack's list of versions, with carriage returns that survive XML.

    https://www.w3.org/TR/xml/#sec-line-ends
    """
    status, headers, body = listed(*arguments)
    return status, headers, body.replace(b"\r", b"&#13;")


def kill_when_idle(workers: Iterable[Any], kill: Any = lambda_runtime.kill_workers) -> None:
    """Kill each worker once its invocation has ended, as AWS does after an update of a function.

    MiniStack kills a worker in the midst of its work, and what the worker had received comes back
    only after the queue's visibility timeout, minutes later.
    """
    known = [worker for worker in workers if worker is not None]
    busy = [worker for worker in known if worker.in_use]
    kill([worker for worker in known if worker not in busy])
    if busy:
        threading.Thread(target=_kill_after_work, args=(busy, kill), daemon=True).start()


def _kill_after_work(workers: list[Any], kill: Any) -> None:
    while any(worker.in_use for worker in workers):
        time.sleep(IDLE_LOOK_SECONDS)
    kill(workers)


lambda_runtime.kill_workers = kill_when_idle
iam_evaluator._fnmatch_compile = wildcard  # noqa: SLF001  # put right here
s3._list_object_versions = versions  # noqa: SLF001  # put right here

LOOK_SECONDS = 0.5
SAVE_SECONDS = 10


def end_with(parent: int) -> None:
    """Wait until the parent is gone; then save the state, and end every worker."""
    while os.getppid() == parent:
        time.sleep(LOOK_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(SAVE_SECONDS)
    os.killpg(os.getpgid(0), signal.SIGKILL)


if __name__ == "__main__":
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    main()
