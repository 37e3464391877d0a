"""Shapes what the sources hold as the pages of one newspaper show it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kilas.addresses import site_map
from kilas.articles.local_links import with_addresses
from kilas.comments.shown import ShowComments
from kilas.lists import ListId, author_slug
from kilas.pages.assets import asset_url, stylesheet_url
from kilas.pages.body_photos import with_photos
from kilas.pages.dates import short_stamp, stamp
from kilas.pages.fediverse import handle_of
from kilas.pages.logos import shown_logo
from kilas.pages.parts import (
    Byline,
    Card,
    Chrome,
    CorrectionNote,
    Hyperlink,
    Picture,
    SharedPicture,
)
from kilas.pages.photo_addresses import address_of, card_srcset_of, own_photo, srcset_of
from kilas.pages.sizes import SIZES
from kilas.photos.section_picture import HEIGHT, WIDTH
from kilas.renditions import CARD
from kilas.site.pictures import picture_of
from kilas.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import datetime

    from kilas.articles.article import Article, ShownPhoto
    from kilas.lists import Entry
    from kilas.pages.sizes import Sizes
    from kilas.pages.sources import Sources
    from kilas.site.site import Section
    from kilas.store.records import Opened
    from kilas.store.windows import Window

STRIP: Final = 4
LEAST_OF_STRIP: Final = 200
"""A photo more than so many times as long as it is high, or as high as it is long, is on a card
where the card's cut of it has so many pixels across."""

NO_SITE = Site(title="", base_url="")
"""The settings of a newspaper that has no good site.yaml yet."""


class Edition:
    """One newspaper: its settings, and the sources of its pages.

    `hour` is the hour that the table holds, for a page of an hourly kind. It is None for every
    other page: a page that is not made again each hour may not know the time. `newest` are the
    settings of the newest site.yaml, which may not be in force yet. `show` renders the comments.
    """

    def __init__(  # noqa: PLR0913, PLR0917 -- each is another part of an edition
        self,
        site: Site,
        sources: Sources,
        sizes: Sizes = SIZES,
        hour: datetime | None = None,
        newest: Site | None = None,
        show: ShowComments | None = None,
    ) -> None:
        self.show = show or ShowComments()
        self.site = site
        self._newest = newest
        self.sources = sources
        self.sizes = sizes
        self.hour = hour

    @property
    def settings(self) -> tuple[Site, ...]:
        """The settings that are in force, and the newest where these are others."""
        newest = self._newest
        return (self.site,) if newest in (None, self.site) else (self.site, newest)

    def section_picture(self, slug: str | None = None) -> SharedPicture:
        """What stands beside a link to a page without a photo: the picture of its section, or of
        the newspaper.
        """
        made = picture_of(self.site, slug or "")
        address = site_map.picture(made.slug, made.mark)
        alt = f"{made.name} – {made.title}" if made.name else made.title
        return SharedPicture(address, WIDTH, HEIGHT, (address,), alt)

    def absolute(self, address: str) -> str:
        """An address with the newspaper's own host."""
        return f"{self.site.base_url}{address}"

    def body_of(self, article: Article, version: str, *, in_widths: bool = True) -> str:
        """The body of a version, with the addresses of the articles that it names by their files,
        and the renditions of its photos: several to choose from, or one. Raises VersionGone.
        """
        body, base_url = self.sources.bodies.of(article.key, version), self.site.base_url
        linked = with_addresses(body, article.links, base_url)
        return with_photos(linked, article, base_url, in_widths=in_widths)

    def chrome(self, address: str) -> Chrome:
        """What surrounds the page at an address; "" for a page that may be at any address."""
        site = self.site
        sections = self.section_links().values()
        menu = [Hyperlink(link.label, link.url) for link in site.menu]
        return Chrome(
            language=site.language,
            site_title=site.title,
            tagline=site.tagline,
            about=site.about,
            base_url=site.base_url,
            sections=tuple(_marked(link, address) for link in sections),
            menu=tuple(_marked(link, address) for link in menu),
            social=tuple(Hyperlink(link.label, link.url) for link in site.social),
            stylesheet=stylesheet_url(site.design),
            icon=asset_url("icon.svg"),
            touch_icon=asset_url("icon.png"),
            feed=site_map.feed(),
            logo=shown_logo(site),
            fediverse=handle_of(site.social),
        )

    def section_of(self, slug: str) -> Section | None:
        """The section that has its page and feed at a slug: it has them before the settings that
        name it are in force, since every page will link there.
        """
        newest = self._newest.section(slug) if self._newest else None
        return self.site.section(slug) or newest

    def opened(self, key: str) -> Opened:
        """A file, with one follow-up more than its page shows where there are more."""
        return self.sources.opened(key, self.sizes.follow_ups + 1)

    def window(self, list_id: ListId) -> Window:
        """What stands of a list, and its newest entries."""
        return self.sources.window(list_id, self.sizes.window)

    def section_links(self) -> dict[str, Hyperlink]:
        """The sections of site.yaml by their slugs, in its order."""
        return {each.slug: _section_link(each.name, each.slug) for each in self.site.sections}

    def section(self, article: Article) -> Hyperlink | None:
        """The section of an article, with its name."""
        section = self.site.section(article.section) if article.section else None
        return _section_link(section.name, section.slug) if section else None

    def tags(self, article: Article, without: Collection[ListId] = ()) -> tuple[Hyperlink, ...]:
        """The topics of an article, with a link each, except to the lists `without`."""
        return tuple(
            Hyperlink(tag.name, _newest_url(ListId("tag", tag.slug), without))
            for tag in article.tags
        )

    def bylines(self, article: Article, without: Collection[ListId] = ()) -> tuple[Byline, ...]:
        """The authors of an article, by the name that readers may know, with links like `tags`."""
        authors = ((code, self.site.author(code)) for code in article.authors)
        return tuple(
            Byline(
                name=author.byline if author else code,
                url=_newest_url(ListId("author", author_slug(code)), without),
            )
            for code, author in authors
        )

    def card(self, article: Article) -> Card:
        """An article as a list shows it."""
        return Card(
            title=article.title,
            url=article.url,
            published=short_stamp(article.published, self.site, by_day=article.by_day),
            summary=article.summary,
            section=self.section(article),
            picture=_on_card(picture(article, srcset_of if article.focus else card_srcset_of)),
            sponsored=article.sponsored,
            unverified=article.unverified,
            lang=article.lang,
        )

    def cards(self, entries: Sequence[Entry]) -> tuple[Card, ...]:
        """The cards of entries."""
        return tuple(self.card(entry.article) for entry in entries)


def picture(article: Article, widths: Callable[[ShownPhoto], str] = srcset_of) -> Picture | None:
    """The photo of an article, with its texts; `widths` gives the renditions to choose from. A card
    takes those in its own shape, unless the editor says by `focus` what must be seen.
    """
    image = article.image
    if image is None:
        return None
    texts = image.alt, image.caption, image.credit, image.ai
    photo = own_photo(article)
    if photo is None:
        return Picture(image.path, *texts, focus=article.focus)
    facts = photo.facts
    return Picture(
        address_of(photo),
        *texts,
        facts.width,
        facts.height,
        widths(photo),
        in_text=image.in_text,
        focus=article.focus,
    )


def _on_card(shown: Picture | None) -> Picture | None:
    """The photo of a card; none where it is a strip, such as one line of a screen, of which the
    shape of a card would cut a few pixels and make them large.
    """
    if shown is None:
        return None
    low, high = sorted((shown.width, shown.height))
    is_strip = high > STRIP * low
    across, down = CARD
    left = min(shown.width, shown.height * across // down)
    return None if is_strip and left < LEAST_OF_STRIP else shown


def corrections_of(article: Article, site: Site) -> tuple[CorrectionNote, ...]:
    """The corrections of an article, the oldest first."""
    return tuple(
        CorrectionNote(stamp(correction.date, site, by_day=correction.by_day), correction.note)
        for correction in article.corrections
    )


def _newest_url(list_id: ListId, without: Collection[ListId]) -> str:
    return "" if list_id in without else list_id.newest_url


@lru_cache(maxsize=512)
def _section_link(name: str, slug: str) -> Hyperlink:
    return Hyperlink(name, ListId("section", slug).newest_url)


def _marked(link: Hyperlink, address: str) -> Hyperlink:
    """The link, marked as current where the address is its own or below it."""
    below = link.url.endswith("/") and address.startswith(link.url)
    return replace(link, current=True) if below or address == link.url else link
