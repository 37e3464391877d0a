"""What may happen to a newsroom beside what `Newsroom` plays; each class adds one kind of it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from kilas.adapters.events import stream_events
from kilas.api.post import Post
from kilas.api.repeats import Repeats
from kilas.comments.rules import Submission
from kilas.errors import CommentNotFound, Refused, ThreadFull, Throttled
from kilas.pages.desired import Pages
from kilas.ports import ItemKey
from kilas.store.records import Records
from kilas.store.threads import Threads
from tests.converge.histories import FINISH, PLACES, SMALL_PAGES, STEPS, Newsroom
from tests.converge.links import LinkWatch, is_quiet
from tests.converge.sources import ARTICLES
from tests.converge.steps import COMMENTS, DECISIONS, Decision, Delivery, Written
from tests.fakes.aged_table import AgedTable
from tests.fakes.events import SECRET, stream_event
from tests.fakes.process import ComeAgain, Process
from tests.fakes.world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from kilas.messages import PageMessage
    from kilas.pages.desired import Desired
    from kilas.pages.page import PageRef
    from kilas.pages.sources import Sources
    from kilas.ports import Item, Output
    from kilas.site.site import Site
    from tests.fakes.batches import FileFunction


class Watched(Newsroom):
    """After each single step, every link that Kilas makes leads to something that stands."""

    def __init__(self) -> None:
        super().__init__()
        self.links = LinkWatch(self.world)
        self.died: set[int] = set()

    def after_step(self) -> None:
        if not self.running and is_quiet(self.world):
            self.died.clear()
        at_work = self.died | {process.number for process in self.running}
        dead = self.links.look(at_work)
        assert not dead, "\n".join(f"{link.source} links to {link.target}" for link in dead)

    def settle(self, busy: Collection[str] = ()) -> None:
        """Settle step by step."""
        process = Process(partial(super().settle, busy))
        self.running.append(process)
        self._go_on(process, FINISH)
        self.after_step()

    @precondition(lambda self: self.running)
    @rule(place=PLACES)
    def crash(self, place: int) -> None:
        self.died.add(self.running[place % len(self.running)].number)
        super().crash(place)


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
        messages = function.queue.messages
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
    files_at_once = 2


_PAGES_IN_PARTS = partial(
    Pages,
    sizes=replace(SMALL_PAGES.keywords["sizes"], month_pages_at_once=1, audited_at_once=2),
    render=SMALL_PAGES.keywords["render"],
)


class Deployed(Newsroom):
    """Releases come in the middle of a history. Each makes every object otherwise."""

    def make_world(self) -> World:
        self.release = "one"
        return World(table=self.new_table(), pages=self._pages)

    @rule(release=st.sampled_from(["two", "three", "four"]))
    def deploy(self, release: str) -> None:
        self.release = self.world.release = release
        self.world.wire()
        self.world.tick()

    def _pages(self, sources: Sources) -> Pages:
        return _SaltedPages(sources, self.release)


class _SaltedPages(Pages):
    """Pages with the name of the release at the end of each object."""

    def __init__(self, sources: Sources, release: str) -> None:
        sizes, how = SMALL_PAGES.keywords["sizes"], SMALL_PAGES.keywords["render"]
        super().__init__(sources, sizes=sizes, render=how)
        self._release = release

    def desired(self, page: PageRef, site: Site | None) -> Desired:
        found = super().desired(page, site)
        outputs = {spot: output and self._salted(output) for spot, output in found.outputs.items()}
        return replace(found, outputs=outputs)

    def _salted(self, output: Output) -> Output:
        return replace(output, body=output.body + f"<!-- {self._release} -->".encode())


class Aged(Newsroom):
    """Items expire, and the index of what is due shows an older table."""

    new_table = AgedTable

    @property
    def table(self) -> AgedTable:
        table = self.world.table
        assert isinstance(table, AgedTable)
        return table

    @rule(minutes=st.sampled_from([1, 6, 60 * 24]))
    def time_passes(self, minutes: int) -> None:
        self._pass(minutes)

    @precondition(lambda self: not self.running)
    @rule()
    def a_month_passes(self) -> None:
        """Longer than any invocation or message lives."""
        self.settle()
        self._pass(60 * 24 * 31)

    @rule()
    def index_catches_up(self) -> None:
        self.table.catch_up()
        self.world.tick()

    def settle(self, busy: Collection[str] = ()) -> None:
        self.table.catch_up()
        super().settle(busy)

    def _pass(self, minutes: int) -> None:
        self.world.clock.time += timedelta(minutes=minutes)
        self.table.expire(self.world.clock.time)
        self.world.tick()


class Damaged(Newsroom):
    """Derived items of the table are lost, come back, or are restored to an earlier time. Then an
    operator asks for a rebuild."""

    new_table = AgedTable

    def __init__(self) -> None:
        super().__init__()
        self.is_damaged = False

    @precondition(lambda self: not self.running)
    @rule(place=st.integers(0, 99))
    def an_item_is_lost(self, place: int) -> None:
        keys = sorted(
            (key for key in self.table._items if is_derived(key)), key=lambda key: (key.pk, key.sk)
        )
        if keys:
            self._damage(lambda: self.table.damage(keys[place % len(keys)], None))

    @precondition(lambda self: not self.running)
    @rule(place=st.integers(0, 99))
    def an_item_comes_back(self, place: int) -> None:
        gone = [
            old
            for old, _ in self.table.stream
            if old and is_derived(key := key_of(old)) and key not in self.table._items
        ]
        if gone:
            item = gone[place % len(gone)]
            self._damage(lambda: self.table.damage(key_of(item), item))

    @precondition(lambda self: not self.running)
    @rule(place=st.integers(0, 99))
    def the_table_is_restored(self, place: int) -> None:
        """All that is derived, the records among it; the comments are the truth."""
        number = len(self.table.stream) * place // 100
        self._damage(lambda: self.table.restore(number, is_no_comment))

    def all_ends(self) -> None:
        self._finish_all()
        self.settle()
        if self.is_damaged:
            self.is_damaged = False
            self.world.tick(rebuild=True)
        super().all_ends()

    @property
    def table(self) -> AgedTable:
        table = self.world.table
        assert isinstance(table, AgedTable)
        return table

    def settle(self, busy: Collection[str] = ()) -> None:
        self.table.catch_up()
        super().settle(busy)

    def _damage(self, how: Callable[[], None]) -> None:
        how()
        self.is_damaged = True


def key_of(item: Item) -> ItemKey:
    return ItemKey(item["pk"], item["sk"])


def is_derived(key: ItemKey) -> bool:
    """Whether an item is neither a record nor a comment, and a rebuild makes it."""
    return key.pk.startswith(("NAME#", "LIST#", "MONTHS")) or key.sk == "STANDS"


def is_no_comment(key: ItemKey) -> bool:
    return not key.pk.startswith(("THREAD#", "MODERATION"))
