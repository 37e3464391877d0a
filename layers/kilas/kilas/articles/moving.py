"""The lines with which a file keeps its comments, date and address when its key changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.addresses import site_map
from kilas.addresses.shapes import ARTICLE, STATIC_PAGE
from kilas.articles.address import identity_of, slugify
from kilas.articles.read import read_article

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.articles.article import Article
    from kilas.site.site import Site


def lines_to_keep(
    article: Article, data: bytes, site: Site, to: str, now: datetime
) -> dict[str, str]:
    """The values of `id`, `date`, and `slug` or `url` that the file lacks, each by its key.

    `article` is what the newspaper shows of the file (Record.article); its address counts, whatever
    the file says. `data` are the bytes of the file, and `to` is the key that it is to have. A file
    that loses nothing by the move needs no line. The file has none of these keys yet, so a new line
    anywhere in its front matter counts. Raises Unreadable where the file is wrong at `to`.
    """
    moved = read_article(to, data, site, now).article
    lines: dict[str, str] = {}
    if moved.identity != article.identity == identity_of(to, article.identity):
        lines["id"] = article.identity
    if moved.published != article.published and article.kind == "article":
        lines["date"] = date_line(article.published, site)
    if _dated(moved, article.published, site) != article.url:
        lines |= dict([address_line(article, site)])
    return lines


def date_line(published: datetime, site: Site) -> str:
    """A date that is read as this moment: 2026-11-23 18:20:00+07:00."""
    local = published.astimezone(site.zone)
    offset = local.utcoffset()
    is_plain = offset is not None and not offset.seconds % 60  # years ago zones had odd seconds
    return (local if is_plain else published).isoformat(sep=" ")


def address_line(article: Article, site: Site) -> tuple[str, str]:
    """The key and the value that give the file the address of the article, wherever it lies."""
    slug = _slug_of(article)
    if slug and slug == slugify(slug) and _of_slug(article, slug, article.published, site):
        return "slug", slug
    return "url", article.url


def _dated(article: Article, published: datetime, site: Site) -> str:
    """The address, with another date where it is made of the date."""
    slug = _slug_of(article)
    if article.kind == "article" and slug and _of_slug(article, slug, article.published, site):
        return site_map.article(slug, published, site.zone)
    return article.url


def _slug_of(article: Article) -> str:
    shape = STATIC_PAGE if article.kind == "page" else ARTICLE
    return (shape.fields_of(article.url) or {}).get("slug", "")


def _of_slug(article: Article, slug: str, published: datetime, site: Site) -> bool:
    """Whether the address is made of the slug."""
    if article.kind == "page":
        return article.url == site_map.static_page(slug)
    return article.url == site_map.article(slug, published, site.zone)
