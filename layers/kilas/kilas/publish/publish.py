"""Makes what stands at a page agree with what ought to stand there.

One page has one writer at a time: the pages queue is FIFO, grouped by page. So what the writer
reads is newer than all that was written before it, and an old page never comes back.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal
from uuid import uuid4

from kilas.addresses.site_map import object_key
from kilas.batches import Unit
from kilas.errors import ChainTooLong
from kilas.log import logger
from kilas.messages import LONGEST_CHAIN, PageMessage
from kilas.pages.desired import desired
from kilas.pages.page import PageRef
from kilas.pages.serving import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kilas.batches import Batch
    from kilas.pages.state import Sources
    from kilas.ports import Cdn, Delivery, Output, PagesQueue, Shelf
    from kilas.site.site import Site

Made = Literal["put", "same", "deleted"]
"""What was done at an address: "same" where it was right already, absent pages included."""

PURGED = frozenset({"claimed", "newest", "feed", "photo"})
"""The kinds of page that the CDN is told to forget. The pages of months can be hundreds, each at
a price, and age within a minute; the others are few, or hold whole texts."""


class Publish:
    """Publishes a batch of messages, one page after the other."""

    def __init__(
        self, sources: Sources, site: Shelf, desk: Shelf, queue: PagesQueue, cdn: Cdn
    ) -> None:
        self._library = sources
        self._site = site
        self._desk = desk
        self._queue = queue
        self._cdn = cdn

    def batch(self, deliveries: Iterable[Delivery[PageMessage]], batch: Batch) -> list[str]:
        """Make each page of the messages true, whatever number of them name it.

        Returns the ids of the deliveries that must come again. What was taken away is purged from
        the CDN in one request, before its messages are gone.
        """
        site = self._library.records.site()
        taken_away: dict[str, None] = {}

        def make(unit: Unit[PageMessage]) -> None:
            messages = [each.content for each in unit.deliveries]
            addresses = self._publish(messages, site)
            if any(message.purge for message in messages):
                taken_away.update(dict.fromkeys(addresses))

        def purge() -> None:
            self._purge(sorted(taken_away))
            taken_away.clear()

        return batch.work(_by_page(deliveries), make, conclude=purge)

    def page(self, *messages: PageMessage) -> list[str]:
        """Make the one page of these messages true; returns the addresses that the CDN is to
        forget if it must.
        """
        return self._publish(messages, self._library.records.site())

    def _publish(self, messages: Sequence[PageMessage], site: Site | None) -> list[str]:
        message = min(messages, key=lambda each: each.start)
        page = PageRef.parse(message.page, message.start)
        wanted = desired(page, self._library, site)
        shelf = self._desk if page.kind == "desk" else self._site
        made: dict[Made, list[str]] = defaultdict(list)
        for address, output in wanted.outputs.items():
            made[_make_true(shelf, object_key(address), output)].append(address)
        if page.kind == "sitemap":
            stands = any(output is not None for output in wanted.outputs.values())
            self._library.records.mark_month(page.place, has_articles=stands)
        self._go_on(wanted.then, max(each.link for each in messages))
        _tell(messages, made)
        return list(wanted.outputs) if page.kind in PURGED else []

    def _go_on(self, pages: Sequence[PageRef], link: int) -> None:
        """Have the pages made that were too much for the message with this number in its chain."""
        if not pages:
            return
        if link >= LONGEST_CHAIN:
            raise ChainTooLong(f"{pages[-1].text} would be message {link + 1} of its chain")
        # A cause of its own: what an earlier message of a page named may be stale by now.
        cause = uuid4().hex
        self._queue.send(
            [PageMessage(each.text, cause, each.start, link=link + 1) for each in pages]
        )

    def _purge(self, addresses: Sequence[str]) -> None:
        """Have the CDN forget the addresses. The pages are right all the same where it refuses:
        what is cached ends by itself, and an operator is told.
        """
        if not addresses:
            return
        try:
            self._cdn.purge(addresses)
        except Exception:
            logger.exception("not purged", addresses=addresses)
        else:
            logger.info("purged", addresses=addresses)


def _tell(messages: Sequence[PageMessage], made: dict[Made, list[str]]) -> None:
    """Log what was done at the addresses of a page, and the uploads that it goes back to."""
    logger.info(
        "published",
        page=messages[0].page,
        causes=[each.cause for each in messages],
        uploads=list(dict.fromkeys(upload for each in messages for upload in each.uploads)),
        made=dict(made),
    )


def _by_page(deliveries: Iterable[Delivery[PageMessage]]) -> list[Unit[PageMessage]]:
    """All deliveries of a page as one unit: they are one group of the queue. Photos come last, as
    each costs as much as a hundred pages.
    """
    groups: dict[str, list[Delivery[PageMessage]]] = defaultdict(list)
    for each in deliveries:
        groups[each.content.page].append(each)
    units = [Unit(of_page, {"page": page}) for page, of_page in groups.items()]
    return sorted(units, key=lambda unit: PageRef.parse(unit.about["page"]).kind == "photo")


def _make_true(shelf: Shelf, key: str, output: Output | None) -> Made:
    standing = shelf.digest(key)
    if output is None:
        if standing is None:
            return "same"
        shelf.delete(key)
        return "deleted"
    digest = digest_of(output)
    if digest == standing:
        return "same"
    shelf.put(key, output, digest)
    return "put"
