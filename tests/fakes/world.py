"""The whole of Kilas over fakes: every step, with its messages in the test's hands.

Each step is entered as its handler enters it. A Process (process.py) is one invocation.
"""

from __future__ import annotations

import json
from collections import Counter
from contextlib import suppress
from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from kilas import wiring
from kilas.adapters.events import sqs_deliveries
from kilas.adapters.stream_events import stream_events
from kilas.content_keys import PHOTO_PREFIX, is_upload
from kilas.messages import PageMessage, looks, page_body, purge_body, tick
from kilas.moderation import CommentRef
from kilas.pages.desired import Pages
from kilas.plan.affected import AFFECTED
from kilas.ports import Put
from kilas.store.records import Records
from kilas.store.threads import Threads, at_once
from kilas.sweep.sweep import PACES, Queues
from kilas.sweeps import sweep_messages
from tests.fakes.batches import FileFunction, StrictBatch, all_of, require_all
from tests.fakes.edge import FakeCdn
from tests.fakes.events import SECRET, comment_event, notification, queue_event, stream_event
from tests.fakes.invocation import FakeContext, FakeInbox
from tests.fakes.lookout import look_around_later, of_clock
from tests.fakes.objects import FakeContent, FakeCopies, FakeShelf
from tests.fakes.process import ComeAgain, Hooked
from tests.fakes.queues import (
    PURGES,
    FakeClock,
    FakeLookQueue,
    FakePagesQueue,
    FakePurgeQueue,
    FakeSweepQueue,
    taken,
)
from tests.fakes.table import FakeTable
from tests.fakes.topic import FakeTopic

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from kilas.api.comments import Comments
    from kilas.comments.comment import Status
    from kilas.ingest.judge_site import ReadSite
    from kilas.ingest.readings import ReadArticle
    from kilas.messages import PurgeMessage
    from kilas.pages.page import ShelfName
    from kilas.pages.sources import Sources
    from kilas.photos.web_copy import CopyOf
    from kilas.plan.affected import Affected
    from kilas.ports import Output
    from kilas.sweep.sweep import Paces

MESSAGES_AT_ONCE = 10
"""BatchSize of publish, and of purge, in template.yaml."""

ADDRESS = "https://d111111abcdef8.cloudfront.net"
"""Where the deployed site answers; no site.yaml of the tests says so."""

PREVIEW_SECRET = "p" * 32


class NotTaken(Exception):
    """The API refused a comment, for the problem with this code."""


class World:
    """The truth (content, comments), what is derived from it, and the messages in between."""

    read_article: ReadArticle | None = None
    read_site: ReadSite | None = None
    """What reads a source, where it is not Kilas's own function of this name."""

    paces: Paces = PACES
    copy_of: CopyOf | None = None
    """What makes the web's copy of a photo, where it is not kilas.photos.web_copy.copy_of."""

    def __init__(
        self,
        content: FakeContent | None = None,
        clock: FakeClock | None = None,
        table: FakeTable | None = None,
        *,
        affected: Affected = AFFECTED,
        pages: Callable[[Sources], Pages] = Pages,
    ) -> None:
        self.make_pages = pages
        self.clock = clock or FakeClock()
        self.content = content or FakeContent(self.clock.now)
        self.table = table or FakeTable()
        self.site, self.desk, self.cdn = FakeShelf(), FakeShelf(), FakeCdn(self.clock.now)
        self.ingest_queue, self.media_queue = FakeLookQueue(), FakeLookQueue()
        self.bulk_queue, self.bulk_media_queue = FakeLookQueue(), FakeLookQueue()
        self.sweep_queue, self.copies, self.topic = FakeSweepQueue(), FakeCopies(), FakeTopic()
        self.pages_queue, self.purge_queue = FakePagesQueue(self.clock.now), FakePurgeQueue()
        self.calls: Counter[str] = Counter()
        self.planned: set[int] = set()
        self._all_planned_before = 0
        self._affected, self.release = affected, "one"
        self.wire()

    def wire(self) -> None:
        """Make the steps; again for another table of kinds."""
        hooked: Callable[[object], Any] = lambda port: Hooked(port, self.calls)  # noqa: E731 -- local shorthand
        table, content, topic = hooked(self.table), hooked(self.content), hooked(self.topic)
        self.records, self.threads = Records(self.table), Threads(self.table)
        ingest_queue, pages_queue = hooked(self.ingest_queue), hooked(self.pages_queue)
        sweep_queue, copies = hooked(self.sweep_queue), hooked(self.copies)
        parts = (table, content, self.clock, ingest_queue, pages_queue)
        ingest = wiring.ingest_over(*parts, self.read_article, self.read_site)
        media = wiring.media_over(table, content, copies, self.clock, self.copy_of)
        self.ingest = FileFunction(self.ingest_queue, ingest, looks)
        self.media = FileFunction(self.media_queue, media, looks)
        self.bulk = FileFunction(self.bulk_queue, ingest, looks)
        self.bulk_media = FileFunction(self.bulk_media_queue, media, looks)
        shelves: dict[ShelfName, Any] = {"site": hooked(self.site), "desk": hooked(self.desk)}
        queues = Queues(
            hooked(self.bulk_queue), hooked(self.bulk_media_queue), pages_queue, sweep_queue
        )
        sweep = wiring.sweep_over(table, content, shelves, queues, self.paces)
        self.sweep = FileFunction(self.sweep_queue, sweep, sweep_messages)
        stores = (table, content, copies, shelves)
        asked = (pages_queue, ingest_queue, hooked(self.purge_queue))
        self.publish = wiring.publish_over(
            *stores, *asked, self.clock, ADDRESS, PREVIEW_SECRET, self.make_pages
        )
        self._purge = wiring.purge_over(hooked(self.cdn), FakeInbox(), wait=lambda _: None)
        self.pages = self.publish.pages
        ports = (table, ingest_queue, pages_queue, content, *of_clock(self, topic, ADDRESS))
        self._clock_step = wiring.clock_over(*ports, self.release)
        self._plan = wiring.plan_over(
            table, pages_queue, ingest_queue, sweep_queue, self._affected, self.pages.sizes
        )
        self.moderation = wiring.moderation_over(table, at_once)
        self._hooked_table = table

    # --- what people do ---

    def upload(self, key: str, text: str | bytes) -> None:
        self.content.put(key, text.encode() if isinstance(text, str) else text)

    @cached_property
    def _api(self) -> Comments:
        """Made when a reader first comments: its routes take a while."""
        return wiring.comments_over(self._hooked_table, self.clock, at_once, SECRET, ADDRESS)

    def comment(self, identity: str, name: str, text: str) -> None:
        """Comment as a browser does; raises NotTaken where the API refuses."""
        context: Any = FakeContext()
        answer = self._api(comment_event(identity, name, text, ADDRESS), context)
        if answer["statusCode"] >= HTTPStatus.BAD_REQUEST:
            code = json.loads(answer["body"])["errors"][0]["code"]
            assert code != "unexpected", answer
            raise NotTaken(code)

    def try_to_comment(self, identity: str, name: str, text: str) -> None:
        """Comment where that is possible just now."""
        with suppress(NotTaken):
            self.comment(identity, name, text)

    def decide(self, place: int, status: Status) -> None:
        """Decide on one of the comments, if there is any."""
        found = self.comments()
        if found:
            self.moderation.decide(CommentRef(*found[place % len(found)]), status)

    # --- one invocation of each function ---

    def look_at(self, key: str) -> None:
        """Deliver a notification of S3 about this key; S3 notifies of no stranger."""
        function = self.media if key.startswith(PHOTO_PREFIX) else self.ingest
        function.take_bodies([notification(key)] if is_upload(key) else [])

    @property
    def waiting_functions(self) -> list[FileFunction]:
        """Ingest, media and sweep, each with each queue of theirs that has messages."""
        functions = (self.ingest, self.media, self.bulk, self.bulk_media, self.sweep)
        return [function for function in functions if function.queue.messages]

    def tick(self, *, rebuild: bool = False) -> None:
        self._clock_step(tick({"rebuild": True} if rebuild else {}))

    def look_around_later(self) -> None:
        look_around_later(self)

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
        changes = ((number, *self.table.stream[number]) for number in numbers)
        failed = self._plan.batch(stream_events(stream_event(changes)))
        assert failed is None, f"event {failed} was not planned"

    def publish_batch(self, messages: Sequence[PageMessage]) -> None:
        """Publish a batch of messages; raises ComeAgain."""
        bodies = [page_body(message) for message in messages]
        deliveries = sqs_deliveries(queue_event(bodies, map(self.pages_queue.sent, messages)))
        require_all(self.publish.batch(deliveries, StrictBatch()))

    def purge_batch(self, messages: Sequence[PurgeMessage]) -> None:
        """Purge what a batch of messages asks for; raises ComeAgain."""
        deliveries = sqs_deliveries(queue_event([purge_body(message) for message in messages]))
        require_all(self._purge.batch(deliveries, has_time=lambda: True))

    # --- to the end ---

    def settle(self, busy: Collection[str] = ()) -> None:
        """Deliver everything until nothing is left, save what waits for invocations that are
        `busy` with a partition of the stream or a group of pages."""
        self.tick()
        while self._deliver_all(busy):
            pass
        self.table.catch_up()
        self.look_around_later()
        while self._deliver_all(busy):
            pass

    def comments(self) -> list[tuple[str, str]]:
        """The identity and the id of each comment."""
        items = self.table.all_items()
        found = [each for each in items if each["sk"].startswith("COMMENT#")]
        return [(each["identity"], each["id"]) for each in found]

    def _deliver_all(self, busy: Collection[str]) -> bool:
        """Deliver what there is now; False where there was nothing."""
        keys = taken(self.content.changed)
        waiting = [(each, all_of(each)) for each in self.waiting_functions]
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
        for function, asked in waiting:
            function.take(asked)
        if numbers:
            self.plan(numbers)
            self.planned |= set(numbers)
        purges = [] if PURGES in busy else taken(self.purge_queue.messages)
        for place in range(0, len(purges), MESSAGES_AT_ONCE):
            self.purge_batch(purges[place : place + MESSAGES_AT_ONCE])
        return bool(keys or waiting or numbers or made or purges)

    def _published(self, names: Sequence[str]) -> bool:
        """Publish what these groups ask for in one batch; what must come again goes back, to wait
        for ingest where its source is gone. False where nothing was published.
        """
        groups = self.pages_queue.groups
        messages = [message for name in names for message in groups.pop(name)]
        try:
            self.publish_batch(messages)
        except ComeAgain as error:
            again = error.of(messages)
            for each in reversed(again):
                groups.setdefault(each.page, []).insert(0, each)
            return len(again) < len(messages)
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
