"""The pages of a month of a list, cut in parts from the oldest article on, and the sitemaps of the
month, which have the same parts.

A full part keeps its content when newer articles come. The part that is not full yet is at the
month's own address; the full ones before it are below it, at /2026/04/1/, /2026/04/2/ and so on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from kilas.addresses import site_map
from kilas.lists import ALL, Entry
from kilas.pages.contents import Contents
from kilas.pages.dates import month_name
from kilas.pages.list_contexts import ListPage
from kilas.pages.list_pages import (
    description_of,
    feed_of,
    heading_of,
    month_link,
    page_kind_of,
    shared_of,
)
from kilas.pages.parts import Hyperlink
from kilas.pages.sitemaps import sitemap_of
from kilas.standing import MonthStands, PartMark
from kilas.store.standing_items import PART_END
from kilas.store.windows import Cut, Span
from kilas.texts import texts_of
from kilas.times import month_bounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kilas.pages.contents import Content
    from kilas.pages.edition import Edition
    from kilas.pages.page import PageRef
    from kilas.pages.sizes import Sizes
    from kilas.store.windows import Parts

_NUMBERED = re.compile(r"[1-9]\d{0,8}/", re.ASCII)


class _Part(Struct, frozen=True):
    """A part of a month: its number, its entries, the oldest first, and whether it is the last."""

    number: int
    entries: Sequence[Entry]
    is_last: bool

    @property
    def end(self) -> str:
        """The sort of its last entry."""
        return self.entries[-1].sort

    @property
    def shown_number(self) -> int | None:
        """The number in its address; None for the last part, at the month's own address."""
        return None if self.is_last else self.number


def month_pages(page: PageRef, edition: Edition) -> Contents:
    """The pages of a month, from the one on that shows the sort `page.since`, and those to delete.

    They end with the page that shows `page.until`, where the parts behind it are cut as before.
    One message makes sizes.month_pages_at_once of them and names the next.
    """
    month = _Month(page, edition)
    read = month.read(page.since)
    while read.first > 1 and read.is_whole and len(read.entries) <= edition.sizes.month_rest:
        read = month.read(read.behind.removesuffix(PART_END))  # that part is the last one now
    parts = _parts(read, edition.sizes)
    if not parts:
        return month.nothing(read)
    if not (parts[0].is_last or month.stands):
        return month.newest_first()
    made = list(_made(parts, read, page.until))[: edition.sizes.month_pages_at_once]
    if made[-1].is_last:
        return month.to_its_end(made, read)
    is_cut_as_before = _is_cut_as_before(made[-1], read, page.until)
    following = parts[len(made)].entries[0].sort
    rest = () if is_cut_as_before else (replace(page, since=following),)
    # A mark of an entry that has left would be taken for the beginning of the following part.
    stored = {sort: mark for sort, mark in read.marks.items() if sort < following}
    return Contents(month.contents(made), rest, month.goes_on(stored, made))


def no_month_pages(page: PageRef, edition: Edition) -> Contents:
    """Without a good site.yaml a month has no pages."""
    month = _Month(replace(page, since=""), edition)
    return month.nothing(month.read(""))


def _parts(read: Parts, sizes: Sizes) -> list[_Part]:
    """The parts that the entries are cut in; where the month goes on behind the entries, the last
    of them only says that it does.
    """
    if not read.entries:
        return []
    size, full = sizes.month_page, sizes.full_parts(len(read.entries))
    ends = [*range(size, size * full + 1, size), len(read.entries)]
    return [
        _Part(
            read.first + before,
            read.entries[size * before : end],
            is_last=read.is_whole and before == full,
        )
        for before, end in enumerate(ends)
    ]


def _made(parts: Sequence[_Part], read: Parts, until: str) -> Iterator[_Part]:
    """The parts to make."""
    for part, following in pairwise([*parts, None]):
        if part is None or (following is None and not part.is_last):
            return
        yield part
        if _is_cut_as_before(part, read, until):
            return


def _is_cut_as_before(part: _Part, read: Parts, until: str) -> bool:
    """Whether no part behind this one may differ: it ended here before, and no change is behind."""
    mark = read.marks.get(part.end)
    return bool(until) and part.end >= until and mark is not None and mark.number == part.number


class _Month:
    """The month of a list that a page names."""

    def __init__(self, page: PageRef, edition: Edition) -> None:
        self._list_id, month = page.list_month
        self._page = page
        self._edition = edition
        self._span = Span(month, *month_bounds(month, edition.site.zone))
        self._window = edition.window(self._list_id)
        self._name = month_name(month, edition.site.language)

    @property
    def stands(self) -> bool:
        return self._span.month in self._window.standing.months

    def read(self, since: str) -> Parts:
        """The parts from the one on that shows this sort."""
        sizes = self._edition.sizes
        cut = Cut(sizes.month_page, sizes.month_rest, sizes.month_pages_at_once)
        listings = self._edition.sources.listings
        return listings.parts(self._list_id, self._span, since, self._window, cut)

    def nothing(self, read: Parts) -> Contents:
        """A month without articles has no page: the protocol of sitemaps asks for one address."""
        at = self._without([*self._surplus(last=0), None])
        return Contents(at, stands=self.says(0, read.marks, []))

    def newest_first(self) -> Contents:
        """The newest part alone, as if it were the only one: the full parts, which link to the
        month's own address, come when a page stands there.
        """
        size = self._edition.sizes.month_page
        newest = self._edition.sources.listings.before(self._list_id, self._span.end, size)
        alone = _Part(1, newest[::-1], is_last=True)
        whole = replace(self._page, since="", until="")
        return Contents(self.contents([alone]), (whole,), self.says(1, {}, [alone]))

    def to_its_end(self, made: Sequence[_Part], read: Parts) -> Contents:
        """The parts up to the last, and nothing at the addresses of parts that there were."""
        last = made[-1].number
        at = self.contents(made) | self._without(self._surplus(last - 1))
        return Contents(at, stands=self.says(last, read.marks, made))

    def goes_on(self, stored: Mapping[str, PartMark], made: Sequence[_Part]) -> MonthStands:
        """What the table shall say where the month has parts behind those that were made."""
        return self.says(max(self._pages, made[-1].number + 1), stored, made)

    def says(
        self, pages: int, stored: Mapping[str, PartMark], made: Sequence[_Part]
    ) -> MonthStands:
        """What the table shall say of the month."""
        month = self._span.month
        wanted = {
            part.end: PartMark(part.end, month, part.number) for part in made if not part.is_last
        }
        link, alone = self._earlier if made else "", bool(made) and not self._newest_stands
        return MonthStands(
            self._list_id,
            self._window.standing,
            month,
            pages,
            stored,
            wanted,
            link=link if not made or made[0].number == 1 else None,
            alone=alone if not made or made[-1].is_last else None,
        )

    @property
    def _newest_stands(self) -> bool:
        """The front page, and the pages of sections, stand before any article. A section that has
        left the settings has none, although articles may still be in its months.
        """
        if self._list_id.kind == "section":
            return self._edition.section_of(self._list_id.slug) is not None
        return self._list_id == ALL or self._window.standing.newest

    @property
    def _earlier(self) -> str:
        """The month that the oldest page leads to."""
        return self._window.standing.before(self._span.month)

    def contents(self, parts: Sequence[_Part]) -> dict[str, Content | None]:
        """The page of each part, and its sitemap where the list has all articles."""
        at: dict[str, Content | None] = {}
        for part in parts:
            at[self._list_id.month_url(self._span.month, part.shown_number)] = self._shown(part)
            if self._list_id == ALL:
                address = site_map.sitemap(self._span.month, part.shown_number)
                at[address] = sitemap_of(part.entries, self._edition)
        return at

    @property
    def _pages(self) -> int:
        """How many pages of the month stand: the numbers of the full parts are lower."""
        return self._window.standing.months.get(self._span.month, 0)

    def _surplus(self, last: int) -> list[int]:
        """The numbers behind `last` that parts of the month had, by the table; where the month is
        made to its end whatever is there, by what is in its folder too.
        """
        numbers = set(range(1, self._pages))
        if not self._page.until:  # the last message for a whole month has a `since`
            numbers |= self._found_numbers()
        return [number for number in numbers if number > last]

    def _found_numbers(self) -> set[int]:
        folder = self._list_id.month_url(self._span.month)
        names = [each.removeprefix(folder) for each in self._edition.sources.in_folder(folder)]
        return {int(name[:-1]) for name in names if _NUMBERED.fullmatch(name)}

    def _without(self, numbers: Iterable[int | None]) -> dict[str, Content | None]:
        month = self._span.month
        at: dict[str, Content | None] = {}
        for number in numbers:
            at[self._list_id.month_url(month, number)] = None
            if self._list_id == ALL:
                at[site_map.sitemap(month, number)] = None
        return at

    def _shown(self, part: _Part) -> ListPage:
        texts = texts_of(self._edition.site.language)
        list_id, month = self._list_id, self._span.month
        newest_first = part.entries[::-1]
        heading = (
            self._name
            if list_id.kind == "all"
            else heading_of(list_id, newest_first, self._edition)
        )
        parts = [] if list_id.kind == "all" else [self._name]
        newer = None
        if not part.is_last:
            parts.append(texts.interface["list_position"].format(number=part.number))
            newer = Hyperlink(self._name, list_id.month_url(month))
        elif self._newest_stands:
            newer = Hyperlink(heading or self._edition.site.title, list_id.newest_url)
        url = list_id.month_url(month, part.shown_number)
        title = ", ".join([heading, *parts])
        return ListPage(
            chrome=self._edition.chrome(url),
            kind=page_kind_of(list_id),
            heading=heading,
            position=", ".join(parts),
            title=title,
            description=description_of(title, self._edition),
            canonical=self._edition.absolute(url),
            shared=shared_of(list_id, newest_first, self._edition),
            feed=feed_of(list_id) if self._newest_stands else "",
            cards=self._edition.cards(newest_first),
            older=self._older(part.number),
            newer=newer,
        )

    def _older(self, number: int) -> Hyperlink | None:
        """The link of a part to the next older page of the list."""
        if number == 1:
            return month_link(self._list_id, self._earlier, self._edition)
        texts = texts_of(self._edition.site.language)
        url = self._list_id.month_url(self._span.month, number - 1)
        return Hyperlink(texts.interface["list_position"].format(number=number - 1), url)
