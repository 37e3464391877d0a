"""Kilas on the model of AWS: the queues of template.yaml, and on them the shapes of the product.

Sweep is the product's own, with its paces, its chain and its rules in force. So are the pauses
between tries.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from benchmarks.simulate.cloud import Clock, FifoQueue, Function, Message, Queue
from benchmarks.simulate.latencies import (
    CPU,
    CPU_OF_A_REQUEST,
    DEDUPLICATION,
    NOTIFICATION,
    REQUESTS,
    SHARE_OF_A_CPU,
    THROTTLED,
)
from benchmarks.simulate.shapes import FRONT, Shapes, Work, walk
from benchmarks.simulate.stream import Stream
from benchmarks.simulate.template import Deployed, deployed
from kilas.batches import PAUSES, seconds_until_retry
from kilas.pages.bodies import READS_AT_ONCE
from kilas.queues import SKEW
from kilas.sweeps import SETTLING_SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.simulate.sweeping import Sweeping

READ: Final = "FakeContent.read"

DRAWS: Final = 199
"""How many times of a work are drawn; they are then taken in turns."""

MONTH: Final = 1000
"""Articles of a month in bulk work: as many pages of a month have one message."""


@dataclass(slots=True, eq=False)
class Story:
    """An event of the newsroom that is watched: `kind`, the second at which it began, and when each
    of its works was done, by step and place.
    """

    kind: str
    number: int
    began: float
    done: dict[tuple[str, str, int], float] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Bulk:
    """A file or page of bulk work."""

    number: int


Event = tuple["Story | Bulk", Work, int]
"""What an event is about, the work, and how many works led to it."""


class Outage:
    """DynamoDB throttles every request from one second to another."""

    def __init__(self, begins: float = 0.0, ends: float = 0.0) -> None:
        self.begins, self.ends = begins, ends

    def covers(self, time: float) -> bool:
        """Whether a request at this time fails."""
        return self.begins <= time < self.ends


class Newsroom:
    """Takes events, and plays them to their end."""

    def __init__(  # noqa: PLR0913, PLR0917 -- each may be another of a test's own
        self,
        shapes: Shapes,
        seed: int = 1,
        template: Deployed | None = None,
        outage: Outage | None = None,
        retry: Callable[[int], int] = seconds_until_retry,
        reads_at_once: int = READS_AT_ONCE,
    ) -> None:
        self.clock, self.shapes = Clock(seed), shapes
        self.template, self.outage = template or deployed(), outage or Outage()
        self.sweeping: Sweeping | None = None
        self._reads_at_once = reads_at_once
        self.saved = 0
        self.looks = 0
        self.last = 0.0
        self._times: dict[Work, tuple[list[float], list[int]]] = {}
        self._made: dict[int, float] = {}
        self.front_made = 0
        self._left: dict[Work, Work] = {}
        self._causes: dict[tuple[str, int], float] = {}
        functions: dict[str, Function] = {}
        self.queues: dict[str, Queue] = {}
        for name, consumer in self.template.queues.items():
            function = functions.setdefault(consumer.function, Function())
            kind = FifoQueue if consumer.is_fifo else Queue
            queue = kind(self.clock, consumer, function, self._perform, self._done, retry=retry)
            self.queues[name] = queue
        self.pages = self.queues["PagesQueue"]
        sweep = self.queues["SweepQueue"]
        sweep.perform, sweep.done = self._sweep, lambda _: None
        self.stream = Stream(
            self.clock, self.template.stream, Function(), self._plan, self._planned
        )

    # --- what happens ---

    def upload(self, at: float, kind: str, work: Work, number: int) -> Story:
        """An editor uploads, corrects, withdraws; or a reader comments, whose request writes."""
        story = Story(kind, number, at)
        self.clock.at(at, self._begin, story, work)
        return story

    def _begin(self, story: Story, work: Work) -> None:
        message = Message([(story, work, 0)])
        if work.step == "api":
            ends, _ = self._perform(message, self.clock.now)
            self.clock.at(ends, self._done, message)
            return
        queue = self.queues[self.template.uploads]
        queue.deliver(message, NOTIFICATION.draw(self.clock.random) + queue.consumer.window)

    @property
    def dead(self) -> int:
        """Messages in the dead-letter queues."""
        return sum(len(each.dead) for each in self.queues.values())

    @property
    def most_received(self) -> int:
        """How often the message was delivered that was delivered most."""
        return max(each.most_received for each in self.queues.values())

    # --- a message of ingest or publish ---

    def _perform(self, message: Message, start: float) -> tuple[float, bool]:
        if self.outage.covers(start):
            return start + THROTTLED * (1 + len(PAUSES)) + sum(PAUSES), False
        if message.group == FRONT and self._is_made_since(message, start):
            return start + CPU["publish"], True
        return start + self._seconds(message.about[0][1]), True

    def _is_made_since(self, message: Message, start: float) -> bool:
        """Whether the environment, any of those that are warm, made the front page of a state that
        is newer than the message; otherwise it does so now.
        """
        environment = self.clock.random.randrange(self.pages.function.warm)
        if message.sent + SKEW.total_seconds() <= self._made.get(environment, 0.0):
            return True
        self._made[environment] = start
        self.front_made += 1
        return False

    def _done(self, message: Message) -> None:
        for about, recorded, depth in message.about:
            work = self._left_to_plan(recorded) if message.is_crowded else recorded
            self._finished(about, work, depth)
            pages = [(about, each, depth + 1) for each in work.then if each.step == "publish"]
            if pages:  # a page that goes on in parts
                self._ask([self._message(each) for each in pages])
            for each in work.then:
                if each.step == "plan":
                    self.stream.append((about, each, depth + 1))

    def _left_to_plan(self, work: Work) -> Work:
        """The work of a full batch: publish leaves the front page to plan."""
        if work.step != "publish" or FRONT not in {each.place for each in work.then}:
            return work
        if work not in self._left:
            [front] = [each for each in work.then if each.place == FRONT]
            others = [each for each in work.then if each is not front]
            then = [
                replace(each, then=(front, *each.then)) if each.place.startswith("FILE#") else each
                for each in others
            ]
            self._left[work] = replace(work, then=tuple(then))
        return self._left[work]

    def _finished(self, about: Story | Bulk, work: Work, depth: int) -> None:
        self.last = self.clock.now
        if isinstance(about, Story):
            about.done[work.step, work.place, depth] = self.clock.now
            if work.place == "frame|":
                self.saved = max(self.saved, about.number)
        elif work.step == "ingest":
            self.looks += 1

    # --- a batch of the stream ---

    def _plan(self, events: list[Event], start: float) -> tuple[float, bool]:
        if self.outage.covers(start):
            return start + THROTTLED, False
        return start + sum(self._seconds(work) for _, work, _ in events), True

    def _planned(self, events: list[Event]) -> None:
        """Send one message to each page, for all events of the batch that name the page."""
        joined: dict[tuple[str, bool], Message] = {}
        for about, work, depth in events:
            self._finished(about, work, depth)
            for each in work.then:
                message = self._message((about, each, depth + 1))
                known = joined.setdefault((message.group, isinstance(about, Bulk)), message)
                if known is not message:
                    known.about += message.about
            if self.sweeping and isinstance(about, Story):
                self.sweeping.ask(work.sweeps, about.number, SETTLING_SECONDS)
        self._ask([each for each in joined.values() if not self._is_known(each)])

    def _ask(self, messages: Sequence[Message]) -> None:
        """Send what publish shall do, the messages about the front page first."""
        front = [each for each in messages if each.group == FRONT]
        delay = self.queues["FrontQueue"].send(front)
        self.pages.send([each for each in messages if each.group != FRONT], delay)

    def _message(self, event: Event) -> Message:
        about, work, _ = event
        group = work.place
        if work.is_private:
            group = f"{work.place} {about.number} {type(about).__name__}"
        elif isinstance(about, Bulk) and work.place.startswith("month|"):
            group = f"{work.place} {about.number // MONTH}"
        return Message([event], group)

    def _is_known(self, message: Message) -> bool:
        """Whether the queue drops a message of bulk work: those of one change have one cause."""
        about, work, _ = message.about[0]
        if isinstance(about, Story) or work.is_private:
            return False
        now, cause = self.clock.now, (message.group, self.saved)
        if now - self._causes.get(cause, -DEDUPLICATION) < DEDUPLICATION:
            return True
        self._causes[cause] = now
        return False

    # --- sweep ---

    def _sweep(self, message: Message, start: float) -> tuple[float, bool]:
        assert self.sweeping is not None
        if self.outage.covers(start):
            return start + THROTTLED * (1 + len(PAUSES)) + sum(PAUSES), False
        return self.sweeping.part(message.about[0], start), True

    # --- time ---

    def _seconds(self, work: Work) -> float:
        """How long a work takes, without its sends: drawn DRAWS times, then the same in turns."""
        times, place = self._times.setdefault(work, ([], [0]))
        if len(times) < DRAWS:
            times.append(self._drawn(work))
            return times[-1]
        place[0] = (place[0] + 1) % DRAWS
        return times[place[0]]

    def _drawn(self, work: Work) -> float:
        random = self.clock.random
        seconds = CPU.get(work.step, CPU["ingest"]) / SHARE_OF_A_CPU
        for name, number in work.requests.items():
            at_once = self._reads_at_once if name == READ else 1
            seconds += CPU_OF_A_REQUEST * number
            for done in range(0, number, at_once):
                together = range(min(at_once, number - done))
                seconds += max(REQUESTS[name].draw(random) for _ in together)
        return seconds


def readers_see(work: Work) -> tuple[str, ...]:
    """The places that an event is waited for: the page of the article, and the front page with the
    feed where the event has one. The article's second address, which is longer, leads to the page.
    """
    places = [each.place for each in walk(work) if each.step == "publish"]
    pages = [each for each in places if each.startswith("address|/2")]
    page = sorted(pages, key=len)[:1]
    return (*page, *dict.fromkeys(each for each in places if each == FRONT))
