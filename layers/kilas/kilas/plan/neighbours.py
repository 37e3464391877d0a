"""What plan reads beside a change: one method, and one type of answer, for each kind of change."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kilas.lists import ListId
from kilas.pages.assets import assets
from kilas.pages.kinds import KINDS
from kilas.pages.sizes import SIZES
from kilas.site.site import Site
from kilas.store.listings import Listings
from kilas.store.records import Records
from kilas.times import moment, month_bounds, month_of

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from kilas.changes import (
        Change,
        CommentChanged,
        ListStandingChanged,
        NameChanged,
        StandingChanged,
    )
    from kilas.pages.page import PageRef
    from kilas.pages.sizes import Sizes
    from kilas.ports import Table


class FollowingMonth(NamedTuple):
    """The month of a list, with the sort of its first entry, whose oldest page links to another."""

    month: str
    first: str


@dataclass(frozen=True, slots=True)
class ReleaseParts:
    """Of a release: the newspaper's settings, if there are any, and the addresses of its assets."""

    site: Site | None
    assets: tuple[str, ...]


class NeighbourReader:
    """Reads, for the changes of one batch, the table as it is now.

    What several changes ask for is read once: all of them were written before the batch came.
    """

    def __init__(self, table: Table, sizes: Sizes = SIZES) -> None:
        self._records = Records(table)
        self._listings = Listings(table)
        self._sizes = sizes
        self._site = cache(self._site_in_force)

    def newer(self, change: StandingChanged) -> tuple[str, ...]:
        """The addresses of the next articles of the section, which show this one as related."""
        found: dict[str, None] = {}
        for standing in (change.old, change.new):
            for list_id, sort in (standing.places if standing else {}).items():
                section = ListId.parse(list_id)
                if section.kind == "section":
                    newer = self._listings.after(section, sort, self._sizes.related)
                    found |= dict.fromkeys(entry.article.url for entry in newer)
        return tuple(found)

    def following(self, change: ListStandingChanged) -> tuple[FollowingMonth, ...]:
        """The month after each month that came or went: its oldest page links to the one before."""
        site = self._site()
        months = change.old.months.keys() ^ change.new.months.keys()
        if site is None or not months:
            return ()
        found = (self._following(change.list_id, month, site.zone) for month in sorted(months))
        return tuple(each for each in found if each)

    def _following(self, list_id: ListId, month: str, zone: ZoneInfo) -> FollowingMonth | None:
        _, end = month_bounds(month, zone)
        later = self._listings.after(list_id, end, 1)
        if not later:
            return None
        return FollowingMonth(month_of(moment(later[0].sort), zone), later[0].sort)

    def waiting(self, change: NameChanged) -> tuple[str, ...]:
        """The keys of the files that want the name."""
        return tuple(self._records.waiting(change.name))

    def commented(self, change: CommentChanged) -> str | None:
        """The address of the comment's article, or None where the article is not shown."""
        article = self._records.reachable(change.identity)
        return article.url if article else None

    def release(self, _change: Change) -> ReleaseParts:
        """The settings and the assets that pages are made with now."""
        return ReleaseParts(self._site(), tuple(assets()))

    def hourly(self, _change: Change) -> tuple[PageRef, ...]:
        """The pages that change with the hour."""
        return KINDS.hourly_pages()

    def nothing(self, _change: Change) -> None:
        """The change says all that its rules need."""

    def _site_in_force(self) -> Site | None:
        return self._records.sites().in_force
