"""Lambda's queues in simulated time: messages wait, are taken in batches, fail and come again."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from math import inf
from random import Random
from typing import TYPE_CHECKING, Any

from benchmarks.simulate.latencies import (
    COLD_START,
    FIFO_QUEUE,
    MESSAGES_OF_A_SEND,
    SEND,
    STANDARD_QUEUE,
)
from benchmarks.simulate.template import Consumer
from kilas.batches import seconds_until_retry

if TYPE_CHECKING:
    from collections.abc import Sequence


class Clock:
    """What is to happen, by the second at which it happens."""

    def __init__(self, seed: int) -> None:
        self.now = 0.0
        self.random = Random(seed)  # noqa: S311 -- a model, not a secret
        self._order = count()
        self._due: list[tuple[float, int, Callable[..., None], tuple[Any, ...]]] = []

    def at(self, time: float, do: Callable[..., None], *what: Any) -> None:
        """Do something at a time."""
        heappush(self._due, (time, next(self._order), do, what))

    def run(self, until: float = inf) -> None:
        """Until nothing is left to happen, or until a time."""
        due = self._due
        while due and due[0][0] <= until:
            self.now, _, do, what = heappop(due)
            do(*what)


@dataclass(slots=True)
class Message:
    """`about` is what it asks for, all of one `group` where there are groups; `received` counts its
    deliveries that failed. `is_crowded` says that the batch that it was taken in was full, and
    `sent` when the newest message of its group in the batch was sent.
    """

    about: list[Any]
    group: str = ""
    received: int = 0
    is_crowded: bool = False
    sent: float = 0.0


@dataclass
class Function:
    """A function's environments: one that is started stays."""

    warm: int = 0
    busy: int = 0
    most: int = 0

    def start(self) -> float:
        """Begin an invocation; returns the seconds of a cold start, or 0."""
        self.busy += 1
        self.most = max(self.most, self.busy)
        if self.busy <= self.warm:
            return 0.0
        self.warm = self.busy
        return COLD_START

    def stop(self) -> None:
        """End an invocation."""
        self.busy -= 1


@dataclass
class Queue:
    """A standard queue and its mapping. `perform` begins a message at a time and returns when it
    ends, and whether it was done; `done` is called then. `retry` gives the seconds until a
    message that failed n times comes again.
    """

    clock: Clock
    consumer: Consumer
    function: Function
    perform: Callable[[Message, float], tuple[float, bool]]
    done: Callable[[Message], None]
    retry: Callable[[int], int] = seconds_until_retry
    dead: list[Message] = field(default_factory=list)
    sent: int = 0
    most_received: int = 0
    _size: int = 0
    _running: int = 0
    _waiting: deque[Message] = field(default_factory=deque)

    @property
    def backlog(self) -> int:
        """Messages that are sent, or due, and not begun."""
        return self._size

    def send(self, messages: Sequence[Message], delay: float = 0.0) -> float:
        """Send messages in requests one after the other, the first after `delay` seconds; returns
        the delay after the last.
        """
        random = self.clock.random
        latency = FIFO_QUEUE if self.consumer.is_fifo else STANDARD_QUEUE
        for place in range(0, len(messages), MESSAGES_OF_A_SEND):
            delay += SEND.draw(random)
            for each in messages[place : place + MESSAGES_OF_A_SEND]:
                each.sent = self.clock.now + delay
            arrives = self.clock.now + delay + latency.draw(random) + self.consumer.window
            self.clock.at(arrives, self._arrive, messages[place : place + MESSAGES_OF_A_SEND])
        self.sent += len(messages)
        return delay

    def deliver(self, message: Message, seconds: float) -> None:
        """A message that somebody else sent, which a function could take after so many seconds."""
        self.sent += 1
        self.clock.at(self.clock.now + seconds, self._arrive, [message])

    def _arrive(self, messages: Sequence[Message]) -> None:
        self._size += len(messages)
        self._hold(messages)
        self._pump()

    def _pump(self) -> None:
        while self._running < self.consumer.at_once:
            batch = self._take()
            if not batch:
                return
            self._size -= len(batch)
            self._running += 1
            self._invoke(batch)

    def _invoke(self, batch: list[Message]) -> None:
        ends = self.clock.now + self.function.start()
        for message in batch:
            message.is_crowded = len(batch) >= self.consumer.batch
            ends, is_done = self._work(message, ends)
            self.clock.at(ends, self.done if is_done else self._fail, message)
        self.clock.at(ends, self._finish, batch)

    def _finish(self, batch: list[Message]) -> None:
        self._running -= 1
        self.function.stop()
        self._free(batch)
        self._pump()

    def _fail(self, message: Message) -> None:
        message.received += 1
        self.most_received = max(self.most_received, message.received)
        if message.received >= self.consumer.most:
            self.dead.append(message)
            self._release(message)
        else:
            seconds = self.retry(message.received)
            self.clock.at(self.clock.now + seconds, self._come_again, message)

    # --- what a FIFO queue does otherwise ---

    def _work(self, message: Message, start: float) -> tuple[float, bool]:
        return self.perform(message, start)

    def _hold(self, messages: Sequence[Message]) -> None:
        self._waiting.extend(messages)

    def _take(self) -> list[Message]:
        size = min(self.consumer.batch, len(self._waiting))
        return [self._waiting.popleft() for _ in range(size)]

    def _free(self, batch: list[Message]) -> None:
        """Let others have what the batch held."""

    def _come_again(self, message: Message) -> None:
        self._arrive([message])

    def _release(self, message: Message) -> None:
        """A message that failed is dead, or comes again."""


@dataclass
class FifoQueue(Queue):
    """Of each group one batch has messages at a time, and a group of which a message failed waits
    for that message. The messages of one group in a batch are one piece of work. The oldest group
    that is free comes first.
    """

    _groups: dict[str, deque[Message]] = field(default_factory=dict)
    _ready: OrderedDict[str, None] = field(default_factory=OrderedDict)
    _first: deque[str] = field(default_factory=deque)
    _held: dict[str, int] = field(default_factory=dict)
    _ends: dict[str, tuple[float, bool]] = field(default_factory=dict)

    def _hold(self, messages: Sequence[Message]) -> None:
        for each in messages:
            waiting = self._groups.get(each.group)
            if waiting is None:
                self._groups[each.group] = deque([each])
                if each.group not in self._held:
                    self._ready[each.group] = None
            else:
                waiting.append(each)

    def _take(self) -> list[Message]:
        batch: list[Message] = []
        while len(batch) < self.consumer.batch and (self._first or self._ready):
            group = self._first.popleft() if self._first else self._ready.popitem(last=False)[0]
            waiting = self._groups[group]
            while waiting and len(batch) < self.consumer.batch:
                batch.append(waiting.popleft())
                self._held[group] = self._held.get(group, 0) + 1
            if not waiting:
                del self._groups[group]
        return batch

    def _invoke(self, batch: list[Message]) -> None:
        self._ends = {}
        newest: dict[str, float] = {}
        for each in batch:
            newest[each.group] = max(each.sent, newest.get(each.group, 0.0))
        for each in batch:
            each.sent = newest[each.group]
        super()._invoke(batch)

    def _work(self, message: Message, start: float) -> tuple[float, bool]:
        known = self._ends.get(message.group)
        if known:
            return start, known[1]
        self._ends[message.group] = found = self.perform(message, start)
        return found

    def _fail(self, message: Message) -> None:
        self._held[message.group] += 1  # the group waits for the message
        super()._fail(message)

    def _free(self, batch: list[Message]) -> None:
        for each in batch:
            self._let_go(each.group)

    def _come_again(self, message: Message) -> None:
        waiting = self._groups.setdefault(message.group, deque())
        waiting.appendleft(message)
        self._size += 1
        self._release(message)
        self._pump()

    def _release(self, message: Message) -> None:
        self._let_go(message.group)

    def _let_go(self, group: str) -> None:
        held = self._held[group] - 1
        if held:
            self._held[group] = held
            return
        del self._held[group]
        if self._groups.get(group):
            self._first.append(group)
