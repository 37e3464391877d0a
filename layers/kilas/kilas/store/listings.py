"""The lists of articles in the table: what publish has put, and nothing else.

| pk          | sk            | holds                                                          |
| ----------- | ------------- | -------------------------------------------------------------- |
| LIST#<list> | <sort>        | an Entry, written when the article's page stood                |
| LIST#<list> | <sort>!       | a PartMark: here a full part of a month ends                   |
| LIST#<list> | ~             | the ListStanding                                               |
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, TypeVar
from uuid import uuid4

from msgspec.structs import replace

from kilas.changes import StandingChanged
from kilas.errors import Conflict, Contention
from kilas.ports import LARGEST_WRITE, Item, end_of_prefix
from kilas.standing import (
    NEWEST,
    ArticleStands,
    ListStanding,
    MonthStands,
    NewestStands,
    standing_after,
)
from kilas.store.standing_items import (
    FOLLOW_UP,
    LIST_STANDING,
    PART_END,
    entries_in,
    entry_from,
    entry_key,
    list_standing_from,
    list_standing_key,
    list_standing_put,
    mark_from,
    mark_writes,
    standing_writes,
)
from kilas.store.windows import Cut, Parts, Span, Window

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kilas.lists import Entry, ListId
    from kilas.ports import Table
    from kilas.standing import ListedStands

V = TypeVar("V", int, str)

_Change = Callable[[ListStanding], ListStanding]

ATTEMPTS: Final = 10
"""How often the write of a ListStanding is tried: the writers of a list's pages share the item."""

SPARE: Final = 4
"""So many marks may be among the entries that a query is to find, and more only by a fault."""


class Listings:
    """Reads and writes the lists."""

    def __init__(self, table: Table) -> None:
        self._table = table

    # --- reading ---

    def window(self, list_id: ListId, entries: int) -> Window:
        """What stands of a list, and its newest entries: at least so many, where it has them."""
        limit = entries + 1 + SPARE
        items = self._table.query(_pk(list_id), descending=True, limit=limit)
        is_whole = len(items) < limit
        if items and items[0]["sk"] == LIST_STANDING:
            return Window(list_standing_from(items[0]), items[1:], is_whole)
        return Window(ListStanding(), items, is_whole)

    def at(self, list_id: ListId, sorts: Sequence[str]) -> dict[str, Entry]:
        """The entries with these sorts, those that are there."""
        keys = [entry_key(list_id.id, sort) for sort in sorts]
        items = self._table.get_many(keys) if keys else {}
        return {entry.sort: entry for entry in entries_in(items.values())}

    def before(self, list_id: ListId, sort: str, number: int) -> list[Entry]:
        """The entries just before a sort, at most `number`, the newest first."""
        return self._entries(list_id, "", sort, number, descending=True)

    def after(self, list_id: ListId, sort: str, number: int) -> list[Entry]:
        """The entries just after a sort, at most `number`, the oldest first."""
        return self._entries(list_id, sort, LIST_STANDING, number, descending=False)

    def around(
        self, list_id: ListId, sort: str, first: str, number: int
    ) -> tuple[list[Entry], list[Entry]]:
        """The entries from the sort `first` on that are before `sort`, and the entries just after
        `sort`, at most `number`; the oldest first. One request, where no more than `number` are
        before `sort`.
        """
        # A query begins behind a key: behind all of `first` but its last sign, next to nothing is.
        limit = 2 * number + 1
        found = self._entries(list_id, first[:-1], LIST_STANDING, limit, descending=False)
        older = [each for each in found if each.sort < sort]
        newer = [each for each in found if each.sort > sort][:number]
        if len(newer) < number and len(found) == limit:
            newer = self.after(list_id, sort, number)
        return older, newer

    def follow_ups(self, original: str, before: str, number: int) -> list[Entry]:
        """The follow-ups of a file, the newest first, at most `number`: those before a sort, or the
        newest where that is "".
        """
        end = f"{FOLLOW_UP}{before}" if before else end_of_prefix(FOLLOW_UP)
        items = self._table.query(
            f"FILE#{original}", after=FOLLOW_UP, before=end, descending=True, limit=number
        )
        return list(map(entry_from, items))

    def standing(self, lists: Sequence[ListId]) -> dict[ListId, ListStanding]:
        """What stands of each list."""
        keys = {each: list_standing_key(each.id) for each in lists}
        items = self._table.get_many(list(keys.values())) if keys else {}
        return {each: list_standing_from(items.get(key)) for each, key in keys.items()}

    def parts(self, list_id: ListId, span: Span, since: str, window: Window, cut: Cut) -> Parts:
        """The parts of a month from the one on that holds the sort `since`, or from the first where
        `since` is "": the entries of `cut.most` parts, and of the following one.

        Where the table has lost a mark, the first part comes first.
        """
        number, behind = self._part_of(list_id, span, since, window, cut) if since else (1, "")
        behind = behind or span.start
        limit = cut.most * cut.size + cut.rest + 1 + cut.most + SPARE
        if window.reaches(behind):
            items = [each for each in reversed(window.items) if behind < each["sk"] < span.end]
            is_whole = True
        else:
            items = self._table.query(_pk(list_id), after=behind, before=span.end, limit=limit)
            is_whole = len(items) < limit
        found = [mark for mark in map(mark_from, items) if mark]
        return Parts(
            number,
            behind,
            list(entries_in(items)),
            {mark.sort: mark for mark in found},
            is_whole,
        )

    def _part_of(
        self, list_id: ListId, span: Span, since: str, window: Window, cut: Cut
    ) -> tuple[int, str]:
        """The number of the part that holds a sort, and the sort key behind which the part begins:
        "" for the first.
        """
        items: Sequence[Item] = [each for each in window.items if span.start < each["sk"] < since]
        found = _last_mark(items, span.month)
        if found:
            return found
        if not window.reaches(span.start):
            items = self._table.query(
                _pk(list_id),
                after=span.start,
                before=since,
                descending=True,
                limit=cut.size + cut.rest + SPARE,
            )
        return _last_mark(items, span.month) or (1, "")

    def _entries(
        self, list_id: ListId, after: str, before: str, number: int, *, descending: bool
    ) -> list[Entry]:
        """At most `number` entries between two sort keys: the marks among them do not count."""
        found: list[Entry] = []
        limit = number + SPARE
        while True:
            items = self._table.query(
                _pk(list_id), after=after, before=before, descending=descending, limit=limit
            )
            found += entries_in(items)
            if len(found) >= number or len(items) < limit:
                return found[:number]
            if descending:
                before = items[-1]["sk"]
            else:
                after = items[-1]["sk"]

    # --- writing ---

    def write(self, stands: ListedStands) -> StandingChanged | None:
        """Write what stands now, where the table does not say so.

        Returns the change of what stands of an article, as the stream will tell plan; None where
        there is none. Raises Conflict where its page was made of a state that is no more.
        """
        match stands:
            case ArticleStands():
                return self._article_stands(stands)
            case NewestStands():
                self._change(stands.list_id, stands.seen, lambda each: _with_newest(each, stands))
            case MonthStands():
                self._month_stands(stands)
        return None

    def _article_stands(self, stands: ArticleStands) -> StandingChanged | None:
        seen = stands.seen
        new = standing_after(stands)
        if seen and replace(new, revision=seen.revision) == seen:
            return None
        change = StandingChanged(new.key, seen, new, uuid4().hex)
        self._table.write(list(standing_writes(stands, new, change.written)))
        return change

    def _month_stands(self, stands: MonthStands) -> None:
        list_id = stands.list_id
        writes = list(mark_writes(list_id.id, stands.stored, stands.wanted))
        for start in range(0, len(writes), LARGEST_WRITE):
            self._table.write(writes[start : start + LARGEST_WRITE])
        self._change(list_id, stands.seen, lambda each: _with_month(each, stands))

    def _change(self, list_id: ListId, seen: ListStanding, change: _Change) -> None:
        for _ in range(ATTEMPTS):
            new = change(seen)
            if new == seen:
                return
            try:
                self._table.write([list_standing_put(list_id.id, seen, new)])
            except Conflict:
                key = list_standing_key(list_id.id)
                seen = list_standing_from(self._table.get(key))
            else:
                return
        raise Contention(f"what stands of {list_id.id} changed during each of {ATTEMPTS} attempts")


def _pk(list_id: ListId) -> str:
    return f"LIST#{list_id.id}"


def _last_mark(newest_first: Iterable[Item], month: str) -> tuple[int, str] | None:
    """The number of the part behind the last mark of a month, and the sort key of the mark."""
    marks = (mark for mark in map(mark_from, newest_first) if mark and mark.month == month)
    last = next(marks, None)
    return (last.number + 1, f"{last.sort}{PART_END}") if last else None


def _with_newest(standing: ListStanding, made: NewestStands) -> ListStanding:
    links = _with(standing.links, NEWEST, made.link)
    return replace(
        standing, newest=made.stands, goes_on=made.goes_on, links=links, front=made.front
    )


def _with_month(standing: ListStanding, made: MonthStands) -> ListStanding:
    months, links = _with(standing.months, made.month, made.pages), standing.links
    if made.link is not None:
        links = _with(links, made.month, made.link)
    alone = standing.alone
    if made.alone is not None:
        others = tuple(month for month in alone if month != made.month)
        alone = (*others, made.month) if made.alone else others
    return replace(standing, months=months, links=links, alone=alone)


def _with(known: Mapping[str, V], key: str, value: V) -> dict[str, V]:
    """What is known, with another value at the key; nothing is there where the value is empty."""
    others = {each: kept for each, kept in known.items() if each != key}
    return others | ({key: value} if value else {})
