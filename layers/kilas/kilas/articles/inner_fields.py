"""The fields of an article that other tools have in tables of their own. For front_matter, and for
other_values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kilas.articles import field_names
from kilas.documents.values import Table, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kilas.documents.values import Entry

_TOPICAL: Final = frozenset(
    map(
        fold,
        (*field_names.TAGS, *field_names.CATEGORIES, *field_names.ONE_TAG,
         *field_names.ONE_CATEGORY),
    )
)  # fmt: skip
"""Zola's other taxonomies, such as `authors`, are lists that a site makes up for itself."""


def with_inner_fields(table: Table) -> Table:
    """The table with the fields of Hugo's `params`, and the topics of Zola's `taxonomies`, that the
    top of the file does not have.
    """
    given = {fold(entry.key) for entry in table.entries}
    more = [entry for entry in _inner(table) if fold(entry.key) not in given]
    return replace(table, entries=(*table.entries, *more)) if more else table


def topics_in_tables(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The topics in such tables, whether or not the top has the fields."""
    tables = Table(tuple(entries), None)
    return (each for each in _inner(tables) if fold(each.key) in _TOPICAL)


def _inner(table: Table) -> Iterator[Entry]:
    for entry in table.entries:
        if not isinstance(entry.value, Table):
            continue
        if fold(entry.key) == field_names.PARAMS:
            yield from entry.value.entries
        elif fold(entry.key) == field_names.TAXONOMIES:
            yield from (each for each in entry.value.entries if fold(each.key) in _TOPICAL)
