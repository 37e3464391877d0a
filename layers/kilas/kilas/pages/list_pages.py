"""The pages of a list of articles: the newest, every article by month, and the archive of months.

A month's pages are numbered from the oldest, so a full page keeps its content when newer articles
come. The page that is not full yet is at the month's own address; the full ones before it are below
it, at /2026/04/1/, /2026/04/2/ and so on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kilas.addresses import site_map
from kilas.lists import ALL, Entry, ListId, author_slug
from kilas.pages.contents import Contents
from kilas.pages.contexts import ArchivePage, ListPage
from kilas.pages.dates import month_name
from kilas.pages.parts import Hyperlink
from kilas.texts import texts_of
from kilas.times import moment, month_bounds, month_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.articles.article import Tag
    from kilas.pages.edition import Edition
    from kilas.pages.page import PageRef
    from kilas.record import Record


_NUMBERED = re.compile(r"[1-9]\d{0,8}/", re.ASCII)


def front_page(_page: PageRef, edition: Edition) -> ListPage | None:
    """The newest articles of the newspaper."""
    return newest_page(ALL, edition)


def list_page(page: PageRef, edition: Edition) -> ListPage | None:
    """The newest articles of a topic or an author; nothing where there are none."""
    return newest_page(ListId.parse(page.place), edition)


def newest_page(list_id: ListId, edition: Edition) -> ListPage | None:
    """The newest articles of a list. Without articles the front page and the sections of
    site.yaml still have a page; the other lists have none.
    """
    url, sources = list_id.newest_url, edition.sources
    entries = sources.records.entries(list_id, descending=True, limit=edition.sizes.newest_page)
    if not entries and list_id.kind not in {"all", "section"}:
        return None
    records = sources.listed(entries)
    heading = _heading(list_id, records, edition)
    return ListPage(
        chrome=edition.chrome(url),
        kind="front" if list_id.kind == "all" else list_id.kind,
        heading=heading,
        position="",
        title=heading or edition.site.title,
        canonical=edition.absolute(url),
        feed=_feed(list_id),
        cards=edition.cards(records),
        older=_month_link(list_id, entries[-1], edition) if entries else None,
        newer=None,
    )


def archive_page(_page: PageRef, edition: Edition) -> ArchivePage:
    """Links to every month that has articles, the newest first."""
    language, url = edition.site.language, site_map.archive()
    years: dict[str, list[Hyperlink]] = {}
    for month in reversed(edition.sources.records.months()):
        link = Hyperlink(month_name(month, language), ALL.month_url(month))
        years.setdefault(month[:4], []).append(link)
    return ArchivePage(
        chrome=edition.chrome(url),
        title=texts_of(language).interface["archive"],
        canonical=edition.absolute(url),
        years=tuple((year, tuple(months)) for year, months in years.items()),
    )


def month_pages(page: PageRef, edition: Edition) -> Contents:
    """The pages of one month of a list from number `page.start` on, and those to delete.

    One message makes sizes.month_pages_at_once of them and names the next.
    """
    list_id, month = page.list_month
    start, end = month_bounds(month, edition.site.zone)
    records, size = edition.sources.records, edition.sizes.month_page
    entries = records.entries(list_id, after=start, before=end)
    filling = -(-len(entries) // size)
    first = min(page.start, filling)
    last = min(first + edition.sizes.month_pages_at_once - 1, filling)
    at: dict[str, ListPage | None] = {}
    if last == filling:
        at |= _surplus(list_id, month, filling, edition)
    if not entries:
        return Contents({**at, list_id.month_url(month): None})
    earlier = records.entries(list_id, before=start, descending=True, limit=1)
    whole = _Month(list_id, month, filling, earlier[0] if earlier else None)
    for number in range(first, last + 1):
        part = entries[(number - 1) * size : number * size]
        at[whole.address(number)] = _month_page(whole, number, part, edition)
    rest = (replace(page, start=last + 1),) if last < filling else ()
    return Contents(at, rest)


def no_month_pages(page: PageRef, edition: Edition) -> Contents:
    """The pages of a month of a list to delete, while there is no good site.yaml: all of them."""
    list_id, month = page.list_month
    return Contents({**_surplus(list_id, month, 0, edition), list_id.month_url(month): None})


def _surplus(list_id: ListId, month: str, filling: int, edition: Edition) -> dict[str, None]:
    """The numbered pages of a month to delete: the page that is not full has no number."""
    folder = list_id.month_url(month)
    numbers = [_number(address, folder) for address in edition.sources.in_folder(folder)]
    return {
        list_id.month_url(month, number): None for number in numbers if number >= max(filling, 1)
    }


@dataclass(frozen=True, slots=True)
class _Month:
    """A month of a list. `filling` is the number of its newest page, which may not be full;
    `earlier` is the list's newest entry before the month.
    """

    list_id: ListId
    month: str
    filling: int
    earlier: Entry | None

    def address(self, number: int) -> str:
        """The address of a page of the month."""
        return self.list_id.month_url(self.month, None if number == self.filling else number)


def _month_page(whole: _Month, number: int, entries: Sequence[Entry], edition: Edition) -> ListPage:
    site = edition.site
    records = edition.sources.listed(entries[::-1])
    texts = texts_of(site.language)
    url = whole.address(number)
    name = month_name(whole.month, site.language)
    kind = whole.list_id.kind
    of_all = kind == "all"
    heading = name if of_all else _heading(whole.list_id, records, edition)
    parts = [] if of_all else [name]
    older = _month_link(whole.list_id, whole.earlier, edition) if whole.earlier else None
    newer = Hyperlink(heading or site.title, whole.list_id.newest_url)
    if number > 1:
        older_url = whole.list_id.month_url(whole.month, number - 1)
        older = Hyperlink(texts.interface["list_position"].format(number=number - 1), older_url)
    if number < whole.filling:
        parts.append(texts.interface["list_position"].format(number=number))
        newer = Hyperlink(name, whole.list_id.month_url(whole.month))
    return ListPage(
        chrome=edition.chrome(url),
        kind="month" if kind == "all" else kind,
        heading=heading,
        position=", ".join(parts),
        title=", ".join([heading, *parts]),
        canonical=edition.absolute(url),
        feed=_feed(whole.list_id),
        cards=edition.cards(records),
        older=older,
        newer=newer,
    )


def _heading(list_id: ListId, records: Sequence[Record], edition: Edition) -> str:
    """The name of a list as readers know it: "Politik", "Topik: Banjir", "Tulisan K-08"."""
    texts = texts_of(edition.site.language)
    match list_id.kind:
        case "section":
            section = edition.site.section(list_id.slug)
            return section.name if section else list_id.slug
        case "tag":
            names = {tag.slug: tag.name for tag in _tags(records)}
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


def _tags(records: Sequence[Record]) -> list[Tag]:
    """The tags of articles, the newest article's last."""
    articles = [record.article for record in reversed(records) if record.article]
    return [tag for article in articles for tag in article.tags]


def _month_link(list_id: ListId, entry: Entry, edition: Edition) -> Hyperlink:
    month = month_of(moment(entry.sort), edition.site.zone)
    return Hyperlink(month_name(month, edition.site.language), list_id.month_url(month))


def _feed(list_id: ListId) -> str:
    """The address of the list's own feed, or ""."""
    return site_map.feed(list_id.slug) if list_id.kind in {"all", "section"} else ""


def _number(address: str, folder: str) -> int:
    """The number of a month's full page; 0 for the month's own address and for a file's."""
    name = address.removeprefix(folder)
    return int(name[:-1]) if _NUMBERED.fullmatch(name) else 0
