"""Puts the newest settings in force, once all that every page links to stands.

Every page links to the front page, the feeds, the archive, the sections and the stylesheet. So
under new settings these are put first, where nothing stands yet; then the settings come into force
for all pages at once.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from kilas.errors import Conflict
from kilas.lists import ListId
from kilas.log import logger
from kilas.pages.assets import assets
from kilas.pages.page import PageRef
from kilas.pages.serving import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kilas.pages.desired import Pages
    from kilas.pages.page import ShelfName
    from kilas.ports import Shelf
    from kilas.site.site import Site


class Frame:
    """Puts settings in force. The writer of each page makes the page true afterwards, and keeps the
    page of a section that is to come: so two writers never disagree.
    """

    def __init__(self, pages: Pages, shelves: Mapping[ShelfName, Shelf]) -> None:
        self._pages = pages
        self._shelves = shelves

    def __call__(self, newest: Site | None) -> None:
        """Make these the settings in force. Raises what the ports raise."""
        put = [key for page in self._linked(newest) for key in self._put_absent(page, newest)]
        renewed = self._pages.sources.records.put_in_force(newest)
        logger.info("settings in force", renewed=renewed, put=put)

    def _linked(self, site: Site | None) -> Iterator[PageRef]:
        """The pages that every page links to."""
        yield from self._pages.kinds.single_pages()
        yield from (PageRef("asset", address) for address in assets())
        for section in site.sections if site else ():
            yield PageRef.newest(ListId("section", section.slug))

    def _put_absent(self, page: PageRef, site: Site | None) -> Iterator[str]:
        for spot, output in self._pages.desired(page, site, site).outputs.items():
            shelf = self._shelves[spot.shelf]
            if output and shelf.stored(spot.key) is None:
                with suppress(Conflict):  # its writer was faster
                    shelf.put(spot.key, output, digest_of(output), over=None)
                yield spot.key
