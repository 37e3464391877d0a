"""What plan reads beside a change: one method, and one type of answer, for each kind of change."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kilas.lists import ListId, entry_of, lists_of
from kilas.pages.assets import assets
from kilas.pages.kinds import KINDS
from kilas.pages.sizes import SIZES
from kilas.site.site import Site
from kilas.times import moment, month_bounds, month_of, possible_months

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from kilas.articles.article import Article
    from kilas.changes import ArticleChanged, Change, CommentChanged, NameChanged
    from kilas.pages.page import PageRef
    from kilas.pages.sizes import Sizes
    from kilas.store.records import Records


@dataclass(frozen=True, slots=True)
class Position:
    """Where an article is, or was, in a month of one of its lists.

    `start` is the number of the first page of the month that may be wrong. `following` is the next
    month of the list that has articles, whose oldest page links to this month, or None.
    """

    list_id: ListId
    month: str
    start: int
    following: str | None


@dataclass(frozen=True, slots=True)
class ListNeighbours:
    """Of an article: its positions in its lists, and the addresses (`newer`) of the next articles
    of its section, which show this one as related.
    """

    positions: tuple[Position, ...] = ()
    newer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReleaseParts:
    """Of a release: the newspaper's settings, if there are any, and the addresses of its assets."""

    site: Site | None
    assets: tuple[str, ...]


class NeighbourReader:
    """Reads, for the changes of one batch, the table as it is now.

    What several changes ask for is read once: all of them were written before the batch came.
    """

    def __init__(self, records: Records, sizes: Sizes = SIZES) -> None:
        self._records = records
        self._sizes = sizes
        self._site = cache(records.site)
        self._following = cache(self._read_following)

    def lists(self, change: ArticleChanged) -> ListNeighbours:
        """The neighbours of the article as it was, and as it is, in all its lists."""
        records = [record for record in (change.old, change.new) if record]
        listed = [record.listed for record in records if record.listed]
        site = self._site() if listed else None
        if site is None:  # no month has a page then
            months = [place for article in listed for place in list_months(article)]
            return ListNeighbours(tuple(Position(*place, 1, None) for place in months))
        positions: dict[tuple[ListId, str], Position] = {}
        for article in listed:
            for position in self._positions(article, site):
                place = (position.list_id, position.month)
                known = positions.get(place, position)
                positions[place] = min(known, position, key=lambda either: either.start)
        newer = {url: None for article in listed for url in self._newer(article)}
        return ListNeighbours(tuple(positions.values()), tuple(newer))

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

    def _positions(self, article: Article, site: Site) -> Iterator[Position]:
        """The article's position in each of its lists. The page before its own may be wrong too:
        the article may have filled it.
        """
        for list_id, month in list_months(article):
            start, end = month_bounds(month, site.zone)
            sort = min(entry_of(article).sort, end)
            before = self._records.count(list_id, after=start, before=sort)
            first_page = max(before - 1, 0) // self._sizes.month_page + 1
            yield Position(list_id, month, first_page, self._following(list_id, end, site.zone))

    def _read_following(self, list_id: ListId, end: str, zone: ZoneInfo) -> str | None:
        """The next month with articles in a list, after the month that ends at `end`."""
        later = self._records.entries(list_id, after=end, limit=1)
        return month_of(moment(later[0].sort), zone) if later else None

    def _newer(self, article: Article) -> Iterator[str]:
        """The addresses of the articles that show this one as related."""
        if article.section is None:
            return
        section = ListId("section", article.section)
        newer = self._records.entries(
            section, after=entry_of(article).sort, limit=self._sizes.related
        )
        yield from (entry.url for entry in newer)


def list_months(article: Article) -> Iterator[tuple[ListId, str]]:
    """Each of an article's lists, with each month of the list that the article may be in."""
    for month in possible_months(article.published):
        yield from ((list_id, month) for list_id in lists_of(article))
