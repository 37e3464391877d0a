"""What the last MiniStack of a state directory left: it is waited for, and made fit for a start.

Only `local.emulator` imports this.
"""

from __future__ import annotations

import fcntl
import json
import time
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

from local.errors import LocalError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK = "ministack.lock"
SAVING_SECONDS = 30


@contextmanager
def alone(state_dir: Path, seconds: float = SAVING_SECONDS) -> Iterator[IO[bytes]]:
    """The lock that a MiniStack of this directory holds while it lives, once the last one ended.

    A process that gets the file's descriptor holds the lock too. A MiniStack whose parent was
    killed frees its port, then saves its state: a start in between would find half of the state.
    Raises LocalError where another still runs after so many seconds.
    """
    deadline = time.monotonic() + seconds
    with (state_dir / LOCK).open("wb") as file:
        while not _is_locked(file):
            if time.monotonic() > deadline:
                raise LocalError(
                    f"the local AWS of the last start still saves its state in {state_dir}: "
                    "start again in a minute"
                )
            time.sleep(0.05)
        yield file


def make_fit(state_dir: Path) -> None:
    """Change what the saved state says of a process that has ended."""
    _change(state_dir / "state" / "lambda.json", _read_streams_from_their_start)
    _change(state_dir / "state" / "sqs.json", _hand_out_again)


def _is_locked(file: IO[bytes]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _change(saved: Path, change: Any) -> None:
    if saved.exists():
        state = json.loads(saved.read_bytes())
        change(state["payload"])
        saved.write_text(json.dumps(state))


def _read_streams_from_their_start(payload: dict[str, Any]) -> None:
    """MiniStack keeps how far each mapping has read, but not the stream, which starts again at
    zero: the mapping would sleep until the stream has grown to its old length.
    """
    payload.pop("dynamodb_stream_positions", None)


def _hand_out_again(payload: dict[str, Any]) -> None:
    """Nobody works on a message any more: its group would wait for the visibility timeout."""
    for queue in payload["queues"]["data"].values():
        for message in queue["messages"]:
            if message["receive_count"]:
                message["visible_at"] = 0
