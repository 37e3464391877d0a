"""The queues and the clock in memory."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from kilas.messages import PurgeMessage
from tests.newsroom import NOON

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kilas.messages import Look, PageMessage
    from kilas.sweeps import Audit, Sweep

Message = TypeVar("Message")

DEDUPLICATION = timedelta(minutes=5)

PURGES = "purges"
"""The one group of the purge queue, in `busy` of World.settle."""


class FakeClock:
    """A clock that shows one time until a test sets `time`."""

    def __init__(self, start: datetime = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)) -> None:
        self.time = start

    def now(self) -> datetime:
        return self.time


class TickingClock:
    """A clock that starts at NOON and moves by `forward`; no two calls give the same time."""

    def __init__(self) -> None:
        self._now = NOON

    def now(self) -> datetime:
        self._now += timedelta(microseconds=1)
        return self._now

    def forward(self, **amount: float) -> None:
        self._now += timedelta(**amount)


class FakeLookQueue:
    """A standard queue, in the order of sending: nothing may rely on the order."""

    def __init__(self) -> None:
        self.messages: list[Look] = []

    def send(self, messages: Sequence[Look]) -> None:
        self.messages += messages


class FakeSweepQueue:
    """A standard queue. A message is delivered as if its time had come; `seconds` has the delays of
    all that were sent, for assertions.
    """

    def __init__(self) -> None:
        self.messages: list[Sweep | Audit] = []
        self.seconds: list[int] = []

    def send(self, messages: Sequence[Sweep | Audit], seconds: int, apart: int = 0) -> None:
        self.messages += messages
        self.seconds += [seconds + number * apart for number in range(len(messages))]


class FakePagesQueue:
    """A FIFO queue with groups, which drops what it was sent in the last five minutes."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._sent: dict[str, datetime] = {}
        self.groups: dict[str, list[PageMessage]] = {}

    def send(self, messages: Sequence[PageMessage]) -> None:
        now = self._now()
        for message in messages:
            same_as = message.same_as
            sent = self._sent.get(same_as)
            if sent is None or now - sent >= DEDUPLICATION:
                self._sent[same_as] = now
                self.groups.setdefault(message.page, []).append(message)

    def sent(self, message: PageMessage) -> datetime | None:
        """When a message was sent last; None for one that a test made."""
        return self._sent.get(message.same_as)


class FakeBacklog:
    """What waits in these queues."""

    def __init__(self, *queues: FakeLookQueue | FakePagesQueue) -> None:
        self._queues = queues

    def number(self) -> int:
        return sum(map(self._number_of, self._queues))

    @staticmethod
    def _number_of(queue: FakeLookQueue | FakePagesQueue) -> int:
        if isinstance(queue, FakeLookQueue):
            return len(queue.messages)
        return sum(map(len, queue.groups.values()))


class FakePurgeQueue:
    """A FIFO queue with one group, which drops nothing."""

    def __init__(self) -> None:
        self.messages: list[PurgeMessage] = []

    def send(self, paths: Sequence[str]) -> None:
        self.messages.append(PurgeMessage(tuple(paths)))


def taken(messages: list[Message]) -> list[Message]:
    """All messages of a list, which is empty afterwards."""
    found = messages[:]
    messages.clear()
    return found
