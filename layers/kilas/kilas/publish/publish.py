"""Makes the objects of each page equal to the page's desired state.

One page has one writer at a time: the pages queue is FIFO, grouped by page. So what a writer reads
is newer than everything that was written before it, and an old page never comes back.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal
from uuid import uuid4

from kilas.batches import Unit, readable
from kilas.cdn import joined, paths_of_page
from kilas.errors import ChainTooLong
from kilas.log import logger
from kilas.messages import LONGEST_CHAIN, PageMessage, page_message
from kilas.pages.page import Audit, PageRef, ref_of
from kilas.pages.serving import digest_of
from kilas.publish.audit import audited

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kilas.batches import Batch
    from kilas.cdn import PurgeQueue
    from kilas.pages.desired import Pages
    from kilas.pages.page import ShelfName
    from kilas.ports import Delivery, Output, PagesQueue, Shelf
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
        purges: PurgeQueue,
    ) -> None:
        self.pages = pages
        self._shelves = shelves
        self._queue = queue
        self._purges = purges

    def batch(self, deliveries: Iterable[Delivery[str]], batch: Batch) -> list[str]:
        """Make each page of the messages true once, however many messages name it.

        Returns the ids of the deliveries that must come again. What the CDN must forget is one
        message to purge, sent when the pages are right and before their messages are gone.
        """
        messages, unreadable = readable(deliveries, page_message)
        site = self.pages.sources.records.site()
        paths: set[str] = set()

        def make(unit: Unit[PageMessage]) -> None:
            paths.update(self._make_true(unit, site))

        def purge() -> None:
            if paths:
                self._purges.send(joined(paths))
            paths.clear()

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

    def _make_true(self, unit: Unit[PageMessage], site: Site | None) -> set[str]:
        """Do what the messages of one page ask for; returns the paths that the CDN must forget."""
        messages = [each.content for each in unit.deliveries]
        ref = ref_of(messages[0].page, min(each.start for each in messages))
        paths = {path for each in messages for path in each.purge}
        if isinstance(ref, Audit):
            following = self._go_on(audited(ref, self.pages), messages, purge_changes=True)
            _log(messages, {}, paths, following)
            return paths
        desired = self.pages.desired(ref, site)
        done: dict[Done, list[str]] = defaultdict(list)
        for spot, output in desired.outputs.items():
            shelf = self._shelves[spot.shelf]
            done[_put_or_delete(shelf, spot.key, output)].append(spot.path)
        for month, has_articles in desired.marks.items():
            self.pages.sources.records.mark_month(month, has_articles=has_articles)
        purge_changes = any(each.purge_changes for each in messages)
        following = self._go_on(
            desired.next_pages, messages, purge=joined(paths), purge_changes=purge_changes
        )
        if self.pages.kinds.of(ref).shelf != "site":
            paths = set()
        elif purge_changes:
            paths |= _changed(done, unit.received)
        _log(messages, done, paths, following)
        return paths

    def _go_on(
        self,
        refs: Sequence[PageRef | Audit],
        messages: Sequence[PageMessage],
        *,
        purge: tuple[str, ...] = (),
        purge_changes: bool,
    ) -> list[PageMessage]:
        """Send what was too much for these messages of one page; returns what was sent."""
        link = max(each.link for each in messages)
        if refs and link >= LONGEST_CHAIN:
            raise ChainTooLong(f"{refs[-1].id} would be message {link + 1} of its chain")
        # A cause of its own: what an earlier message of a page named may be stale by now.
        cause = uuid4().hex
        sent = [
            PageMessage(each.id, cause, each.start, purge, purge_changes, link=link + 1)
            for each in refs
        ]
        if sent:
            self._queue.send(sent)
        return sent


def _log(
    messages: Sequence[PageMessage],
    done: Mapping[Done, list[str]],
    purge: Iterable[str],
    following: Sequence[PageMessage],
) -> None:
    """Log what was done at the addresses of a page, the uploads that were the cause, the paths to
    purge, and the pages of the messages that follow, which have one cause.
    """
    logger.info(
        "published",
        page=messages[0].page,
        causes=[each.cause for each in messages],
        uploads=list(dict.fromkeys(upload for each in messages for upload in each.uploads)),
        made=dict(done),
        purge=sorted(purge),
        next=[each.page for each in following],
        next_cause=following[0].cause if following else "",
    )


def _changed(done: Mapping[Done, list[str]], received: int) -> set[str]:
    """The paths of what was put or deleted. Where the messages were received before, what is the
    same now may have been put by a run that ended before it asked for the purge.
    """
    as_before: tuple[Done, ...] = ("same",) if received <= 1 else ()
    addresses = [address for how, at in done.items() if how not in as_before for address in at]
    return {path for address in addresses for path in paths_of_page(address)}


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
