"""What a stored object says to whoever reads it: its links, headlines and comments.

For the oracle and the checker of links alone. Read with the parsers of the standard library, so
that nothing here is shared with what writes the pages.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.ports import Output

_ATOM: Final = "{http://www.w3.org/2005/Atom}"
_MEDIA: Final = "{http://search.yahoo.com/mrss/}content"
_CONTENT: Final = "{http://purl.org/rss/1.0/modules/content/}encoded"
_SOURCE: Final = re.compile(r'<img [^>]*src="([^"]*)"')
_SITEMAP: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

_VOID: Final = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"]
)

_FOLLOWED: Final = frozenset(
    ["alternate", "apple-touch-icon", "canonical", "icon", "next", "prev", "stylesheet"]
)
"""The relations of link elements that readers and programs follow."""

_AREAS: Final = {
    "prose": "writers",  # the body of an article, as its editor wrote it
    "comment-text": "writers",
    "related": "related",
    "headline": "headline",
    "follow-ups": "follow-ups",
}
"""The areas of a page by the class of their element."""

_OURS: Final = frozenset(["notice", "lead-picture", "corrections"])
"""What Kilas puts beside an editor's body, into the same element; its header too."""


@dataclass
class Stored:
    """What one object says. Addresses are root-relative, with neither query nor fragment.

    `links` are the keys to which the links lead that Kilas makes: an editor's, in a body or in the
    menu of site.yaml, are not among them. `written` are the addresses on the site that an editor's
    body links to. `headlines` are the articles of a list's cards, `related`
    those of the box under an article; `followed` are those that it corrects, answers or continues,
    or that do so to it, each behind the words in front of it, in a feed those of its items one
    after the other; `entries` are those of a feed or a sitemap, `parts` the sitemaps of an index.
    `photos` has the width and height that the page says of each photo of media/ that it shows, as
    it writes them; `pictures` the photo beside each article of a list, a box or a feed; `shared` is
    the one that a link to the page shows elsewhere, or the address of the picture of a section.
    `logo` is the address of the picture in the nameplate, "" where that has the name, and None of
    what has no nameplate.
    """

    links: dict[str, None] = field(default_factory=dict)
    written: dict[str, None] = field(default_factory=dict)
    headlines: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    followed: list[tuple[str, str]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    photos: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    shared: str = ""
    logo: str | None = None
    canonical: str = ""
    refresh: str = ""
    noindex: bool = False
    asks_for_comments: bool = False


NOTHING: Final = Stored()
"""What an absent object says."""


@lru_cache(20_000)
def stored(output: Output) -> Stored:
    """What an object says; the same bytes are read once."""
    kind = output.content_type.partition(";")[0]
    says = Stored()
    if kind == "text/html":
        page = _Page()
        page.feed(output.body.decode())
        says = page.says
    elif kind == "application/rss+xml":
        _read_feed(output.body, says)
    elif kind == "application/xml":
        _read_sitemap(output.body, says)
    elif kind == "text/plain":
        for line in output.body.decode().splitlines():
            name, _, value = line.partition(": ")
            if name == "Sitemap":
                _add(says.links, value)
    if output.redirect:
        _add(says.links, output.redirect)
    return says


def path_of(url: str) -> str:
    """The address of a link on the site, root-relative; "" where it leads into the same page."""
    return unquote(urlsplit(url).path)


def key_at(address: str) -> str:
    """The key of the object that a reader gets at an address."""
    return f"{address[1:]}index.html" if address.endswith("/") else address[1:]


def _add(links: dict[str, None], url: str) -> None:
    path = path_of(url)
    if path and not path.startswith("/api/"):
        links[key_at(path)] = None


def _add_rendition(links: dict[str, None], url: str) -> None:
    """A photo at an address that Kilas gives it, in the text of an editor too, or the picture of a
    section.
    """
    if path_of(url).startswith(("/_foto/", "/_rubrik/")):
        _add(links, url)


def _photo_at(address: str) -> str:
    """The key of the photo at its own address, or at that of a rendition: in the name of the folder
    "~" and two digits stand for the bytes that an address could spell otherwise.
    """
    root, _, rest = address[1:].partition("/")
    name = rest if root == "media" else unquote(rest.partition("/")[0].replace("~", "%"))
    return f"media/{name}"


class _Page(HTMLParser):
    """Reads one page of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.says = Stored()
        self._open: list[tuple[str, frozenset[str]]] = [("", frozenset())]
        self._words = ""
        self._beside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        areas = self._open[-1][1] | set(self._areas_of(tag, given))
        if tag == "header" or _OURS & set(given.get("class", "").split()):
            areas -= {"prose", "writers"}
        if tag not in _VOID:
            self._open.append((tag, areas))
        if tag == "li":
            self._words = ""
        if "prose" in areas:
            address = given.get("href" if tag == "a" else "src", "")
            if address.startswith("/"):
                self.says.written[path_of(address)] = None
        classes = given.get("class", "").split()
        if "nameplate" in classes:
            self.says.logo = ""
        if "logo" in classes:
            self.says.logo = path_of(given["src"])
            _add(self.says.links, given["src"])
        else:
            self._see(tag, given)
        if "writers" not in areas:
            self._read(tag, given, areas)

    def _see(self, tag: str, given: dict[str, str]) -> None:
        """Read a photo, wherever it is."""
        if tag == "a":
            is_picture = given.get("class") == "card-picture"
            self._beside = path_of(given["href"]) if is_picture else ""
        if tag == "img" and given.get("src", "").startswith(("/media/", "/_foto/")):
            size = given.get("width", ""), given.get("height", "")
            photo = _photo_at(path_of(given["src"]))
            self.says.photos.setdefault(photo, set()).add(size)
            if self._beside:
                self.says.pictures[self._beside] = photo
            for choice in (given["src"], *given.get("srcset", "").split(", ")):
                _add_rendition(self.says.links, choice.partition(" ")[0])
        if given.get("property") == "og:image":
            _add_rendition(self.says.links, given["content"])
            shared = path_of(given["content"])
            is_photo = not shared.startswith("/_rubrik/")
            self.says.shared = _photo_at(shared) if is_photo else shared

    def handle_data(self, data: str) -> None:
        if self._open[-1][0] == "script":
            said = json.loads(data)
            logo = said.get("publisher", {}).get("logo", {}).get("url", "")
            for photo in (*said.get("image", ()), logo):
                _add_rendition(self.says.links, photo)
        if "follow-ups" in self._open[-1][1]:
            self._words += data

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1 and self._open.pop()[0] != tag:
            pass  # an end tag that HTML lets a writer leave out

    def _areas_of(self, tag: str, given: dict[str, str]) -> Iterator[str]:
        for name in given.get("class", "").split():
            if name in _AREAS:
                yield _AREAS[name]
            if name == "prose":
                yield name
        if tag == "nav" and given.get("aria-labelledby") == "informasi":
            yield "writers"  # the menu of site.yaml

    def _read(self, tag: str, given: dict[str, str], areas: frozenset[str]) -> None:
        says, classes = self.says, given.get("class", "").split()
        if tag == "a" and given.get("href", "").startswith("/"):
            _add(says.links, given["href"])
            if "headline" in areas:
                found = says.related if "related" in areas else says.headlines
                found.append(path_of(given["href"]))
        if tag == "a" and "follow-ups" in areas:
            words = self._words.partition(":")[0].strip()
            says.followed.append((words, path_of(given["href"])))
        elif tag == "link" and given.get("rel") in _FOLLOWED:
            _add(says.links, given["href"])
            if given["rel"] == "canonical":
                says.canonical = path_of(given["href"])
        elif tag == "meta" and given.get("name") == "robots":
            says.noindex = "noindex" in given["content"]
        elif tag == "meta" and given.get("http-equiv") == "refresh":
            says.refresh = path_of(given["content"].partition("url=")[2])
            _add(says.links, says.refresh)
        elif tag == "li" and "comment" in classes:
            says.comments.append(given["id"].removeprefix("komentar-"))
        elif tag == "form":
            says.asks_for_comments = True


def _read_feed(body: bytes, says: Stored) -> None:
    channel = ET.fromstring(body).find("channel")  # noqa: S314 -- Kilas made these bytes
    assert channel is not None
    _add(says.links, channel.findtext("link", ""))
    _add(says.links, channel.findtext("image/url", ""))
    for link in channel.findall(f"{_ATOM}link"):
        _add(says.links, link.get("href", ""))
        says.canonical = path_of(link.get("href", ""))
    for item in channel.findall("item"):
        _add(says.links, item.findtext("link", ""))
        says.entries.append(path_of(item.findtext("link", "")))
        text = _Page()
        text.feed(item.findtext(_CONTENT, ""))
        says.followed += text.says.followed
        for photo in item.findall(_MEDIA):
            _add_rendition(says.links, photo.get("url", ""))
            says.pictures[says.entries[-1]] = _photo_at(path_of(photo.get("url", "")))
        for written in _SOURCE.findall(item.findtext(_CONTENT, "")):
            _add_rendition(says.links, written)


def _read_sitemap(body: bytes, says: Stored) -> None:
    root = ET.fromstring(body)  # noqa: S314 -- Kilas made these bytes
    found = says.parts if root.tag == f"{_SITEMAP}sitemapindex" else says.entries
    for place in root.iter(f"{_SITEMAP}loc"):
        _add(says.links, place.text or "")
        found.append(path_of(place.text or ""))
