"""The lock of a state directory: one newspaper runs on it at a time, and the lock says where.

`python3 -m local.lock DIRECTORY` ends with 1 and a message where a newspaper runs. `make clean`
runs it with any Python 3, so this module imports Python's own library alone.

The operating system holds the lock while the process lives. So a crash leaves no lock behind, and a
process number that was used again does no harm.
"""

from __future__ import annotations

import fcntl
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from local.errors import LocalError

if TYPE_CHECKING:
    from types import TracebackType

NAME = "lock"


class Lock:
    """The right to run on a state directory, from `with` to its end."""

    _file: IO[str]

    def __init__(self, state_dir: Path) -> None:
        self._path = state_dir / NAME

    def __enter__(self) -> Lock:  # noqa: PYI034 -- typing.Self is younger than some system's Python
        """Take the lock; raise LocalError where another process has it."""
        file = _open(self._path)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            with file:
                raise LocalError(_who(file)) from error
        self._file = file
        self.say("")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Release the lock. The file stays: another process may have locked it by now."""
        self._file.truncate(0)
        self._file.close()

    def say(self, address: str) -> None:
        """Write for others at which address the site answers, or will answer."""
        self._file.seek(0)
        self._file.truncate()
        json.dump({"process": os.getpid(), "address": address}, self._file)
        self._file.flush()


def held(state_dir: Path) -> str:
    """A sentence about the newspaper that runs on a state directory; "" where none runs."""
    path = state_dir / NAME
    if not path.exists():
        return ""
    with path.open(encoding="utf-8") as file:
        try:
            # A shared lock: two processes that only ask do not block each other.
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return _who(file)
    return ""


def _open(path: Path) -> IO[str]:
    path.parent.mkdir(parents=True, exist_ok=True)
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o644), "r+", encoding="utf-8")


def _who(file: IO[str]) -> str:
    """A sentence with what the holder has written about itself, which may be nothing yet."""
    said = {"process": "", "address": ""}
    with suppress(ValueError):
        said.update(json.load(file))
    where = f" on {said['address']}" if said["address"] else ""
    process = f" (process {said['process']})" if said["process"] else ""
    return f"this newspaper already runs{where}{process}; stop it there with Ctrl-C first"


def main() -> int:
    """Print on the standard error which newspaper runs on the directory; 1 where one does."""
    words = held(Path(sys.argv[1]))
    if words:
        print(f"kilas: {words}", file=sys.stderr)
    return 1 if words else 0


if __name__ == "__main__":
    sys.exit(main())
