"""Paragraphs that begin with a tab, as people type them. For kilas.bodies.dialects and markdown.

CommonMark takes a line behind four blanks or a tab for code. A long line that reads like sentences
is none. https://spec.commonmark.org/0.31.2/#indented-code-blocks
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kilas.bodies.code_parts import in_characters
from kilas.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyromark

_LONG: Final = 80
"""Characters of a line that no code has, where it has none of the signs of code either."""

_CONTAINERS: Final = frozenset({"BlockQuote", "List", "FootnoteDefinition", "DefinitionList"})
_MAY_BE_PROSE: Final = rf"\n(?: {{4}}|\t)[^\n{{}}<>=;$|\\`\[\]]{{{_LONG}}}"
_INDENTED: Final = rf"^[ \t][^\n]{{{_LONG},}}"
_OF_CODE: Final = frozenset("{}<>=;$|\\`[]")
_ENDS: Final = frozenset(".!?:\u2026")
_BEHIND_END: Final = "\"'\u201d\u2019)*_ \t"


def without_indents(text: str, parser: pyromark.Markdown, *, apart: bool = False) -> str:
    """The text without the blanks before such paragraphs. No line moves, unless `apart`: then each
    such line is a paragraph.
    """
    if pattern(_MAY_BE_PROSE).search(f"\n{text}") is None or not _has_prose(text):
        return text
    return _walked(text, parser, apart=apart)


def _walked(text: str, parser: pyromark.Markdown, *, apart: bool) -> str:
    made: list[str] = []
    at = 0
    for start, end in _blocks(text, parser):
        lines = [line for line in text[start:end].split("\n") if line.strip()]
        if not all(map(_is_prose, lines)):
            continue
        made.append(text[at : text.rfind("\n", 0, start) + 1])
        shown = [line.lstrip(" \t") for line in text[start:end].split("\n")]
        made.append(("\n\n" if apart else "\n").join(shown))
        at = end
    return "".join((*made, text[at:]))


def _has_prose(text: str) -> bool:
    """Whether any line behind a blank is prose: most texts have code alone there, and no parser
    need read them.
    """
    return any(_is_prose(line[0]) for line in pattern(_INDENTED, re.MULTILINE).finditer(text))


def _is_prose(line: str) -> bool:
    words = line.strip(" \t")
    has_path = "//" in words or " /" in words
    is_long = len(words) >= _LONG and not has_path and _OF_CODE.isdisjoint(words)
    return is_long and words.rstrip(_BEHIND_END)[-1:] in _ENDS and any(map(str.isalpha, words))


def _blocks(text: str, parser: pyromark.Markdown) -> Iterator[tuple[int, int]]:
    """The ranges of indented code in no list, quotation or note."""
    found: list[tuple[int, int]] = []
    depth = 0
    for event, where in parser.events_with_range(text):
        if not isinstance(event, dict):
            continue
        start, end = event.get("Start"), event.get("End")
        if isinstance(start, dict) and start.get("CodeBlock") == "Indented" and not depth:
            found.append((where["start"], where["end"]))
        depth += _is_container(start) - _is_container(end)
    yield from in_characters(text, found)


def _is_container(tag: object) -> bool:
    name = next(iter(tag)) if isinstance(tag, dict) else tag
    return name in _CONTAINERS
