"""What becomes stale: one row for each kind of change.

No other module knows. tests/converge/test_completeness.py proves that the rows name every page that
differs, and that each rule is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from msgspec import Struct

from kilas.addresses import site_map
from kilas.cdn import EVERYTHING, path_of_tag
from kilas.changes import (
    ArticleChanged,
    ArticleRejudged,
    Change,
    CommentChanged,
    HourPassed,
    ListStandingChanged,
    NameChanged,
    PhotoChanged,
    RebuildRequested,
    ReleaseChanged,
    ReportChanged,
    SettingsChanged,
    SiteChanged,
    StandingChanged,
    TargetChanged,
)
from kilas.docx.converted import is_docx
from kilas.messages import Look
from kilas.pages.page import PageRef
from kilas.plan import rechecks, rules
from kilas.plan.neighbours import InSection, Linking, NeighbourReader
from kilas.site.site import Site
from kilas.standing import left_mentions, left_originals
from kilas.sweeps import Audit, Sweep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.record import Record

C = TypeVar("C")
"""A kind of change."""

N = TypeVar("N")
"""What is read beside a change of that kind; None where nothing is."""


def _nothing(_change: object, _neighbours: object) -> tuple[str, ...]:
    return ()


def _cause_of_its_own(_change: object) -> str:
    return ""


class Row(Struct, Generic[C, N], frozen=True, kw_only=True):
    """What one kind of change asks for.

    `read` is what plan reads beside the change. `pages` are the rules that name pages; their order
    is the order of the messages, so what readers miss most comes first. `recheck` gives the files
    that ingest judges again before all sweeps; `sweeps` names those that may wait, and objects.
    `purge` gives the paths that the CDN must forget once each page is right, where readers must not
    see the old pages any longer. `shared_cause` is the cause of several changes, all of which send
    one message to a page; "" where the change is a cause of its own. `asked_as` is the id of
    publish's write, with which publish may have asked for the front page; "" where ingest wrote.
    """

    read: Callable[[NeighbourReader, C], N]
    pages: tuple[Callable[[C, N], Iterable[PageRef]], ...]
    recheck: Callable[[C, N], tuple[Look, ...]] = rechecks.no_files
    sweeps: Callable[[C, N], tuple[Sweep | Audit, ...]] = rechecks.no_sweeps
    purge: Callable[[C, N], tuple[str, ...]] = _nothing
    shared_cause: Callable[[C], str] = _cause_of_its_own
    asked_as: Callable[[C], str] = _cause_of_its_own


# --- what is purged --------------------------------------------------------------------------


def _article_taken_back(change: ArticleChanged, _neighbours: object) -> tuple[str, ...]:
    """The article as readers saw it, where it is there no longer or its corrections are others; and
    where it is a .docx of another version, which may lack a picture that the CDN keeps for a day.
    """
    old, new = change.old, change.new
    seen = old.reachable if old else None
    if old is None or seen is None:
        return ()
    lacks_pictures = is_docx(change.key) and (new is None or old.shown != new.shown)
    return (path_of_tag(seen.url),) if lacks_pictures or _shown_as(old) != _shown_as(new) else ()


def _shown_as(record: Record | None) -> tuple[object, ...]:
    article = record.reachable if record else None
    return (record.status, article.url, article.corrections) if record and article else ()


def _entry_taken_back(change: StandingChanged, section: InSection) -> tuple[str, ...]:
    """What an edge must forget, by the tags of articles.

    - The article where it was, if it left a list or an original, names another article no longer,
      has other corrections, or came to another address. Also if nothing of it stands any more:
      while its new page did not stand, the old one did, and may have been kept since.
    - What was at the addresses that lead to the article now, if it came to another address: those
      pages stayed until the new one stood.
    - The newer articles, if the article came into a list: they showed the older ones as related.

    Each is purged where it was. A later purge has only the places that the article has then.
    """
    old, new = change.old, change.new
    before, after = (each.places.items() if each else set() for each in (old, new))
    came = new is not None and (old is None or old.address != new.address)
    left = new is None
    corrected = old and new and old.corrections != new.corrections
    lost = before - after or left_originals(old, new)
    unnamed = before and left_mentions(old, new)
    is_less = lost or unnamed or came or left or (before and corrected)
    taken_back = [old.address] if old and is_less else []
    replaced = new.redirects if new and came else ()
    crowded = section.newer if after - before else ()
    return tuple(map(path_of_tag, dict.fromkeys((*taken_back, *replaced, *crowded))))


def _photo_taken_back(change: PhotoChanged, _neighbours: object) -> tuple[str, ...]:
    """All renditions of the photo have the tag of its address."""
    return (path_of_tag(site_map.photo(change.key)),) if change.old not in ("", change.new) else ()


def _comment_taken_back(change: CommentChanged, article: str | None) -> tuple[str, ...]:
    """The article, at the address that it has now; one that is not shown was purged itself."""
    taken_back = change.was_public and not change.is_public
    return (path_of_tag(article),) if taken_back and article else ()


def _all_that_is_cached(_change: object, _neighbours: object) -> tuple[str, ...]:
    """A purge may have been lost although its page is right."""
    return (EVERYTHING,)


# --- the table -------------------------------------------------------------------------------

Affected = Mapping[type[Change], Row[Any, Any]]

AFFECTED: Affected = {
    ArticleChanged: Row[ArticleChanged, None](
        read=NeighbourReader.nothing,
        pages=(
            rules.addresses_of_article,
            rules.report,
            rules.preview,
            rules.insets,
            rules.newest_of_rejudged,
            rules.months_of_rejudged,
        ),
        purge=_article_taken_back,
        shared_cause=lambda change: change.new.write_id if change.new else "",
    ),
    StandingChanged: Row[StandingChanged, InSection](
        read=NeighbourReader.in_section,
        pages=(
            rules.lists_of_article,
            rules.months_of_article,
            rules.redirects,
            rules.newer_of_section,
            rules.originals,
            rules.follow_ups,
            rules.itself,
        ),
        sweeps=rechecks.more_follow_ups,
        purge=_entry_taken_back,
        asked_as=lambda change: change.written,
    ),
    ArticleRejudged: Row[ArticleRejudged, None](
        read=NeighbourReader.nothing,
        pages=(
            rules.addresses_of_article,
            rules.newest_of_rejudged,
            rules.report,
            rules.preview,
            rules.insets,
            rules.months_of_rejudged,
        ),
        shared_cause=lambda change: change.record.judged_by,
    ),
    ListStandingChanged: Row[ListStandingChanged, Linking](
        read=NeighbourReader.linking_to_list,
        pages=(
            rules.newest_of_list,
            rules.indexes_of_months,
            rules.following_months,
            rules.months_to_be_joined,
        ),
        recheck=rechecks.files_that_link,
        sweeps=rechecks.articles_of_list,
    ),
    TargetChanged: Row[TargetChanged, Linking](
        read=NeighbourReader.linking,
        pages=(),
        recheck=rechecks.files_that_link,
        sweeps=rechecks.more_that_link,
    ),
    ReportChanged: Row[ReportChanged, None](read=NeighbourReader.nothing, pages=(rules.report,)),
    PhotoChanged: Row[PhotoChanged, None](
        read=NeighbourReader.nothing,
        pages=(rules.photo, rules.report),
        purge=_photo_taken_back,
    ),
    NameChanged: Row[NameChanged, Linking](
        read=NeighbourReader.waiting,
        pages=(rules.address,),
        recheck=rechecks.former_holder_and_waiting,
        sweeps=rechecks.more_that_wait,
        shared_cause=lambda change: change.written,
    ),
    CommentChanged: Row[CommentChanged, "str | None"](
        read=NeighbourReader.commented,
        pages=(rules.commented_article,),
        purge=_comment_taken_back,
    ),
    HourPassed: Row[HourPassed, tuple[PageRef, ...]](
        read=NeighbourReader.hourly,
        pages=(rules.pages_of_the_hour,),
        recheck=rechecks.site_at_night,
        sweeps=rechecks.changed_of_late,
    ),
    SettingsChanged: Row[SettingsChanged, None](
        read=NeighbourReader.nothing,
        pages=(rules.report_on_site, rules.frame),
    ),
    SiteChanged: Row[SiteChanged, None](
        read=NeighbourReader.nothing,
        pages=(rules.report_on_site, rules.pages_without_articles),
        sweeps=rechecks.articles_by_settings,
    ),
    ReleaseChanged: Row[ReleaseChanged, Site | None](
        read=NeighbourReader.site,
        pages=(rules.frame, rules.pages_without_articles_now),
        recheck=rechecks.site,
        sweeps=rechecks.every_file,
    ),
    RebuildRequested: Row[RebuildRequested, Site | None](
        read=NeighbourReader.site,
        pages=(rules.frame, rules.pages_without_articles_now),
        recheck=rechecks.site,
        sweeps=rechecks.everything,
        purge=_all_that_is_cached,
    ),
}


class NamedPage(NamedTuple):
    """A page that may be wrong, and the name of the rule that says so."""

    page: PageRef
    rule: str


def named_pages(row: Row[Any, Any], change: Change, neighbours: object) -> tuple[NamedPage, ...]:
    """The pages that the rules of a row name, each with the first rule that named it."""
    pages: dict[PageRef, NamedPage] = {}
    for rule, page in _named(row, change, neighbours):
        pages.setdefault(page, NamedPage(page, rule))
    return tuple(pages.values())


def _named(row: Row[Any, Any], change: Change, neighbours: object) -> Iterator[tuple[str, PageRef]]:
    for rule in row.pages:
        yield from ((rule.__name__, page) for page in rule(change, neighbours))
