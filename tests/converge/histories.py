"""Random histories of a newsroom, and a machine that plays them with every kind of trouble."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kilas.plan.affected import AFFECTED
from tests.converge.assets import AssetWatch
from tests.converge.links import LinkWatch, is_quiet
from tests.converge.objects import stylesheets
from tests.converge.oracle import assert_right
from tests.converge.small import new_world
from tests.converge.sources import ARTICLES, BROKEN, GOOD_SITE, IDENTITIES, sources
from tests.converge.steps import (
    SOMETHING,
    Decision,
    Delivery,
    Minutes,
    Renamed,
    Something,
    Undone,
    Upload,
    Written,
)
from tests.fakes.edge import FakeEdge, live_addresses
from tests.fakes.process import Process
from tests.fakes.queues import PURGES
from tests.fakes.table import FakeTable
from tests.fakes.world import World, rebuilt

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from kilas.plan.affected import Affected
    from tests.fakes.batches import FileFunction
    from tests.fakes.process import ComeAgain

CALM_AFTER = 8
"""So many steps must cross before all may be delivered at once."""

FINISH = 99
STEPS = st.one_of(st.just(FINISH), st.integers(1, 11), st.integers(1, 24))
PLACES = st.one_of(st.just(0), st.integers(0, 9))
KEYS = st.runner().flatmap(lambda newsroom: st.sampled_from(newsroom.keys))

if TYPE_CHECKING:
    Start = Callable[[Delivery], Process]


class Newsroom(RuleBasedStateMachine):
    """Editors, readers and time do what they like; messages come late, twice and out of order;
    invocations overlap and die. In the end the site must be what a rebuild makes of the truth."""

    keys: tuple[str, ...] = ARTICLES
    """The articles that editors work on."""

    new_table: type[FakeTable] = FakeTable

    affected: Affected = AFFECTED
    """The table of changes that plan goes by."""

    def __init__(self) -> None:
        super().__init__()
        self.world = self.make_world()
        self.edge = FakeEdge(self.world.site, self.world.cdn, self.world.clock.now)
        self.running: list[Process] = []
        self.died: set[int] = set()
        """The numbers of the invocations that crashed since the world was last quiet."""
        self.links = LinkWatch(self.world)
        self.assets = AssetWatch(self.world)
        self.steps = 0

    def make_world(self) -> World:
        """The newsroom at its beginning."""
        return new_world(self.new_table(), self.affected)

    @initialize()
    def first_site(self) -> None:
        self.world.upload("site.yaml", GOOD_SITE)
        self.settle()

    # --- people and time; few rules, so that most of a history is messages that cross ---

    @rule(key=KEYS, text=st.one_of(sources(), sources(), BROKEN, st.none()))
    def article(self, key: str, text: str | None) -> None:
        if text is not None:
            self.world.upload(key, text)
        elif self.world.content.versions(key):
            self.world.content.remove(key)

    @rule(what=SOMETHING)
    def something_else(self, what: Something) -> None:
        match what:
            case Undone(key) if self.world.content.versions(key):
                self.world.content.remove_for_good(key, self.world.content.versions(key)[0].id)
            case Renamed():
                what.do(self.world.content)
            case Upload(key, bytes() as data):
                self.world.upload(key, data)
            case Upload(key) if self.world.content.versions(key):
                self.world.content.remove(key)
            case Minutes(number):
                self.world.clock.time += timedelta(minutes=number)
                self.world.tick()
            case Written(identity, text):
                self.world.try_to_comment(identity, "Pembaca", text)
            case Decision(place, status):
                self.world.decide(place, status)

    # --- messages, each delivered to an invocation that goes `steps` port calls far ---

    @rule(kind=PLACES, place=PLACES, size=PLACES, duplicate=st.booleans(), steps=STEPS)
    def message(self, kind: int, place: int, size: int, steps: int, *, duplicate: bool) -> None:
        startable = self._deliverable()
        if startable:
            start = startable[kind % len(startable)]
            self.running.append(start(Delivery(place, size or 1, duplicate)))
            self._go_on(self.running[-1], steps)

    @rule(kind=PLACES, place=PLACES, size=PLACES, duplicate=st.booleans(), steps=STEPS)
    def another_message(
        self, kind: int, place: int, size: int, steps: int, *, duplicate: bool
    ) -> None:
        self.message(kind, place, size, steps, duplicate=duplicate)

    @precondition(lambda self: self.running)
    @rule(place=PLACES, steps=STEPS)
    def invocation(self, place: int, steps: int) -> None:
        self._go_on(self.running[place % len(self.running)], steps)

    @precondition(lambda self: self.running)
    @rule(place=PLACES)
    def crash(self, place: int) -> None:
        process = self.running.pop(place % len(self.running))
        self.died.add(process.number)
        process.crash()

    @precondition(lambda self: self.steps >= CALM_AFTER)
    @rule()
    def all_is_delivered(self) -> None:
        """Save what waits for the invocations that are slow just now."""
        self.steps = 0
        self.settle(busy=self._held)

    @precondition(lambda self: self.steps >= CALM_AFTER)
    @rule()
    def all_ends(self) -> None:
        """Invocations end, messages are delivered: the site is what a rebuild would make."""
        self.steps = 0
        self._finish_all()
        self.settle()
        assert_same(self.world, rebuilt(self.world))
        assert_right(self.world)
        assert self.edge.showing_others_than(live_addresses(self.world)) == []
        assert self.assets.left() == []
        for identity in IDENTITIES:
            published = self.world.threads.published(identity)
            assert self.world.threads.count(identity) == len(published)

    @invariant()
    def count_a_step(self) -> None:
        self.steps += 1
        self.world.clock.time += timedelta(seconds=1)  # no two uploads are of one moment

    def settle(self, busy: Collection[str] = ()) -> None:
        """Deliver all messages, step by step, save those that wait for what is `busy`."""
        process = Process(partial(self.world.settle, busy))
        self.running.append(process)
        self._go_on(process, FINISH)
        self.after_step()

    def after_step(self) -> None:
        """After each single step, every link that Kilas makes leads to something that stands."""
        if not self.running and is_quiet(self.world):
            self.died.clear()
        assert self.assets.look() == []
        dead = self.links.look(self.died | {process.number for process in self.running})
        assert not dead, "\n".join(f"{link.source} links to {link.target}" for link in dead)

    def teardown(self) -> None:
        self.all_ends()

    def _deliverable(self) -> list[Start]:
        """How to start an invocation of each function that has a message."""
        return [
            *([self._s3_notifies] if self.world.content.changed else []),
            *(partial(self._queue_delivers, each) for each in self.world.waiting_functions),
            *([self._plan_gets_a_batch] if self._plannable() else []),
            *([self._publish_gets_a_batch] if self._publishable() else []),
            *([self._purge_gets_a_batch] if self._purgeable() else []),
        ]

    def _s3_notifies(self, how: Delivery) -> Process:
        changed = self.world.content.changed
        key = changed[how.place % len(changed)]
        if not how.duplicate:
            changed.remove(key)
        return Process(partial(self.world.look_at, key), lost=lambda _: changed.append(key))

    def _queue_delivers(self, function: FileFunction, how: Delivery) -> Process:
        messages: list[Any] = function.queue.messages
        first = how.place % len(messages)
        batch = messages[first : first + how.size]
        del messages[first : first + how.size]

        def lost(error: ComeAgain | None) -> None:
            messages.extend(error.of(batch) if error else batch)

        return Process(partial(function.take, batch), lost=lost)

    def _plan_gets_a_batch(self, how: Delivery) -> Process:
        numbers = self._plannable()
        partition = self.world.partition(numbers[how.place % len(numbers)])
        batch = [n for n in numbers if self.world.partition(n) == partition][: how.size]
        return Process(
            partial(self.world.plan, batch),
            done=partial(self.world.planned.update, batch),
            holds=frozenset([partition]),
        )

    def _publish_gets_a_batch(self, how: Delivery) -> Process:
        groups, free = self.world.pages_queue.groups, self._publishable()
        group = free[how.place % len(free)]
        batch, groups[group] = groups[group][: how.size], groups[group][how.size :]

        def lost(_: ComeAgain | None) -> None:
            groups[group] = batch + groups.get(group, [])

        return Process(
            lambda: self.world.publish_batch(batch),
            lost=lost,
            holds=frozenset([group]),  # a page has one writer at a time, as of a FIFO group
        )

    def _purge_gets_a_batch(self, how: Delivery) -> Process:
        messages = self.world.purge_queue.messages
        batch = messages[: how.size]
        del messages[: how.size]

        def lost(_: ComeAgain | None) -> None:
            messages[:0] = batch

        return Process(lambda: self.world.purge_batch(batch), lost=lost, holds=frozenset([PURGES]))

    def _purgeable(self) -> bool:
        return bool(self.world.purge_queue.messages) and PURGES not in self._held

    def _plannable(self) -> list[int]:
        held = self._held
        return [n for n in self.world.unplanned if self.world.partition(n) not in held]

    def _publishable(self) -> list[str]:
        """The groups that have messages and no writer, the fullest first."""
        groups, held = self.world.pages_queue.groups, self._held
        free = [group for group in groups if groups[group] and group not in held]
        return sorted(free, key=lambda group: -len(groups[group]))

    @property
    def _held(self) -> set[str]:
        return {name for process in self.running for name in process.holds}

    def _go_on(self, process: Process, steps: int) -> None:
        taken = 0
        while not process.over and (taken < steps or steps == FINISH):
            process.step()
            self.after_step()
            taken += 1
        if process.over:
            self.running.remove(process)

    def _finish_all(self) -> None:
        while self.running:
            self._go_on(self.running[0], FINISH)


def assert_same(world: World, clean: World) -> None:
    """What readers and editors see is what a rebuild makes, byte for byte. Nobody sees the
    stylesheets of earlier colours, which stay for a while (tests/converge/assets.py).
    """
    shown, expected = world.shown(), clean.shown()
    earlier = {f"site/{key}" for key in stylesheets(world.site.objects)} - expected.keys()
    shown = {key: output for key, output in shown.items() if key not in earlier}
    assert shown.keys() == expected.keys(), sorted(shown.keys() ^ expected.keys())
    for key, output in expected.items():
        assert shown[key] == output, key
