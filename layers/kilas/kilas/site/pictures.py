"""The pictures of a newspaper and of its sections, for links to pages that have no photo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kilas.photos.section_picture import ACCENT, PAPER, SectionPicture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kilas.site.site import Site

MAX_FORMER: Final = 400
"""How many earlier pictures are remembered: four of each of a hundred sections."""


def picture_of(site: Site, slug: str = "") -> SectionPicture:
    """The picture of a section, or the newspaper's own where it has no such section."""
    section = site.section(slug) if slug else None
    own, name = (section.slug, section.name) if section else ("", "")
    host, shades = site.base_url.partition("://")[2], site.design.light
    accent, paper = (
        default if chosen is None else chosen
        for chosen, default in ((shades.accent, ACCENT), (shades.paper, PAPER))
    )
    return SectionPicture(own, name, site.title, host, accent, paper)


def pictures_of(site: Site) -> Iterator[SectionPicture]:
    """The newspaper's own picture, and that of each section."""
    yield picture_of(site)
    yield from (picture_of(site, section.slug) for section in site.sections)


def with_past_pictures(present: Site, earlier: Sequence[Site]) -> Site:
    """The site, which remembers the slugs and marks of the pictures that it had under `earlier`
    sites, the newest first: their addresses lead to the pictures that it has now.
    """
    own = {(each.slug, each.mark): None for each in pictures_of(present)}
    found: dict[tuple[str, str], None] = {}
    for site in earlier:
        found |= {(each.slug, each.mark): None for each in pictures_of(site)}
        found |= dict.fromkeys(site.former_pictures)
    former = [each for each in found if each not in own]
    return replace(present, former_pictures=tuple(former[:MAX_FORMER]))
