"""Reads what pages are functions of, and puts it as templates and feeds want it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kilas.addresses import site_map
from kilas.addresses.site_map import address_of
from kilas.articles.read import read_body
from kilas.content_keys import PHOTO_PREFIX
from kilas.lists import ListId, author_slug
from kilas.pages.assets import asset_url
from kilas.pages.contexts import Byline, Card, Chrome, Hyperlink, Picture
from kilas.pages.dates import stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.articles.article import Article, Image
    from kilas.lists import Entry
    from kilas.ports import Content, Shelf
    from kilas.record import Record
    from kilas.site.site import Section, Site
    from kilas.store.records import Records
    from kilas.store.threads import Threads

BODIES_KEPT = 200
"""A version never changes, so its body may be kept; the feeds need the same few again and again."""


class Sources:
    """All that pages read, from the table and the content bucket.

    `address` is where the deployed site answers, without a slash at its end.
    """

    def __init__(  # noqa: PLR0913, PLR0917 -- each of these is another thing to read
        self,
        records: Records,
        threads: Threads,
        content: Content,
        site: Shelf,
        desk: Shelf,
        address: str,
    ) -> None:
        self.address = address
        self.records = records
        self.threads = threads
        self._content = content
        self._site = site
        self._desk = desk
        self._body_of = lru_cache(BODIES_KEPT)(self._read_body)

    def body(self, record: Record) -> str:
        """The sanitised HTML of the version that a record shows."""
        return self._body_of(record.key, record.shown)

    def photo(self, record: Record) -> bytes:
        """The photo as it was uploaded, in the version that a record shows."""
        return self._content.read(record.key, record.shown)

    def standing(self, folder: str) -> list[str]:
        """The addresses of the pages that now stand in a folder of the site, "/arsip/2026/04/"."""
        return [address_of(key) for key in self._site.keys(folder.removeprefix("/"))]

    def keys(self, room: str, after: str, limit: int) -> list[str]:
        """The next keys after one: what stands in the "site" or on the "desk", or was uploaded as
        "media".
        """
        match room:
            case "site":
                return self._site.keys("", after=after, limit=limit)
            case "desk":
                return self._desk.keys("", after=after, limit=limit)
            case "media":
                return self._content.keys(PHOTO_PREFIX, after=after, limit=limit)
        raise ValueError(f"nothing to sweep in {room}")

    def listed(self, entries: Sequence[Entry]) -> list[Record]:
        """The records of these entries, in their order; one that has just left is left out."""
        records = self.records.get_many([entry.key for entry in entries])
        found = (records.get(entry.key) for entry in entries)
        return [record for record in found if record and record.listed]

    def _read_body(self, key: str, version: str) -> str:
        return read_body(key, self._content.read(key, version))


class Edition:
    """Puts articles as the pages of one newspaper show them."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def absolute(self, path: str) -> str:
        """The address of a page with the newspaper's own host."""
        return f"{self.site.base_url}{path}"

    def chrome(self, path: str) -> Chrome:
        """What surrounds the page at a path."""
        site = self.site
        links = [Hyperlink(each.name, _address_of_section(each)) for each in site.sections]
        return Chrome(
            language=site.language,
            site_title=site.title,
            tagline=site.tagline,
            about=site.about,
            base_url=site.base_url,
            sections=tuple(_marked(link, path) for link in links),
            menu=tuple(_marked(Hyperlink(link.label, link.url), path) for link in site.menu),
            social=tuple(Hyperlink(link.label, link.url) for link in site.social),
            stylesheet=asset_url("kilas.css"),
            icon=asset_url("icon.svg"),
            feed=site_map.feed(),
        )

    def section(self, article: Article) -> Hyperlink | None:
        """The section of an article, with its name."""
        section = self.site.section(article.section) if article.section else None
        return Hyperlink(section.name, _address_of_section(section)) if section else None

    def tags(self, article: Article) -> tuple[Hyperlink, ...]:
        """The topics of an article."""
        return tuple(
            Hyperlink(tag.name, ListId("tag", tag.slug).newest_url) for tag in article.tags
        )

    def bylines(self, article: Article) -> tuple[Byline, ...]:
        """Who wrote an article, as readers may know them."""
        authors = ((code, self.site.author(code)) for code in article.authors)
        return tuple(
            Byline(
                name=author.byline if author else code,
                url=ListId("author", author_slug(code)).newest_url,
            )
            for code, author in authors
        )

    def card(self, article: Article) -> Card:
        """An article as a list shows it."""
        return Card(
            title=article.title,
            url=article.url,
            published=stamp(article.published, self.site),
            summary=article.summary,
            section=self.section(article),
            picture=picture(article.image),
            sponsored=article.sponsored,
            unverified=article.unverified,
        )

    def cards(self, records: Sequence[Record]) -> tuple[Card, ...]:
        """The cards of listed records."""
        return tuple(self.card(record.article) for record in records if record.article)


def _address_of_section(section: Section) -> str:
    return ListId("section", section.slug).newest_url


def picture(image: Image | None) -> Picture | None:
    """A photo with what must be said of it."""
    if image is None:
        return None
    return Picture(image.path, image.alt, image.caption, image.credit, label_ai=image.ai)


def _marked(link: Hyperlink, path: str) -> Hyperlink:
    """The link, marked as current where `path` is its place, or lies below it."""
    below = link.url.endswith("/") and path.startswith(link.url)
    return Hyperlink(link.label, link.url, current=below or path == link.url)
