"""Processes that share a simulated clock, and a table that is as slow as DynamoDB and refuses what
DynamoDB refuses. No test and no benchmark waits for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING

from greenlet import getcurrent, greenlet

from kilas.errors import Conflict
from tests.fakes.table import FakeTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kilas.ports import Item, ItemKey, Write


class Simulation:
    """Runs processes one at a time, in the order of their simulated times (`now`, in seconds)."""

    def __init__(self) -> None:
        self.now = 0.0
        self._order = count()
        self._due: list[tuple[float, int, greenlet]] = []

    def start(self, at: float, work: Callable[[], None]) -> None:
        """Have a process begin at a time."""
        self._wake(at, greenlet(work))

    def sleep(self, seconds: float) -> None:
        """Stop the process that calls this, for so long."""
        here = getcurrent()
        self._wake(self.now + seconds, here)
        assert here.parent is not None, "only a process sleeps"
        here.parent.switch()

    def run(self) -> None:
        """Run every process to its end."""
        while self._due:
            self.now, _, process = heappop(self._due)
            process.switch()

    def _wake(self, at: float, process: greenlet) -> None:
        heappush(self._due, (at, next(self._order), process))


@dataclass(frozen=True)
class Latencies:
    """Seconds that a call of the table takes.

    A transaction that is refused learns it sooner: DynamoDB refuses it while it prepares.
    """

    transaction: float
    read: float = 0.005
    refusal: float = 0.008


class ContendedTable(FakeTable):
    """A table in simulated time. While a transaction writes an item, every other write of the item
    is refused at once (TransactionConflict), and reads are not.
    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling
    """

    def __init__(self, simulation: Simulation, latencies: Latencies) -> None:
        super().__init__()
        self._simulation, self._latencies = simulation, latencies
        self._written: set[ItemKey] = set()
        self.conflicts = 0

    def get_many(self, keys: Sequence[ItemKey]) -> dict[ItemKey, Item]:
        self._simulation.sleep(self._latencies.read)
        return super().get_many(keys)

    def write(self, writes: Sequence[Write]) -> None:
        keys = {write.key for write in writes}
        if keys & self._written:
            self.conflicts += 1
            self._simulation.sleep(self._latencies.refusal)
            raise Conflict("another transaction writes the item")
        self._written |= keys
        try:
            self._simulation.sleep(self._latencies.transaction)
            super().write(writes)
        finally:
            self._written -= keys
