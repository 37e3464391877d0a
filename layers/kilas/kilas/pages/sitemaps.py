"""Sitemaps by month under one index (https://www.sitemaps.org/protocol.html), and robots.txt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.addresses import site_map
from kilas.pages.render import render_template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.pages.contexts import SitemapEntry


def month(entries: Sequence[SitemapEntry]) -> bytes:
    """The sitemap of one month; the protocol allows 50 000 entries."""
    return render_template("sitemap.xml.jinja", entries=entries)


def index(months: Sequence[str], base_url: str) -> bytes:
    """The index, /sitemap.xml, of the sitemaps of these months ("2026-04")."""
    return render_template("sitemap-index.xml.jinja", months=months, base_url=base_url)


def robots(base_url: str) -> bytes:
    """robots.txt (RFC 9309): all may be read but the API, and the sitemap is named."""
    sitemap = f"{base_url}{site_map.sitemap_index()}"
    return f"User-agent: *\nDisallow: {site_map.api()}\n\nSitemap: {sitemap}\n".encode()
