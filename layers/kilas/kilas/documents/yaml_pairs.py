"""Lines of YAML with a key and its value, whether a parser takes them or not. For mistakes."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec import Struct

from kilas.documents.looks import seen
from kilas.documents.writing import SIGNS, STRAIGHT, yaml_quoted

if TYPE_CHECKING:
    from collections.abc import Sequence


class Pair(Struct, frozen=True):
    """A line's key and value, or two empty texts where it has none; `before` is "- " in a list."""

    key: str
    value: str
    before: str = ""

    def quoted(self, value: str = "") -> str:
        """The line with its value, or another one, between quotes."""
        return f"{self.before}{self.key}: {yaml_quoted(value or self.value)}"


def yaml_pair(text: str) -> Pair:
    """The key and the value of a line."""
    text, before = text.strip(), ""
    while text.startswith("- "):
        text, before = text[2:].lstrip(), before + "- "
    key, colon, value = text.partition(":")
    is_value = colon and value[:1] in ("", " ", "\t")
    if not is_value or key[:1] in STRAIGHT or (before and key[:1] in SIGNS):
        return Pair("", "")
    return Pair(key.rstrip(), value.strip(), before)


def indent(text: str) -> str:
    """The blanks before the first sign."""
    return text[: len(text) - len(text.lstrip(" \t"))]


def going_on(lines: Sequence[str], at: int) -> str:
    """The line to write where the line `at` goes on with the unquoted value of a line above it: the
    whole value between quotes. "" where no such value is above.
    """
    depth = len(indent(lines[at]))
    first = at - 1
    while first >= 0 and (not lines[first].strip() or 0 < depth <= len(indent(lines[first]))):
        first -= 1
    pair = yaml_pair(seen(lines[first])) if first >= 0 else Pair("", "")
    if not pair.value or pair.value[0] in SIGNS or pair.value[0] in STRAIGHT:
        return ""
    own = len(indent(lines[first]))
    below = takewhile(lambda line: len(indent(line)) > own, lines[at + 1 :])
    whole = [pair.value, *lines[first + 1 : at + 1], *below]
    return pair.quoted(" ".join(" ".join(map(seen, whole)).split()))
