"""Names the pictures that not everybody sees: those without words, and those of another site. For
kilas.articles.read alone.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

from kilas.bodies.media_addresses import is_https

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.articles.article import Image
    from kilas.articles.places import Places
    from kilas.bodies.body import Body
    from kilas.documents.findings import Findings
    from kilas.site.site import Site

MOST: Final = 10
"""How many pictures without words, and how many other sites, a report names."""

_PART: Final = re.compile(r'<img((?: [a-z-]+="[^"]*")*)>|<(/?figure|figcaption)[ >]')
_SOURCE: Final = re.compile(r' src="([^"]*)"')
_ALT: Final = re.compile(r' alt="\s*[^"\s]')


class _Picture(NamedTuple):
    """A picture of a text: its address, how many before it have the same, whether it has words."""

    address: str
    number: int
    has_words: bool


def name_pictures(
    body: Body, image: Image | None, site: Site, places: Places, findings: Findings
) -> None:
    """Warn of the pictures of a text that have neither words nor a caption, and once of each other
    site that a picture is shown from.
    """
    pictures = list(_pictures(body)) if "<img" in body.html else []
    silent = [each for each in pictures if not each.has_words]
    for each in silent[:MOST]:
        line = places.line_of_link(each.address, each.number)
        findings.warn("picture_without_words", line, value=each.address)
    hosts: dict[str, int | None] = {}
    if image and (host := _other_host(image.path, site)):
        hosts[host] = places.line_of_head(image.path)
    for each in pictures:
        host = _other_host(each.address, site)
        if host and host not in hosts and len(hosts) < MOST:
            hosts[host] = places.line_of_link(each.address, each.number)
    for host, line in hosts.items():
        findings.warn("picture_elsewhere", line, value=host)


def _pictures(body: Body) -> Iterator[_Picture]:
    """The pictures of a body; the caption of a figure counts as words of its pictures."""
    seen: Counter[str] = Counter()
    waiting: list[_Picture] = []
    is_figure = False
    for part in _PART.finditer(body.html):
        if part[2] == "figcaption":
            waiting = [each._replace(has_words=True) for each in waiting]
        elif part[2]:
            yield from waiting
            waiting, is_figure = [], part[2] == "figure"
        else:
            picture = _picture(part[1], seen, has_words=seen.total() in body.beside)
            if is_figure:
                waiting.append(picture)
            else:
                yield picture
    yield from waiting


def _picture(attributes: str, seen: Counter[str], *, has_words: bool) -> _Picture:
    source = _SOURCE.search(attributes)
    address = html.unescape(source[1]) if source else ""
    seen[address] += 1
    return _Picture(address, seen[address] - 1, has_words or bool(_ALT.search(attributes)))


def _other_host(address: str, site: Site) -> str:
    """The host of a picture that is not the newspaper's own; "" of one that is."""
    if not is_https(address):
        return ""
    host = urlsplit(address).netloc.lower().removeprefix("www.")
    return "" if host in site.hosts else host
