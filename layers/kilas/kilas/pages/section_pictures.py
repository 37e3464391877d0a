"""The pictures of the newspaper and of its sections, which stand beside links to pages that have no
photo of their own.

They stand before settings come into force, since every page may refer to one. Those of earlier
settings go at once, and their addresses lead to the present ones: pages that are not made again yet
lose nothing. docs/decisions/0080
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.addresses import site_map
from kilas.pages.contents import Contents, File
from kilas.photos.nameplates import drawn
from kilas.site.pictures import picture_of, pictures_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.pages.contents import Content
    from kilas.pages.edition import Edition
    from kilas.pages.page import PageRef
    from kilas.site.site import Site

_JPEG = "image/jpeg"


def section_pictures(_page: PageRef, edition: Edition) -> Contents:
    """The pictures under the settings that are in force, and under the newest."""
    wanted: dict[str, Content | None] = {}
    for site in edition.settings:
        wanted |= {
            site_map.picture(each.slug, each.mark): File(drawn(each), _JPEG, lasts=True)
            for each in pictures_of(site)
        }
    former = {address: to for site in edition.settings for address, to in _former(site)}
    wanted |= {address: to for address, to in former.items() if address not in wanted}
    stand = edition.sources.in_folder(site_map.pictures())
    return Contents(wanted | {each: None for each in stand if each not in wanted})


def no_pictures(_page: PageRef, edition: Edition) -> Contents:
    """Without a good site.yaml there is nothing to draw."""
    return Contents(dict.fromkeys(edition.sources.in_folder(site_map.pictures())))


def _former(site: Site) -> Iterator[tuple[str, File]]:
    """What is at the addresses of earlier pictures: they lead to that of the same section, or to
    the newspaper's own where the section is no more.
    """
    for slug, mark in site.former_pictures:
        present = picture_of(site, slug)
        address = site_map.picture(present.slug, present.mark)
        yield site_map.picture(slug, mark), File(address.encode(), redirect=address)
