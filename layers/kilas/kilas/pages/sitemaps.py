"""Pages for search engines: sitemaps of parts of months under one index
(https://www.sitemaps.org/protocol.html), and robots.txt (RFC 9309).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.addresses import site_map
from kilas.lists import ALL
from kilas.pages.contents import File
from kilas.pages.contexts import Sitemap, SitemapEntry, SitemapIndex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.lists import Entry
    from kilas.pages.edition import Edition
    from kilas.pages.page import PageRef


def sitemap_of(entries: Sequence[Entry], edition: Edition) -> Sitemap:
    """The sitemap of some articles of a month, given with the oldest first."""
    return Sitemap(
        tuple(
            SitemapEntry(edition.absolute(article.url), article.modified or article.published)
            for article in (entry.article for entry in reversed(entries))
        )
    )


def sitemap_index(_page: PageRef, edition: Edition) -> SitemapIndex:
    """The index of the sitemaps of all months, the oldest first."""
    return SitemapIndex(
        tuple(
            edition.absolute(site_map.sitemap(month, None if number == pages else number))
            for month, pages in sorted(edition.window(ALL).standing.months.items())
            for number in range(1, pages + 1)
        )
    )


def robots(_page: PageRef, edition: Edition) -> File:
    """Programs may read everything except the API; the index of the sitemaps is named."""
    index = edition.absolute(site_map.sitemap_index())
    return File(f"User-agent: *\nDisallow: {site_map.api()}\n\nSitemap: {index}\n".encode())
