"""What an audit names: the pages to which the next keys, items or articles belong."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kilas.addresses.site_map import address_of
from kilas.content_keys import PHOTO_PREFIX, reported_key
from kilas.lists import ListId
from kilas.pages.kinds import KINDS
from kilas.pages.page import PageRef

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kilas.pages.page import ShelfName
    from kilas.ports import Content, Shelf
    from kilas.store.listings import Listings
    from kilas.store.repairs import Doubtful, Repairs
    from kilas.sweeps import Audit


class Named(NamedTuple):
    """Pages that may be wrong, and the place behind which others follow: "" where none do."""

    pages: list[PageRef]
    reached: str


class Auditor:
    """Names the next pages of an audit."""

    def __init__(
        self,
        content: Content,
        shelves: Mapping[ShelfName, Shelf],
        listings: Listings,
        repairs: Repairs,
    ) -> None:
        self._content = content
        self._shelves = shelves
        self._listings = listings
        self._repairs = repairs

    def __call__(self, audit: Audit, limit: int) -> Named:
        """The pages of the next `limit` keys, items or articles. Raises Conflict where an item of
        the table changes meanwhile.
        """
        match audit.over:
            case "site" | "desk" as shelf:
                keys = self._shelves[shelf].keys("", after=audit.after, limit=limit)
                return _named(keys, _at_address if shelf == "site" else _of_report, limit)
            case "media":
                keys = self._content.keys(PHOTO_PREFIX, after=audit.after, limit=limit)
                return _named(keys, _of_photo, limit)
            case "list":
                entries = self._listings.after(ListId.parse(audit.of), audit.after, limit)
                pages = [PageRef("address", each.article.url) for each in entries]
                return Named(pages, _last([each.sort for each in entries], limit))
            case "follow-ups":
                entries = self._listings.follow_ups(audit.of, audit.after, limit)
                pages = [PageRef("address", each.article.url) for each in entries]
                return Named(pages, _last([each.sort for each in entries], limit))
            case "table":
                doubtful, place = self._repairs.after(audit.after, limit)
                return Named(_distinct(_of_table(doubtful)), place)
            case "links" | "waits":
                raise ValueError(f"names files, not pages: {audit}")


def _named(keys: list[str], pages_of: Callable[[str], Iterable[PageRef]], limit: int) -> Named:
    return Named(_distinct(page for key in keys for page in pages_of(key)), _last(keys, limit))


def _at_address(key: str) -> Iterator[PageRef]:
    yield KINDS.page_at(address_of(key))


def _of_report(key: str) -> Iterator[PageRef]:
    reported = reported_key(key)
    if reported:
        yield PageRef("report", reported)


def _of_photo(key: str) -> Iterator[PageRef]:
    """The photo and its report, which may never have been made: a photo's record says the same
    under every site.yaml, so nothing else names them.
    """
    yield PageRef("photo", key)
    yield PageRef("report", key)


def _of_table(doubtful: Doubtful) -> Iterator[PageRef]:
    yield from (PageRef("address", each) for each in doubtful.addresses)
    yield from map(PageRef.newest, doubtful.lists)
    yield from (PageRef.month(*each) for each in doubtful.months)


def _distinct(pages: Iterable[PageRef]) -> list[PageRef]:
    return list(dict.fromkeys(pages))


def _last(places: list[str], limit: int) -> str:
    return places[-1] if len(places) == limit else ""
