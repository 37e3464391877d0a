"""What a query of a list gives: its newest items, or parts of a month (see `listings`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from msgspec import Struct

from kilas.lists import Entry
from kilas.ports import Item
from kilas.standing import ListStanding, PartMark
from kilas.store.standing_items import entries_in


class Span(NamedTuple):
    """A month ("2026-04") of a list, and the texts between which the sort of its entries lies."""

    month: str
    start: str
    end: str


class Cut(NamedTuple):
    """Parts of `size` entries, `most` of them read at once, and a last one of more than `rest`."""

    size: int
    rest: int
    most: int


class Window(Struct, frozen=True):
    """The newest items of a list, as one query gives them.

    `items` has the newest first; `is_whole` says that the list has no others.
    """

    standing: ListStanding
    items: Sequence[Item]
    is_whole: bool

    def newest(self, number: int) -> list[Entry]:
        """The newest entries, at most `number`, the newest first."""
        return list(islice(entries_in(self.items), number))

    def before(self, sort_key: str) -> Entry | None:
        """The newest entry before a sort key, if it is in the window."""
        return next(entries_in(item for item in self.items if item["sk"] < sort_key), None)

    @property
    def oldest(self) -> str:
        """The sort key from which on every item of the list is in the window; "" for all."""
        return "" if self.is_whole else str(self.items[-1]["sk"])

    def reaches(self, sort_key: str) -> bool:
        """Whether every item of the list behind this sort key is in the window."""
        return self.oldest <= sort_key


class Parts(Struct, frozen=True):
    """The parts of a month from number `first` on: the entries, the oldest first, and the stored
    marks among them, by their sort. `behind` is the sort key behind which they begin. `is_whole`
    says that the entries go on to the month's end.
    """

    first: int
    behind: str
    entries: Sequence[Entry]
    marks: Mapping[str, PartMark]
    is_whole: bool
