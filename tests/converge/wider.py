"""What may happen to a newsroom beside what `Newsroom` plays; each class adds one kind of it."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from msgspec.structs import replace

from kilas.adapters.stream_events import stream_events
from kilas.api.post import Post
from kilas.api.repeats import Repeats
from kilas.comments.rules import Submission
from kilas.errors import CommentNotFound, Refused, ThreadFull, Throttled
from kilas.pages.desired import Pages
from kilas.store.records import Records
from kilas.store.threads import Threads
from kilas.sweep.sweep import Pace, Paces
from tests.converge.histories import PLACES, STEPS, Newsroom
from tests.converge.small import SMALL_PAGES
from tests.converge.sources import ARTICLES
from tests.converge.steps import COMMENTS, DECISIONS, Decision, Delivery, Written
from tests.fakes.events import SECRET, stream_event
from tests.fakes.process import ComeAgain, Process
from tests.fakes.world import World

if TYPE_CHECKING:
    from collections.abc import Callable

    from kilas.messages import PageMessage
    from tests.fakes.batches import FileFunction


class Redelivered(Newsroom):
    """What was worked off is delivered once more."""

    def __init__(self) -> None:
        super().__init__()
        self.comes_again: list[Callable[[], None]] = []

    @precondition(lambda self: self.comes_again)
    @rule(place=PLACES)
    def once_more(self, place: int) -> None:
        self.comes_again.pop(-1 - place % len(self.comes_again))()

    def _queue_delivers(self, function: FileFunction, how: Delivery) -> Process:
        messages: list[Any] = function.queue.messages
        before = messages[:]
        process = super()._queue_delivers(function, how)
        batch = [message for message in before if message not in messages]
        self.comes_again.append(partial(messages.extend, batch))
        return process

    def _plan_gets_a_batch(self, how: Delivery) -> Process:
        planned = set(self.world.planned)
        process = super()._plan_gets_a_batch(how)
        self.comes_again.append(partial(self._plan_again, process, planned))
        return process

    def _plan_again(self, process: Process, planned_before: set[int]) -> None:
        """Have what an invocation planned planned again, if it came to its end.

        The stream keeps the order of its partition: so does this, of all that was planned since.
        """
        partitions = process.holds
        again = {
            number
            for number in self.world.planned - planned_before
            if self.world.partition(number) in partitions
        }
        if process.over and not partitions & self._held:
            self.world.planned -= again
            self.world._all_planned_before = min([self.world._all_planned_before, *again])

    def _publish_gets_a_batch(self, how: Delivery) -> Process:
        groups = self.world.pages_queue.groups
        before = {name: messages[:] for name, messages in groups.items()}
        process = super()._publish_gets_a_batch(how)
        for name, messages in before.items():
            taken = messages[: len(messages) - len(groups.get(name, ()))]
            if taken:
                self.comes_again.append(partial(self._publish_again, process, name, taken))
        return process

    def _publish_again(self, process: Process, name: str, taken: list[PageMessage]) -> None:
        if process.over and name not in self._held:
            groups = self.world.pages_queue.groups
            groups[name] = taken + groups.get(name, [])


class Interrupted(Newsroom):
    """Clock, comments and decisions overlap with all else and die; ports fail for a moment; publish
    gets batches of several groups."""

    @rule(what=st.one_of(COMMENTS, DECISIONS, st.none()), steps=STEPS)
    def runs_beside(self, what: Written | Decision | None, steps: int) -> None:
        process = Process(partial(self._do, what))
        self.running.append(process)
        self._go_on(process, steps)

    @precondition(lambda self: self.running)
    @rule(place=PLACES, steps=STEPS)
    def a_call_fails(self, place: int, steps: int) -> None:
        process = self.running[place % len(self.running)]
        process.fail(Throttled("too many requests"))
        self._go_on(process, steps)

    def _do(self, what: Written | Decision | None) -> None:
        match what:
            case None:
                self.world.tick()
            case Written(identity, text):
                with suppress(Refused):
                    self._post(identity, text)
            case Decision(place, status):
                with suppress(CommentNotFound, ThreadFull):
                    self.world.decide(place, status)

    def _post(self, identity: str, text: str) -> None:
        """Comment without HTTP: the resolver of Powertools keeps its request in a class, so that
        one process cannot hold two, as Lambda never has it.
        """
        table = self.world._hooked_table
        post = Post(Records(table), Threads(table), self.world.clock, Repeats(SECRET))
        post(identity, Submission("Pembaca", text))

    def _plan_gets_a_batch(self, how: Delivery) -> Process:
        """As of Newsroom, but the stream goes on from the event that failed."""
        numbers = self._plannable()
        partition = self.world.partition(numbers[how.place % len(numbers)])
        batch = [n for n in numbers if self.world.partition(n) == partition][: how.size]

        def plan() -> None:
            changes = ((number, *self.world.table.stream[number]) for number in batch)
            failed = self.world._plan.batch(stream_events(stream_event(changes)))
            end = len(batch) if failed is None else batch.index(int(failed))
            self.world.planned.update(batch[:end])

        return Process(plan, holds=frozenset([partition]))

    def _publish_gets_a_batch(self, how: Delivery) -> Process:
        groups, free = self.world.pages_queue.groups, self._publishable()
        first = how.place % len(free)
        names = free[first : first + 1 + how.size % 3]
        batch = [(name, message) for name in names for message in groups[name][: how.size]]
        for name in names:
            del groups[name][: how.size]

        def lost(error: ComeAgain | None) -> None:
            for name, message in reversed(error.of(batch) if error else batch):
                groups.setdefault(name, []).insert(0, message)

        work = partial(self.world.publish_batch, [message for _, message in batch])
        return Process(work, lost=lost, holds=frozenset(names))


class InParts(Newsroom):
    """Eight articles, and messages that make or name one or two of what there is at a time."""

    keys = (*ARTICLES, *(f"articles/{name}.md" for name in "defgh"))

    def make_world(self) -> World:
        return _WorldInParts(table=self.new_table(), pages=_PAGES_IN_PARTS)


class _WorldInParts(World):
    paces = Paces(*[Pace(keys=2, seconds=0)] * 3)


_PAGES_IN_PARTS = partial(
    Pages,
    sizes=replace(SMALL_PAGES.keywords["sizes"], month_pages_at_once=1),
    render=SMALL_PAGES.keywords["render"],
)
