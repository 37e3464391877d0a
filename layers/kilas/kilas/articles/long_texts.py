"""The lines of YAML's texts of several lines that say where they end. For lost_lines alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.articles.source import Part

_BLOCK: Final = r":[ \t]+[|>][0-9+-]{0,2}[ \t]*(?:#.*)?$"
_OPENING: Final = r"[^\"':#]*+:[ \t]++([\"'])"
_UP_TO: Final = {'"': r'(?:[^"\\]|\\.)*+"', "'": r"(?:[^']|'')*+'"}


def lines_of_long_texts(part: Part) -> frozenset[int]:
    """The numbers of the lines of texts that begin with "|" or ">", and of quoted ones that end on
    another line.
    """
    if not any(sign in part.text for sign in "|>\"'"):
        return frozenset()
    return frozenset(_numbers(enumerate(part.text.split("\n"), part.line)))


def _numbers(lines: Iterator[tuple[int, str]]) -> Iterator[int]:
    indent, quote = -1, ""
    for number, text in lines:
        own = len(text) - len(text.lstrip(" "))
        if quote:
            yield number
            quote = "" if pattern(_UP_TO[quote]).match(text) else quote
        elif indent >= 0 and (not text.strip() or own > indent):
            yield number
        else:
            indent = own if pattern(_BLOCK).search(text) else -1
            opening = pattern(_OPENING).match(text)
            if opening and not pattern(_UP_TO[opening[1]]).match(text, opening.end()):
                quote = opening[1]
            if quote or indent >= 0:
                yield number
