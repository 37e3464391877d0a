"""The newest articles of a list, with the feed of the list, and the archive of months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.addresses import site_map
from kilas.lists import ALL, ListId, author_slug
from kilas.pages.contents import Contents
from kilas.pages.contexts import ArchivePage, ListPage
from kilas.pages.dates import month_name
from kilas.pages.feed_page import feed_page
from kilas.pages.parts import Hyperlink
from kilas.standing import NewestStands
from kilas.texts import texts_of
from kilas.times import moment, month_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.articles.article import Tag
    from kilas.lists import Entry
    from kilas.pages.contents import Content
    from kilas.pages.contexts import PageKind
    from kilas.pages.edition import Edition
    from kilas.pages.page import PageRef


def front_page(_page: PageRef, edition: Edition) -> Contents:
    """The newest articles of the newspaper, and its feed."""
    return newest_page(ALL, edition)


def list_page(page: PageRef, edition: Edition) -> Contents:
    """The newest articles of a topic or an author; nothing where there are none."""
    return newest_page(ListId.parse(page.place), edition)


def newest_page(list_id: ListId, edition: Edition) -> Contents:
    """The newest articles of a list, and its feed if it has one. Without articles the front page
    and the sections of site.yaml still have a page; the other lists have none.
    """
    window = edition.window(list_id)
    size = edition.sizes.newest_page
    entries = window.newest(max(size + 1, edition.sizes.feed))
    shown, unshown = entries[:size], entries[size : size + 1]
    goes_on = month_of(moment(unshown[0].sort), edition.site.zone) if unshown else ""
    link = window.standing.until(goes_on)
    page = _newest(list_id, shown, link, edition)
    own: dict[str, Content | None] = {list_id.newest_url: page}
    stands = NewestStands(list_id, window.standing, page is not None, goes_on, link)
    address = feed_of(list_id)
    if not address:
        return Contents(own, stands=stands)
    feed = feed_page(list_id, entries[: edition.sizes.feed], edition)
    if feed is None:
        return Contents(own | {address: None}, stands=stands)
    # An article may have had the address of a section: the page then comes back, with its feed.
    # The front page, for which readers wait, always has one.
    of_feed: dict[str, Content | None] = {address: feed.context}
    at = own | of_feed if list_id == ALL else of_feed | own
    return Contents(at, stands=stands, look_at=feed.gone)


def no_list_page(page: PageRef, edition: Edition) -> Contents:
    """What is left of a topic or an author without a good site.yaml: nothing."""
    list_id = ListId.parse(page.place)
    seen = edition.window(list_id).standing
    return Contents({list_id.newest_url: None}, stands=NewestStands(list_id, seen, stands=False))


def _newest(
    list_id: ListId, entries: Sequence[Entry], link: str, edition: Edition
) -> ListPage | None:
    if not entries and list_id.kind not in {"all", "section"}:
        return None
    heading = heading_of(list_id, entries, edition)
    return ListPage(
        chrome=edition.chrome(list_id.newest_url),
        kind=kind_of(list_id, "front"),
        heading=heading,
        position="",
        title=heading or edition.site.title,
        description=_own_words(list_id, edition) or description_of(heading, edition),
        canonical=edition.absolute(list_id.newest_url),
        feed=feed_of(list_id),
        cards=edition.cards(_led(entries) if list_id == ALL else entries),
        older=month_link(list_id, link, edition),
        newer=None,
    )


def kind_of(list_id: ListId, of_all: PageKind) -> PageKind:
    """The kind of a page of a list; `of_all` where the list has all articles. Raises ValueError for
    the static pages, which have no page.
    """
    match list_id.kind:
        case "all":
            return of_all
        case "page":
            raise ValueError("the static pages have a sitemap alone")
        case kind:
            return kind


def archive_page(_page: PageRef, edition: Edition) -> ArchivePage:
    """Links to every month that has articles, the newest first."""
    language, url = edition.site.language, site_map.archive()
    title = texts_of(language).interface["archive"]
    years: dict[str, list[Hyperlink]] = {}
    for month in sorted(edition.window(ALL).standing.months, reverse=True):
        link = Hyperlink(month_name(month, language), ALL.month_url(month))
        years.setdefault(month[:4], []).append(link)
    return ArchivePage(
        chrome=edition.chrome(url),
        title=title,
        description=description_of(title, edition),
        canonical=edition.absolute(url),
        years=tuple((year, tuple(months)) for year, months in years.items()),
    )


def heading_of(list_id: ListId, entries: Sequence[Entry], edition: Edition) -> str:
    """The name of a list as readers know it: "Politik", "Topik: Banjir", "Tulisan K-08"."""
    texts = texts_of(edition.site.language)
    match list_id.kind:
        case "section":
            section = edition.section_of(list_id.slug)
            return section.name if section else list_id.slug
        case "tag":
            names = {tag.slug: tag.name for tag in _tags(entries)}
            return texts.interface["topic_heading"].format(
                tag=names.get(list_id.slug, list_id.slug)
            )
        case "author":
            authors = edition.site.ever_authors
            bylines = [each.byline for each in authors if author_slug(each.code) == list_id.slug]
            return texts.interface["author_heading"].format(
                byline=bylines[0] if bylines else list_id.slug
            )
        case _:
            return ""


def _led(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries of the front page, the one that leads it first: the newest that its editor marked
    with `headline: true`, else the newest. An advertorial leads only where there is nothing else.
    """
    news = [entry for entry in entries if not entry.article.sponsored]
    marked = [entry for entry in news if entry.article.headline]
    lead = next(iter(marked or news), None)
    return entries if lead is None else [lead, *(each for each in entries if each is not lead)]


def _own_words(list_id: ListId, edition: Edition) -> str:
    """What site.yaml says of a section."""
    section = edition.section_of(list_id.slug) if list_id.kind == "section" else None
    return section.description if section else ""


def description_of(title: str, edition: Edition) -> str:
    """What a list with this title is, in a sentence; "" is the title of the front page, for which
    the newspaper's own words are used.
    """
    site, texts = edition.site, texts_of(edition.site.language)
    if title:
        return texts.interface["list_description"].format(list=title, newspaper=site.title)
    made = texts.interface["front_description"].format(newspaper=site.title)
    return site.tagline or site.about or made


def _tags(entries: Sequence[Entry]) -> list[Tag]:
    """The tags of articles, the newest article's last."""
    return [tag for entry in reversed(entries) for tag in entry.article.tags]


def month_link(list_id: ListId, month: str, edition: Edition) -> Hyperlink | None:
    """A link to a month of a list; None for no month."""
    if not month:
        return None
    return Hyperlink(month_name(month, edition.site.language), list_id.month_url(month))


def feed_of(list_id: ListId) -> str:
    """The address of the list's own feed, or ""."""
    return site_map.feed(list_id.slug) if list_id.kind in {"all", "section"} else ""
