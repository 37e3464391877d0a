"""A field that lost the line break before it, as in "title: Banjir, draft: true".

For kilas.articles.front_matter, where YAML cannot read that line.
"""

from __future__ import annotations

import re
from datetime import UTC
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.articles import field_names
from kilas.articles.answers import DATES, could_be
from kilas.documents.findings import unreadable
from kilas.documents.looks import seen
from kilas.documents.values import fold
from kilas.documents.writing import written

if TYPE_CHECKING:
    from kilas.errors import Unreadable

_MOST: Final = 1000
"""Characters of a line that is searched: a longer line is a text."""

_FIELD: Final = re.compile(
    r"""(?P<sign>^|[,;|]|\s)\s*["']?(?P<key>[A-Za-z][A-Za-z_-]{2,30}+)["']?\s*[:=]
    \s*(?P<value>[^,;|]*)""",
    re.VERBOSE,
)


def lost_line(error: Unreadable, block: str, first_line: int) -> Unreadable | None:
    """The error for a field in the line that the parser refused, if any: the usual advice, quotes
    around the value, would publish an article that this field holds back.
    """
    problem = error.problems[0]
    if problem.line is None:
        return None
    lines = block.split("\n")
    text = lines[problem.line - first_line]
    goes_on = problem.code in ("yaml_continuation", "yaml_tab")
    lost = joined(text if goes_on else text.partition(":")[2])
    if lost is None or (goes_on and lost.name == "date" and any(map(_begins_with_date, lines))):
        return None
    right = written(lost.name, lost.value, "yaml")
    return unreadable("lost_line", problem.line, key=lost.name, right=right)


def _begins_with_date(line: str) -> bool:
    return field_names.DECIDING.get(fold(line.partition(":")[0])) in DATES and line[:1].isalpha()


class Joined(NamedTuple):
    """A field of SHOWING or LABELS within the value of another field: its name and its value."""

    name: str
    value: str


def joined(value: str) -> Joined | None:
    """The field of SHOWING or LABELS within one line that the parser refused, if any.

    The field may follow a blank if it has a value of its kind, or a comma with any value.
    """
    if len(value) > _MOST or not (":" in value or "=" in value):
        return None
    for field in _FIELD.finditer(seen(value)):
        name = field_names.DECIDING.get(fold(field["key"]))
        text = field["value"].strip(" \t\"'}])")
        if name is not None and (field["sign"] in tuple(",;|") or could_be(name, text, UTC)):
            return Joined(name, text)
    return None
