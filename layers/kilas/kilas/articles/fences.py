"""Lines that are meant as the fences of front matter. For kilas.articles.front_matter and key_head.

Word and telephones make one dash of three hyphens, and a copied text lacks its first line. Such a
line counts where fields follow it; a note says so of one that looks otherwise.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.articles.dotted_head import without_dots
from kilas.articles.head_comments import end_of_comments, without_comments
from kilas.articles.key_names import HEADER, is_known
from kilas.documents.looks import seen
from kilas.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

_DASHES: Final = re.compile("[-\u2010-\u2015\u2212\u2500\u2501\u2e3a\u2e3b\ufe58\ufe63\uff0d ]+")
"""Hyphens and dashes, and lines of boxes: https://www.unicode.org/charts/PDF/U2000.pdf"""

_FENCE: Final = "---"
_CLOSING: Final = (_FENCE, "...")
_OTHER_FENCE: Final = "+++"
_OF_A_LIST: Final = re.compile(r"[ \t]+\S.*|-[ \t].*|#.*")
_OF_HEADERS: Final = re.compile(
    rf"{HEADER.pattern}|(?: {{4}}|\t)[ \t]*+(?!-\s|[\w -]++:(?:\s|$))\S.*"
)
"""A header line, or more of its value; but no list, and no field of a table."""

_FENCED: Final = re.compile(
    r"---[ \t]*+\n(?:(?:- ?)?[A-Za-z0-9\"'][^\n]*+\n|[ \t#][^\n]*+\n|\n)*"
    r"(?:---|\.\.\.)[ \t]*+(?:\n|\Z)"
)
"""Lines between two right fences, of which none is nothing but dashes."""

_MOST_LINES: Final = 300
"""Lines of front matter that are searched for its end: no article has so many."""


def is_rule(line: str) -> bool:
    """Whether a line is nothing but dashes: a fence, as typed or as Word writes it."""
    looks = seen(line).strip()
    is_long = len(looks) > 1 or not looks.isascii()
    return bool(looks) and is_long and _DASHES.fullmatch(looks) is not None


class Fences(NamedTuple):
    """A text with hyphens in the place of each line that is meant as a fence, and a note on each
    that looks otherwise.
    `first_line` is the number of the text's first line: 0 where that is a fence which was lost.
    """

    text: str
    notes: tuple[Problem, ...] = ()
    first_line: int = 1


def with_fences(text: str) -> Fences:
    """The text with the fences that it was meant to have, without comments above its fields."""
    if _FENCED.match(text):
        return Fences(text)
    if dotted := without_dots(text):
        return Fences(dotted.text, first_line=dotted.first_line)
    end = end_of_comments(text)
    rest = text[end:].lstrip()
    first = rest[: rest.find("\n")]
    if not end or not (is_rule(first) or first.strip() == _OTHER_FENCE or is_known(first)):
        return searched(text)
    above, notes = without_comments(text[:end], 1)
    found = searched(above + text[end:])
    return found._replace(notes=notes + found.notes)


def searched(text: str) -> Fences:
    """The same, for any text."""
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    opening = lines[start] if start < len(lines) else ""
    if opening.strip() == _OTHER_FENCE:
        return Fences(text)
    has_fence = is_rule(opening)
    first = _next_line(lines, start + 1) if has_fence else start
    if not is_known(lines[first] if first < len(lines) else ""):
        return Fences(text)
    closing = _closing(lines, first)
    if not has_fence:
        return _without_lost(lines, first, closing)
    notes = []
    for number in (start, *([] if closing is None else [closing])):
        value = lines[number].strip(" \t")
        if value not in _CLOSING:
            lines[number] = _FENCE
            looks = seen(value).strip()
            if looks != _FENCE:  # else an invisible character was beside the hyphens
                notes.append(
                    Problem("fence_understood", number + 1, values={"value": looks}, warning=True)
                )
    return Fences("\n".join(lines), tuple(notes))


def _next_line(lines: Sequence[str], start: int) -> int:
    """The number of the next line with a sign."""
    rest = enumerate(islice(lines, start, None), start)
    return next((number for number, line in rest if line.strip()), len(lines))


def _closing(lines: Sequence[str], first: int) -> int | None:
    """The number of the line that closes the fields which begin there. A line of dashes among
    fields, which end at a fence of hyphens, closes nothing.
    """
    marks = [
        number
        for number, line in enumerate(lines[first : first + _MOST_LINES], first)
        if not line[:1].isspace() and (line.rstrip(" \t") in _CLOSING or is_rule(line))
    ]
    for number in marks:
        if lines[number].rstrip(" \t") in _CLOSING:
            return number
        behind = lines[number + 1 : next((m for m in marks if m > number), number + 1)]
        written = [line for line in behind if line.strip()]
        if not written or not all(HEADER.fullmatch(seen(line).strip()) for line in written):
            return number
    return None


def _without_lost(lines: list[str], first: int, closing: int | None) -> Fences:
    """The text of a file whose first fence is lost. Fields alone are read as header lines, which
    ask for no quotes; a list is YAML.
    """
    between = lines[first:closing] if closing is not None else []
    is_head = between and all(
        HEADER.fullmatch(seen(line).strip()) or _OF_A_LIST.fullmatch(line) for line in between
    )
    if closing is None or not is_head:
        return Fences("\n".join(lines))
    if all(_OF_HEADERS.fullmatch(seen(line)) for line in between):
        lines[closing] = ""
        return Fences("\n".join(lines))
    lines[closing] = _FENCE
    return Fences("\n".join([_FENCE, *lines]), first_line=0)
