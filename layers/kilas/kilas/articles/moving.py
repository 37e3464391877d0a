"""The lines with which a file keeps its comments, date and address when its key changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.addresses import site_map
from kilas.addresses.shapes import ARTICLE, STATIC_PAGE
from kilas.articles.address import identity_of, slugify
from kilas.articles.lasting import date_line
from kilas.articles.read import read_article
from kilas.claims import Was

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.addresses.shapes import FileKind
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
    return lines_between(was_of(article), read_article(to, data, site, now).article, site)


def lines_between(was: Was, moved: Article, site: Site) -> dict[str, str]:
    """The lines that make of `moved` what `was` was. Both are of one kind."""
    lines: dict[str, str] = {}
    if moved.identity != was.identity == identity_of(moved.key, was.identity):
        lines["id"] = was.identity
    if moved.published != was.published and moved.kind == "article":
        lines["date"] = date_line(was, site)
    made = moved.url, moved.other_url
    if was.url not in [dated(url, moved, was.published, site) for url in made if url]:
        lines |= dict([_address_line(was, moved.kind, site)])
    return lines


def was_of(article: Article) -> Was:
    """Who the file of an article is for readers."""
    return Was(article.identity, article.published, article.url, article.by_day)


def _address_line(was: Was, kind: FileKind, site: Site) -> tuple[str, str]:
    """The key and the value that give a file the address that it was at, wherever it lies."""
    slug = _slug_of(was.url, kind)
    if slug and slug == slugify(slug) and was.url == _of_slug(slug, kind, was.published, site):
        return "slug", slug
    return "url", was.url


def dated(url: str, moved: Article, published: datetime, site: Site) -> str:
    """An address of a file once it has another date: the same, unless it is made of the date."""
    slug = _slug_of(url, "article")
    is_of_date = slug and url == site_map.article(slug, moved.published, site.zone)
    if moved.kind == "article" and is_of_date:
        return site_map.article(slug, published, site.zone)
    return url


def _slug_of(url: str, kind: FileKind) -> str:
    shape = STATIC_PAGE if kind == "page" else ARTICLE
    return (shape.fields_of(url) or {}).get("slug", "")


def _of_slug(slug: str, kind: FileKind, published: datetime, site: Site) -> str:
    """The address that is made of a slug."""
    if kind == "page":
        return site_map.static_page(slug)
    return site_map.article(slug, published, site.zone)
