"""What goes stale: for each kind of change, the pages that may now be wrong.

This table is the only place that knows. It may name a page that turns out to be right, since
publishing compares before it writes; it must never leave out one that is wrong
(tests/converge/test_completeness.py). Each change names a number of pages that depends on the
article's own lists and never on how many articles there are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kilas.changes import (
    ArticleChanged,
    Change,
    CommentChanged,
    MonthChanged,
    NameChanged,
    PhotoChanged,
    ReleaseChanged,
    SiteChanged,
)
from kilas.claims import url_name
from kilas.content_keys import ARTICLE_PREFIX, PAGE_PREFIX, PHOTO_PREFIX, SITE_KEY
from kilas.lists import ALL, ListId, entry_of, lists_of
from kilas.pages.kinds import KINDS
from kilas.pages.page import EVERYTHING, Audit, PageRef
from kilas.record import Record
from kilas.site.site import Site
from kilas.times import possible_months

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kilas.articles.article import Correction


@dataclass(frozen=True, slots=True)
class Position:
    """Where an article is, or was, in a month of one of its lists.

    `start` is the number of the first page of the month that may be wrong; `following` is the
    next month of the list that has articles, whose oldest page leads to this month, or None.
    """

    list_id: ListId
    month: str
    start: int
    following: str | None


@dataclass(frozen=True, slots=True)
class Around:
    """What plan read beside the change: the neighbours in the lists, and whom a name concerns.

    `newer` are the addresses of the next few articles of the section, which show this one as
    related. `address` is that of the article a comment belongs to. `waiting` are the files that
    want a name. `site` and `assets` (addresses) are what a release is to be made with.
    """

    positions: tuple[Position, ...] = ()
    newer: tuple[str, ...] = ()
    address: str | None = None
    waiting: tuple[str, ...] = ()
    site: Site | None = None
    assets: tuple[str, ...] = ()


# --- an article ------------------------------------------------------------------------------


def _shows(record: Record | None) -> tuple[object, ...]:
    return (record.status, record.shown, record.article) if record else ()


def _shows_otherwise(change: ArticleChanged) -> bool:
    """Whether readers see a difference, now or because all pages are to be made again."""
    basis = (change.old.basis if change.old else "", change.new.basis if change.new else "")
    return _shows(change.old) != _shows(change.new) or basis[0] != basis[1]


def only_judged_again(change: Change) -> bool:
    """Whether a file's record says what it said, under a new site.yaml or release."""
    match change:
        case ArticleChanged(_, Record() as old, Record() as new):
            same = replace(old, revision=new.revision, basis=new.basis)
            return old.basis != new.basis and same == new
        case _:
            return False


def _records(change: ArticleChanged) -> Iterator[Record]:
    return (record for record in (change.old, change.new) if record)


def _places(record: Record | None) -> tuple[object, ...]:
    article = record.listed if record else None
    return (lists_of(article), entry_of(article).sort) if article else ()


def _report_on_article(change: ArticleChanged, _: Around) -> Iterator[PageRef]:
    yield PageRef("report", change.key)


def _addresses_of_article(change: ArticleChanged, _: Around) -> Iterator[PageRef]:
    if _shows_otherwise(change):
        names = [name for record in _records(change) for name in record.names]
        yield from (PageRef("address", url) for url in _urls(names))


def _lists_of_article(change: ArticleChanged, _: Around) -> Iterator[PageRef]:
    if _shows_otherwise(change):
        for record in _records(change):
            yield from map(PageRef.newest, lists_of(record.listed) if record.listed else ())


def _months_of_article(change: ArticleChanged, around: Around) -> Iterator[PageRef]:
    if _shows_otherwise(change):
        moved = _places(change.old) != _places(change.new)
        for position in around.positions:
            yield PageRef.month(position.list_id, position.month, position.start)
            if moved and position.following:
                yield PageRef.month(position.list_id, position.following)


def _feeds_of_article(change: ArticleChanged, _: Around) -> Iterator[PageRef]:
    if _shows_otherwise(change):
        for record in _records(change):
            if record.listed:
                yield PageRef("feed", "")
                yield PageRef("feed", record.listed.section or "")


def _sitemaps_of_article(change: ArticleChanged, _: Around) -> Iterator[PageRef]:
    if _shows_otherwise(change):
        articles = [record.listed for record in _records(change) if record.listed]
        months = [month for article in articles for month in possible_months(article.published)]
        yield from (PageRef("sitemap", month) for month in months)


def _newer_neighbours(change: ArticleChanged, around: Around) -> Iterator[PageRef]:
    if _shows_otherwise(change) and not only_judged_again(change):
        yield from (PageRef("address", url) for url in around.newer)


# --- everything else -------------------------------------------------------------------------


def _photo(change: PhotoChanged, _: Around) -> Iterator[PageRef]:
    yield PageRef("photo", change.key)
    yield PageRef("report", change.key)


def _report_on_site(_change: SiteChanged, _: Around) -> Iterator[PageRef]:
    yield PageRef("report", SITE_KEY)


def _pages_without_articles(change: SiteChanged, _: Around) -> Iterator[PageRef]:
    if change.old != change.new:
        yield from _frame([change.old, change.new])


def _frame(sites: Iterable[Site | None]) -> Iterator[PageRef]:
    """The pages that stand even where there is no article; a sweep finds the others."""
    yield PageRef.newest(ALL)
    yield PageRef("feed", "")
    yield from KINDS.single_pages()
    slugs = {section.slug for site in sites if site for section in site.sections}
    for slug in sorted(slugs):
        yield PageRef.newest(ListId("section", slug))
        yield PageRef("feed", slug)


def _address(change: NameChanged, _: Around) -> Iterator[PageRef]:
    yield from (PageRef("address", url) for url in _urls([change.name]))


def _commented_article(change: CommentChanged, around: Around) -> Iterator[PageRef]:
    if around.address and (change.was_public or change.is_public):
        yield PageRef("address", around.address)


def _indexes_of_months(_change: MonthChanged, _: Around) -> Iterator[PageRef]:
    yield PageRef("sitemap-index")
    yield PageRef("archive")


def _assets(_change: ReleaseChanged, around: Around) -> Iterator[PageRef]:
    yield from (PageRef("asset", url) for url in around.assets)


def _everything(change: ReleaseChanged, _: Around) -> Iterator[Audit]:
    """Every stored object too: the message that would have deleted one may have been lost."""
    if change.again:
        yield from EVERYTHING


def _frame_of_release(_change: ReleaseChanged, around: Around) -> Iterator[PageRef]:
    yield from _frame([around.site])


def _settings_of_release(_change: ReleaseChanged, _: Around) -> Iterator[PageRef]:
    """Of all files this one has no basis, so its record and its change stay the same."""
    yield PageRef("report", SITE_KEY)


def _urls(names: Iterable[str]) -> Iterator[str]:
    prefix = url_name("")
    return (name.removeprefix(prefix) for name in names if name.startswith(prefix))


AFFECTED: Mapping[type[Change], tuple[Callable[..., Iterator[PageRef | Audit]], ...]] = {
    ArticleChanged: (
        _addresses_of_article,
        _lists_of_article,
        _feeds_of_article,
        _report_on_article,
        _newer_neighbours,
        _months_of_article,
        _sitemaps_of_article,
    ),
    PhotoChanged: (_photo,),
    SiteChanged: (_report_on_site, _pages_without_articles),
    NameChanged: (_address,),
    CommentChanged: (_commented_article,),
    MonthChanged: (_indexes_of_months,),
    ReleaseChanged: (_assets, _frame_of_release, _settings_of_release, _everything),
}
"""The table. The order within a row is the order of the messages: what readers miss most first."""


def affected_by(change: Change, around: Around) -> tuple[PageRef | Audit, ...]:
    """The pages that may be wrong after a change; of a month, the least `start`."""
    pages: dict[str, PageRef | Audit] = {}
    for rule in AFFECTED[type(change)]:
        for page in rule(change, around):
            known = pages.get(page.id, page)
            pages[page.id] = min(known, page, key=lambda either: either.start)
    return tuple(pages.values())


def takes_away(change: Change) -> bool:
    """Whether readers must not see the old pages any longer, not even from a cache."""
    match change:
        case ArticleChanged(_, Record(status="live") as old, new):
            return new is None or new.status != "live" or _corrections(old) != _corrections(new)
        case CommentChanged(_, was_public, is_public):
            return was_public and not is_public
        case PhotoChanged(_, old, new):
            return old not in ("", new)
        case _:
            return False


def _corrections(record: Record) -> tuple[Correction, ...]:
    return record.article.corrections if record.article else ()


def look_again(change: Change, around: Around) -> tuple[Mapping[str, str], ...]:
    """The messages to ingest: which files a change may make right, or wrong.

    Who lost a name must make do without it; who waits for a name may have it now, or must say who
    else has it; a new site.yaml or release is what every article is judged by.
    """
    match change:
        case NameChanged(_, old, new):
            evicted = [old.key] if old and new and new.key != old.key else []
            return tuple({"key": key} for key in (*evicted, *around.waiting))
        case SiteChanged(old, new) if old != new:
            return EVERY_ARTICLE
        case ReleaseChanged(again=True):
            return ({"key": SITE_KEY}, *EVERY_ARTICLE, {"sweep": PHOTO_PREFIX})
        case ReleaseChanged():
            return ({"key": SITE_KEY}, *EVERY_ARTICLE)
        case _:
            return ()


EVERY_ARTICLE = ({"sweep": PAGE_PREFIX}, {"sweep": ARTICLE_PREFIX})
