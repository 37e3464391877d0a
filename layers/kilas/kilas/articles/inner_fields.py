"""The fields of an article that other tools have in tables of their own. For front_matter, and for
other_values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kilas.articles import field_names
from kilas.documents.sameness import say_the_same
from kilas.documents.values import Table, fold, is_blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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


def hidden_fields(entries: Mapping[str, Entry]) -> Iterator[tuple[Entry, Entry, Entry]]:
    """Hugo's table, a field in it that means something here, and the field of the top, which counts
    and says something else. `entries` are by their folded keys. Topics are not among them.
    """
    table = entries.get(field_names.PARAMS)
    if table is None or not isinstance(table.value, Table):
        return
    for inner in table.value.entries:
        folded = fold(inner.key)
        outer = entries.get(folded) if folded in field_names.FOLDED - _TOPICAL else None
        if outer is None or outer in table.value.entries:
            continue  # the top does not have it
        if not (is_blank(inner.value) or say_the_same(inner.value, outer.value)):
            yield table, inner, outer


def _inner(table: Table) -> Iterator[Entry]:
    for entry in table.entries:
        if not isinstance(entry.value, Table):
            continue
        if fold(entry.key) == field_names.PARAMS:
            yield from entry.value.entries
        elif fold(entry.key) == field_names.TAXONOMIES:
            yield from (each for each in entry.value.entries if fold(each.key) in _TOPICAL)
