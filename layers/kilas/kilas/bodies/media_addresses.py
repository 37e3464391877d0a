"""The addresses of pictures and of files in media/, as a page has them.

For kilas.bodies.body, and for what reads articles and makes their pages.
"""

from __future__ import annotations

import re
from posixpath import normpath
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from kilas.addresses import fragments, site_map
from kilas.addresses.shapes import INSET
from kilas.bodies.link_addresses import MAX_ADDRESS, escaped, link_address
from kilas.content_keys import PHOTO_PREFIX

_MEDIA: Final = re.compile(
    r"(?:\.{1,2}/)*/?media/"
    r"(?:(?P<name>[^?#]+\.[^\W_]{1,5})(?:\?[^#]*)?(?:#(?P<place>.*))?|(?P<whole>.+))",
    re.DOTALL,
)
"""A file in media/: "a.pdf?x#page=3" is a place in "a.pdf", and "a#1.jpg" is a name."""
_SPEAK_HTTPS: Final = (
    ".blogspot.com", ".blogger.com", ".googleusercontent.com", ".ggpht.com", ".ytimg.com",
    ".wp.com", ".wordpress.com", ".gravatar.com", ".staticflickr.com", ".flickr.com",
    ".imgur.com", ".wikimedia.org", ".githubusercontent.com", ".cloudinary.com", ".twimg.com",
    ".cdninstagram.com", ".fbcdn.net", ".photobucket.com", ".archive.org", ".medium.com",
    ".tumblr.com", ".imgbb.com", ".ibb.co",
)  # fmt: skip
"""The ends of hosts, behind a dot, that serve with https the pictures that old posts ask for
with http: Blogger's, WordPress's, Flickr's, YouTube's and their kin."""
_PLAIN: Final = re.compile(r"/[\w.~/-]+", re.ASCII)
_HTTP: Final = re.compile(r"(?:http:)?//(?P<host>[a-z0-9.-]+)/", re.IGNORECASE)


def picture_address(source: str) -> str | None:
    """The address to show a picture from, or None where a page may not show it.

    "media/a b.jpg", "../media/b/../a b.jpg" and "/media/a%20b.jpg" are all "/media/a%20b.jpg"; an
    https address stays as it is. An address without https gets it where its host is known to speak
    it, and where it has no scheme: the site's own pages have https. A blank is written as browsers
    ask for it.
    """
    source = source.strip()
    if plain := _HTTP.match(source):
        speaks_https = f".{plain['host'].lower()}".endswith(_SPEAK_HTTPS)
        if speaks_https or source.startswith("//"):
            source = f"https:{source[source.index('//') :]}"
    local = _MEDIA.fullmatch(source)
    if local:
        return _file_address(local)
    source = source.replace(" ", "%20")
    if is_https(source):
        return link_address(source)
    return source if is_inset(source) else None


def is_inset(source: str) -> bool:
    """Whether this is the address of a picture of a .docx."""
    return _PLAIN.fullmatch(source) is not None and INSET.fields_of(source) is not None


def is_https(url: str) -> bool:
    """Whether this is an absolute https address without anything that browsers would fix."""
    if len(url) > MAX_ADDRESS:
        return False
    try:
        parts = urlsplit(url)
        return (
            parts.scheme == "https"
            and bool(parts.hostname)
            and not any(character.isspace() or character in '\\"<>' for character in url)
        )
    except ValueError:  # urlsplit's way to refuse a malformed host
        return False


def file_link(href: str) -> str | None:
    """The address to which a link to a file in media/ leads, and the place in the file; None where
    the link leads elsewhere. A file is stored without a query, so a link has none.
    """
    local = _MEDIA.fullmatch(href)
    address = _file_address(local) if local else None
    if local is None or address is None:
        return None
    return fragments.to(escaped(local["place"]), address) if local["place"] else address


def _file_address(local: re.Match[str]) -> str | None:
    """The address of a file in media/; None where the path leads out of the folder."""
    name = unquote(local["name"] or local["whole"])
    if not {"", ".", ".."}.isdisjoint(name.split("/")):
        name = normpath(name.lstrip("/"))
    is_plain = name not in (".", "..") and not name.startswith(("../", "/"))
    address = site_map.photo(f"{PHOTO_PREFIX}{name}")
    return quote(address) if is_plain and "\\" not in name else None
