"""How much a thread holds: a full one takes no more, and room comes back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kilas.comments.comment import MAX_HTML, MAX_THREAD, is_full
from kilas.errors import ThreadFull
from kilas.ports import Add
from tests.contract.threads import COUNTS, THREAD, add, comment
from tests.newsroom import NOON

if TYPE_CHECKING:
    from kilas.ports import Table
    from kilas.store.threads import Threads


def test_a_full_thread_takes_no_more_and_approves_no_more(table: Table, threads: Threads) -> None:
    waiting = add(threads, "lama", status="pending")
    table.write([Add(COUNTS, {"published": 1, "bytes": MAX_THREAD})])
    with pytest.raises(ThreadFull):
        add(threads)
    with pytest.raises(ThreadFull, match=f"comments on {THREAD} fill its page; remove some"):
        threads.decide(THREAD, waiting.id, "published")
    assert threads.published(THREAD) == []
    assert list(threads.pending(THREAD)) == [waiting]
    assert threads.decide(THREAD, waiting.id, "removed").status == "removed"


def test_pending_comments_never_close_a_thread(table: Table, threads: Threads) -> None:
    table.write([Add(COUNTS, {"pending": 1_000_000})])
    added = add(threads, status="pending")
    assert threads.decide(THREAD, added.id, "published").status == "published"


def test_a_comment_taken_away_makes_room_again(table: Table, threads: Threads) -> None:
    last = add(threads, "x" * 50_000)
    table.write([Add(COUNTS, {"bytes": MAX_THREAD - 50_000})])
    with pytest.raises(ThreadFull):
        add(threads, "B")
    threads.decide(THREAD, last.id, "removed")
    assert add(threads, "B").status == "published"


def test_the_counts_know_what_the_page_carries(table: Table, threads: Threads) -> None:
    shown = [add(threads, text) for text in ("a", "🙂" * 10)]
    gone = add(threads, "c")
    threads.decide(THREAD, gone.id, "removed")
    add(threads, "d", status="pending")
    counts = table.get(COUNTS)
    assert counts is not None
    assert counts["bytes"] == sum(comment.size for comment in shown)
    assert shown[1].size - shown[0].size == 40 - 1


def test_the_last_comment_of_a_thread_can_be_repeated(table: Table, threads: Threads) -> None:
    last = add(threads)
    table.write([Add(COUNTS, {"bytes": MAX_THREAD})])
    assert add(threads, posted=NOON + timedelta(seconds=1)) == last


def test_a_thread_is_full_before_its_largest_comment_would_not_fit() -> None:
    name, frame = 60 * len("&quot;"), comment("").size - len("Ani<p></p>")
    largest = MAX_HTML + name + frame
    most = next(size for size in range(MAX_THREAD, 0, -1) if not is_full(size))
    assert MAX_THREAD - 2 * largest < most <= MAX_THREAD - largest
