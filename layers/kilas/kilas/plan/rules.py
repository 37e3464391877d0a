"""The rules: each names the pages of one sort that may be wrong after a change.

A rule takes the change and what plan read beside it (`plan.neighbours`); it reads nothing itself.
It may name a page that is right, since publish compares before it writes, and must name every page
that is wrong. How many pages it names depends on the article's own lists and never on the number of
articles. The log names a page's rule by the name of the function here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kilas.addresses.previews import preview_name
from kilas.changes import ArticleChanged, ArticleRejudged
from kilas.claims import url_name
from kilas.content_keys import SITE_KEY
from kilas.docx.converted import is_docx
from kilas.lists import ALL, ListId
from kilas.pages.kinds import KINDS
from kilas.pages.page import BEFORE_ALL, FRAME, FRONT, PageRef
from kilas.record import is_first_write
from kilas.standing import NEWEST, changed_places, left_originals, places_of
from kilas.times import moment, possible_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kilas.changes import (
        CommentChanged,
        HourPassed,
        ListStandingChanged,
        NameChanged,
        PhotoChanged,
        RebuildRequested,
        ReleaseChanged,
        ReportChanged,
        SiteChanged,
        StandingChanged,
    )
    from kilas.plan.neighbours import InSection
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
    """All addresses that the article holds or held: its own, its aliases, its earlier ones. Those
    that will lead to an article of which nothing stands yet come with what stands (`redirects`).
    """
    old, new = (change.old, change.new) if isinstance(change, ArticleChanged) else (None, None)
    if new and new.reachable and not (old and old.reachable):
        yield from _at_addresses(old.names if old else ())
        yield PageRef("address", new.reachable.url)
        return
    yield from _at_addresses(name for record in _records(change) for name in record.names)


def preview(change: AnyArticle, _neighbours: object) -> Iterator[PageRef]:
    """The preview of the file, where there is or was one. A story that is live at once has none."""
    if any(record.previewed for record in _records(change)):
        yield PageRef("preview", preview_name(change.key))


def insets(change: AnyArticle, _neighbours: object) -> Iterator[PageRef]:
    """The pictures of the file, where it is a .docx."""
    if is_docx(change.key):
        yield PageRef("inset", preview_name(change.key))


def newest_of_rejudged(change: AnyArticle, _neighbours: object) -> Iterator[PageRef]:
    """The newest page, with the feed, of each list that shows the article."""
    for list_id, _ in _places_of(change):
        yield PageRef.newest(list_id)


def months_of_rejudged(change: AnyArticle, _neighbours: object) -> Iterator[PageRef]:
    """The pages of the article's months that show the article. Where its rules alone have changed,
    all pages of the months: so a thousand articles of a month send one message.
    """
    for list_id, sort in _places_of(change):
        part = (sort, sort) if isinstance(change, ArticleChanged) else ()
        yield from _months(list_id, sort, *part)


def _records(change: AnyArticle) -> tuple[Record, ...]:
    both = (change.old, change.new) if isinstance(change, ArticleChanged) else (change.record,)
    return tuple(record for record in both if record)


def _places_of(change: AnyArticle) -> Iterator[tuple[ListId, str]]:
    """The places of an article that other rules have judged: its lists look otherwise by them, also
    where the article stands as it stood.
    """
    record = change.record if isinstance(change, ArticleRejudged) else _rejudged(change)
    for list_id, sort in (places_of(record) if record else {}).items():
        yield ListId.parse(list_id), sort


def _rejudged(change: ArticleChanged) -> Record | None:
    old, new = change.old, change.new
    return new if old and new and old.judged_by != new.judged_by else None


# --- what stands -----------------------------------------------------------------------------


def lists_of_article(change: StandingChanged, _neighbours: object) -> Iterator[PageRef]:
    """The newest page, with the feed, of each list that shows or showed the article."""
    for list_id, sort in changed_places(change.old, change.new):
        page = PageRef.newest(list_id)
        yield replace(page, since=sort, until=sort) if page == FRONT else page


def months_of_article(change: StandingChanged, _neighbours: object) -> Iterator[PageRef]:
    """The pages of the article's months that show or showed the article."""
    for list_id, sort in changed_places(change.old, change.new):
        yield from _months(list_id, sort, sort, sort)


def newer_of_section(_change: StandingChanged, section: InSection) -> Iterator[PageRef]:
    """The next newer articles of the section that show this one otherwise than it stands."""
    yield from (PageRef("address", url) for url in section.to_remake)


def originals(_change: StandingChanged, section: InSection) -> Iterator[PageRef]:
    """The articles that this one follows up, or did: they link to it."""
    yield from (PageRef("address", url) for url in section.follow_ups.originals)


def follow_ups(_change: StandingChanged, section: InSection) -> Iterator[PageRef]:
    """The articles that follow this one up: they link to it."""
    yield from (PageRef("address", url) for url in section.follow_ups.articles)


def itself(change: StandingChanged, section: InSection) -> Iterator[PageRef]:
    """The article, where another came to its section, or left, while its page was made, or where it
    follows another up no longer; and its address, where nothing of it stands any longer: what was
    there is purged with that page.
    """
    is_behind = not section.shows_related or left_originals(change.old, change.new)
    if change.new and is_behind:
        yield PageRef("address", change.new.address)
    elif change.new is None and change.old:
        yield PageRef("address", change.old.address)


def redirects(change: StandingChanged, _neighbours: object) -> Iterator[PageRef]:
    """The addresses that lead to the article: the article stands now where they lead."""
    old, new = change.old, change.new
    if new and (old is None or old.address != new.address):
        own = [new.own_redirect] if new.own_redirect else []
        yield from (PageRef("address", each) for each in (*new.redirects, *own))


def newest_of_list(change: ListStandingChanged, _neighbours: object) -> Iterator[PageRef]:
    """The newest page of the list, where it leads to another month than it ought to."""
    if any(page == NEWEST for page, _ in change.new_stale_links):
        yield PageRef.newest(change.list_id)


def indexes_of_months(change: ListStandingChanged, _neighbours: object) -> Iterator[PageRef]:
    """The index of the sitemaps, and the archive."""
    if change.list_id == ALL and change.old.months != change.new.months:
        yield PageRef("sitemap-index")
        yield PageRef("archive")


def following_months(change: ListStandingChanged, _neighbours: object) -> Iterator[PageRef]:
    """The oldest page of each month, where it leads to another month than it ought to: the month
    before came or went.
    """
    for page, _ in change.new_stale_links:
        if page != NEWEST:
            yield PageRef.month(change.list_id, page, until=BEFORE_ALL)


def months_to_be_joined(change: ListStandingChanged, _neighbours: object) -> Iterator[PageRef]:
    """The months whose page was made before the newest page of the list, to which it leads now."""
    for month in change.new.to_be_joined() - change.old.to_be_joined():
        yield PageRef.month(change.list_id, month)


# --- a photo, a name, a comment, an hour -----------------------------------------------------


def photo(change: PhotoChanged, _neighbours: object) -> Iterator[PageRef]:
    """The photo on the site."""
    yield PageRef("photo", change.key)


def address(change: NameChanged, _neighbours: object) -> Iterator[PageRef]:
    """The address that a file has now, where the name is one. The file may have had it before, and
    not know that another had it meanwhile: then its record says what it said. The first record of
    a file has a change of its own, which names its pages.
    """
    if change.new and not is_first_write(change.written):
        yield from _at_addresses(change.new.written)


def commented_article(_change: CommentChanged, article: str | None) -> Iterator[PageRef]:
    """The article, which shows its comments."""
    if article:
        yield PageRef("address", article)


def pages_of_the_hour(_change: HourPassed, pages: tuple[PageRef, ...]) -> Iterator[PageRef]:
    """The pages that change with the hour."""
    yield from pages


# --- the settings, a release, a rebuild ------------------------------------------------------


def frame(_change: object, _neighbours: object) -> Iterator[PageRef]:
    """What every page links to: then the newest settings come into force."""
    yield FRAME


def pages_without_articles(change: SiteChanged, _neighbours: object) -> Iterator[PageRef]:
    """The pages that exist even where there is no article, of the old and the new sections. A
    sweep of the files finds the other pages.
    """
    yield from _pages_without_articles(change.old, change.new)


def pages_without_articles_now(
    _change: ReleaseChanged | RebuildRequested, site: Site | None
) -> Iterator[PageRef]:
    """The same pages, under the settings that are in force now."""
    yield from _pages_without_articles(site)


def report_on_site(_change: object, _neighbours: object) -> Iterator[PageRef]:
    """The report on site.yaml."""
    yield PageRef("report", SITE_KEY)


# --- shared ----------------------------------------------------------------------------------


def _pages_without_articles(*sites: Site | None) -> Iterator[PageRef]:
    yield from KINDS.single_pages()
    slugs = dict.fromkeys(section.slug for site in sites if site for section in site.sections)
    yield from (PageRef.newest(ListId("section", slug)) for slug in slugs)


def _months(list_id: ListId, sort: str, *part: str) -> Iterator[PageRef]:
    """The months of a list in which a sort may be, or the `part` of each. The list of the static
    pages has none.
    """
    if list_id.has_months:
        yield from (PageRef.month(list_id, month, *part) for month in possible_months(moment(sort)))


def _at_addresses(names: Iterable[str]) -> Iterator[PageRef]:
    """The pages at those of the names that are addresses."""
    prefix = url_name("")
    for name in names:
        if name.startswith(prefix):
            yield PageRef("address", name.removeprefix(prefix))
