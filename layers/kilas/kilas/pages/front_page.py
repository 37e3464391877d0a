"""The front page: the lead, the latest, and the newest of each section that are not among them.

A message says which articles the front page may show wrongly (PageRef). The table knows what the
page shows besides (ListStanding.front), so those are read by their keys, and no section has to be
asked: a publish costs the same with one section or thirty. docs/decisions/0077
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kilas.lists import ALL, ListId
from kilas.pages.list_contexts import FrontPage
from kilas.pages.list_pages import description_of, going_on, month_link, shared_of, with_feed
from kilas.pages.parts import Block
from kilas.standing import NewestStands

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kilas.lists import Entry
    from kilas.pages.contents import Contents
    from kilas.pages.edition import Edition
    from kilas.pages.page import PageRef
    from kilas.store.windows import Window

TOP: Final = ""
"""The part of ListStanding.front with the lead and the latest. The others have a section's slug."""


def front_page(page: PageRef, edition: Edition) -> Contents:
    """The front page, and the feed of the newspaper."""
    window = edition.window(ALL)
    near = window.newest(len(window.items))
    led = _led(near[: edition.sizes.newest_page])
    top = led[: edition.sizes.front_top]
    is_narrow = _is_narrow(page, window, edition)
    known = _known(page, near, window, edition) if is_narrow else None
    blocks = _blocks(top, known, window, edition)
    front = {TOP: _sorts(top)} | {slug: _sorts(found) for slug, found in blocks.items()}
    shown = {sort for sorts in front.values() for sort in sorts}
    more = [entry for entry in led if entry.sort not in shown]
    shown.update(_sorts(more))
    unshown = [entry for entry in near if entry.sort not in shown]
    goes_on, link = going_on(window, unshown, edition)
    stands = NewestStands(
        ALL, window.standing, stands=True, goes_on=goes_on, link=link, front=front
    )
    context = FrontPage(
        chrome=edition.chrome(ALL.newest_url),
        title=edition.site.title,
        description=description_of("", edition),
        canonical=edition.absolute(ALL.newest_url),
        shared=shared_of(ALL, [*top, *chain.from_iterable(blocks.values()), *more], edition),
        leading=edition.cards(top),
        blocks=_shown_blocks(blocks, edition),
        more=edition.cards(more),
        older=month_link(ALL, link, edition),
    )
    made = with_feed(ALL, near, context, stands, edition)
    return replace(made, right_from=window.oldest if is_narrow else "")


def _shown_blocks(blocks: Mapping[str, Sequence[Entry]], edition: Edition) -> tuple[Block, ...]:
    sections = edition.section_links()
    return tuple(
        Block(sections[slug], edition.cards(found)) for slug, found in blocks.items() if found
    )


def _led(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries of the front page, the one that leads it first: the newest that its editor marked
    with `headline: true`, else the newest. An advertorial leads only where there is nothing else.
    """
    news = [entry for entry in entries if not entry.article.sponsored]
    marked = [entry for entry in news if entry.article.headline]
    lead = next(iter(marked or news), None)
    return entries if lead is None else [lead, *(each for each in entries if each is not lead)]


# --- the blocks of the sections --------------------------------------------------------------


def _sections(edition: Edition) -> list[str]:
    """The slugs of the sections that have a block, in the order of site.yaml."""
    return [section.slug for section in edition.site.sections[: edition.sizes.blocks]]


def _size(edition: Edition) -> int:
    """How many articles a block shows: the page has cache tags for so many in all."""
    sizes = edition.sizes
    return min(sizes.block, sizes.blocks // max(1, len(_sections(edition))))


def _is_narrow(page: PageRef, window: Window, edition: Edition) -> bool:
    """Whether all that the page may show wrongly is one article, or is in the window, and the table
    knows what else the page shows.
    """
    is_one = page.since != "" and page.since == page.until
    is_near = page.since != "" and window.reaches(page.since)
    knows = window.standing.front.keys() == {TOP, *_sections(edition)}
    return knows and (is_one or is_near)


def _known(page: PageRef, near: Sequence[Entry], window: Window, edition: Edition) -> list[Entry]:
    """All that the page may show now, the newest first: the entries of the window, what the page
    showed, as that is now, and the one article that the message is about.
    """
    known = {entry.sort: entry for entry in near}
    showed = {sort for sorts in window.standing.front.values() for sort in sorts}
    known |= edition.sources.listings.at(ALL, [*{*showed, page.since} - known.keys()])
    return [entry for _, entry in sorted(known.items(), reverse=True)]


def _blocks(
    top: Sequence[Entry],
    known: Sequence[Entry] | None,
    window: Window,
    edition: Edition,
) -> dict[str, list[Entry]]:
    """The newest of each section that are not on top. A section is asked where its known entries
    may not be all that the block needs.
    """
    size, above, showed = _size(edition), {entry.sort for entry in top}, window.standing.front
    blocks: dict[str, list[Entry]] = {}
    for slug in _sections(edition):
        found = _below(known or (), slug, above, size)
        if known is None or _may_lack(found, showed[slug], size, window):
            newest = edition.sources.window(ListId("section", slug), size + len(top))
            found = _below(newest.newest(size + len(top)), slug, above, size)
        blocks[slug] = found
    return blocks


def _may_lack(found: Sequence[Entry], showed: Sequence[str], size: int, window: Window) -> bool:
    """Whether the section may have another entry for its block. A block with room for more showed
    all that there was. Of a full one, what is older than its last entry is known in the window
    alone.
    """
    if len(showed) < size:
        return False
    return len(found) < size or found[-1].sort < min(*showed, window.oldest)


def _below(entries: Iterable[Entry], slug: str, above: set[str], size: int) -> list[Entry]:
    of_section = (each for each in entries if each.article.section == slug)
    return list(islice((each for each in of_section if each.sort not in above), size))


def _sorts(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(entry.sort for entry in entries)
