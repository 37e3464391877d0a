"""Threads over the Table port: what is stored, and how much is read."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, get_args

import pytest
from msgspec.structs import replace

from kilas.comments.comment import Comment, Status, digest_of, posted_at
from kilas.errors import CommentNotFound
from kilas.ports import ItemKey, Put, end_of_prefix
from kilas.store.thread_items import REPEAT_WINDOW, TRAPPED_FOR
from kilas.store.threads import Threads
from tests.contract.threads import COUNTS, THREAD, add, comment
from tests.fakes.table import FakeTable
from tests.newsroom import NOON

if TYPE_CHECKING:
    from kilas.ports import Item, Table

LARGEST_TRANSACTION = 100
"""Writes that DynamoDB takes at once."""


def test_a_comment_comes_back_as_it_was(threads: Threads) -> None:
    posted = NOON + timedelta(microseconds=123456)
    added = add(threads, posted=posted)
    assert threads.find(THREAD, added.id) == comment(posted=posted)
    assert threads.published(THREAD) == [added]


def test_the_oldest_comes_first(threads: Threads) -> None:
    late = add(threads, "B", posted=NOON + timedelta(seconds=1))
    early = add(threads, "A")
    assert threads.published(THREAD) == [early, late]


def test_threads_do_not_mix(threads: Threads) -> None:
    add(threads, identity="satu")
    other = add(threads, identity="dua")
    assert threads.published("dua") == [other]
    assert threads.count("dua") == 1
    assert threads.count("tiga") == 0


def test_a_decision_moves_the_comment(table: Table, threads: Threads) -> None:
    added = add(threads, status="pending")
    threads.decide(THREAD, added.id, "removed")
    items = table.query(f"THREAD#{THREAD}", after="COMMENT#", before=end_of_prefix("COMMENT#"))
    assert [item["sk"].split("#")[1] for item in items] == ["removed"]


def test_the_table_holds_the_items_that_are_documented(table: Table, threads: Threads) -> None:
    added = add(threads, status="pending")
    items = table.query(f"THREAD#{THREAD}") + table.query("MODERATION")
    assert {(item["pk"], item["sk"]) for item in items} == {
        (f"THREAD#{THREAD}", "COUNTS"),
        (f"THREAD#{THREAD}", f"COMMENT#pending#2026-11-24T12:00:00.000000Z#{added.id}"),
        (f"THREAD#{THREAD}", f"ONCE#{digest_of('Ani', 'Setuju.')}"),
        ("MODERATION", f"{added.id}#{THREAD}"),
    }
    once = table.get(ItemKey(f"THREAD#{THREAD}", f"ONCE#{digest_of('Ani', 'Setuju.')}"))
    assert once is not None
    assert once["ttl"] == int((NOON + REPEAT_WINDOW).timestamp())


def test_a_repeat_is_recognised_until_its_window_closes(threads: Threads) -> None:
    first = add(threads)
    assert add(threads, posted=NOON + REPEAT_WINDOW - timedelta(seconds=1)) == first
    assert threads.count(THREAD) == 1
    again = add(threads, posted=NOON + REPEAT_WINDOW)
    assert threads.published(THREAD) == [first, again]
    assert threads.count(THREAD) == 2


def test_a_repeat_tells_what_an_editor_decided(threads: Threads) -> None:
    first = add(threads, status="pending")
    threads.decide(THREAD, first.id, "published")
    repeated = add(threads, status="pending", posted=NOON + timedelta(seconds=5))
    assert (repeated.id, repeated.status) == (first.id, "published")


def test_a_comment_is_known_by_any_of_its_markers(threads: Threads) -> None:
    first = threads.add(comment(), "window 2", "window 1")
    later = comment(posted=NOON + timedelta(seconds=5))
    assert threads.add(later, "window 3", "window 2") == first
    assert threads.add(later, "window 1", "window 0") == first
    assert threads.add(later, "other 2", known_by=["window 2"]) == first
    assert threads.add(later, "other 2") == later


def test_a_moment_that_is_taken_makes_the_comment_a_moment_later(threads: Threads) -> None:
    stored = [threads.add(comment(), f"reader {number}") for number in range(4)]
    threads.decide(THREAD, stored[2].id, "removed")
    stored.append(threads.add(comment(), "reader 4"))
    stored.append(threads.add(replace(comment(), trapped=True), "reader 5"))
    assert [each.posted for each in stored] == [
        NOON + timedelta(microseconds=number) for number in range(6)
    ]
    assert len({each.id for each in stored}) == 6
    for each in stored:
        assert posted_at(each.id) == each.posted


def test_a_trapped_comment_is_found_by_its_id_alone(table: Table, threads: Threads) -> None:
    trapped = threads.add(replace(comment(status="pending"), trapped=True), "marker")
    assert threads.find(THREAD, trapped.id) == trapped
    assert threads.published(THREAD) == [*threads.pending(), *threads.pending(THREAD)] == []
    assert (threads.count(THREAD), threads.waiting(THREAD)) == (0, 0)
    with pytest.raises(CommentNotFound):
        threads.decide(THREAD, trapped.id, "published")
    item = table.get(ItemKey(f"THREAD#{THREAD}", f"TRAPPED#{trapped.id}"))
    assert item is not None
    assert item["ttl"] == int((NOON + TRAPPED_FOR).timestamp())


@pytest.mark.parametrize("limit", [1, 2, 3, 100])
def test_pages_follow_each_other(threads: Threads, limit: int) -> None:
    for second in range(7):
        status: Status = "pending" if second % 3 == 1 else "published"
        add(threads, str(second), posted=NOON + timedelta(seconds=second), status=status)
    seen: list[Comment] = []
    after: str | None = ""
    while after is not None:
        page, after = threads.page(THREAD, after=after, limit=limit)
        assert 0 < len(page) <= limit
        seen += page
    assert seen == threads.published(THREAD)
    assert len(seen) == 5


def test_a_page_wants_an_id_to_go_on_after(threads: Threads) -> None:
    with pytest.raises(ValueError, match="not the id"):
        threads.page(THREAD, after="kemarin", limit=10)


def fill(table: Table, status: Status, number: int) -> list[Comment]:
    """Put what so many comments make of a table. Moto copies its whole table at each transaction,
    and so takes long to add them one by one."""
    filled = FakeTable()
    added = [
        add(Threads(filled), str(second), status=status, posted=NOON + timedelta(seconds=second))
        for second in range(number)
    ]
    puts = [Put(item) for item in filled.all_items()]
    for start in range(0, len(puts), LARGEST_TRANSACTION):
        table.write(puts[start : start + LARGEST_TRANSACTION])
    return added


def test_long_threads_are_read_to_their_end(table: Table, threads: Threads) -> None:
    fill(table, "published", 120)
    assert len(threads.published(THREAD)) == threads.count(THREAD) == 120


def test_pending_comments_of_all_threads_are_listed(threads: Threads) -> None:
    second = add(threads, "B", identity="dua", status="pending", posted=NOON + timedelta(seconds=1))
    first = add(threads, "A", identity="satu", status="pending")
    add(threads, "C", identity="satu")
    assert list(threads.pending()) == [first, second]
    assert list(threads.pending("dua")) == [second]
    assert threads.waiting("dua") == 1


def test_every_pending_comment_is_listed(table: Table, threads: Threads) -> None:
    added = fill(table, "pending", 101)
    assert list(threads.pending()) == list(threads.pending(THREAD)) == added


@pytest.mark.parametrize("old", get_args(Status))
@pytest.mark.parametrize("new", get_args(Status))
def test_a_decision_moves_the_counts(threads: Threads, old: Status, new: Status) -> None:
    added = add(threads, status="pending")
    threads.decide(THREAD, added.id, old)
    for _ in range(2):
        assert threads.decide(THREAD, added.id, new).status == new
        assert threads.count(THREAD) == len(threads.published(THREAD)) == (new == "published")
        assert threads.waiting(THREAD) == len(list(threads.pending())) == (new == "pending")


def test_a_status_without_a_count_moves_no_count(table: Table, threads: Threads) -> None:
    """Of a comment that is in no count, DynamoDB refuses to add nothing to the counts."""
    add(threads, "Setuju.")
    moved = add(threads, "Beli obat!", status="pending")
    threads.decide(THREAD, moved.id, "removed")
    before = table.get(COUNTS)
    coming: Any = "spam"
    threads.decide(THREAD, moved.id, coming)
    assert table.get(COUNTS) == before
    prefix = "COMMENT#spam#"
    found = table.query(f"THREAD#{THREAD}", after=prefix, before=end_of_prefix(prefix))
    assert [item["id"] for item in found] == [moved.id]


@pytest.mark.parametrize("id_", ["", "tidak-ada", comment("lain").id])
def test_nobody_decides_on_a_comment_that_is_not_there(threads: Threads, id_: str) -> None:
    add(threads)
    with pytest.raises(CommentNotFound):
        threads.decide(THREAD, id_, "removed")


class Counting(FakeTable):
    """Counts the queries, and the items that they read."""

    def __init__(self) -> None:
        super().__init__()
        self.queries = self.items = 0

    def query(self, pk: str, **options: Any) -> list[Item]:
        found = super().query(pk, **options)
        self.queries += 1
        self.items += len(found)
        return found


@pytest.fixture
def crowded() -> tuple[Counting, Threads]:
    """Three published comments, among many that wait or were removed."""
    table = Counting()
    threads = Threads(table)
    for second in range(150):
        status: Status = "published" if second % 50 == 0 else "pending"
        added = add(threads, str(second), posted=NOON + timedelta(seconds=second), status=status)
        if second % 50 % 3 == 1:
            threads.decide(THREAD, added.id, "removed")
    assert table.queries == 0, "writing and deciding read no range"
    return table, threads


def test_a_page_reads_no_more_than_it_shows(crowded: tuple[Counting, Threads]) -> None:
    table, threads = crowded
    shown, following = threads.page(THREAD, after="", limit=1)
    assert (len(shown), following) == (1, shown[0].id)
    assert (table.queries, table.items) == (1, 2)  # one more says that there is a next page


def test_a_thread_is_read_without_what_is_not_shown(crowded: tuple[Counting, Threads]) -> None:
    table, threads = crowded
    assert len(threads.published(THREAD)) == 3
    assert (table.queries, table.items) == (1, 3)


def test_an_editor_reads_only_what_waits(crowded: tuple[Counting, Threads]) -> None:
    table, threads = crowded
    assert len(list(threads.pending(THREAD))) == 96
    assert (table.queries, table.items) == (1, 96)


def test_a_page_goes_on_after_a_comment_that_was_taken_away(threads: Threads) -> None:
    added = [
        add(threads, str(second), posted=NOON + timedelta(seconds=second)) for second in range(3)
    ]
    threads.decide(THREAD, added[1].id, "removed")
    assert threads.page(THREAD, after=added[1].id, limit=2) == ([added[2]], None)
