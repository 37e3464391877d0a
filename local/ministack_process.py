"""MiniStack, as `local.emulator` starts it: python -P ministack_process.py.

For each item of a partition a query of MiniStack's DynamoDB parses its expression anew, which is
two thirds of the work where five hundred articles stand in one list. What an expression says does
not depend on the item, so here it is parsed once.

It ends by itself where whoever started it was killed: nobody else would stop it, and the next start
finds its port taken.
"""

from __future__ import annotations

import os
import re
import signal
import threading
import time
from functools import lru_cache
from typing import Any

from ministack.app import main
from ministack.core import iam_evaluator
from ministack.services import dynamodb, s3

PARSED = ("_tokenize", "_condition_syntax_error")

for name in PARSED:
    setattr(dynamodb, name, lru_cache(maxsize=1000)(getattr(dynamodb, name)))

WILDCARDS = {"*": ".*", "?": "."}


@lru_cache(maxsize=4096)
def wildcard(pattern: str, ignore_case: bool) -> re.Pattern[str]:  # noqa: FBT001  # MiniStack's own signature
    """IAM's pattern as one that stands for every character, line breaks too."""
    text = "".join(WILDCARDS.get(character) or re.escape(character) for character in pattern)
    flags = re.IGNORECASE if ignore_case else re.NOFLAG
    return re.compile(rf"{text}\Z", re.DOTALL | flags)


def versions(*arguments: Any, listed: Any = s3._list_object_versions) -> Any:  # noqa: SLF001  # put right here
    """MiniStack's list of versions, with carriage returns that survive XML.

    https://www.w3.org/TR/xml/#sec-line-ends
    """
    status, headers, body = listed(*arguments)
    return status, headers, body.replace(b"\r", b"&#13;")


iam_evaluator._fnmatch_compile = wildcard  # noqa: SLF001  # put right here
s3._list_object_versions = versions  # noqa: SLF001  # put right here

LOOK_SECONDS = 0.5
SAVE_SECONDS = 10


def end_with(parent: int) -> None:
    """Wait until the parent is gone; then save what there is, and end with every worker."""
    while os.getppid() == parent:
        time.sleep(LOOK_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(SAVE_SECONDS)
    os.killpg(os.getpgid(0), signal.SIGKILL)


if __name__ == "__main__":
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    main()
