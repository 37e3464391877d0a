"""Whether values say the same, and what a key nearly is. For the readers of fields."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

from kilas.documents.values import Items, Text, fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kilas.documents.values import Value

_NEARLY: Final = 0.85
"""difflib ratio: lets "jdul" and "judull" through for "judul", not "canal" for "kanal"."""


def say_the_same(one: Value, other: Value) -> bool:
    """Whether two values have the same texts at the same places, on any lines."""
    return _bare(one) == _bare(other)


def _bare(value: Value) -> object:
    if isinstance(value, Text):
        return value.text.strip(), value.meant
    if isinstance(value, Items):
        return [_bare(each) for each in value.items]
    return {fold(each.key): _bare(each.value) for each in value.entries}


def near_hint(word: str, hints: Mapping[str, str]) -> str | None:
    """What is told of the key of `hints` that looks nearly like a word."""
    near = difflib.get_close_matches(word, hints, n=1, cutoff=_NEARLY)
    return hints[near[0]] if near else None
