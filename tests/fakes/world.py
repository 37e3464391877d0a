"""The whole of Kilas over fakes: every step, with its messages in the test's hands.

A Process is one invocation. It stops before and after each call of a port, so a test can let
others run in between, let it go on much later, or end it there as a crash does.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from greenlet import GreenletExit, getcurrent, greenlet

from kilas.api.post import Post
from kilas.api.repeats import Repeats
from kilas.clock.clock import Clock
from kilas.comments.rules import Submission
from kilas.content_keys import PHOTO_PREFIX
from kilas.errors import KilasError, Refused, VersionGone
from kilas.ingest.judge import judge
from kilas.ingest.messages import follow
from kilas.ingest.sweep import Sweep
from kilas.media.judge_photo import judge_photo
from kilas.pages.state import Sources
from kilas.plan.plan import Plan
from kilas.ports import Put
from kilas.publish.publish import Publish
from kilas.store.records import Records
from kilas.store.stream import change_of
from kilas.store.threads import Threads
from kilas.uploads.reconcile import Reconcile
from tests.fakes.objects import FakeContent, FakeShelf
from tests.fakes.queues import FakeCdn, FakeClock, FakeIngestQueue, FakePagesQueue
from tests.fakes.table import FakeTable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from kilas.comments.comment import Status
    from kilas.pages.page import PageRef
    from kilas.ports import Output, PageMessage


ADDRESS = "https://d111111abcdef8.cloudfront.net"
"""Where the deployed site answers; no site.yaml of the tests says so."""


class Process:
    """One invocation of a function, which a test steps from port call to port call.

    `holds` is what no other invocation may work on meanwhile. One of `done` and `lost` is called
    at the end: `lost` where it crashed or failed, so that its message is delivered again.
    """

    def __init__(
        self,
        work: Callable[[], None],
        *,
        done: Callable[[], None] = lambda: None,
        lost: Callable[[], None] = lambda: None,
        holds: frozenset[str] = frozenset(),
    ) -> None:
        self._greenlet = greenlet(work)
        self._done, self._lost = done, lost
        self.holds = holds

    @property
    def over(self) -> bool:
        return self._greenlet.dead

    def step(self) -> None:
        """Go on to the next boundary of a port call, or to the end."""
        try:
            self._greenlet.switch()
        except KilasError:
            self._lost()
            return
        if self.over:
            self._done()

    def finish(self) -> None:
        """Go on to the end."""
        while not self.over:
            self.step()

    def crash(self) -> None:
        """End here, without a chance to clean up."""
        self._greenlet.throw(GreenletExit)
        self._lost()


class Hooked:
    """A port whose calls are counted, and stop the process that makes them before and after."""

    def __init__(self, port: object, calls: Counter[str]) -> None:
        self._port = port
        self._calls = calls

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._port, name)

        def call(*args: object, **kwargs: object) -> object:
            _pause()
            self._calls[f"{type(self._port).__name__}.{name}"] += 1
            result = method(*args, **kwargs)
            _pause()
            return result

        return call


def _pause() -> None:
    here = getcurrent()
    if here.parent is not None:
        here.parent.switch()


class World:
    """The truth (content, comments), what is derived from it, and the messages in between."""

    def __init__(
        self,
        content: FakeContent | None = None,
        clock: FakeClock | None = None,
        table: FakeTable | None = None,
    ) -> None:
        self.clock = clock or FakeClock()
        self.content = content or FakeContent(self.clock.now)
        self.table = table or FakeTable()
        self.site, self.desk, self.cdn = FakeShelf(), FakeShelf(), FakeCdn()
        self.ingest_queue = FakeIngestQueue()
        self.pages_queue = FakePagesQueue(self.clock.now)
        self.calls: Counter[str] = Counter()
        self.planned: set[int] = set()
        self._all_planned_before = 0
        self.named: set[PageRef] = set()
        self._wire()

    def _wire(self) -> None:
        hooked: Callable[[object], Any] = lambda port: Hooked(port, self.calls)  # noqa: E731 -- local shorthand
        table, content = hooked(self.table), hooked(self.content)
        self.records, self.threads = Records(self.table), Threads(self.table)
        records = Records(table)
        self.reconcile = Reconcile(records, content, self.clock, judge)
        self.reconcile_photo = Reconcile(records, content, self.clock, judge_photo)
        ingest_queue, pages_queue = hooked(self.ingest_queue), hooked(self.pages_queue)
        # One queue serves both: `look_at` tells photos from files.
        self.sweep = Sweep(content, ingest_queue, ingest_queue)
        self.tick = Clock(records, ingest_queue, self.clock, release="one")
        self.new_plan: Callable[[], Plan] = lambda: Plan(records, pages_queue, ingest_queue)
        site, desk = hooked(self.site), hooked(self.desk)
        self.sources = Sources(records, Threads(table), content, site, desk, ADDRESS)
        self.publish = Publish(self.sources, site, desk, pages_queue, hooked(self.cdn))
        self._post = Post(records, Threads(table), self.clock, Repeats("rahasia"))

    # --- what people do ---

    def upload(self, key: str, text: str | bytes) -> None:
        self.content.put(key, text.encode() if isinstance(text, str) else text)

    def comment(self, identity: str, name: str, text: str) -> None:
        self._post(identity, Submission(name, text))

    def try_to_comment(self, identity: str, name: str, text: str) -> None:
        """Comment where that is possible just now."""
        with suppress(Refused):
            self.comment(identity, name, text)

    def decide(self, place: int, status: Status) -> None:
        """Decide on one of the comments, if there is any."""
        found = self.comments()
        if found:
            self.threads.decide(*found[place % len(found)], status)

    # --- one invocation of each function ---

    def look_at(self, key: str) -> None:
        (self.reconcile_photo if key.startswith(PHOTO_PREFIX) else self.reconcile)(key)

    def ingest(self, body: str) -> None:
        follow(body, self.look_at, self.sweep)

    @property
    def unplanned(self) -> list[int]:
        """The numbers of the stream records that plan has not taken yet, in their order."""
        while self._all_planned_before in self.planned:
            self._all_planned_before += 1
        rest = range(self._all_planned_before, len(self.table.stream))
        return [number for number in rest if number not in self.planned]

    def partition(self, number: int) -> str:
        """The partition of a stream record: only within it does the stream keep the order."""
        old, new = self.table.stream[number]
        return str((new or old or {})["pk"])

    def plan(self, numbers: Sequence[int]) -> None:
        """Plan a batch of the stream."""
        plan = self.new_plan()
        for number in numbers:
            change = change_of(*self.table.stream[number])
            if change:
                plan.add(change, f"event-{number}")
        self.named |= set(plan.pages)
        plan.send()

    def publish_page(self, messages: Sequence[PageMessage]) -> None:
        """Publish the one page that these messages name."""
        self.publish.page(*messages)

    # --- to the end ---

    def settle(self, busy: Collection[str] = ()) -> None:
        """Deliver everything until nothing is left, save what waits for invocations that are
        `busy` with a partition of the stream or a group of pages."""
        self.tick()
        while self._deliver_all(busy):
            pass

    def derive(self) -> None:
        """Bring the table up to date, and name what is stale, but publish nothing: save the
        sitemaps, which keep the marks of the months."""
        while self.content.changed or self.ingest_queue.bodies or self.unplanned:
            while self.content.changed:
                self.look_at(self.content.changed.pop(0))
            while self.ingest_queue.bodies:
                self.ingest(self.ingest_queue.bodies.pop(0))
            numbers = self.unplanned
            self.plan(numbers)
            self.planned |= set(numbers)
            for group, messages in self.pages_queue.groups.items():
                if group.startswith("sitemap|") and messages:
                    self.publish.page(messages[0])

    def comments(self) -> list[tuple[str, str]]:
        """The identity and the id of each comment."""
        items = self.table.all_items()
        found = [each for each in items if each["sk"].startswith("COMMENT#")]
        return [(each["identity"], each["id"]) for each in found]

    def _deliver_all(self, busy: Collection[str]) -> bool:
        """Deliver what there is now; False where there was nothing."""
        keys, self.content.changed[:] = self.content.changed[:], []
        bodies, self.ingest_queue.bodies[:] = self.ingest_queue.bodies[:], []
        numbers = [n for n in self.unplanned if self.partition(n) not in busy]
        groups = self.pages_queue.groups
        full = [group for group in groups if groups[group] and group not in busy]
        for key in keys:
            self.look_at(key)
        made = [group for group in full if self._published(group)]
        for body in bodies:
            self.ingest(body)
        if numbers:
            self.plan(numbers)
            self.planned |= set(numbers)
        return bool(keys or bodies or numbers or made)

    def _published(self, group: str) -> bool:
        """Publish what a group asks for; where its source is gone, it waits for ingest to see."""
        groups = self.pages_queue.groups
        messages = groups.pop(group)
        try:
            self.publish_page(messages)
        except VersionGone:
            groups[group] = messages + groups.get(group, [])
            return False
        return True

    def shown(self) -> dict[str, Output]:
        """All that readers and editors can see."""
        site = {f"site/{key}": output for key, (output, _) in self.site.objects.items()}
        desk = {f"desk/{key}": output for key, (output, _) in self.desk.objects.items()}
        return site | desk


def rebuilt(world: World) -> World:
    """A new world made from nothing but the truth of another: its uploads and its comments."""
    other = World(world.content, world.clock)
    for item in world.table.all_items():
        if item["pk"].startswith("THREAD#"):
            other.table.write([Put(dict(item))])
    for key in world.content.ever():
        other.look_at(key)
    other.settle()
    return other
