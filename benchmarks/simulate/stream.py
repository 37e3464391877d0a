"""The table's stream and its mapping in simulated time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from benchmarks.simulate.cloud import Clock, Function
from benchmarks.simulate.latencies import LONGEST_STREAM_RETRY, SHARDS, STREAM
from benchmarks.simulate.template import StreamConsumer


@dataclass
class Stream:
    """The table's stream and its mapping: each lane works on one batch at a time, in order.
    `perform` begins a batch at a time and returns when it ends, and whether it was done.
    """

    clock: Clock
    consumer: StreamConsumer
    function: Function
    perform: Callable[[list[Any], float], tuple[float, bool]]
    done: Callable[[list[Any]], None]
    _lanes: list[deque[Any]] = field(default_factory=list)
    _busy: set[int] = field(default_factory=set)
    _last: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        lanes = SHARDS * self.consumer.lanes
        self._lanes = [deque() for _ in range(lanes)]
        self._last = [0.0] * lanes

    @property
    def backlog(self) -> int:
        """Records that are to be taken."""
        return sum(map(len, self._lanes))

    def append(self, record: Any) -> None:
        """A record was written just now."""
        random = self.clock.random
        lane = random.randrange(len(self._lanes))
        arrives = self.clock.now + STREAM.draw(random) + self.consumer.window
        self._last[lane] = arrives = max(arrives, self._last[lane])
        self.clock.at(arrives, self._arrive, lane, record)

    def _arrive(self, lane: int, record: Any) -> None:
        self._lanes[lane].append(record)
        if lane not in self._busy:
            self._take(lane)

    def _take(self, lane: int) -> None:
        waiting = self._lanes[lane]
        size = min(self.consumer.batch, len(waiting))
        if size:
            self._busy.add(lane)
            self._invoke(lane, [waiting.popleft() for _ in range(size)], 1.0)

    def _invoke(self, lane: int, batch: list[Any], wait: float) -> None:
        start = self.clock.now + self.function.start()
        ends, is_done = self.perform(batch, start)
        self.clock.at(ends, self._finish, lane, batch, is_done, wait)

    def _finish(self, lane: int, batch: list[Any], is_done: bool, wait: float) -> None:  # noqa: FBT001 -- an event's answer
        self.function.stop()
        if not is_done:
            longer = min(2 * wait, LONGEST_STREAM_RETRY)
            self.clock.at(self.clock.now + wait, self._invoke, lane, batch, longer)
            return
        self.done(batch)
        self._busy.discard(lane)
        self._take(lane)
