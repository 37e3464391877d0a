"""The pictures of sanitised HTML: those that a page shows, leaves out, or replaces by a link.

For kilas.bodies.body and kilas.articles.metadata.
"""

from __future__ import annotations

import html
import re
from typing import Final, NamedTuple

from kilas.content_keys import names_a_picture
from kilas.patterns import pattern

LEFT_OUT: Final = "#left-out:"
"""Marks the source of a picture that may not be shown, until the whole element is taken away."""

_IMAGE: Final = r'<img(?: [a-z]+="[^"]*")*>'
_IMAGE_OR_LINK: Final = re.compile(rf'<(?P<end>/?)a(?=[ >])(?:(?: [a-z]+="[^"]*")*>)?|{_IMAGE}')
_SOURCE: Final = re.compile(r' src="([^"]*)"')
_ALT: Final = re.compile(r' alt="([^"]*)"')
_PATH: Final = re.compile(r' href="([^"?#]+)')

_PAGES: Final = {
    "drive.google.com": r"file/d/.+|(?:drive/)?(?:u/\d+/)?(?:folders|open).*|open\?.+",
    "docs.google.com": r"(?:a/[^/]+/)?(?:document|spreadsheets|presentation|forms|file)/.+"
    r"|drawings/(?!.*/pub).+",
    "photos.google.com": r".+",
    "photos.app.goo.gl": r".+",
    "goo.gl": r"photos/.+",
    "dropbox.com": r"(?:s|sh|scl)/(?!.*[?&](?:raw|dl)=1\b).+",
    "onedrive.live.com": r"(?!download|embed).*",
    "1drv.ms": r"(?!.*[?&]download=1).+",
    "icloud.com": r"(?:photos|sharedalbum|iclouddrive)/.*",
    "share.icloud.com": r".+",
    "imgur.com": r"(?:a/|gallery/|t/)?[\w-]+(?:/[\w-]+)?",
    "ibb.co": r"(?:album/)?\w+",
    "postimg.cc": r"(?:gallery/)?\w+(?:/\w+)?",
    "prnt.sc": r"\w+",
    "flickr.com": r"photos/.+",
    "flic.kr": r"[ps]/.+",
    "pinterest.com": r"pin/.+",
    "pin.it": r".+",
    "unsplash.com": r"photos/.+",
    "pexels.com": r"photo/.+",
    "canva.com": r"design/.+",
    "mega.nz": r".+",
    "mediafire.com": r"(?:file|view|folder)/.+",
}
"""A host without "www." → the pattern of what follows the host where a page with a picture is, and
not the picture."""

_WIKI: Final = r"(?:[a-z-]+\.)?(?:wikipedia|wikimedia)\.org/wiki/.+"
_BLOB: Final = r"github\.com/[^/]+/[^/]+/blob/(?!.*[?&]raw=).+"
_LONGEST: Final = 2_000
_ADDRESS: Final = r"https?://(?:www\.)?(?P<rest>(?P<host>[a-z0-9.-]+)/(?P<path>\S*))"


class Pictures(NamedTuple):
    """Sanitised HTML with the pictures that a page shows; the addresses of those that were left
    out, and of the pages that stood where a picture ought to be. `words` are those that went with
    each that was left out.
    """

    html: str
    left_out: tuple[str, ...]
    pages: tuple[str, ...]
    words: tuple[str, ...] = ()


def shown_pictures(clean: str) -> Pictures:
    """The pictures that a page shows. A link stands for an address that is known to be a page's."""
    if "<img" not in clean or not any(map(_is_left_out, pattern(_IMAGE).findall(clean))):
        return Pictures(clean, (), ())
    return _walked(clean)


def _is_left_out(image: str) -> bool:
    """Whether a page does not show this picture, or shows a link in its place."""
    source = _SOURCE.search(image)
    return source is None or source[1].startswith(LEFT_OUT) or is_page(html.unescape(source[1]))


def _walked(clean: str) -> Pictures:
    left_out: list[tuple[str, str]] = []
    pages: list[str] = []
    is_in_link = leads_on = False

    def kept(found: re.Match[str]) -> str:
        nonlocal is_in_link, leads_on
        if found["end"] is not None:
            is_in_link = not found["end"]
            leads_on = is_in_link and _leads_on(found[0])
            return found[0]
        alt = _ALT.search(found[0])
        words = alt[1].strip() if alt else ""
        source = _SOURCE.search(found[0])
        escaped = source[1].removeprefix(LEFT_OUT) if source else ""
        address = html.unescape(escaped)
        if is_page(address):
            pages.append(address)
            words = words or escaped
            return words if is_in_link else f'<a href="{escaped}" rel="noopener">{words}</a>'
        if source is None or source[1].startswith(LEFT_OUT):
            left_out.append((address, "" if leads_on else html.unescape(words)))
            return words if leads_on else ""
        return found[0]

    shown = _IMAGE_OR_LINK.sub(kept, clean)
    addresses, words = (tuple(each[part] for each in left_out) for part in (0, 1))
    return Pictures(shown, addresses, tuple(pages), words)


def _leads_on(link: str) -> bool:
    """Whether the link around a picture leads to something that is no picture: where the picture is
    left out, the link has the words for who does not see it.
    """
    path = _PATH.search(link)
    return path is not None and not names_a_picture(path[1])


def is_page(address: str) -> bool:
    """Whether this is the address of a page that shows a picture, and not of the picture."""
    found = pattern(_ADDRESS, re.IGNORECASE).fullmatch(address)
    if found is None or len(address) > _LONGEST:
        return False
    rest = found["rest"]
    if pattern(_WIKI).fullmatch(rest) or pattern(_BLOB).fullmatch(rest):
        return True
    path = _PAGES.get(found["host"].lower())
    if path is None or pattern(path).fullmatch(found["path"]) is None:
        return False
    bare = found["path"].partition("?")[0]
    is_storage = found["host"].lower() in ("dropbox.com", "mega.nz", "mediafire.com")
    return is_storage or not names_a_picture(bare)
