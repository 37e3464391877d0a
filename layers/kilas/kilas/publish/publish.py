"""Makes the objects of each page equal to the page's desired state.

One page has one writer at a time: the pages queue is FIFO, grouped by page. So what a writer reads
is newer than everything that was written before it, and an old page never comes back.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from msgspec import Struct, field

from kilas.batches import Unit, readable
from kilas.cdn import joined, paths_of_page
from kilas.errors import ChainTooLong, Conflict, Contention
from kilas.lists import ALL
from kilas.log import logger
from kilas.messages import LONGEST_CHAIN, Look, PageMessage, page_message
from kilas.pages.page import FRAME, FRONT, ref_of
from kilas.publish.frame import Frame
from kilas.publish.lately import MadeLately
from kilas.publish.writing import Writer
from kilas.standing import changed_places

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kilas.batches import Batch
    from kilas.cdn import PurgeQueue
    from kilas.changes import StandingChanged
    from kilas.pages.desired import Desired, Pages
    from kilas.pages.page import PageRef, ShelfName
    from kilas.ports import Shelf, WallClock
    from kilas.publish.writing import Done
    from kilas.queues import Delivery, LookQueue, PagesQueue

FULL_BATCH: Final = 10
"""The most messages of a batch: template.yaml's BatchSize. A full batch means that more messages
wait, as in an import. Then plan's message about the front page is soon enough."""

ATTEMPTS: Final = 5
"""How often one invocation makes a page whose state changes meanwhile."""


class _Shared(Struct):
    """What the pages of one batch share. No state of theirs was read before `read_at`; the CDN must
    forget what is at `paths`; `may_ask_for_front` until publish has asked.
    """

    read_at: datetime
    may_ask_for_front: bool
    paths: set[str] = field(default_factory=set)


class Publish:
    """Publishes a batch of messages, one page after the other."""

    def __init__(  # noqa: PLR0913, PLR0917 -- each of these is another part of the outside world
        self,
        pages: Pages,
        shelves: Mapping[ShelfName, Shelf],
        queue: PagesQueue,
        ingest: LookQueue,
        purges: PurgeQueue,
        clock: WallClock,
    ) -> None:
        self.pages = pages
        self._writers = {name: Writer(shelf) for name, shelf in shelves.items()}
        self._queue = queue
        self._ingest = ingest
        self._purges = purges
        self._frame = Frame(pages, shelves)
        self._clock = clock
        self._lately = MadeLately()

    def batch(self, deliveries: Iterable[Delivery[str]], batch: Batch) -> list[str]:
        """Make each page of the messages true once, however many messages name it.

        Returns the ids of the deliveries that must come again. What the CDN must forget is one
        message to purge, sent when the pages are right and before their messages are gone.
        """
        messages, unreadable = readable(deliveries, page_message)
        refs = [ref_of(each.content.page) for each in messages]
        self.pages.sources.forget([each.place for each in refs if each.kind == "address"])
        shared = _Shared(self._clock.now(), may_ask_for_front=len(messages) < FULL_BATCH)

        def make(unit: Unit[PageMessage]) -> None:
            self._made_true(unit, shared)

        def purge() -> None:
            if shared.paths:
                self._purges.send(joined(shared.paths))
            shared.paths.clear()

        return batch.fail(unreadable) + batch.work(self._by_page(messages), make, conclude=purge)

    def _by_page(self, deliveries: Iterable[Delivery[PageMessage]]) -> list[Unit[PageMessage]]:
        """All deliveries of a page as one unit: they are one group of the queue."""
        groups: dict[str, list[Delivery[PageMessage]]] = defaultdict(list)
        for each in deliveries:
            groups[each.content.page].append(each)
        return [Unit(of_page, {"page": page}) for page, of_page in groups.items()]

    def _made_true(self, unit: Unit[PageMessage], shared: _Shared) -> None:
        """Do what the messages of one page ask for, from the state as it is now, and add the paths
        that the CDN must forget. Raises Contention where the state changes all the time.
        """
        for _ in range(ATTEMPTS):
            try:
                self._make_true(unit, shared)
            except Conflict as error:  # the page was made of a state that is no more
                lost = error
                self.pages.sources.forget()
            else:
                return
        raise Contention(f"{unit.about['page']}: {lost}") from lost

    def _make_true(self, unit: Unit[PageMessage], shared: _Shared) -> None:
        messages = [each.content for each in unit.deliveries]
        if self._lately.covers(unit.deliveries):
            logger.info("made since", **_told(messages))
            return
        sites = self.pages.sources.sites()
        self._frame.put_assets(sites.in_force, sites.newest)
        asked = joined(path for each in messages for path in each.purge)
        ref = ref_of(messages[0].page, *_span(messages))
        if ref == FRAME:
            self._frame(sites.newest, sites.since)
            shared.paths.update(asked)
            return
        desired = self.pages.desired(ref, sites.in_force, sites.newest)
        purges = any(each.purge_changes for each in messages)
        done = self._write(desired, shared.paths if purges else None, unit.received)
        if desired.stands:
            change = self.pages.sources.write(desired.stands)
            if change and any(each.urgent for each in messages):
                self._ask_for_front(change, shared)
        if desired.look_at:
            logger.info("versions are gone", page=ref.id, keys=desired.look_at)
            self._ingest.send([Look(key) for key in desired.look_at])
        following = self._go_on(desired.next_pages, messages, asked, purge_changes=purges)
        if self.pages.kinds.of(ref).shelf == "site":
            shared.paths.update(asked)
        if not (following or desired.look_at):
            self._lately.note(messages, shared.read_at, desired.right_from)
        _log(messages, done, asked, following)

    def _ask_for_front(self, change: StandingChanged, shared: _Shared) -> None:
        """Ask for the front page with the article that now stands, once in a batch. Plan asks for
        it a quarter of a second later, with the same cause, and joins many stories to one message.
        """
        new, places = change.new, changed_places(change.old, change.new)
        sorts = [sort for list_id, sort in places if list_id == ALL]
        if new and sorts and shared.may_ask_for_front:
            shared.may_ask_for_front = False
            part, uploads = (min(sorts), max(sorts)), (new.version,)
            self._queue.send([PageMessage(FRONT.id, change.written, *part, uploads=uploads)])

    def _write(
        self, desired: Desired, paths: set[str] | None, received: int
    ) -> dict[Done, list[str]]:
        """Make the objects of a page as they ought to be. Each that was wrong is added to `paths`,
        where these are given.

        Where the messages were received before, what is right now may have been put by a run that
        ended before it asked for the purge. So may what is right after a write that failed.
        """
        done: dict[Done, list[str]] = defaultdict(list)
        for spot, output in desired.outputs.items():
            added: set[str] = set()
            if paths is not None and spot.shelf == "site":
                added = set(paths_of_page(spot.path)) - paths
                paths |= added
            writer = self._writers[spot.shelf]
            what = writer.write(spot.key, output, expect_absent=desired.is_new)
            if paths is not None and what == "same" and received <= 1:
                paths -= added
            done[what].append(spot.path)
        return done

    def _go_on(
        self,
        refs: Sequence[PageRef],
        messages: Sequence[PageMessage],
        purge: tuple[str, ...],
        *,
        purge_changes: bool,
    ) -> list[PageMessage]:
        """Send what was too much for these messages of one page; returns what was sent."""
        if not refs:
            return []
        link = max(each.link for each in messages)
        if link >= LONGEST_CHAIN:
            raise ChainTooLong(f"{refs[-1].id} would be message {link + 1} of its chain")
        # A cause of its own: what an earlier message of a page named may be stale by now.
        cause = uuid4().hex
        sent = [
            PageMessage(each.id, cause, each.since, each.until, purge, purge_changes, link=link + 1)
            for each in refs
        ]
        self._queue.send(sent)
        return sent


def _span(messages: Sequence[PageMessage]) -> tuple[str, str]:
    """The part of a page that any of the messages asks for; "" is a bound that there is not."""
    ends = [each.until for each in messages]
    return min(each.since for each in messages), max(ends) if all(ends) else ""


def _told(messages: Sequence[PageMessage]) -> dict[str, Any]:
    """The page that messages name, their causes and the uploads behind them, for the log."""
    return {
        "page": messages[0].page,
        "causes": [each.cause for each in messages],
        "uploads": list(dict.fromkeys(upload for each in messages for upload in each.uploads)),
    }


def _log(
    messages: Sequence[PageMessage],
    done: Mapping[Done, list[str]],
    purge: tuple[str, ...],
    following: Sequence[PageMessage],
) -> None:
    """Log what was done at the addresses of a page, the uploads that were the cause, the paths to
    purge, and the pages of the messages that follow, which have one cause.
    """
    logger.info(
        "published",
        **_told(messages),
        made=dict(done),
        purge=purge,
        next=[each.page for each in following],
        next_cause=following[0].cause if following else "",
    )
