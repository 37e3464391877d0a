"""Definitions of links to which nothing refers. For bodies.dialects and articles.body_notes.

CommonMark takes "[Foto]: Antara" and "[Jawab]: Tidak." for the address of a link, which no page
shows. Where nothing refers to it, and what follows is no address, it is a text here. An address to
which nothing refers is named. https://spec.commonmark.org/0.31.2/#link-reference-definitions
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.bodies.code_parts import Ranges, in_characters
from kilas.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyromark

_LABEL: Final = r"^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*+\[(?!\^)([^\[\]\n]{1,300})\]:"
_ADDRESS: Final = r"[ \t]*+\n?[ \t>]*+(<[^<>\n]*+>|\S++)"
_LOOKS: Final = r"<|#|[a-z][a-z\d+.-]*:[^\s]|/|\.{1,2}/|www\.|.*[/.][a-z]|.*@\w"
_REMARKS: Final = frozenset({"#", "<>", "<#>"})
""""[//]: # (…)" is how people write a remark in Markdown."""

_CONTAINERS: Final = frozenset(
    {
        "BlockQuote",
        "List",
        "Item",
        "FootnoteDefinition",
        "DefinitionList",
        "DefinitionListDefinition",
    }
)


class Definition(NamedTuple):
    """A definition to which nothing refers: where it begins, and how it begins."""

    place: int
    written: str
    is_text: bool


def without_definitions(text: str, parser: pyromark.Markdown) -> str:
    """The text with a backslash before each definition that is meant as a text."""
    made: list[str] = []
    at = 0
    for each in definitions(text, parser):
        if each.is_text:
            made += text[at : each.place], "\\"
            at = each.place
    return "".join((*made, text[at:]))


def definitions(text: str, parser: pyromark.Markdown) -> list[Definition]:
    """The definitions to which nothing refers."""
    if "]:" not in text:
        return []
    found = list(pattern(_LABEL, re.MULTILINE).finditer(text))
    if not found:
        return []
    used, ranges = _read(text, parser)
    shown = Ranges(ranges)
    unused: list[Definition] = []
    for label in found:
        place = label.start(1) - 1
        if shown.has(place):
            continue
        if (name := _plain(label[1])) in used:
            used.remove(name)  # of two definitions the first counts
        else:
            unused += _unused(text, place, label.end())
    return unused


def _unused(text: str, start: int, end: int) -> Iterator[Definition]:
    address = pattern(_ADDRESS).match(text, end)
    if address is None or address[1] in _REMARKS:
        return
    written = " ".join(text[start : address.end()].split())
    is_text = pattern(_LOOKS, re.IGNORECASE).match(address[1]) is None
    yield Definition(start, written, is_text)


def _read(text: str, parser: pyromark.Markdown) -> tuple[set[str], list[tuple[int, int]]]:
    """The labels that links refer to, and the ranges of all that a page shows or that is code."""
    used: set[str] = set()
    ranges: list[tuple[int, int]] = []
    for event, where in parser.events_with_range(text):
        if isinstance(event, dict):
            start = event.get("Start", event.get("End"))
            if isinstance(start, dict):
                link = start.get("Link") or start.get("Image")
                if isinstance(link, dict):
                    used.add(_plain(link["id"]))
            name = next(iter(start)) if isinstance(start, dict) else start
            if name in _CONTAINERS:
                continue
        ranges.append((where["start"], where["end"]))
    return used, in_characters(text, ranges)


def _plain(label: str) -> str:
    return " ".join(label.split()).casefold()
