"""The whole of Kilas over fakes: every step, with its messages in the test's hands.

A Process is one invocation. It stops before and after each call of a port, so a test can let
others run in between, let it go on much later, or end it there as a crash does.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from greenlet import GreenletExit, getcurrent, greenlet

from kilas import wiring
from kilas.api.post import Post
from kilas.api.repeats import Repeats
from kilas.batches import Batch
from kilas.changes import Change, Event
from kilas.comments.rules import Submission
from kilas.content_keys import PHOTO_PREFIX
from kilas.errors import PASSING, KilasError, Refused
from kilas.ingest.sweep import SweepFiles
from kilas.messages import Look, Tick
from kilas.pages.desired import Pages
from kilas.pages.page import ref_of
from kilas.plan.affected import AFFECTED
from kilas.ports import Delivery, Put
from kilas.store.records import Records
from kilas.store.stream import change_of, upload_of
from kilas.store.threads import Threads
from tests.fakes.invocation import AN_HOUR, FakeInbox
from tests.fakes.objects import FakeContent, FakeShelf
from tests.fakes.queues import FakeCdn, FakeClock, FakeIngestQueue, FakePagesQueue
from tests.fakes.table import FakeTable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from kilas.batches import Unit
    from kilas.comments.comment import Status
    from kilas.ingest.judge_article import ReadArticle
    from kilas.messages import PageMessage
    from kilas.pages.page import Audit, PageRef, ShelfName
    from kilas.pages.sources import Sources
    from kilas.plan.affected import Affected
    from kilas.ports import Output, PagesQueue


MESSAGES_AT_ONCE = 10
"""BatchSize of publish in template.yaml."""

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


class NamedPages:
    """The pages queue as plan has it: remembers which pages were named, sent before or not."""

    def __init__(self, queue: PagesQueue) -> None:
        self._queue = queue
        self.named: set[PageRef | Audit] = set()

    def send(self, messages: Sequence[PageMessage]) -> None:
        self.named.update(ref_of(each.page, each.start) for each in messages)
        self._queue.send(messages)


def without(kind: type[Change], rule: object) -> Affected:
    """The table of changes, with one rule of one row left out."""
    row = AFFECTED[kind]
    assert rule in row.pages
    return {
        **AFFECTED,
        kind: replace(row, pages=tuple(each for each in row.pages if each is not rule)),
    }


class NotPublished(KilasError):
    """`messages` must be delivered to publish again."""

    def __init__(self, messages: list[PageMessage]) -> None:
        super().__init__(str(messages))
        self.messages = messages


class StrictBatch(Batch):
    """A batch with all the time in the world. An error that no retry would cure fails the test."""

    def __init__(self) -> None:
        super().__init__(FakeInbox(), lambda: AN_HOUR, spare=10)
        self.errors: list[Exception] = []

    def work(
        self,
        units: Iterable[Unit[Any]],
        do: Callable[[Unit[Any]], None],
        conclude: Callable[[], None] = lambda: None,
    ) -> list[str]:
        def watched(unit: Unit[Any]) -> None:
            try:
                do(unit)
            except PASSING:
                raise
            except Exception as error:
                self.errors.append(error)
                raise

        failed = super().work(units, watched, conclude)
        for error in self.errors:
            raise error
        return failed


class World:
    """The truth (content, comments), what is derived from it, and the messages in between."""

    read_article: ReadArticle | None = None
    """What reads a source, where it is not kilas.articles.read.read_article."""

    def __init__(  # noqa: PLR0913 -- each may be another of a test's own
        self,
        content: FakeContent | None = None,
        clock: FakeClock | None = None,
        table: FakeTable | None = None,
        *,
        affected: Affected = AFFECTED,
        hourly: bool | None = None,
        pages: Callable[[Sources], Pages] = Pages,
    ) -> None:
        self.make_pages = pages
        self.clock = clock or FakeClock()
        self.content = content or FakeContent(self.clock.now)
        self.table = table or FakeTable()
        self.site, self.desk, self.cdn = FakeShelf(), FakeShelf(), FakeCdn()
        self.ingest_queue, self.media_queue = FakeIngestQueue(), FakeIngestQueue()
        self.pages_queue = FakePagesQueue(self.clock.now)
        self.calls: Counter[str] = Counter()
        self.planned: set[int] = set()
        self._all_planned_before = 0
        self._affected, self._hourly = affected, hourly
        self.wire()

    def wire(self) -> None:
        """Make the steps; again where a test has handed in another table of kinds."""
        hooked: Callable[[object], Any] = lambda port: Hooked(port, self.calls)  # noqa: E731 -- local shorthand
        table, content = hooked(self.table), hooked(self.content)
        self.records, self.threads = Records(self.table), Threads(self.table)
        records = Records(table)
        ingest_queue, pages_queue = hooked(self.ingest_queue), hooked(self.pages_queue)
        sweep = SweepFiles(content, ingest_queue, hooked(self.media_queue))
        self.ingest = wiring.ingest_over(table, content, self.clock, sweep, self.read_article)
        self.media = wiring.media_over(table, content, self.clock)
        shelves: dict[ShelfName, Any] = {"site": hooked(self.site), "desk": hooked(self.desk)}
        self.publish = wiring.publish_over(
            table, content, shelves, pages_queue, hooked(self.cdn), ADDRESS, self.make_pages
        )
        self.pages = self.publish.pages
        hourly = self._hourly
        if hourly is None:
            hourly = bool(self.pages.kinds.hourly_pages())
        self._clock_step = wiring.clock_over(
            table, ingest_queue, self.clock, release="one", hourly=hourly
        )
        named = NamedPages(pages_queue)
        self.named = named.named
        self._plan = wiring.plan_over(table, named, ingest_queue, self._affected, self.pages.sizes)
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
        """What a notification of S3 about this key has done."""
        step = self.media if key.startswith(PHOTO_PREFIX) else self.ingest
        step(Look(key))

    @property
    def file_messages(self) -> list[tuple[FakeIngestQueue, Callable[[Any], None]]]:
        """The queues of ingest and media that have messages, each with its step."""
        both: list[tuple[FakeIngestQueue, Callable[[Any], None]]] = [
            (self.ingest_queue, self.ingest),
            (self.media_queue, self.media),
        ]
        return [(queue, step) for queue, step in both if queue.messages]

    def tick(self, *, rebuild: bool = False) -> None:
        self._clock_step(Tick(rebuild))

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
        images = [(number, *self.table.stream[number]) for number in numbers]
        failed = self._plan.batch(
            Event(str(number), f"event-{number}", change_of(old, new), upload_of(old, new))
            for number, old, new in images
        )
        assert failed is None, f"event {failed} was not planned"

    def publish_batch(self, messages: Sequence[PageMessage]) -> None:
        """Publish a batch of messages; raises NotPublished where one must come again."""
        deliveries = [Delivery(str(number), each) for number, each in enumerate(messages)]
        failed = self.publish.batch(deliveries, StrictBatch())
        if failed:
            raise NotPublished([messages[int(number)] for number in failed])

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
        while self.content.changed or self.file_messages or self.unplanned:
            while self.content.changed:
                self.look_at(self.content.changed.pop(0))
            for queue, step in self.file_messages:
                while queue.messages:
                    step(queue.messages.pop(0))
            numbers = self.unplanned
            self.plan(numbers)
            self.planned |= set(numbers)
            for group, messages in self.pages_queue.groups.items():
                if group.startswith("sitemap|") and messages:
                    self.publish_batch(messages[:1])

    def comments(self) -> list[tuple[str, str]]:
        """The identity and the id of each comment."""
        items = self.table.all_items()
        found = [each for each in items if each["sk"].startswith("COMMENT#")]
        return [(each["identity"], each["id"]) for each in found]

    def _deliver_all(self, busy: Collection[str]) -> bool:
        """Deliver what there is now; False where there was nothing."""
        keys, self.content.changed[:] = self.content.changed[:], []
        waiting = [(step, queue.messages[:]) for queue, step in self.file_messages]
        for queue, _ in self.file_messages:
            queue.messages.clear()
        numbers = [n for n in self.unplanned if self.partition(n) not in busy]
        groups = self.pages_queue.groups
        full = [group for group in groups if groups[group] and group not in busy]
        for key in keys:
            self.look_at(key)
        made = [
            each
            for place in range(0, len(full), MESSAGES_AT_ONCE)
            if (each := self._published(full[place : place + MESSAGES_AT_ONCE]))
        ]
        for step, messages in waiting:
            for message in messages:
                step(message)
        if numbers:
            self.plan(numbers)
            self.planned |= set(numbers)
        return bool(keys or waiting or numbers or made)

    def _published(self, names: Sequence[str]) -> bool:
        """Publish what these groups ask for in one batch; what must come again goes back, to wait
        for ingest where its source is gone. False where nothing was published.
        """
        groups = self.pages_queue.groups
        messages = [message for name in names for message in groups.pop(name)]
        try:
            self.publish_batch(messages)
        except NotPublished as error:
            for each in reversed(error.messages):
                groups.setdefault(each.page, []).insert(0, each)
            return len(error.messages) < len(messages)
        return True

    def shown(self) -> dict[str, Output]:
        """All that readers and editors can see."""
        site = {f"site/{key}": output for key, (output, _) in self.site.objects.items()}
        desk = {f"desk/{key}": output for key, (output, _) in self.desk.objects.items()}
        return site | desk


def rebuilt(world: World) -> World:
    """A new world made from nothing but the truth of another: its uploads and its comments."""
    other = World(world.content, world.clock, pages=world.make_pages)
    for item in world.table.all_items():
        if item["pk"].startswith("THREAD#"):
            other.table.write([Put(dict(item))])
    for key in world.content.ever():
        other.look_at(key)
    other.settle()
    return other
