"""A field that lost the line break before it, as in "title: Banjir, draft: true".

For kilas.articles.front_matter, where YAML cannot read that, and for kilas.articles.lost_lines.
"""

from __future__ import annotations

import re
from datetime import UTC
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.articles import field_names
from kilas.articles.answers import could_be, hides
from kilas.documents.looks import seen
from kilas.documents.values import fold

if TYPE_CHECKING:
    from datetime import tzinfo

_DECIDING: Final = {fold(name): name for name in field_names.SHOWING}
_MOST: Final = 1000
"""Characters of a line that is searched: a longer line is a text."""

_FIELD: Final = re.compile(
    r"""(?P<sign>^|[,;|]|\s)\s*["']?(?P<key>[A-Za-z][A-Za-z_-]{2,30}+)["']?\s*[:=]
    \s*(?P<value>[^,;|]*)""",
    re.VERBOSE,
)


class Joined(NamedTuple):
    """A field of SHOWING within the value of another field: its name and its value."""

    name: str
    value: str


def joined(value: str, zone: tzinfo = UTC, *, broken: bool = False) -> Joined | None:
    """The field of SHOWING within one line of another field's value, if any.

    The field must follow a comma and hide the article. In a `broken` line, one that the parser
    refused, it may follow a blank if it has a value of its kind, or a comma with any value.
    """
    if len(value) > _MOST or not (":" in value or "=" in value):
        return None
    for field in _FIELD.finditer(seen(value)):
        name = _DECIDING.get(fold(field["key"]))
        text = field["value"].strip(" \t\"'}])")
        if name is None or (not field["sign"] and not broken):
            continue
        after_comma = field["sign"] in tuple(",;|")
        if broken:
            counts = after_comma or could_be(name, text, zone)
        else:
            counts = after_comma and hides(name, text, zone)
        if counts:
            return Joined(name, text)
    return None
