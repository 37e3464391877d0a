"""The rules: each names the pages of one sort that may be wrong after a change.

A rule takes the change and what plan read beside it (`plan.neighbours`); it reads nothing itself.
It may name a page that is right, since publish compares before it writes, and must name every page
that is wrong. How many pages it names depends on the article's own lists and never on the number of
articles. The log names a page's rule by the name of the function here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.changes import ArticleChanged, ArticleRejudged
from kilas.claims import url_name
from kilas.content_keys import SITE_KEY
from kilas.lists import ALL, ListId, entry_of, lists_of
from kilas.pages.kinds import KINDS
from kilas.pages.page import PageRef
from kilas.plan.neighbours import list_months
from kilas.times import possible_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kilas.articles.article import Article
    from kilas.changes import (
        CommentChanged,
        HourPassed,
        MonthChanged,
        NameChanged,
        PhotoChanged,
        RebuildRequested,
        ReleaseChanged,
        ReportChanged,
        SiteChanged,
    )
    from kilas.plan.neighbours import ListNeighbours, ReleaseParts
    from kilas.record import Record
    from kilas.site.site import Site

    AnyArticle = ArticleChanged | ArticleRejudged


def report(
    change: AnyArticle | ReportChanged | PhotoChanged, _neighbours: object
) -> Iterator[PageRef]:
    """The report on the file."""
    yield PageRef("report", change.key)


# --- an article ------------------------------------------------------------------------------


def addresses_of_article(change: AnyArticle, _neighbours: object) -> Iterator[PageRef]:
    """All addresses that the article holds or held: its own, its aliases, its earlier ones."""
    yield from _at_addresses(name for record in _records(change) for name in record.names)


def lists_of_article(change: AnyArticle, _neighbours: object) -> Iterator[PageRef]:
    """The first page of each list that shows or showed the article."""
    for article in _listed(change):
        yield from map(PageRef.newest, lists_of(article))


def feeds_of_article(change: AnyArticle, _neighbours: object) -> Iterator[PageRef]:
    """The newspaper's feed and that of the section."""
    for article in _listed(change):
        yield from _feeds(["", article.section or ""])


def months_of_article(_change: ArticleChanged, neighbours: ListNeighbours) -> Iterator[PageRef]:
    """The pages of the article's months, from the page on that has the article."""
    for position in neighbours.positions:
        yield PageRef.month(position.list_id, position.month, position.start)


def following_months(change: ArticleChanged, neighbours: ListNeighbours) -> Iterator[PageRef]:
    """The month after each of the article's months: it links to the one before it, which may have
    got its first article or lost its last.
    """
    if _place(change.old) != _place(change.new):
        for position in neighbours.positions:
            if position.following:
                yield PageRef.month(position.list_id, position.following)


def whole_months_of_article(change: ArticleRejudged, _neighbours: object) -> Iterator[PageRef]:
    """All pages of the article's months: so a thousand articles of a month send one message."""
    for article in _listed(change):
        yield from (PageRef.month(list_id, month) for list_id, month in list_months(article))


def sitemaps_of_article(change: AnyArticle, _neighbours: object) -> Iterator[PageRef]:
    """The sitemaps of the months that the article is or was in."""
    for article in _listed(change):
        yield from (PageRef("sitemap", month) for month in possible_months(article.published))


def newer_of_section(_change: ArticleChanged, neighbours: ListNeighbours) -> Iterator[PageRef]:
    """The next newer articles of the section: they show this one as related."""
    yield from (PageRef("address", url) for url in neighbours.newer)


def _records(change: AnyArticle) -> tuple[Record, ...]:
    both = (change.old, change.new) if isinstance(change, ArticleChanged) else (change.record,)
    return tuple(record for record in both if record)


def _listed(change: AnyArticle) -> tuple[Article, ...]:
    return tuple(record.listed for record in _records(change) if record.listed)


def _place(record: Record | None) -> tuple[object, ...]:
    """The lists of an article, and its place in them."""
    article = record.listed if record else None
    return (lists_of(article), entry_of(article).sort) if article else ()


# --- a photo, a name, a comment, a month, an hour --------------------------------------------


def photo(change: PhotoChanged, _neighbours: object) -> Iterator[PageRef]:
    """The photo on the site."""
    yield PageRef("photo", change.key)


def address(change: NameChanged, _neighbours: object) -> Iterator[PageRef]:
    """The address, where the name is one."""
    for claim in (change.old, change.new):
        yield from _at_addresses(claim.written if claim else ())


def commented_article(_change: CommentChanged, article: str | None) -> Iterator[PageRef]:
    """The article, which shows its comments."""
    if article:
        yield PageRef("address", article)


def indexes_of_months(_change: MonthChanged, _neighbours: object) -> Iterator[PageRef]:
    """The index of the sitemaps, and the archive."""
    yield PageRef("sitemap-index")
    yield PageRef("archive")


def pages_of_the_hour(_change: HourPassed, pages: tuple[PageRef, ...]) -> Iterator[PageRef]:
    """The pages that change with the hour."""
    yield from pages


# --- the settings, a release, a rebuild ------------------------------------------------------


def pages_without_articles(change: SiteChanged, _neighbours: object) -> Iterator[PageRef]:
    """The pages that exist even where there is no article, of the old and the new sections. A
    sweep of the files finds the other pages.
    """
    yield from _pages_without_articles(change.old, change.new)


def pages_without_articles_now(
    _change: ReleaseChanged | RebuildRequested, parts: ReleaseParts
) -> Iterator[PageRef]:
    """The same pages, under the settings that are in force now."""
    yield from _pages_without_articles(parts.site)


def report_on_site(_change: object, _neighbours: object) -> Iterator[PageRef]:
    """The report on site.yaml. A release changes no record of that file, so it is named here."""
    yield PageRef("report", SITE_KEY)


def assets(_change: object, parts: ReleaseParts) -> Iterator[PageRef]:
    """The stylesheet, the icon and the like."""
    yield from (PageRef("asset", url) for url in parts.assets)


# --- shared ----------------------------------------------------------------------------------


def _pages_without_articles(*sites: Site | None) -> Iterator[PageRef]:
    yield PageRef.newest(ALL)
    yield from _feeds([""])
    yield from KINDS.single_pages()
    slugs = {section.slug for site in sites if site for section in site.sections}
    for slug in sorted(slugs):
        yield PageRef.newest(ListId("section", slug))
        yield from _feeds([slug])


def _feeds(slugs: Iterable[str]) -> Iterator[PageRef]:
    """The feeds of these sections; "" is the newspaper's own."""
    yield from (PageRef("feed", slug) for slug in slugs)


def _at_addresses(names: Iterable[str]) -> Iterator[PageRef]:
    """The pages at those of the names that are addresses."""
    prefix = url_name("")
    for name in names:
        if name.startswith(prefix):
            yield PageRef("address", name.removeprefix(prefix))
