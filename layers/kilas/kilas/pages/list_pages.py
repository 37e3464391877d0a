"""The newest articles of a section, a topic or an author, with the feed of a list that has one, and
the archive of months.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.addresses import site_map
from kilas.lists import ALL, Entry, ListId, author_slug
from kilas.pages.contents import Contents
from kilas.pages.dates import month_name
from kilas.pages.feed_page import feed_page
from kilas.pages.list_contexts import ArchivePage, ListPage
from kilas.pages.parts import Hyperlink
from kilas.pages.photo_addresses import shared_picture
from kilas.standing import NewestStands
from kilas.texts import texts_of
from kilas.times import moment, month_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kilas.articles.article import Tag
    from kilas.pages.contents import Content
    from kilas.pages.edition import Edition
    from kilas.pages.list_contexts import PageKind
    from kilas.pages.page import PageRef
    from kilas.pages.parts import SharedPicture
    from kilas.store.windows import Window


def list_page(page: PageRef, edition: Edition) -> Contents:
    """The newest articles of a topic or an author; nothing where there are none."""
    return newest_page(ListId.parse(page.place), edition)


def newest_page(list_id: ListId, edition: Edition) -> Contents:
    """The newest articles of a list, and its feed if it has one. Without articles the sections of
    site.yaml still have a page; the other lists have none.
    """
    window, size = edition.window(list_id), edition.sizes.newest_page
    entries = window.newest(max(size + 1, edition.sizes.feed))
    goes_on, link = going_on(window, entries[size:], edition)
    page = _page(list_id, entries[:size], link, edition)
    stands = NewestStands(list_id, window.standing, page is not None, goes_on, link)
    return with_feed(list_id, entries, page, stands, edition)


def going_on(window: Window, unshown: Sequence[Entry], edition: Edition) -> tuple[str, str]:
    """The month of the newest of the articles that the newest page of a list does not show, and the
    month that the page leads to: each "" for none.
    """
    goes_on = month_of(moment(unshown[0].sort), edition.site.zone) if unshown else ""
    return goes_on, window.standing.until(goes_on)


def with_feed(
    list_id: ListId,
    entries: Sequence[Entry],
    page: Content | None,
    stands: NewestStands,
    edition: Edition,
) -> Contents:
    """The newest page of a list, with the list's feed of the newest entries if it has one."""
    own: dict[str, Content | None] = {list_id.newest_url: page}
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


def _page(list_id: ListId, shown: Sequence[Entry], link: str, edition: Edition) -> ListPage | None:
    if not shown and list_id.kind != "section":
        return None
    heading = heading_of(list_id, shown, edition)
    return ListPage(
        chrome=edition.chrome(list_id.newest_url),
        kind=page_kind_of(list_id),
        heading=heading,
        position="",
        title=heading,
        description=_own_words(list_id, edition) or description_of(heading, edition),
        canonical=edition.absolute(list_id.newest_url),
        shared=shared_of(list_id, shown, edition),
        feed=feed_of(list_id),
        cards=edition.cards(shown),
        older=month_link(list_id, link, edition),
        newer=None,
    )


def shared_of(list_id: ListId, shown: Iterable[Entry], edition: Edition) -> SharedPicture | None:
    """What stands beside a link to a page that shows these entries: the first photo, else the
    picture of the section. None where only the address of that photo is known.
    """
    first = next((entry.article for entry in shown if entry.article.image), None)
    if first:
        return shared_picture(first)
    return edition.section_picture(list_id.slug if list_id.kind == "section" else None)


def page_kind_of(list_id: ListId) -> PageKind:
    """The kind of a page of a list: of the list of all articles, that of its months. Raises
    ValueError for the static pages, which have no page.
    """
    match list_id.kind:
        case "all":
            return "month"
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
        shared=edition.section_picture(),
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
        case "all" | "page":
            return ""


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
