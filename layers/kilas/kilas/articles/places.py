"""Where the source of an article has what a note is about. For kilas.articles.read and body_notes.

A note names the line of the very link or mark: the same words may stand in code, in a comment or in
a sentence before.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from kilas.articles.local_links import local_address, spellings
from kilas.bodies.code_fences import fences
from kilas.bodies.code_parts import Range, code_of_html, in_characters
from kilas.bodies.definitions import definitions
from kilas.bodies.markdown import addresses_with_blanks, in_its_lines, parser_for
from kilas.bodies.markup import tags
from kilas.bodies.media_addresses import picture_address
from kilas.documents.values import Text
from kilas.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.articles.source import Part, Source
    from kilas.bodies.code_fences import Fence
    from kilas.bodies.definitions import Definition

_ADDRESS: Final = (
    r"""(?<![^\s"'])(?:href|src|data-src)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))"""
)
_END_OF_LINE: Final = re.compile(r"\n")
_SHOWN: Final = re.compile(r"[^\n]")


class Tag(NamedTuple):
    """An opening tag of HTML in the source: its name, its attributes, its place."""

    name: str
    attributes: str
    place: int


class _Parts(NamedTuple):
    """What is where in a text: links, with their addresses; HTML; code and comments."""

    links: list[tuple[int, str]]
    html: list[Range]
    code: list[Range]


class Places:
    """The places of the links, the tags and the words of an article's source."""

    def __init__(self, source: Source, base_url: str) -> None:
        text = source.text.text
        self._source = source
        # The text as it is read, in which no line moves.
        self._text = in_its_lines(text) if source.markup == "markdown" else text
        self.base_url = base_url

    def line_of_link(self, address: str, number: int = 0) -> int | None:
        """The line of the link or picture of this number with an address of the page, else of the
        first words that spell it.
        """
        places = self._links.get(self._key(address))
        if places:
            return self.line_at(places[min(number, len(places) - 1)])
        found = (self._find(way) for way in spellings(address))
        place = next((each for each in found if each is not None), None)
        return None if place is None else self.line_at(place)

    def line_of_scheme(self, scheme: str) -> int | None:
        """The line of the first link whose address begins with a scheme, such as "whatsapp:"."""
        places = (
            place
            for place, address in self._parts.links
            if address.strip().lower().startswith(scheme)
        )
        place = next(places, None)
        return self.line_of(scheme) if place is None else self.line_at(place)

    def line_of_tag(self, name: str, content: str = "") -> int | None:
        """The line of the first opening tag of this name with this text in its attributes."""
        places = (
            tag.place
            for tag in self._tags
            if tag.name == name and content in html.unescape(tag.attributes)
        )
        place = next(places, None)
        return self.line_of(f"<{name}") if place is None else self.line_at(place)

    def line_of_opening(self, name: str, attributes: str, number: int = 0) -> int | None:
        """The line of the opening tag of this number with exactly these attributes."""
        tags = (tag for tag in self._tags if tag.name == name and tag.attributes == attributes)
        tag = next(islice(tags, number, None), None)
        return self.line_at(tag.place) if tag else None

    def line_of(self, words: str) -> int | None:
        """The line of the first of these words that is no code and no comment."""
        place = self._find(words)
        return None if place is None else self.line_at(place)

    def line_of_head(self, address: str) -> int | None:
        """The line of the front matter, or of the fields above a text, that has an address of the
        page.
        """
        lines = (
            _line_in(self._source.head, way) or self._line_of_field(way)
            for way in spellings(address)
        )
        return next(filter(None, lines), None)

    def _line_of_field(self, words: str) -> int | None:
        """The line of the first field whose text has these words: where `head` is empty."""
        path = words.lstrip("/")  # an editor writes "media/foto.jpg"
        values = (entry.value for entry in self._source.table.entries)
        return next(
            (each.line for each in values if isinstance(each, Text) and path in each.text), None
        )

    def place_of(self, words: str) -> int | None:
        """Where these words first stand in the text, in no code and no comment."""
        return self._find(words)

    def is_html(self, place: int) -> bool:
        """Whether a place of the text is in HTML, where no mark of Markdown is read."""
        if self._source.markup != "markdown":
            return self._source.markup == "html"
        return any(start <= place < end for start, end in self._parts.html)

    def line_at(self, place: int) -> int:
        """The line of a place of the text."""
        return self._source.text.line + bisect_left(self._ends, place)

    def is_above(self, place: int) -> bool:
        """Whether the text has any sign above a place."""
        return bool(self._text[:place].strip())

    def before(self, place: int) -> str:
        """The sign before a place of the text."""
        return self._text[max(0, place - 1) : place]

    def addresses_with_blanks(self) -> list[str]:
        """The addresses of pictures that Markdown does not take for one as they are written."""
        if self._source.markup != "markdown" or "://" not in self._source.text.text:
            return []
        found = dict.fromkeys(addresses_with_blanks(self._source.text.text))
        return [each for each in found if self._key(each) in self._links]

    def fences(self) -> list[Fence]:
        """The code blocks of a text in Markdown that begin at a fence."""
        has_fence = "```" in self._text or "~~~" in self._text
        return fences(self._text, parser_for(self._text)) if has_fence else []

    def definitions(self) -> list[Definition]:
        """The definitions of links in a text in Markdown to which nothing refers."""
        return definitions(self._text, parser_for(self._text))

    @cached_property
    def _tags(self) -> list[Tag]:
        """The opening tags of HTML, in their order."""
        return [
            Tag(tag["name"].lower(), tag["attributes"], tag.start())
            for start, end in self._parts.html
            for tag in tags(self._text, start, end)
            if not tag["slash"]
        ]

    @cached_property
    def _links(self) -> dict[str, list[int]]:
        """An address → its places."""
        links: dict[str, list[int]] = {}
        for place, address in self._parts.links:
            links.setdefault(self._key(address), []).append(place)
        return links

    @cached_property
    def _parts(self) -> _Parts:
        if self._source.markup == "markdown":
            return _of_markdown(self._text)
        whole = [(0, len(self._text))] if self._source.markup == "html" else []
        links = [each for start, end in whole for each in _links_of_tags(self._text, start, end)]
        return _Parts(links, whole, list(code_of_html(self._text)) if whole else [])

    @cached_property
    def _ends(self) -> list[int]:
        """Where lines end."""
        return [found.start() for found in _END_OF_LINE.finditer(self._text)]

    def first(self, what: str, flags: int) -> re.Match[str] | None:
        """The first match of a pattern in the text, in no code and no comment."""
        return pattern(what, flags).search(self._without_code)

    @cached_property
    def _words(self) -> str:
        return _lower(self._without_code)

    @cached_property
    def _without_code(self) -> str:
        """The text with a blank for each sign of code and of comments."""
        pieces: list[str] = []
        at = 0
        for start, end in sorted(self._parts.code):
            pieces += self._text[at:start], _SHOWN.sub(" ", self._text[max(at, start) : end])
            at = max(at, end)
        return "".join((*pieces, self._text[at:]))

    def _find(self, words: str) -> int | None:
        place = self._words.find(_lower(words))
        return place if place >= 0 else None

    def _key(self, address: str) -> str:
        """What is the same for each spelling of an address."""
        address = address.strip()
        address = local_address(address, self.base_url) or address
        return unquote(picture_address(address) or address)


def _lower(text: str) -> str:
    """The text in small letters, none of which is two, as that of one Turkish letter is."""
    return text.replace("\u0130", "I").lower()


def _line_in(part: Part, words: str) -> int | None:
    """The line on which a piece of a text is first written."""
    place = _lower(part.text).find(_lower(words))
    return part.line + part.text.count("\n", 0, place) if place >= 0 else None


def _of_markdown(text: str) -> _Parts:
    addresses: list[str] = []
    ranges: dict[str, list[Range]] = {"links": [], "html": [], "code": []}
    for event, where in parser_for(text).events_with_range(text):
        if not isinstance(event, dict):
            continue
        start = event.get("Start")
        span = where["start"], where["end"]
        if "Code" in event or (isinstance(start, dict) and "CodeBlock" in start):
            ranges["code"].append(span)
        elif "InlineHtml" in event or start == "HtmlBlock":
            ranges["html"].append(span)
        elif isinstance(start, dict) and (link := start.get("Link") or start.get("Image")):
            ranges["links"].append(span)
            addresses.append(link["dest_url"])
    found = {name: in_characters(text, each) for name, each in ranges.items()}
    links = [
        (place, address) for (place, _), address in zip(found["links"], addresses, strict=True)
    ]
    for start, end in found["html"]:
        links += _links_of_tags(text, start, end)
    return _Parts(sorted(links), found["html"], [*found["code"], *code_of_html(text)])


def _links_of_tags(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for tag in tags(text, start, end):
        if tag["slash"]:
            continue
        for found in pattern(_ADDRESS, re.IGNORECASE).finditer(tag["attributes"]):
            written = found[1] or found[2] or found[3] or ""
            yield tag.start("attributes") + found.start(), html.unescape(written)
