"""Fields as Nikola writes them above the text: `.. title: Pasar`, mostly within a comment of HTML.

For kilas.articles.fences. https://getnikola.com/handbook.html#metadata
"""

from __future__ import annotations

from typing import Final, NamedTuple

from kilas.articles.key_names import HEADER, is_known
from kilas.documents.writing import STRAIGHT, yaml_quoted
from kilas.patterns import pattern

_SIGN: Final = ".. "
_NEAR: Final = 200
"""Characters in which a file that has such fields shows the first of them."""

_FIELD: Final = r"(?:\.\. )?[A-Za-z][A-Za-z0-9 _-]{0,30}+:(?!:)[^\n]*+"
"""Within the fields, one without dots may stand too: as the remedy of a report is written."""

_FENCE: Final = "---"


class Dotted(NamedTuple):
    """A text with such fields as YAML between fences, and the number of its first line: 0 where
    there was no room for the first fence.
    """

    text: str
    first_line: int


def without_dots(text: str) -> Dotted | None:
    """The text with its fields as YAML; None for a text without such fields."""
    if _SIGN not in text[:_NEAR]:
        return None
    lines = text.split("\n")
    start = next(number for number, line in enumerate(lines) if line.strip())
    in_comment = lines[start].strip() == "<!--"
    first = end = start + in_comment
    while end < len(lines) and _goes_on(lines[end], in_comment=in_comment):
        end += 1
    closes = lines[end].strip() if end < len(lines) else ""
    fields = [line.removeprefix(_SIGN) for line in lines[first:end]]
    if closes != ("-->" if in_comment else "") or not any(map(is_known, fields)):
        return None
    if not next(filter(str.strip, lines[first:end])).startswith(_SIGN):
        return None
    head = [*map(_as_yaml, fields), _FENCE, *lines[end + 1 :]]
    if in_comment:
        return Dotted("\n".join([*lines[:start], _FENCE, *head]), 1)
    return Dotted("\n".join([_FENCE, *lines[:start], *head]), 0)


def _goes_on(line: str, *, in_comment: bool) -> bool:
    return pattern(_FIELD).fullmatch(line) is not None or (in_comment and not line.strip())


def _as_yaml(line: str) -> str:
    """A field with its value between quotes: Nikola asks for none."""
    header = HEADER.fullmatch(line)
    value = header[2].strip() if header else ""
    if header is None or not value or value[0] in STRAIGHT:
        return line
    return f"{header[1]}: {yaml_quoted(value)}"
