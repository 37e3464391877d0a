"""A shelf whose requests may arrive late, for a client that gives up waiting and sends again."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Literal, TypeVar

from kilas.errors import AwsError, Conflict
from tests.fakes.objects import FakeShelf

if TYPE_CHECKING:
    from collections.abc import Callable

    from kilas.ports import Output, Stored

Answer = TypeVar("Answer")

Fate = Literal["hangs", "answer lost", "no answer", "overtaken"]
"""What becomes of a write.

hangs: the first try arrives late, and the retry is answered.
answer lost: the first try arrives, but its answer does not, and the retry is answered.
no answer: the only try arrives late, and the client gives up.
overtaken: all late requests arrive just before this one.
"""


class LateShelf(FakeShelf):
    """The next write to each key of `fates` has this fate; `arrive` lets the late ones arrive."""

    def __init__(self) -> None:
        super().__init__()
        self.fates: dict[str, Fate] = {}
        self._late: list[Callable[[], object]] = []

    def put(self, key: str, output: Output, digest: str, *, over: Stored | None) -> Stored:
        return self._send(key, partial(super().put, key, output, digest, over=over))

    def delete(self, key: str, *, over: Stored) -> None:
        self._send(key, partial(super().delete, key, over=over))

    def arrive(self) -> None:
        """Let all late requests arrive, in the order they were sent. Nobody hears the answers."""
        late, self._late = self._late, []
        for request in late:
            with suppress(Conflict):
                request()

    def _send(self, key: str, request: Callable[[], Answer]) -> Answer:
        match self.fates.pop(key, None):
            case "hangs":
                self._late.append(request)
            case "answer lost":
                request()
            case "no answer":
                self._late.append(request)
                raise AwsError("Read timed out", code="ReadTimeoutError", operation="a write")
            case "overtaken":
                self.arrive()
        return request()
