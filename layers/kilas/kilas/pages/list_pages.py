"""The pages of a list: the newest articles, and every article by month.

A month's pages are numbered from the oldest, so a full page keeps its content whatever is
published after it. The page that is still filling stands at the month's own address; the full
ones before it stand below it, at /2026/04/1/, /2026/04/2/ and so on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kilas.addresses import site_map
from kilas.lists import Entry, ListId, author_slug
from kilas.pages import sizes
from kilas.pages.contexts import Hyperlink, ListPage
from kilas.pages.dates import month_name
from kilas.pages.render import render
from kilas.pages.serving import page
from kilas.texts import texts_of
from kilas.times import moment, month_bounds, month_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.articles.article import Tag
    from kilas.pages.state import Edition, Sources
    from kilas.ports import Output
    from kilas.record import Record


_NUMBERED = re.compile(r"[1-9]\d{0,8}/", re.ASCII)


def newest_page(list_id: ListId, sources: Sources, edition: Edition) -> dict[str, Output | None]:
    """The page of a list's newest articles.

    The front page and the sections of site.yaml stand even without articles, the others do not.
    """
    url = list_id.newest_url
    entries = sources.records.entries(list_id.text, descending=True, limit=sizes.NEWEST_PAGE)
    if not _stands(list_id, entries, edition):
        return {url: None}
    records = sources.listed(entries)
    heading = _heading(list_id, records, edition)
    context = ListPage(
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
    return {url: page(render(context))}


def month_pages(
    list_id: ListId, month: str, first: int, sources: Sources, edition: Edition
) -> tuple[dict[str, Output | None], int | None]:
    """The pages of one month of a list from number `first` on, and what may not stand there.

    At most sizes.MONTH_PAGES_AT_ONCE pages; with them the number to go on with, None at the end.
    """
    start, end = month_bounds(month, edition.site.zone)
    entries = sources.records.entries(list_id.text, after=start, before=end)
    filling = -(-len(entries) // sizes.MONTH_PAGE)
    folder = list_id.month_url(month)
    first = min(first, filling)
    last = min(first + sizes.MONTH_PAGES_AT_ONCE - 1, filling)
    outputs: dict[str, Output | None] = {}
    if last == filling:
        numbers = [_number(path, folder) for path in sources.standing(folder)]
        gone = [number for number in numbers if number >= max(filling, 1)]
        outputs = {list_id.month_url(month, number): None for number in gone}
    if not entries:
        return {folder: None} | outputs, None
    earlier = sources.records.entries(list_id.text, before=start, descending=True, limit=1)
    whole = _Month(list_id, month, filling, earlier[0] if earlier else None)
    for number in range(first, last + 1):
        part = entries[(number - 1) * sizes.MONTH_PAGE : number * sizes.MONTH_PAGE]
        records = sources.listed(part[::-1])
        context = _month_page(whole, number, records, edition)
        outputs[whole.address(number)] = page(render(context))
    return outputs, last + 1 if last < filling else None


@dataclass(frozen=True, slots=True)
class _Month:
    """A month of a list; `filling` is the number of its newest page, `earlier` the entry before."""

    list_id: ListId
    month: str
    filling: int
    earlier: Entry | None

    def address(self, number: int) -> str:
        """Where a page of the month stands."""
        return self.list_id.month_url(self.month, None if number == self.filling else number)


def _month_page(
    whole: _Month, number: int, records: Sequence[Record], edition: Edition
) -> ListPage:
    site = edition.site
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


def _stands(list_id: ListId, entries: Sequence[Entry], edition: Edition) -> bool:
    if list_id.kind == "section":
        return edition.site.section(list_id.slug) is not None
    return list_id.kind == "all" or bool(entries)


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
    match list_id.kind:
        case "all":
            return site_map.feed()
        case "section":
            return site_map.feed(list_id.slug)
        case _:
            return ""


def _number(path: str, folder: str) -> int:
    """The number of a month's full page; 0 for its own address, and for a file's in that folder."""
    name = path.removeprefix(folder)
    return int(name[:-1]) if _NUMBERED.fullmatch(name) else 0
