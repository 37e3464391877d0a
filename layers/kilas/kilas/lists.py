"""The lists of articles, the lists of one article, and its place in each. Pure."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from kilas.addresses import site_map
from kilas.addresses.shapes import ListKind
from kilas.articles.article import Article, FollowUpKind
from kilas.times import instant


class ListId(Struct, frozen=True, order=True):
    """A list of articles, the newest first: all of them, or those of a section, tag or author. The
    list of the static pages has no page of its own and no months.
    """

    kind: ListKind
    slug: str = ""

    @property
    def id(self) -> str:
        """The list in keys of the table: "all" or "section/politik"."""
        return f"{self.kind}/{self.slug}" if self.slug else self.kind

    @classmethod
    def parse(cls, list_id: str) -> ListId:
        """The inverse of `id`."""
        kind, _, slug = list_id.partition("/")
        return cls(kind, slug)  # type: ignore[arg-type]  # only texts that `id` made come back

    @property
    def has_months(self) -> bool:
        """Whether the list has pages of months: the static pages are in a sitemap alone."""
        return self.kind != "page"

    @property
    def newest_url(self) -> str:
        """The address of the page with the newest articles. For "all" it is the front page."""
        return site_map.newest(self.kind, self.slug)

    def month_url(self, month: str, number: int | None = None) -> str:
        """The address of a month ("2026-04") of the list, or of one of its full pages."""
        return site_map.list_month(self.kind, self.slug, month, number)


ALL = ListId("all")
STATIC_PAGES = ListId("page")


def lists_of(article: Article) -> tuple[ListId, ...]:
    """The lists that show a live article, or the list of the static pages."""
    if article.kind == "page":
        return (STATIC_PAGES,)
    sections = [ListId("section", article.section)] if article.section else []
    tags = [ListId("tag", tag.slug) for tag in article.tags]
    authors = [ListId("author", author_slug(code)) for code in article.authors]
    return tuple(dict.fromkeys([ALL, *sections, *tags, *authors]))


@lru_cache(maxsize=1024)
def author_slug(code: str) -> str:
    """The slug of an author in /penulis/<slug>/: "k-08" for the code "K-08"."""
    return re.sub(r"[^a-z0-9]+", "-", code.lower()).strip("-") or "redaksi"


class Mention(Struct, frozen=True, omit_defaults=True):
    """Another article that the page of an article names, and its feeds: what the follow-up of the
    two is to its original, and what is shown of the other one. `is_later` says that the other one
    is the follow-up. `url` is "" where its page does not stand yet.
    """

    kind: FollowUpKind
    key: str
    title: str
    url: str
    published: datetime
    is_later: bool = False
    by_day: bool = False
    sponsored: bool = False
    unverified: bool = False
    lang: str = ""


class Entry(NamedTuple):
    """An article in a list, which is sorted by `sort`, as the list shows it. `version` is the id of
    the version that stands; `mentions` are the articles that its page names.
    """

    sort: str
    article: Article
    version: str
    mentions: tuple[Mention, ...] = ()


def sort_of(article: Article) -> str:
    """The place of an article, the same in each of its lists."""
    short = hashlib.sha256(article.key.encode()).hexdigest()[:16]  # a sort key has 1024 bytes
    return f"{instant(article.published)}#{short}"


def entry_of(article: Article, version: str, mentions: tuple[Mention, ...] = ()) -> Entry:
    """The entry of an article, the same in each of its lists: without what no list and no feed
    shows.
    """
    listed = replace(article, aliases=(), other_names=(), withdrawn="")
    return Entry(sort_of(article), listed, version, mentions)
