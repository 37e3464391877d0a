"""Counts stay exact, and a comment is found, while others write too."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kilas.comments.comment import Comment, Status, digest_of
from kilas.errors import Conflict, Contention
from kilas.ports import ItemKey
from kilas.store.thread_items import REPEAT_WINDOW
from kilas.store.threads import Threads
from tests.contract.threads import THREAD, add, comment
from tests.fakes.queues import TickingClock
from tests.fakes.table import FakeTable
from tests.newsroom import NOON

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kilas.ports import Item, Write


class Moving(FakeTable):
    """A table where an editor decides just before some read of comments."""

    def __init__(self) -> None:
        super().__init__()
        self.decision: Callable[[], object] | None = None

    def get_many(self, keys: Sequence[ItemKey]) -> dict[ItemKey, Item]:
        """DynamoDB reads the keys one by one: a comment may be moved between two of them."""
        found: dict[ItemKey, Item] = {}
        for key in keys:
            found |= super().get_many([key])
            if self.decision and key.sk.startswith("COMMENT#"):
                decision, self.decision = self.decision, None
                decision()
        return found


@pytest.mark.parametrize("old", get_args(Status))
@pytest.mark.parametrize("new", get_args(Status))
def test_a_comment_is_found_while_it_is_moved(old: Status, new: Status) -> None:
    table = Moving()
    threads = Threads(table)
    added = add(threads, status="pending")
    threads.decide(THREAD, added.id, old)
    table.decision = lambda: threads.decide(THREAD, added.id, new)
    found = threads.find(THREAD, added.id)
    assert found is not None
    assert found.status in {old, new}


class Interruptions(FakeTable):
    """A table where another writer is often faster, and where an answer may be lost."""

    def __init__(self) -> None:
        super().__init__()
        self.planned: list[str] = []
        self.rival: Callable[[], object] | None = None

    def write(self, writes: Sequence[Write]) -> None:
        rival, self.rival = self.rival, None
        if rival:
            rival()  # between our reads and our write
        fate = self.planned.pop(0) if self.planned else "written"
        if fate == "refused":
            raise Conflict("another writer was faster")
        super().write(writes)
        if fate == "lost":
            raise Conflict("the retry of a write that had been done")


FATES = st.lists(st.sampled_from(["refused", "lost", "written"]), max_size=10)
STATUSES = st.sampled_from(get_args(Status))


class ThreadHistory(RuleBasedStateMachine):
    """Readers post and repeat, editors decide; the counts are always those of the comments."""

    def __init__(self) -> None:
        super().__init__()
        self.table = Interruptions()
        self.threads = Threads(self.table)
        self.clock = TickingClock()
        self.known: list[Comment] = []

    @rule(
        text=st.sampled_from("ABC"), status=st.sampled_from(["published", "pending"]), fates=FATES
    )
    def post(self, text: str, status: Status, fates: list[str]) -> None:
        self.table.planned = list(fates)
        new = comment(text, self.clock.now(), status)
        recent = [
            old
            for old in self.known
            if old.text == new.text
            and int((old.posted + REPEAT_WINDOW).timestamp()) > new.posted.timestamp()
        ]
        try:
            stored = self.threads.add(new, digest_of("Ani", text))
        except Contention:
            assert "written" not in fates[:8]
            if not recent and self.threads.find(THREAD, new.id):
                self.known.append(new)  # the last answer of all was lost
            return
        if recent:
            assert stored.id == recent[0].id, "a repeat is the first one again"
        else:
            assert stored == new
            self.known.append(new)

    @precondition(lambda self: self.known)
    @rule(data=st.data(), status=STATUSES, rival=st.none() | STATUSES, fates=FATES)
    def decide(
        self, data: st.DataObject, status: Status, rival: Status | None, fates: list[str]
    ) -> None:
        chosen = data.draw(st.sampled_from(self.known))
        self.table.planned = ["written", *fates] if rival else list(fates)
        if rival:
            self.table.rival = lambda: self.threads.decide(THREAD, chosen.id, rival)
        try:
            assert self.threads.decide(THREAD, chosen.id, status).status == status
        except Contention:
            # The rival's decision makes the first of our writes a conflict.
            assert "written" not in fates[1 if rival else 0 : 6]
        finally:
            self.table.rival = None

    @rule(minutes=st.sampled_from([1, 9, 11]))
    def wait(self, minutes: int) -> None:
        self.clock.forward(minutes=minutes)

    @invariant()
    def counts_are_exact(self) -> None:
        stored = [self.threads.find(THREAD, old.id) for old in self.known]
        published = [found for found in stored if found and found.status == "published"]
        pending = [found for found in stored if found and found.status == "pending"]
        assert self.threads.published(THREAD) == published
        assert self.threads.count(THREAD) == len(published)
        counts = self.table.get(ItemKey(f"THREAD#{THREAD}", "COUNTS")) or {}
        assert counts.get("bytes", 0) == sum(comment.size for comment in published)
        assert self.threads.waiting(THREAD) == len(pending)
        assert list(self.threads.pending()) == list(self.threads.pending(THREAD)) == pending


TestThreadHistory = ThreadHistory.TestCase
TestThreadHistory.settings = settings(max_examples=200, stateful_step_count=20)


def test_a_double_click_leaves_one_comment() -> None:
    table = Interruptions()
    threads = Threads(table)
    table.rival = lambda: add(threads, posted=NOON + timedelta(microseconds=1))
    answered = add(threads)
    assert threads.published(THREAD) == [answered]
    assert threads.count(THREAD) == 1


@pytest.mark.parametrize(("ours", "theirs"), [((2, 1), (3, 2)), ((3, 2), (2, 1)), ((2, 1), (2, 1))])
def test_a_double_click_at_the_end_of_a_window_leaves_one_comment(
    ours: tuple[int, int], theirs: tuple[int, int]
) -> None:
    """Each marker has the number of its window; both are written, so they have one in common."""
    table = Interruptions()
    threads = Threads(table)
    rival = comment(posted=NOON + timedelta(microseconds=1))
    table.rival = lambda: threads.add(rival, *map(str, theirs))
    answered = threads.add(comment(), *map(str, ours))
    assert threads.published(THREAD) == [answered]


@pytest.mark.parametrize("ours", get_args(Status))
@pytest.mark.parametrize("theirs", get_args(Status))
def test_the_later_of_two_editors_decides(ours: Status, theirs: Status) -> None:
    table = Interruptions()
    threads = Threads(table)
    added = add(threads, status="pending")
    table.rival = lambda: threads.decide(THREAD, added.id, theirs)
    assert threads.decide(THREAD, added.id, ours).status == ours or theirs == ours
    final = threads.find(THREAD, added.id)
    assert final is not None
    assert threads.count(THREAD) == (final.status == "published")
    assert threads.waiting(THREAD) == len(list(threads.pending())) == (final.status == "pending")


def test_a_thread_where_others_are_always_faster_gives_up() -> None:
    table = Interruptions()
    table.planned = ["refused"] * 100
    with pytest.raises(Contention):
        add(Threads(table))
