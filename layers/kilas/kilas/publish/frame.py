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
from kilas.pages.contexts import HTML
from kilas.pages.page import FRONT, PageRef, Spot
from kilas.pages.serving import IMMUTABLE, digest_of
from kilas.ports import Output
from kilas.site.design import DESIGN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kilas.pages.desired import Pages
    from kilas.pages.page import ShelfName
    from kilas.ports import Shelf
    from kilas.site.design import Design
    from kilas.site.site import Site


class Frame:
    """Puts what every page links to. The writer of each of these pages makes the page true
    afterwards, and keeps the page of a section that is to come: so two writers never disagree.
    """

    def __init__(self, pages: Pages, shelves: Mapping[ShelfName, Shelf]) -> None:
        self._pages = pages
        self._shelves = shelves
        self._with_assets: set[Design] = set()

    def __call__(self, newest: Site | None, since: int) -> None:
        """Make these the settings in force, which are the newest `since` (Record.site_since).
        Raises what the ports raise.
        """
        absent = {
            spot: output
            for page in self._linked(newest)
            for spot, output in self._outputs(page, newest)
            if self._shelves[spot.shelf].stored(spot.key) is None
        }
        # These pages link to each other, so each address first gets a page that links to none.
        (blank,) = (output for _, output in self._outputs(FRONT, None))
        for spot, output in absent.items():
            if output.content_type == HTML:
                self._put_absent(spot, blank)
        for spot, output in sorted(absent.items(), key=lambda each: each[1].content_type == HTML):
            self._put_absent(spot, output, blank)
        renewed = self._pages.sources.records.put_in_force(newest, since)
        logger.info("settings in force", renewed=renewed, put=[spot.path for spot in absent])

    def put_assets(self, *sites: Site | None) -> None:
        """Put the stylesheet of these settings and the like where they are absent: before the first
        page that this process makes with them, since others may have made the pages until now.
        Settings that come back after a month, when their stylesheet is gone, have it put with all
        that every page links to.
        """
        designs = {site.design if site else DESIGN for site in sites} - self._with_assets
        made = {address: asset for each in designs for address, asset in assets(each).items()}
        for address, (body, content_type) in made.items():
            spot = Spot("site", address)
            if self._shelves[spot.shelf].stored(spot.key) is None:
                self._put_absent(spot, Output(body, content_type, IMMUTABLE))
        self._with_assets |= designs

    def _linked(self, site: Site | None) -> Iterator[PageRef]:
        """The pages that every page links to. robots.txt is the last row, since it links too."""
        yield from self._pages.kinds.single_pages()
        for section in site.sections if site else ():
            yield PageRef.newest(ListId("section", section.slug))

    def _outputs(self, page: PageRef, site: Site | None) -> Iterator[tuple[Spot, Output]]:
        for spot, output in self._pages.desired(page, site, site).outputs.items():
            if output:
                yield spot, output

    def _put_absent(self, spot: Spot, output: Output, blank: Output | None = None) -> None:
        """Put an output where nothing stands, or the blank page."""
        shelf = self._shelves[spot.shelf]
        stored = shelf.stored(spot.key) if blank else None
        if blank is None or stored is None or stored.digest == digest_of(blank):
            with suppress(Conflict):  # its own writer was faster
                shelf.put(spot.key, output, digest_of(output), over=stored)
