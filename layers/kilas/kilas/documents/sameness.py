"""Whether two values of a table say the same. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.documents.values import Items, Text, fold

if TYPE_CHECKING:
    from kilas.documents.values import Value


def say_the_same(one: Value, other: Value) -> bool:
    """Whether two values have the same texts at the same places, on any lines."""
    return _bare(one) == _bare(other)


def _bare(value: Value) -> object:
    if isinstance(value, Text):
        return value.text.strip(), value.meant
    if isinstance(value, Items):
        return [_bare(each) for each in value.items]
    return {fold(each.key): _bare(each.value) for each in value.entries}
