"""The addresses on the newspaper's own site that an article links to, or shows a picture from."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from msgspec import Struct

from kilas.addresses import site_map
from kilas.articles.article import FollowUpKind
from kilas.bodies.anchors import without_idle_rel

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kilas.bodies.body import Body

MOST_LINKS: Final = 100
"""How many links of an article are looked up: one read takes 100 items."""

_ELEMENT: Final = re.compile(r'<(?:a|img)(?: [a-z-]+="[^"]*")*>')
_ADDRESS: Final = re.compile(r' (?:href|src)="([^"]*)"')
_ALT: Final = re.compile(r' alt="([^"]*)"')
_ORIGIN: Final = re.compile(r"(?:https?:)?//(?P<host>[^/?#]+)", re.IGNORECASE)
_USUAL_PORT: Final = re.compile(r":(?:443|80)?\Z")
WITH_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


_SAFE: Final = "/#:@!$&'()*+,;=~-._"


class InText(NamedTuple):
    """A picture of a text: its place among them, and its words for those who do not see it."""

    place: int
    alt: str


class LocalLink(Struct, frozen=True):
    """An address, root-relative or relative, as the page has it, and the line of the source.

    `picture` is None of what is no picture of the text. Of a picture that is left out, `photos` are
    the keys of those that may be meant, and `words` those for who does not see it.
    `kind` is that of a link to an original, which the front matter names by its file, its id or its
    address under the key `key`; `by_name` where the original is written as a link, so that a file
    of any folder may be meant.
    """

    written: str
    line: int | None = None
    picture: InText | None = None
    photos: tuple[str, ...] = ()
    words: str = ""
    kind: FollowUpKind | None = None
    key: str = ""
    by_name: bool = False


def local_addresses(body_html: str, base_url: str) -> Iterator[str]:
    """The addresses of links and pictures of sanitised HTML that are on the newspaper's own site:
    without its origin, each once, in their order. Links within the page are left out.
    """
    if '="' not in body_html:
        return
    seen = {""}
    for element in _ELEMENT.finditer(body_html):
        found = _ADDRESS.search(element[0])
        if found is None or _is_elsewhere(found[1], base_url):
            continue
        address = local_address(html.unescape(found[1]), base_url)
        if address not in seen:
            seen.add(address)
            yield address


def local_pictures(body: Body, base_url: str) -> dict[str, InText]:
    """The pictures among the `local_addresses` of a body."""
    found: dict[str, InText] = {}
    if "<img" not in body.html:
        return found
    number = -1
    for place, element in enumerate(_ELEMENT.finditer(body.html)):
        if not element[0].startswith("<img"):
            continue
        number += 1
        source = _ADDRESS.search(element[0])
        if source and not _is_elsewhere(source[1], base_url):
            alt = _ALT.search(element[0])
            words = body.beside.get(number, html.unescape(alt[1]) if alt else "")
            found.setdefault(
                local_address(html.unescape(source[1]), base_url), InText(place, words)
            )
    return found


def _is_elsewhere(written: str, base_url: str) -> bool:
    """Whether one look says that an address is of another site, as nearly all with a host are."""
    if not written.startswith(("https://", "http://")) or "&" in written:
        return False
    host = _host_of(base_url)
    return not host or host not in written.lower()


def local_address(address: str, base_url: str) -> str:
    """The address without the newspaper's origin; "" for one of another site, or of no page.

    The origin is the newspaper's with each scheme of the web, or none, in letters of any size.
    """
    origin = _ORIGIN.match(address)
    if origin and _host(origin["host"]) == _host_of(base_url):
        address = address[origin.end() :] or site_map.front()
        address = address if address.startswith("/") else f"{site_map.front()}{address}"
    if WITH_SCHEME.match(address) or address.startswith(("#", "?")):
        return ""
    return address


@cache
def _host_of(base_url: str) -> str:
    """The newspaper's host in small letters; "" where it has no address."""
    return _host(base_url.partition("//")[2].partition("/")[0])


def _host(written: str) -> str:
    return _USUAL_PORT.sub("", written.lower())


def with_addresses(body_html: str, addresses: Collection[tuple[str, str]], base_url: str) -> str:
    """Sanitised HTML whose links have these addresses in place of those that are written; a link
    with "" for an address is text. What is behind a "?" is as the page has it.
    """
    if not addresses:
        return body_html
    wanted = dict(addresses)

    def replaced(element: re.Match[str]) -> str:
        found = _ADDRESS.search(element[0])
        written = local_address(html.unescape(found[1]), base_url) if found else ""
        if found is None or written not in wanted or element[0].startswith("<img"):
            return element[0]
        path, mark, rest = wanted[written].partition("?")
        link = f' href="{html.escape(quote(path, safe=_SAFE) + mark + rest)}"' if path else ""
        return element[0][: found.start()] + link + element[0][found.end() :]

    return without_idle_rel(_ELEMENT.sub(replaced, body_html))


def spellings(address: str) -> tuple[str, ...]:
    """How the source may spell an address of the page, the surest first."""
    path = urlsplit(address).path
    ways = (address, unquote(address), path, unquote(path))
    last = [each.rpartition("/")[2] for each in ways]
    last += [each.removesuffix(".md") for each in last]  # as a wiki link names it
    return tuple(dict.fromkeys(filter(None, (*ways, *last, *map(quote, last)))))
