"""The names of fields as people type them, English and Indonesian. For key_head and fences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kilas.articles import field_names, meant_names
from kilas.documents.looks import seen
from kilas.documents.values import fold

if TYPE_CHECKING:
    from kilas.documents.values import Table

HEADER: Final = re.compile(r"([A-Za-z][A-Za-z0-9 _-]{0,30}):(?::(?=[ \t]))?(?!//)[ \t]*(.*)")
"""A field with its value; Logseq writes two colons."""


def name_of(key: str) -> str | None:
    """The name of the field that a key means, or None. A known key is its own name."""
    folded = fold(key)
    if folded in field_names.FOLDED:
        return key
    name = meant_names.INDONESIAN.get(folded) or meant_names.MEANING.get(folded)
    return name if name and fold(name) in field_names.FOLDED else None


def is_known(line: str) -> bool:
    """Whether a line is a known field with its value."""
    found = HEADER.fullmatch(seen(line).strip())
    return found is not None and name_of(found[1]) is not None


def named(table: Table) -> Table:
    """The table of a .txt, where Indonesian names are names of fields too."""
    entries = (
        replace(each, key=name_of(each.key) or each.key, label=each.key) for each in table.entries
    )
    return replace(table, entries=tuple(entries))
