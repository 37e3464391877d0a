"""The lines with which a file keeps its comments, date and address when its key changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.addresses import site_map
from kilas.addresses.shapes import ARTICLE, STATIC_PAGE
from kilas.articles.address import identity_of, slugify
from kilas.articles.lasting import date_line
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
    return lines_between(article, read_article(to, data, site, now).article, site)


def lines_between(article: Article, moved: Article, site: Site) -> dict[str, str]:
    """The same, where `moved` is what the file says at its new key."""
    lines: dict[str, str] = {}
    if moved.identity != article.identity == identity_of(moved.key, article.identity):
        lines["id"] = article.identity
    if moved.published != article.published and article.kind == "article":
        lines["date"] = date_line(article, site)
    made = moved.url, moved.other_url
    if article.url not in [_dated(url, moved, article, site) for url in made if url]:
        lines |= dict([address_line(article, site)])
    return lines


def address_line(article: Article, site: Site) -> tuple[str, str]:
    """The key and the value that give the file the address of the article, wherever it lies."""
    slug = _slug_of(article.url, article)
    if slug and slug == slugify(slug) and article.url == _of_slug(slug, article, site):
        return "slug", slug
    return "url", article.url


def _dated(url: str, moved: Article, article: Article, site: Site) -> str:
    """An address of the moved file once it has the date of the article."""
    slug = _slug_of(url, moved)
    if moved.kind == "article" and slug and url == _of_slug(slug, moved, site):
        return site_map.article(slug, article.published, site.zone)
    return url


def _slug_of(url: str, article: Article) -> str:
    shape = STATIC_PAGE if article.kind == "page" else ARTICLE
    return (shape.fields_of(url) or {}).get("slug", "")


def _of_slug(slug: str, article: Article, site: Site) -> str:
    """The address that is made of a slug."""
    if article.kind == "page":
        return site_map.static_page(slug)
    return site_map.article(slug, article.published, site.zone)
