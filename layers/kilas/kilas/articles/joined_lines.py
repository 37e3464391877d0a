"""A field that lost the line break before it, as in "title: Banjir, draft: true".

For kilas.articles.front_matter, where YAML cannot read that line.
"""

from __future__ import annotations

import re
from datetime import UTC
from typing import Final, NamedTuple

from kilas.articles import field_names
from kilas.articles.answers import could_be
from kilas.documents.looks import seen
from kilas.documents.values import fold

_MOST: Final = 1000
"""Characters of a line that is searched: a longer line is a text."""

_FIELD: Final = re.compile(
    r"""(?P<sign>^|[,;|]|\s)\s*["']?(?P<key>[A-Za-z][A-Za-z_-]{2,30}+)["']?\s*[:=]
    \s*(?P<value>[^,;|]*)""",
    re.VERBOSE,
)


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
