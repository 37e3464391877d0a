"""The site map's table: every shape of address that Kilas knows, and who may have the address.

Every module may import the table. The table knows no newspaper: callers hand in the slugs of the
sections. kilas.addresses.site_map makes the addresses.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from kilas.content_keys import DESK_PREFIX, PHOTO_PREFIX

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

ListKind = Literal["all", "section", "tag", "author", "page"]
FileKind = Literal["article", "page"]
Owner = Literal["kilas", "section", "pages", "files"]

_FIELDS: Final[Mapping[str, str]] = {
    "year": r"\d{4}",
    "month": r"\d{2}",
    "day": r"\d{2}",
    "number": r"\d+",
    "slug": r"[^/]+",
    "identity": r"[^/]+",
    "comment": r"[^/]+",
    "token": r"[^/]+",
    "mark": r"[_.]",
    "path": r".+",
    "rest": r".*",
}
"""What each field of a template can be."""


class Shape(Struct, frozen=True):
    """A row of the site map: the addresses of one template, and who may have them.

    kilas: Kilas alone; no file can claim such an address.
    section: Kilas where the newspaper has a section of this slug, else any file.
    pages: the static pages of the newspaper, as files below pages/; no article.
    files: every file.
    """

    template: str
    owner: Owner = "kilas"

    def at(self, **fields: str) -> str:
        """The address with these fields."""
        return self.template.format(**fields)

    def spelled(self, field: str) -> str:
        """The template as another tool writes it: each field as "*", or as "<{}>" with its name."""
        return re.sub(r"{(\w+)}", lambda found: field.format(found[1]), self.template)

    def fields_of(self, address: str) -> dict[str, str] | None:
        """The fields of an address; None where it has another shape."""
        found = _pattern(self.template).fullmatch(address)
        return found.groupdict() if found else None


FRONT: Final = Shape("/")
ARCHIVE: Final = Shape("/arsip/")
SECTION: Final = Shape("/{slug}/", owner="section")
TAG: Final = Shape("/topik/{slug}/")
AUTHOR: Final = Shape("/penulis/{slug}/")

ROOTS: Final[Mapping[ListKind, Shape]] = {
    "all": ARCHIVE,
    "section": SECTION,
    "tag": TAG,
    "author": AUTHOR,
}
"""The folder in which the pages of a list are, except the newest page of all articles."""

MONTHS: Final[Mapping[ListKind, Shape]] = {
    kind: Shape(f"{root.template}{{year}}/{{month}}/") for kind, root in ROOTS.items()
}
"""A month of a list."""

MONTH_PAGES: Final[Mapping[ListKind, Shape]] = {
    kind: Shape(f"{month.template}{{number}}/") for kind, month in MONTHS.items()
}
"""One of the full pages of a month of a list."""

FEED: Final = Shape("/feed.xml")
SECTION_FEED: Final = Shape("/{slug}/feed.xml")
SITEMAP_INDEX: Final = Shape("/sitemap.xml")
SITEMAP_OF_PAGES: Final = Shape("/sitemaps/halaman.xml")
SITEMAP: Final = Shape("/sitemaps/{year}-{month}.xml")
SITEMAP_PART: Final = Shape("/sitemaps/{year}-{month}-{number}.xml")
ROBOTS: Final = Shape("/robots.txt")
FAVICON: Final = Shape("/favicon.ico")
MISSING: Final = Shape("/404.html")
BROKEN: Final = Shape("/5xx.html")
ASSET: Final = Shape("/assets/{path}")
ASSETS: Final = Shape("/assets/")
PHOTO: Final = Shape(f"/{PHOTO_PREFIX}{{path}}")
COMMENTS_API: Final = Shape("/api/articles/{identity}/comments")
RECEIPT: Final = Shape("/api/articles/{identity}/comments/{comment}")
OPENAPI: Final = Shape("/api/openapi.json")
ARTICLE_API: Final = Shape("/api/articles/{identity}{rest}")
"""What else is asked of an article, which the API refuses."""

INSET: Final = Shape("/_sisipan/{slug}/{path}")
"""A picture of a .docx, by its content, in the folder of the file (kilas.docx.insets)."""

INSET_FOLDER: Final = Shape("/_sisipan/{slug}/")
"""All pictures of one .docx; no page of its own."""

RENDITION: Final = Shape("/_foto/{slug}/{path}")
"""A rendition of a photo, by its mark and its step, in the folder of the photo."""

RENDITION_FOLDER: Final = Shape("/_foto/{slug}/")
"""All renditions of one photo; no page of its own."""

PICTURE: Final = Shape("/_rubrik/{path}")
"""The picture of a section, or of the newspaper, by its mark (kilas.photos.section_picture)."""

PICTURES: Final = Shape("/_rubrik/")
"""All these pictures; no page of its own."""

PREVIEW: Final = Shape("/meja/pratinjau/{slug}/{token}.html")
"""The preview of a file, at an address that nobody can guess (kilas.addresses.previews)."""

PREVIEW_FOLDER: Final = Shape("/meja/pratinjau/{slug}/")
"""All previews of one file; no page of its own."""

ARTICLE: Final = Shape("/{year}/{month}/{slug}.html", owner="files")
STATIC_PAGE: Final = Shape("/p/{slug}.html", owner="pages")
ANY: Final = Shape("{rest}", owner="files")
"""An address that only an editor knows: the `url` or an alias of a file."""

API: Final = Shape("/api/{rest}")
"""All that the distribution sends to the API, and not to the site bucket."""

_FOLDERS: Final = (
    API,
    Shape("/arsip/{rest}"),
    Shape("/assets/{rest}"),
    Shape(f"/{DESK_PREFIX}{{rest}}"),
    Shape("/media/{rest}"),
    Shape("/penulis/{rest}"),
    Shape("/sitemaps/{rest}"),
    Shape("/topik/{rest}"),
    Shape("/{mark}{rest}"),  # /.well-known/ (RFC 8615), and what tools keep for themselves
)
"""All that is below the folders in which Kilas has pages."""

_COMING: Final = (
    Shape("/cari/{rest}"),  # the search page
    Shape("/komentar/{rest}"),  # the newest comments
    Shape("/meja/{rest}"),  # the desk in the browser
    Shape("/offline.html"),  # what a service worker shows without a network
    Shape("/favicon.ico"),  # browsers ask for this icon by themselves
)

_BLOGGER: Final = (
    Shape("/{year}/"),  # a year
    Shape("/{year}/{month}/"),  # a month; functions/edge leads to the same month of the archive
    Shape("/{year}_{month}_{day}_archive.html"),  # a day, a week or a month, by its first day
    Shape("/{year}_{month}_archive.html"),  # a month
    Shape("/feeds/{rest}"),  # /feeds/posts/default and others
    Shape("/search/{rest}"),  # /search/label/<label>, and the pages of older posts
    Shape("/atom.xml"),
    Shape("/rss.xml"),
)
"""What Blogger itself has at these addresses. Links and feed readers go on asking for them after a
newspaper has moved here, so no file may be there before Kilas answers."""

_OF_SECTIONS: Final = (
    MONTHS["section"],
    MONTH_PAGES["section"],
    SECTION_FEED,
    Shape("/{slug}/{year}/"),  # a year, for readers who cut the month off an address
    Shape("/{path}/feed.xml"),  # feeds of other lists
    SECTION,
)
"""Reserved under every slug but that of SECTION: sections may come and go after a file."""

SITE_MAP: Final = (
    FRONT,
    ARCHIVE,
    TAG,
    AUTHOR,
    *(shapes[kind] for kind in ("all", "tag", "author") for shapes in (MONTHS, MONTH_PAGES)),
    FEED,
    SITEMAP_INDEX,
    SITEMAP_OF_PAGES,
    SITEMAP,
    SITEMAP_PART,
    ROBOTS,
    FAVICON,
    MISSING,
    BROKEN,
    ASSET,
    ASSETS,
    PHOTO,
    COMMENTS_API,
    RECEIPT,
    ARTICLE_API,
    OPENAPI,
    INSET,
    INSET_FOLDER,
    RENDITION,
    RENDITION_FOLDER,
    PICTURE,
    PICTURES,
    PREVIEW,
    PREVIEW_FOLDER,
    *_FOLDERS,
    *_COMING,
    *_BLOGGER,
    ARTICLE,
    STATIC_PAGE,
    Shape("/p/{rest}", owner="pages"),
    *_OF_SECTIONS,
    ANY,
)
"""The rows. An address has the first shape that fits: any slug can be a section's, so the shapes of
sections come after all folders that have a name."""


def look_up(address: str) -> tuple[Shape, dict[str, str]]:
    """The row of an address, and its fields."""
    for shape in SITE_MAP:
        fields = shape.fields_of(address)
        if fields is not None:
            return shape, fields
    raise AssertionError(address)  # ANY fits


def is_reserved(address: str, sections: Container[str], kind: FileKind = "article") -> bool:
    """Whether a file of this kind may not claim an address, in a newspaper with these sections.

    Addresses that differ in case alone are equal: a reader would mistake one for the other.
    """
    shape, fields = look_up(address.casefold())
    match shape.owner:
        case "kilas":
            return True
        case "section":
            return fields["slug"] in sections
        case "pages":
            return kind != "page"
        case "files":
            return False


def is_free_for_section(slug: str) -> bool:
    """Whether a section can have this slug: no other page is at its page or its feed."""
    page, _ = look_up(SECTION.at(slug=slug))
    section_feed, _ = look_up(SECTION_FEED.at(slug=slug))
    return page is SECTION and section_feed is SECTION_FEED


@cache
def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"{(\w+)}", template)  # text, field, text, field ... text
    pieces = [
        f"(?P<{part}>{_FIELDS[part]})" if place % 2 else re.escape(part)
        for place, part in enumerate(parts)
    ]
    return re.compile("".join(pieces), re.ASCII | re.DOTALL)
