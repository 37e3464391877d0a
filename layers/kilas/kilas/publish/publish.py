"""Makes the objects of each page equal to the page's desired state.

One page has one writer at a time: the pages queue is FIFO, grouped by page. So what a writer reads
is newer than everything that was written before it, and an old page never comes back.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from kilas.batches import Unit, readable
from kilas.errors import ChainTooLong, Conflict, Contention
from kilas.log import logger
from kilas.messages import LONGEST_CHAIN, Look, PageMessage, page_message
from kilas.pages.page import FRAME, ref_of
from kilas.publish.frame import Frame
from kilas.publish.writing import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kilas.batches import Batch
    from kilas.pages.desired import Pages
    from kilas.pages.page import PageRef, ShelfName
    from kilas.ports import Cdn, Shelf
    from kilas.publish.writing import Done
    from kilas.queues import Delivery, LookQueue, PagesQueue
    from kilas.store.records import Sites

ATTEMPTS: Final = 5
"""How often one invocation makes a page whose state changes meanwhile."""


class Publish:
    """Publishes a batch of messages, one page after the other."""

    def __init__(
        self,
        pages: Pages,
        shelves: Mapping[ShelfName, Shelf],
        queue: PagesQueue,
        ingest: LookQueue,
        cdn: Cdn,
    ) -> None:
        self.pages = pages
        self._writers = {name: Writer(shelf) for name, shelf in shelves.items()}
        self._queue = queue
        self._ingest = ingest
        self._cdn = cdn
        self._frame = Frame(pages, shelves)

    def batch(self, deliveries: Iterable[Delivery[str]], batch: Batch) -> list[str]:
        """Make each page of the messages true once, however many messages name it.

        Returns the ids of the deliveries that must come again. What was taken away is purged from
        the CDN in one request, before its messages are gone.
        """
        messages, unreadable = readable(deliveries, page_message)
        self.pages.sources.forget()
        self._frame.put_assets()
        sites = self.pages.sources.records.sites()
        taken_away: dict[str, None] = {}

        def make(unit: Unit[PageMessage]) -> None:
            messages = [each.content for each in unit.deliveries]
            purgeable = self._made_true(messages, sites)
            if any(message.purge for message in messages):
                taken_away.update(dict.fromkeys(purgeable))

        def purge() -> None:
            self._purge(sorted(taken_away))
            taken_away.clear()

        return batch.fail(unreadable) + batch.work(self._by_page(messages), make, conclude=purge)

    def _by_page(self, deliveries: Iterable[Delivery[PageMessage]]) -> list[Unit[PageMessage]]:
        """All deliveries of a page as one unit: they are one group of the queue."""
        groups: dict[str, list[Delivery[PageMessage]]] = defaultdict(list)
        for each in deliveries:
            groups[each.content.page].append(each)
        return [Unit(of_page, {"page": page}) for page, of_page in groups.items()]

    def _made_true(self, messages: Sequence[PageMessage], sites: Sites) -> tuple[str, ...]:
        """Do what the messages of one page ask for, from the state as it is now; returns the
        addresses that can be purged. Raises Contention where the state changes all the time.
        """
        for _ in range(ATTEMPTS):
            try:
                return self._make_true(messages, sites)
            except Conflict as error:  # the page was made of a state that is no more
                lost = error
                self.pages.sources.forget()
        raise Contention(f"{messages[0].page}: {lost}") from lost

    def _make_true(self, messages: Sequence[PageMessage], sites: Sites) -> tuple[str, ...]:
        link = max(each.link for each in messages)
        ref = ref_of(messages[0].page, *_span(messages))
        if ref == FRAME:
            self._frame(sites.newest)
            return ()
        desired = self.pages.desired(ref, *sites)
        done: dict[Done, list[str]] = defaultdict(list)
        for spot, output in desired.outputs.items():
            writer = self._writers[spot.shelf]
            what = writer.write(spot.key, output, expect_absent=desired.is_new)
            done[what].append(spot.path)
        if desired.stands:
            self.pages.sources.listings.write(desired.stands)
        if desired.look_at:
            logger.info("versions are gone", page=ref.id, keys=desired.look_at)
            self._ingest.send([Look(key) for key in desired.look_at])
        _log(messages, done, self._go_on(desired.next_pages, link))
        return desired.purgeable

    def _go_on(self, refs: Sequence[PageRef], link: int) -> list[PageMessage]:
        """Send what was too much for the message with this number in its chain; returns the
        messages that were sent.
        """
        if refs and link >= LONGEST_CHAIN:
            raise ChainTooLong(f"{refs[-1].id} would be message {link + 1} of its chain")
        # A cause of its own: what an earlier message of a page named may be stale by now.
        cause = uuid4().hex
        sent = [PageMessage(each.id, cause, each.since, each.until, link=link + 1) for each in refs]
        if sent:
            self._queue.send(sent)
        return sent

    def _purge(self, addresses: Sequence[str]) -> None:
        """Have the CDN forget the addresses. Where it refuses, the pages are right all the same:
        what is cached ends by itself, and the error in the log rings an alarm.
        """
        if not addresses:
            return
        try:
            self._cdn.purge(addresses)
        except Exception:
            logger.exception("not purged", addresses=addresses)
        else:
            logger.info("purged", addresses=addresses)


def _span(messages: Sequence[PageMessage]) -> tuple[str, str]:
    """The part of a page that any of the messages asks for; "" is a bound that there is not."""
    ends = [each.until for each in messages]
    return min(each.since for each in messages), max(ends) if all(ends) else ""


def _log(
    messages: Sequence[PageMessage],
    done: Mapping[Done, list[str]],
    following: Sequence[PageMessage],
) -> None:
    """Log what was done at the addresses of a page, the uploads that were the cause, and the pages
    of the messages that follow, which have one cause.
    """
    logger.info(
        "published",
        page=messages[0].page,
        causes=[each.cause for each in messages],
        uploads=list(dict.fromkeys(upload for each in messages for upload in each.uploads)),
        made=dict(done),
        next=[each.page for each in following],
        next_cause=following[0].cause if following else "",
    )
