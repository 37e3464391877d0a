"""The photos of a body, as a page or a feed shows them."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from kilas.articles.local_links import local_address
from kilas.pages.photo_addresses import address_of, photos_by_address, srcset_of
from kilas.patterns import pattern

if TYPE_CHECKING:
    from kilas.articles.article import Article, PhotoFacts

_IMAGE: Final = re.compile(r'<img((?: [a-z-]+="[^"]*")*)>')
COLUMN: Final = 608
"""Pixels: the width of an article's column, 38rem in kilas.css."""

_SIZES: Final = frozenset({"width", "height"})
_NUMBER: Final = r"[0-9]{1,5}"
_ATTRIBUTE: Final = re.compile(r' ([a-z-]+)="([^"]*)"')


_FIRST_SCREEN: Final = 800
"""Letters of HTML before a photo that a reader sees without scrolling, on a phone too."""


def with_photos(body_html: str, article: Article, base_url: str, *, in_widths: bool) -> str:
    """The sanitised HTML of an article whose photos of media/ are their renditions, in several
    widths to choose from or in one, and have their sizes, so that browsers keep their places free
    until they come. A photo that its editor wants smaller is as wide as the editor wrote. The
    article's own photo comes at once where its text begins with it.
    """
    photos = article.photos
    if not photos or "<img" not in body_html:
        return body_html
    known = photos_by_address(photos)
    first = article.image.path if article.image and article.image.in_text else ""

    def shown(image: re.Match[str]) -> str:
        given = dict(_ATTRIBUTE.findall(image[1]))
        photo = known.get(local_address(html.unescape(given.get("src", "")), base_url))
        if photo is None:
            return image[0]
        width, height = _size(photo.facts, given.get("width", ""))
        own = {name: value for name, value in given.items() if name not in _SIZES}
        own["src"] = address_of(photo)
        if in_widths:
            sizes = f"(min-width: 48rem) {min(width, COLUMN)}px, calc(100vw - 2rem)"
            own |= {"srcset": srcset_of(photo), "sizes": sizes}
        if in_widths and photo.address == first and image.start() < _FIRST_SCREEN:
            own = {name: value for name, value in own.items() if name != "loading"}
            own["fetchpriority"] = "high"
        own |= {"width": str(width), "height": str(height)}
        return "<img{}>".format("".join(f' {name}="{value}"' for name, value in own.items()))

    return _IMAGE.sub(shown, body_html)


def _size(photo: PhotoFacts, wanted: str) -> tuple[int, int]:
    width = int(wanted) if pattern(_NUMBER).fullmatch(wanted) else photo.width
    if not 0 < width < photo.width:
        return photo.width, photo.height
    return width, max(1, round(photo.height * width / photo.width))
