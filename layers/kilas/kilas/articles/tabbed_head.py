"""Tabs at the beginning of lines of YAML, which knows spaces alone there. For front_matter.

Whoever indents with the tab key sees a list or a table as well as with spaces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.documents.yaml_text import read_yaml
from kilas.errors import Unreadable
from kilas.patterns import pattern
from kilas.problems import Problem

if TYPE_CHECKING:
    from kilas.documents.values import Value

_INDENT: Final = r"(?m)^[ \t]+"
_BEHIND_ITEM: Final = r"(?m)^( *-)[ ]*\t[ \t]*"
_WIDTHS: Final = (2, 4, 8)
"""What editors show a tab as."""


class Spaced(NamedTuple):
    """The text of front matter with spaces for tabs, what it says, and a note on its first tab."""

    text: str
    value: Value
    note: Problem


def spaced(block: str, first_line: int) -> Spaced | None:
    """The same for YAML in which tabs indent lines; None where it says something else, or nothing,
    with tabs of another width.
    """
    found = pattern(r"(?m)^[ -]*\t").search(block)
    if found is None:
        return None
    texts = [_with_spaces(block, width) for width in _WIDTHS]
    try:
        values = [read_yaml(text, first_line) for text in texts]
    except Unreadable:
        return None
    if any(value != values[0] for value in values):
        return None
    line = first_line + block.count("\n", 0, found.start())
    return Spaced(texts[0], values[0], Problem("tab_understood", line, warning=True))


def _with_spaces(block: str, width: int) -> str:
    indented: str = pattern(_INDENT).sub(lambda found: found[0].expandtabs(width), block)
    spaced: str = pattern(_BEHIND_ITEM).sub(r"\1 ", indented)
    return spaced
