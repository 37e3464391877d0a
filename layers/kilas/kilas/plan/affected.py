"""What becomes stale: one row for each kind of change.

No other module knows. tests/converge/test_completeness.py proves that the rows name every page that
differs, and that each rule is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from kilas.addresses import site_map
from kilas.cdn import EVERYTHING, path_of_tag
from kilas.changes import (
    ArticleChanged,
    ArticleRejudged,
    Change,
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
from kilas.content_keys import ARTICLE_PREFIX, PAGE_PREFIX, PHOTO_PREFIX, SITE_KEY
from kilas.lists import lists_of
from kilas.messages import Look, Sweep
from kilas.pages.page import Audit, PageRef
from kilas.plan import rules
from kilas.plan.neighbours import ListNeighbours, NeighbourReader, ReleaseParts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.record import Record

C = TypeVar("C")
"""A kind of change."""

N = TypeVar("N")
"""What is read beside a change of that kind; None where nothing is."""


def _no_files(_change: object, _neighbours: object) -> tuple[Look | Sweep, ...]:
    return ()


def _nothing(_change: object, _neighbours: object) -> tuple[str, ...]:
    return ()


def _cause_of_its_own(_change: object) -> str:
    return ""


@dataclass(frozen=True, kw_only=True)
class Row(Generic[C, N]):
    """What one kind of change asks for.

    `read` is what plan reads beside the change. `pages` are the rules that name pages; their order
    is the order of the messages, so what readers miss most comes first. `recheck` gives the files
    that ingest judges again. `purge` gives the paths that the CDN must forget once each page is
    right, where readers must not see the old pages any longer. `shared_cause` is the cause of
    several changes, all of which send one message to a page; "" where the change is a cause of its
    own.
    """

    read: Callable[[NeighbourReader, C], N]
    pages: tuple[Callable[[C, N], Iterable[PageRef | Audit]], ...]
    recheck: Callable[[C, N], tuple[Look | Sweep, ...]] = _no_files
    purge: Callable[[C, N], tuple[str, ...]] = _nothing
    shared_cause: Callable[[C], str] = _cause_of_its_own


# --- what is purged --------------------------------------------------------------------------


def _article_taken_back(change: ArticleChanged, neighbours: ListNeighbours) -> tuple[str, ...]:
    """The article as readers saw it, where it is no longer so, or its corrections are others.

    An article that only moves, to another address or list, is purged where it was. Otherwise what
    is taken away next would be purged at the places that the article has now. For the same reason
    the newer articles are purged where an article comes between them and the older ones that they
    showed as related.
    """
    old, new = change.old, change.new
    moves = _place(old) != _place(new)
    seen = old.reachable if old else None
    taken_back = [seen.url] if seen and (moves or _shown_as(old) != _shown_as(new)) else []
    crowded = neighbours.newer if moves and new and new.listed else ()
    return tuple(path_of_tag(address) for address in (*taken_back, *crowded))


def _place(record: Record | None) -> tuple[object, ...]:
    article = record.reachable if record else None
    return (article.url, article.published, lists_of(article)) if article else ()


def _shown_as(record: Record | None) -> tuple[object, ...]:
    article = record.reachable if record else None
    return (record.status, article.corrections) if record and article else ()


def _photo_taken_back(change: PhotoChanged, _neighbours: object) -> tuple[str, ...]:
    return (site_map.photo(change.key),) if change.old not in ("", change.new) else ()


def _comment_taken_back(change: CommentChanged, article: str | None) -> tuple[str, ...]:
    """The article, at the address that it has now; one that is not shown was purged itself."""
    taken_back = change.was_public and not change.is_public
    return (path_of_tag(article),) if taken_back and article else ()


def _everything(_change: object, _neighbours: object) -> tuple[str, ...]:
    """A purge may have been lost although its page is right."""
    return (EVERYTHING,)


# --- which files are judged again ------------------------------------------------------------

_ALL_ARTICLES = (Sweep(PAGE_PREFIX), Sweep(ARTICLE_PREFIX))
"""A site.yaml and a release are rules that every article is judged by."""


def _all_articles(_change: object, _neighbours: object) -> tuple[Look | Sweep, ...]:
    return _ALL_ARTICLES


def _site_and_articles(_change: object, _neighbours: object) -> tuple[Look | Sweep, ...]:
    return (Look(SITE_KEY), *_ALL_ARTICLES)


def _every_file(_change: object, _neighbours: object) -> tuple[Look | Sweep, ...]:
    return (Look(SITE_KEY), *_ALL_ARTICLES, Sweep(PHOTO_PREFIX))


def _former_holder_and_waiting(
    change: NameChanged, waiting: tuple[str, ...]
) -> tuple[Look | Sweep, ...]:
    """The file that lost the name, which may have none now, and the files that wait for the name:
    one may hold it now, the others report who does.
    """
    old, new = change.old, change.new
    lost = [old.key] if old and new and new.key != old.key else []
    return tuple(Look(key) for key in (*lost, *waiting))


# --- the table -------------------------------------------------------------------------------

Affected = Mapping[type[Change], Row[Any, Any]]

AFFECTED: Affected = {
    ArticleChanged: Row[ArticleChanged, ListNeighbours](
        read=NeighbourReader.lists,
        pages=(
            rules.addresses_of_article,
            rules.lists_of_article,
            rules.feeds_of_article,
            rules.report,
            rules.newer_of_section,
            rules.months_of_article,
            rules.following_months,
            rules.sitemaps_of_article,
        ),
        purge=_article_taken_back,
    ),
    # No feeds: the change of the settings, or the release, has named every feed that there is.
    ArticleRejudged: Row[ArticleRejudged, None](
        read=NeighbourReader.nothing,
        pages=(
            rules.addresses_of_article,
            rules.lists_of_article,
            rules.report,
            rules.whole_months_of_article,
            rules.sitemaps_of_article,
        ),
        shared_cause=lambda change: change.record.judged_by,
    ),
    ReportChanged: Row[ReportChanged, None](
        read=NeighbourReader.nothing,
        pages=(rules.report,),
    ),
    PhotoChanged: Row[PhotoChanged, None](
        read=NeighbourReader.nothing,
        pages=(rules.photo, rules.report),
        purge=_photo_taken_back,
    ),
    NameChanged: Row[NameChanged, tuple[str, ...]](
        read=NeighbourReader.waiting,
        pages=(rules.address,),
        recheck=_former_holder_and_waiting,
    ),
    CommentChanged: Row[CommentChanged, "str | None"](
        read=NeighbourReader.commented,
        pages=(rules.commented_article,),
        purge=_comment_taken_back,
    ),
    MonthChanged: Row[MonthChanged, None](
        read=NeighbourReader.nothing,
        pages=(rules.indexes_of_months,),
    ),
    HourPassed: Row[HourPassed, tuple[PageRef, ...]](
        read=NeighbourReader.hourly,
        pages=(rules.pages_of_the_hour,),
    ),
    SiteChanged: Row[SiteChanged, None](
        read=NeighbourReader.nothing,
        pages=(rules.report_on_site, rules.pages_without_articles),
        recheck=_all_articles,
    ),
    ReleaseChanged: Row[ReleaseChanged, ReleaseParts](
        read=NeighbourReader.release,
        pages=(rules.assets, rules.pages_without_articles_now, rules.report_on_site),
        recheck=_site_and_articles,
    ),
    RebuildRequested: Row[RebuildRequested, ReleaseParts](
        read=NeighbourReader.release,
        pages=(
            rules.assets,
            rules.pages_without_articles_now,
            rules.report_on_site,
            rules.stored_objects,
        ),
        recheck=_every_file,
        purge=_everything,
    ),
}


class NamedPage(NamedTuple):
    """A page that may be wrong, and the name of the rule that says so."""

    page: PageRef | Audit
    rule: str


def named_pages(row: Row[Any, Any], change: Change, neighbours: object) -> tuple[NamedPage, ...]:
    """The pages that the rules of a row name, each once, with the first rule that named it.

    The lowest `start` of a month's pages counts.
    """
    pages: dict[str, NamedPage] = {}
    for rule, page in _named(row, change, neighbours):
        known = pages.setdefault(page.id, NamedPage(page, rule))
        if page.start < known.page.start:
            pages[page.id] = NamedPage(page, known.rule)
    return tuple(pages.values())


def _named(
    row: Row[Any, Any], change: Change, neighbours: object
) -> Iterator[tuple[str, PageRef | Audit]]:
    for rule in row.pages:
        yield from ((rule.__name__, page) for page in rule(change, neighbours))
