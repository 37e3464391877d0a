"""Makes the objects of each page equal to the page's desired state.

One page has one writer at a time: the pages queue is FIFO, grouped by page. So what a writer reads
is newer than everything that was written before it, and an old page never comes back.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal
from uuid import uuid4

from kilas.batches import Unit, readable
from kilas.content_keys import PHOTO_PREFIX
from kilas.errors import ChainTooLong
from kilas.log import logger
from kilas.messages import LONGEST_CHAIN, Look, PageMessage, Sweep, page_message
from kilas.pages.page import Audit, PageRef, ref_of
from kilas.pages.serving import digest_of
from kilas.publish.audit import audited

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kilas.batches import Batch
    from kilas.pages.desired import Pages
    from kilas.pages.page import ShelfName
    from kilas.ports import Cdn, Delivery, IngestQueue, Output, PagesQueue, Shelf
    from kilas.site.site import Site

Done = Literal["put", "same", "deleted"]
"""What was done at an address; "same" where nothing had to be, absent pages included."""


class Publish:
    """Publishes a batch of messages, one page after the other."""

    def __init__(
        self,
        pages: Pages,
        shelves: Mapping[ShelfName, Shelf],
        queue: PagesQueue,
        ingest: IngestQueue,
        cdn: Cdn,
    ) -> None:
        self.pages = pages
        self._shelves = shelves
        self._queue = queue
        self._ingest = ingest
        self._cdn = cdn

    def batch(self, deliveries: Iterable[Delivery[str]], batch: Batch) -> list[str]:
        """Make each page of the messages true once, however many messages name it.

        Returns the ids of the deliveries that must come again. What was taken away is purged from
        the CDN in one request, before its messages are gone.
        """
        messages, unreadable = readable(deliveries, page_message)
        site = self.pages.sources.records.site()
        taken_away: dict[str, None] = {}

        def make(unit: Unit[PageMessage]) -> None:
            messages = [each.content for each in unit.deliveries]
            purgeable = self._make_true(messages, site)
            if any(message.purge for message in messages):
                taken_away.update(dict.fromkeys(purgeable))

        def purge() -> None:
            self._purge(sorted(taken_away))
            taken_away.clear()

        return batch.fail(unreadable) + batch.work(self._by_page(messages), make, conclude=purge)

    def _by_page(self, deliveries: Iterable[Delivery[PageMessage]]) -> list[Unit[PageMessage]]:
        """All deliveries of a page as one unit: they are one group of the queue. Costly pages come
        last: a photo costs as much as a hundred others.
        """
        groups: dict[str, list[Delivery[PageMessage]]] = defaultdict(list)
        for each in deliveries:
            groups[each.content.page].append(each)
        units = [Unit(of_page, {"page": page}) for page, of_page in groups.items()]
        return sorted(units, key=lambda unit: self.pages.kinds.is_costly(unit.about["page"]))

    def _make_true(self, messages: Sequence[PageMessage], site: Site | None) -> tuple[str, ...]:
        """Do what the messages of one page ask for; returns the addresses that can be purged."""
        link = max(each.link for each in messages)
        ref = ref_of(messages[0].page, min(each.start for each in messages))
        if isinstance(ref, Audit):
            _log(messages, {}, self._go_on(audited(ref, self.pages), link))
            return ()
        desired = self.pages.desired(ref, site)
        done: dict[Done, list[str]] = defaultdict(list)
        for spot, output in desired.outputs.items():
            shelf = self._shelves[spot.shelf]
            done[_put_or_delete(shelf, spot.key, output)].append(spot.path)
        for month, has_articles in desired.marks.items():
            self.pages.sources.records.mark_month(month, has_articles=has_articles)
        if desired.look_at:
            logger.info("versions are gone", page=ref.id, keys=desired.look_at)
            self._ingest.send([_look_at(key) for key in desired.look_at])
        _log(messages, done, self._go_on(desired.next_pages, link))
        return desired.purgeable

    def _go_on(self, refs: Sequence[PageRef | Audit], link: int) -> list[PageMessage]:
        """Send what was too much for the message with this number in its chain; returns the
        messages that were sent.
        """
        if refs and link >= LONGEST_CHAIN:
            raise ChainTooLong(f"{refs[-1].id} would be message {link + 1} of its chain")
        # A cause of its own: what an earlier message of a page named may be stale by now.
        cause = uuid4().hex
        sent = [PageMessage(each.id, cause, each.start, link=link + 1) for each in refs]
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


def _look_at(key: str) -> Look | Sweep:
    """Has ingest or media look at a file: a sweep names photos to media."""
    return Sweep(key) if key.startswith(PHOTO_PREFIX) else Look(key)


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


def _put_or_delete(shelf: Shelf, key: str, output: Output | None) -> Done:
    stored = shelf.digest(key)
    if output is None:
        if stored is None:
            return "same"
        shelf.delete(key)
        return "deleted"
    digest = digest_of(output)
    if digest == stored:
        return "same"
    shelf.put(key, output, digest)
    return "put"
