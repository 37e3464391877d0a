"""The site map: makes every address of the site, and says which object is at an address.

Every module may import the site map; templates know it as `site_map`. Each address is made from its
row in kilas.addresses.shapes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from kilas.addresses import shapes
from kilas.addresses.previews import LONGEST_OBJECT_KEY, preview_name, previewed_key
from kilas.content_keys import PHOTO_PREFIX

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from kilas.addresses.shapes import ListKind

_INDEX: Final = "index.html"
_LONGEST_RENDITION: Final = 40
"""Letters of the name of a rendition, at most."""


def object_key(address: str) -> str:
    """The key of the object at an address: "politik/index.html" for "/politik/".

    No object is at the addresses of the API.
    """
    return rewritten(address).removeprefix("/")


def rewritten(address: str) -> str:
    """The key after "/": the address for which functions/edge/viewer_request.js asks the bucket."""
    return f"{address}{_INDEX}" if address.endswith("/") else address


def address_of(key: str) -> str:
    """The inverse of `object_key`."""
    folder = key.removesuffix(_INDEX)
    return f"/{folder}" if folder.endswith("/") or not folder else f"/{key}"


def folder(path: str) -> str:
    """A folder's address from one without its "/", which the edge function adds too."""
    return f"{path}/"


def from_root(path: str) -> str:
    """The address of a path that may lack its first "/"."""
    return f"/{path.removeprefix('/')}"


def front() -> str:
    """The front page, "/"."""
    return shapes.FRONT.at()


def archive() -> str:
    """The page of all months."""
    return shapes.ARCHIVE.at()


def list_root(kind: ListKind, slug: str = "") -> str:
    """The folder of the pages of a list."""
    return shapes.ROOTS[kind].at(slug=slug)


def newest(kind: ListKind, slug: str = "") -> str:
    """The page with the newest articles of a list; that of all articles is the front page. The
    static pages are in a sitemap alone.
    """
    match kind:
        case "all":
            return front()
        case "page":
            return sitemap_of_pages()
        case "section" | "tag" | "author":
            return list_root(kind, slug)


def list_month(kind: ListKind, slug: str, month: str, number: int | None = None) -> str:
    """A month ("2026-04") of a list, or one of its full pages."""
    year, _, month_of_year = month.partition("-")
    shape = shapes.MONTHS[kind] if number is None else shapes.MONTH_PAGES[kind]
    return shape.at(slug=slug, year=year, month=month_of_year, number=str(number))


def feed(section: str = "") -> str:
    """The feed of a section, or with "" of the newspaper."""
    return shapes.SECTION_FEED.at(slug=section) if section else shapes.FEED.at()


def sitemap_index() -> str:
    """The index of the sitemaps (https://www.sitemaps.org/protocol.html#index)."""
    return shapes.SITEMAP_INDEX.at()


def sitemap(month: str, number: int | None = None) -> str:
    """The sitemap of a month ("2026-04"), or of one of its full parts."""
    year, _, month_of_year = month.partition("-")
    shape = shapes.SITEMAP if number is None else shapes.SITEMAP_PART
    return shape.at(year=year, month=month_of_year, number=str(number))


def sitemap_of_pages() -> str:
    """The sitemap of what is no article: the front page, the sections and the static pages."""
    return shapes.SITEMAP_OF_PAGES.at()


def robots() -> str:
    """robots.txt (RFC 9309)."""
    return shapes.ROBOTS.at()


def missing() -> str:
    """The page that CloudFront shows with 404."""
    return shapes.MISSING.at()


def broken() -> str:
    """The page that CloudFront shows with 5xx."""
    return shapes.BROKEN.at()


def assets() -> str:
    """The folder of all assets: "/assets/"."""
    return shapes.ASSETS.at()


def asset(stem: str, digest: str, suffix: str) -> str:
    """A file of assets/, by its content: "/assets/kilas.1a2b3c4d.css"."""
    return shapes.ASSET.at(path=f"{stem}.{digest}{suffix}")


def photo(key: str) -> str:
    """The photo at a key of the content bucket ("media/banjir.jpg")."""
    return shapes.PHOTO.at(path=key.removeprefix(PHOTO_PREFIX))


def rendition(key: str, mark: str, step: int | None = None) -> str:
    """A rendition of the photo at a key: WebP of a step, or the JPEG (kilas.renditions)."""
    name = f"{mark}.jpg" if step is None else f"{mark}-{step}.webp"
    return shapes.RENDITION.at(slug=_photo_name(key), path=name)


def card(key: str, mark: str, step: int) -> str:
    """A rendition for cards of the photo at a key (kilas.renditions)."""
    return shapes.RENDITION.at(slug=_photo_name(key), path=f"{mark}-card-{step}.webp")


def crop(key: str, mark: str, name: str) -> str:
    """A crop of the photo at a key, as JPEG (kilas.renditions)."""
    return shapes.RENDITION.at(slug=_photo_name(key), path=f"{mark}-{name}.jpg")


def icon(key: str, mark: str, name: str) -> str:
    """An icon of the logo at a key, or its nameplate, by a name of kilas.renditions.ICON_NAMES."""
    return shapes.RENDITION.at(slug=_photo_name(key), path=f"{mark}-{name}")


def rendition_folder(key: str) -> str:
    """The folder of the renditions of the photo at a key."""
    return shapes.RENDITION_FOLDER.at(slug=_photo_name(key))


def photo_in_folder(name: str) -> str:
    """The key of the photo whose renditions are in the folder of this name."""
    return f"{PHOTO_PREFIX}{previewed_key(name) or name}"


def picture(slug: str, mark: str) -> str:
    """The picture of a section, or of the newspaper where `slug` is "" (kilas.site.pictures)."""
    return shapes.PICTURE.at(path=f"{slug}-{mark}.jpg" if slug else f"{mark}.jpg")


def pictures() -> str:
    """The folder of these pictures."""
    return shapes.PICTURES.at()


def has_renditions(key: str) -> bool:
    """Whether the key of a photo is short enough for the addresses of renditions."""
    return len(rendition_folder(key)) + _LONGEST_RENDITION <= LONGEST_OBJECT_KEY


def _photo_name(key: str) -> str:
    return preview_name(key.removeprefix(PHOTO_PREFIX))


def inset(key: str, name: str) -> str | None:
    """The picture of this name of the .docx at a key; None where the key is too long for one."""
    address = shapes.INSET.at(slug=preview_name(key), path=name)
    return address if len(address) <= LONGEST_OBJECT_KEY else None


def inset_folder(name: str) -> str:
    """The folder of the pictures of one .docx, by its `preview_name`."""
    return shapes.INSET_FOLDER.at(slug=name)


def article(slug: str, published: datetime, zone: tzinfo) -> str:
    """Blogger's address of an article, by the calendar of the newspaper's zone."""
    local = published.astimezone(zone)
    return shapes.ARTICLE.at(year=f"{local.year:04}", month=f"{local.month:02}", slug=slug)


def static_page(slug: str) -> str:
    """Blogger's address of a static page."""
    return shapes.STATIC_PAGE.at(slug=slug)


def comments_api(identity: str) -> str:
    """Where the comments on the article with this identity are read, and sent to."""
    return shapes.COMMENTS_API.at(identity=_segment(identity))


def receipt(identity: str, comment: str) -> str:
    """Where a reader sees what became of a comment."""
    return shapes.RECEIPT.at(identity=_segment(identity), comment=comment)


def openapi() -> str:
    """The description of the API (https://spec.openapis.org/oas/latest.html)."""
    return shapes.OPENAPI.at()


def api() -> str:
    """The folder of all that the API answers."""
    return shapes.API.at(rest="")


def _segment(identity: str) -> str:
    return quote(identity, safe="~=")
