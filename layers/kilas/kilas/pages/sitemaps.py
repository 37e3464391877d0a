"""Pages for search engines: sitemaps by month under one index
(https://www.sitemaps.org/protocol.html), and robots.txt (RFC 9309).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.addresses import site_map
from kilas.lists import ALL
from kilas.pages.contents import Contents, File
from kilas.pages.contexts import Sitemap, SitemapEntry, SitemapIndex
from kilas.times import moment, month_bounds

if TYPE_CHECKING:
    from kilas.pages.edition import Edition
    from kilas.pages.page import PageRef


def sitemap(page: PageRef, edition: Edition) -> Contents:
    """The sitemap of a month, the newest article first, and the mark of the month.

    A month without articles has no sitemap: the protocol asks for at least one address.
    """
    month = page.place
    start, end = month_bounds(month, edition.site.zone)
    entries = edition.sources.records.entries(ALL, after=start, before=end)
    listed = tuple(
        SitemapEntry(edition.absolute(entry.url), moment(entry.modified))
        for entry in reversed(entries)
    )
    content = Sitemap(listed) if listed else None
    return Contents({site_map.sitemap(month): content}, marks={month: bool(listed)})


def no_sitemap(page: PageRef, _edition: Edition) -> Contents:
    """No sitemap and no mark of a month, while there is no good site.yaml."""
    return Contents({site_map.sitemap(page.place): None}, marks={page.place: False})


def sitemap_index(_page: PageRef, edition: Edition) -> SitemapIndex:
    """The index of the sitemaps of all marked months."""
    months = edition.sources.records.months()
    return SitemapIndex(tuple(edition.absolute(site_map.sitemap(month)) for month in months))


def robots(_page: PageRef, edition: Edition) -> File:
    """Programs may read everything except the API; the index of the sitemaps is named."""
    index = edition.absolute(site_map.sitemap_index())
    return File(f"User-agent: *\nDisallow: {site_map.api()}\n\nSitemap: {index}\n".encode())
