"""Pages for search engines: sitemaps of parts of months under one index
(https://www.sitemaps.org/protocol.html), and robots.txt (RFC 9309).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.addresses import site_map
from kilas.lists import ALL, STATIC_PAGES, ListId
from kilas.pages.contents import File
from kilas.pages.contexts import Sitemap, SitemapEntry, SitemapIndex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.lists import Entry
    from kilas.pages.edition import Edition
    from kilas.pages.page import PageRef
    from kilas.site.site import Section

MOST_STATIC_PAGES: Final = 1_000
"""Static pages in the sitemap, the oldest of them: some megabytes of items at most. The protocol
allows 50 000 addresses."""


def sitemap_of(entries: Sequence[Entry], edition: Edition) -> Sitemap:
    """The sitemap of some articles, given with the oldest first."""
    return Sitemap(
        tuple(
            SitemapEntry(edition.absolute(article.url), article.modified or article.published)
            for article in (entry.article for entry in reversed(entries))
        )
    )


def sitemap_of_pages(_page: PageRef, edition: Edition) -> Sitemap:
    """The sitemap of what is no article: the front page, the sections, the static pages."""
    addresses = [site_map.front(), *map(_address_of, edition.site.sections)]
    lists = [SitemapEntry(edition.absolute(each)) for each in addresses]
    pages = edition.sources.listings.after(STATIC_PAGES, "", MOST_STATIC_PAGES)
    return Sitemap((*lists, *sitemap_of(pages[::-1], edition).entries))


def _address_of(section: Section) -> str:
    return ListId("section", section.slug).newest_url


def sitemap_index(_page: PageRef, edition: Edition) -> SitemapIndex:
    """The index of the sitemap of pages, and of those of all months, the oldest first."""
    months = (
        site_map.sitemap(month, None if number == pages else number)
        for month, pages in sorted(edition.window(ALL).standing.months.items())
        for number in range(1, pages + 1)
    )
    return SitemapIndex(tuple(map(edition.absolute, (site_map.sitemap_of_pages(), *months))))


def robots(_page: PageRef, edition: Edition) -> File:
    """Programs may read everything except the API; the index of the sitemaps is named."""
    index = edition.absolute(site_map.sitemap_index())
    return File(f"User-agent: *\nDisallow: {site_map.api()}\n\nSitemap: {index}\n".encode())
