"""Lists in the table: windows, neighbours over marks, and what many writers say of one list."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from kilas.errors import Contention
from kilas.lists import ALL, ListId, sort_of
from kilas.ports import ItemKey, Put
from kilas.standing import ArticleStands, ListStanding, MonthStands, NewestStands, PartMark
from kilas.store.listings import ATTEMPTS, SPARE, Listings
from kilas.store.records import Records
from kilas.store.standing_items import entry_key, follow_up_key
from kilas.store.windows import Cut, Span
from tests.fakes.table import FakeTable
from tests.newsroom import article, record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.articles.article import Article
    from kilas.ports import Item, Write

TOPIC = ListId("tag", "banjir")


def story(day: int) -> Article:
    return article(f"n{day:02}", published=datetime(2026, 11, day, 5, tzinfo=UTC))


SORTS = {day: sort_of(story(day)) for day in range(1, 13)}


class AskedTable(FakeTable):
    """Remembers how many items each query gave."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[int] = []

    def query(self, pk: str, **how: object) -> list[Item]:
        found = super().query(pk, **how)  # type: ignore[arg-type]  # the port's own
        self.given.append(len(found))
        return found


@pytest.fixture
def table() -> AskedTable:
    """Twelve stories, a mark behind every second one, and what stands of the list."""
    table = AskedTable()
    listings = Listings(table)
    for day in SORTS:
        kept = record(story(day))
        Records(table).commit(None, kept, {})
        listings.write(ArticleStands(kept, None))
    marks = [PartMark(SORTS[day], "2026-11", day // 2) for day in (2, 4, 6, 8, 10)]
    wanted = {mark.sort: mark for mark in marks}
    listings.write(MonthStands(ALL, ListStanding(), "2026-11", 6, wanted=wanted))
    return table


@pytest.fixture
def listings(table: AskedTable) -> Listings:
    return Listings(table)


def days(entries: Sequence[object]) -> list[int]:
    by_sort = {sort: day for day, sort in SORTS.items()}
    return [by_sort[entry.sort] for entry in entries]  # type: ignore[attr-defined]  # an Entry


# --- a window --------------------------------------------------------------------------------


@pytest.mark.parametrize("entries", [1, 3, 5])
def test_a_window_is_one_query_of_what_stands_and_the_newest_entries(
    table: AskedTable, listings: Listings, entries: int
) -> None:
    table.given.clear()
    window = listings.window(ALL, entries)
    assert table.given == [entries + 1 + SPARE]
    assert window.standing == ListStanding(months={"2026-11": 6}, revision=1)
    assert days(window.newest(entries)) == list(range(12, 12 - entries, -1))
    assert not window.is_whole


def test_a_window_larger_than_the_list_is_the_whole_of_it(listings: Listings) -> None:
    window = listings.window(ALL, 99)
    assert window.is_whole
    assert days(window.newest(99)) == list(range(12, 0, -1))
    assert window.reaches("")


def test_a_window_knows_how_far_it_reaches(listings: Listings) -> None:
    window = listings.window(ALL, 3)  # 12, 11, 10!, 10, 9, 8!, 8 after what stands
    assert window.reaches(SORTS[8])
    assert not window.reaches(SORTS[7])


def test_a_list_of_which_nothing_is_written_yet_has_an_empty_window(listings: Listings) -> None:
    window = listings.window(TOPIC, 20)
    assert (window.standing, window.newest(20), window.is_whole) == (ListStanding(), [], True)


# --- before and after, over marks ------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 2, 5, 99])
@pytest.mark.parametrize("day", [1, 2, 3, 8, 12])
def test_marks_are_not_counted_among_what_is_before_and_after(
    listings: Listings, day: int, number: int
) -> None:
    assert days(listings.before(ALL, SORTS[day], number)) == list(range(day - 1, 0, -1))[:number]
    assert days(listings.after(ALL, SORTS[day], number)) == list(range(day + 1, 13))[:number]


def test_more_marks_than_are_spared_hide_no_entry(table: AskedTable, listings: Listings) -> None:
    """Marks of stories that have left, before a month is cut again."""
    for minute in range(3 * SPARE):
        stray = datetime(2026, 11, 5, 6, tzinfo=UTC) + timedelta(minutes=minute)
        sk = f"{stray:%Y-%m-%dT%H:%M:%SZ}#00!"
        table.write([Put({"pk": "LIST#all", "sk": sk, "month": "2026-11", "number": 1})])
    assert days(listings.before(ALL, SORTS[7], 3)) == [6, 5, 4]
    assert days(listings.after(ALL, SORTS[4], 3)) == [5, 6, 7]


# --- parts of a month ------------------------------------------------------------------------

SPAN = Span("2026-11", "2026-11-01", "2026-12-01")


@pytest.mark.parametrize("entries", [1, 3, 6, 99], ids=lambda each: f"a window of {each}")
@pytest.mark.parametrize("day", [1, 2, 3, 7, 10, 12])
def test_a_part_is_the_same_in_a_window_and_in_the_table(
    listings: Listings, day: int, entries: int
) -> None:
    """A part has two stories: the first and second, the third and fourth and so on."""
    window = listings.window(ALL, entries)
    parts = listings.parts(ALL, SPAN, SORTS[day], window, Cut(size=2, rest=0, most=9))
    first = (day - 1) // 2 * 2 + 1
    assert days(parts.entries) == list(range(first, 13))
    assert parts.first == (day + 1) // 2
    assert parts.is_whole


# --- what stands of a list -------------------------------------------------------------------


def test_the_newest_follow_ups_come_first(table: AskedTable, listings: Listings) -> None:
    original = story(1).key
    for day in range(2, 6):
        entry, key = table.get(entry_key(ALL.id, SORTS[day])), follow_up_key(original, SORTS[day])
        assert entry
        table.write([Put(entry | {"pk": key.pk, "sk": key.sk})])
    assert days(listings.follow_ups(original, "", 2)) == [5, 4]
    assert days(listings.follow_ups(original, SORTS[4], 5)) == [3, 2]
    opened = Records(table).opened(original, 3)
    assert opened.record
    assert opened.standing
    assert days(opened.follow_ups) == [5, 4, 3]


def test_what_stands_of_many_lists_is_read_at_once(listings: Listings) -> None:
    found = listings.standing([ALL, TOPIC])
    assert found == {ALL: ListStanding(months={"2026-11": 6}, revision=1), TOPIC: ListStanding()}
    assert listings.standing([]) == {}


def test_two_writers_of_one_list_lose_nothing(listings: Listings) -> None:
    """The writers of the newest page and of the months saw the same."""
    seen = listings.standing([ALL])[ALL]
    listings.write(NewestStands(ALL, seen, stands=True))
    listings.write(MonthStands(ALL, seen, "2026-10", 3))
    listings.write(MonthStands(ALL, seen, "2026-11", 0))
    stands = listings.standing([ALL])[ALL]
    assert (stands.newest, stands.months) == (True, {"2026-10": 3})


def test_what_stands_already_is_not_written(table: AskedTable, listings: Listings) -> None:
    written = len(table.stream)
    listings.write(MonthStands(ALL, listings.standing([ALL])[ALL], "2026-11", 6))
    listings.write(NewestStands(TOPIC, ListStanding(), stands=False))
    assert len(table.stream) == written


class BusyTable(FakeTable):
    """Another writer is faster each time."""

    writes = 0

    def write(self, writes: Sequence[Write]) -> None:
        self.writes += 1
        item = self.get(ItemKey("LIST#all", "~")) or {"revision": 0}
        theirs = {"pk": "LIST#all", "sk": "~", "standing": "{}", "revision": item["revision"] + 1}
        super().write([Put(theirs)])
        super().write(writes)


def test_a_list_that_changes_all_the_time_comes_again() -> None:
    table = BusyTable()
    with pytest.raises(Contention):
        Listings(table).write(NewestStands(ALL, ListStanding(), stands=True))
    assert table.writes == ATTEMPTS
