"""Where a source has code, in which a mark of another program is an example of itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from kilas.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyromark

Range = tuple[int, int]

_BEGINS: Final = r"<(?:(pre|code|script|style|textarea|xmp)(?=[\s/>])|!--)"
"""One sign begins all of it, so it is found fast."""


class Ranges:
    """Ranges of a text, which may lie in each other."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        ordered = sorted(ranges)
        self._starts = [start for start, _ in ordered]
        self._ends: list[int] = []
        for _, end in ordered:
            self._ends.append(max(end, self._ends[-1]) if self._ends else end)

    def has(self, place: int) -> bool:
        """Whether a place is in one of them."""
        number = bisect_right(self._starts, place)
        return number > 0 and place < self._ends[number - 1]


class CodeParts(Ranges):
    """The ranges of a text that are code, with `blocks` also those of HTML. `parser` is None for a
    text in HTML.
    """

    def __init__(
        self, text: str, parser: pyromark.Markdown | None, *, blocks: bool = False
    ) -> None:
        found = _of_markdown(text, parser, blocks=blocks) if parser else ()
        super().__init__([*code_of_html(text), *in_characters(text, found)])


def _of_markdown(text: str, parser: pyromark.Markdown, *, blocks: bool) -> Iterator[Range]:
    """Fences, indented code, code spans and, if asked for, blocks of HTML, in bytes."""
    for event, where in parser.events_with_range(text):
        if isinstance(event, dict):
            start = event.get("Start")
            is_code = "Code" in event or (isinstance(start, dict) and "CodeBlock" in start)
            if is_code or (blocks and start == "HtmlBlock"):
                yield where["start"], where["end"]


def code_of_html(text: str) -> Iterator[Range]:
    """Elements whose text is code, and comments."""
    begins = pattern(_BEGINS, re.IGNORECASE)
    tag = begins.search(text)
    while tag:
        ends = rf"</{tag[1].lower()}(?=[\s/>])" if tag[1] else "-->"
        end = pattern(ends, re.IGNORECASE).search(text, tag.end())
        if end is None:
            return
        yield tag.start(), end.end()
        tag = begins.search(text, end.end())


def in_characters(text: str, ranges: Iterable[Range]) -> list[Range]:
    """Ranges in bytes as ranges in characters."""
    found = list(ranges)
    if text.isascii() or not found:
        return found
    data = text.encode()
    at, characters = 0, 0
    of_byte: dict[int, int] = {}
    for place in sorted({each for pair in found for each in pair}):
        characters += len(data[at:place].decode(errors="ignore"))
        at = place
        of_byte[place] = characters
    return [(of_byte[start], of_byte[end]) for start, end in found]
