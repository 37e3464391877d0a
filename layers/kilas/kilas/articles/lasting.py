"""The lines that a file lacks to keep its comments and its date wherever it moves."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from kilas.articles import field_names

if TYPE_CHECKING:
    from kilas.articles.article import Article
    from kilas.claims import Was
    from kilas.documents.fields import Fields
    from kilas.site.site import Site


def lasting_lines(article: Article, fields: Fields, site: Site, *, dated: bool) -> tuple[str, ...]:
    """The lines, in the syntax of the file: its identity, and its date where no field says when it
    was published (`dated`). None of a static page, which has no comments and shows no date.
    `kilas.articles.moving` knows one certain move.
    """
    if article.kind == "page":
        return ()
    lines = {}
    if not fields.first(field_names.ID):
        lines["id"] = article.identity
    if not dated:
        lines["date"] = date_line(article, site)
    return tuple(fields.written(name, value) for name, value in lines.items())


def date_line(article: Article | Was, site: Site) -> str:
    """A date that is read as that of the article: 2026-11-23 18:20:00+07:00, or a day alone."""
    published = article.published
    local = published.astimezone(site.zone)
    if article.by_day and local.time() == time():
        return local.date().isoformat()
    offset = local.utcoffset()
    is_plain = offset is not None and not offset.seconds % 60  # years ago zones had odd seconds
    return (local if is_plain else published).isoformat(sep=" ")
