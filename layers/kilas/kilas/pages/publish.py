"""Makes what stands at a page agree with what ought to stand there.

One page has one writer at a time: the pages queue is FIFO, grouped by page. So what the writer
reads is newer than all that was written before it, and an old page never comes back.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING
from uuid import uuid4

from kilas.pages.addresses import object_key
from kilas.pages.compose import compose
from kilas.pages.outputs import digest_of
from kilas.pages.page import Page
from kilas.ports import PageMessage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kilas.newsroom.site import Site
    from kilas.pages.state import Library
    from kilas.ports import Cdn, Output, PagesQueue, Shelf

logger = logging.getLogger(__name__)

PURGED = frozenset({"claimed", "newest", "feed", "photo"})
"""The kinds of page that the CDN is told to forget. The pages of months can be hundreds, each at
a price, and age within a minute; the others are few, or hold whole texts."""


class Publish:
    """Publishes a batch of messages, one page after the other."""

    def __init__(
        self, library: Library, site: Shelf, desk: Shelf, queue: PagesQueue, cdn: Cdn
    ) -> None:
        self._library = library
        self._site = site
        self._desk = desk
        self._queue = queue
        self._cdn = cdn

    def batch(self, messages: Mapping[str, PageMessage]) -> list[str]:
        """Make each page of the messages true, whatever number of them name it.

        Returns the ids of the messages that failed: a page that cannot be made leaves the others
        of its batch alone. What was taken away is purged from the CDN in one request.
        """
        site = self._library.records.site()
        failed: list[str] = []
        taken_away: dict[str, list[str]] = {}
        for ids in _by_page(messages).values():
            of_page = [messages[id_] for id_ in ids]
            try:
                addresses = self._publish(min(of_page, key=lambda message: message.start), site)
            except Exception:
                logger.exception("page not published", extra={"page": of_page[0].page})
                failed += ids
                continue
            if any(message.purge for message in of_page):
                taken_away |= dict.fromkeys(ids, addresses)
        return failed + self._purged(taken_away)

    def page(self, message: PageMessage) -> list[str]:
        """Make one page true; returns the addresses that the CDN is to forget if it must."""
        return self._publish(message, self._library.records.site())

    def _publish(self, message: PageMessage, site: Site | None) -> list[str]:
        page = Page.parse(message.page, message.start)
        composed = compose(page, self._library, site)
        shelf = self._desk if page.kind == "desk" else self._site
        for address, output in composed.outputs.items():
            _make_true(shelf, object_key(address), output)
        if page.kind == "sitemap":
            stands = any(output is not None for output in composed.outputs.values())
            self._library.records.mark_month(page.place, has_articles=stands)
        if composed.then:
            # A cause of its own: what an earlier message of this page named may be stale by now.
            cause = uuid4().hex
            self._queue.send([PageMessage(each.text, cause, each.start) for each in composed.then])
        return list(composed.outputs) if page.kind in PURGED else []

    def _purged(self, taken_away: Mapping[str, list[str]]) -> list[str]:
        """Have the CDN forget the addresses; returns the ids of the messages where that failed."""
        addresses = {address for of_message in taken_away.values() for address in of_message}
        if not addresses:
            return []
        try:
            self._cdn.purge(sorted(addresses))
        except Exception:
            logger.exception("pages not purged", extra={"addresses": sorted(addresses)})
            return list(taken_away)
        return []


def _by_page(messages: Mapping[str, PageMessage]) -> dict[str, list[str]]:
    """The ids of the messages of each page."""
    ids: dict[str, list[str]] = {}
    for id_, message in messages.items():
        ids.setdefault(message.page, []).append(id_)
    return ids


def _make_true(shelf: Shelf, key: str, output: Output | None) -> None:
    standing = shelf.digest(key)
    if output is None:
        if standing is not None:
            shelf.delete(key)
        return
    digest = digest_of(output)
    if digest != standing:
        shelf.put(key, output, digest)
