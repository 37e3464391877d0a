from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kilas.comments.comment import MAX_THREAD, digest_of
from kilas.errors import CommentNotFound, ThreadFull
from kilas.moderation import CommentRef, Moderation
from kilas.ports import Add, ItemKey
from kilas.store.threads import Threads
from tests.contract.threads import add, comment
from tests.fakes.table import FakeTable
from tests.newsroom import NOON

Ask = Callable[[Moderation, CommentRef], object]
ASK: tuple[Ask, ...] = (
    Moderation.show,
    lambda moderation, ref: moderation.decide(ref, "published"),
    lambda moderation, ref: moderation.decide(ref, "removed"),
)


class Desk:
    """The use case over a fake table."""

    def __init__(self) -> None:
        self.table = FakeTable()
        self.threads = Threads(self.table)
        self.moderation = Moderation(self.threads)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def waiting(desk: Desk, text: str = "Setuju.", seconds: int = 0, article: str = "a") -> CommentRef:
    posted = NOON + timedelta(seconds=seconds)
    return CommentRef.of(add(desk.threads, text, status="pending", identity=article, posted=posted))


@pytest.mark.parametrize("article", [None, "a"])
def test_every_waiting_comment_is_listed_however_many_pages_the_table_has(
    desk: Desk, article: str | None
) -> None:
    refs = [waiting(desk, str(number), seconds=number) for number in range(250)]
    assert [CommentRef.of(each) for each in desk.moderation.waiting(article)] == refs


def test_a_page_that_ends_exactly_at_the_last_comment_is_the_last(desk: Desk) -> None:
    refs = [waiting(desk, str(number), seconds=number) for number in range(100)]
    assert [CommentRef.of(each) for each in desk.moderation.waiting()] == refs


def test_comments_of_one_article_are_listed_alone(desk: Desk) -> None:
    other, ours = waiting(desk, article="b"), waiting(desk, seconds=1)
    assert [CommentRef.of(each) for each in desk.moderation.waiting("a")] == [ours]
    assert [CommentRef.of(each) for each in desk.moderation.waiting()] == [other, ours]


def test_decisions_made_during_a_listing_skip_no_other_comment(desk: Desk) -> None:
    """As when an editor approves the first pages while the rest is still to be read."""
    refs = [waiting(desk, str(number), seconds=number) for number in range(201)]
    listed = desk.moderation.waiting()
    seen = [CommentRef.of(each) for each in islice(listed, 100)]
    for ref in (*refs[:100], refs[150]):
        desk.moderation.decide(ref, "published")
    seen += [CommentRef.of(each) for each in listed]
    assert seen == [ref for ref in refs if ref != refs[150]]


def test_a_comment_is_shown_with_the_state_of_its_thread(desk: Desk) -> None:
    ref = waiting(desk)
    waiting(desk, "Lain.", seconds=1)
    add(desk.threads, "Tayang.", identity="a", posted=NOON + timedelta(seconds=2))
    shown = desk.moderation.show(ref)
    assert (CommentRef.of(shown.comment), shown.comment.status) == (ref, "pending")
    assert (shown.published, shown.waiting) == (1, 2)


def test_approving_publishes_once_and_says_so_the_second_time(desk: Desk) -> None:
    ref = waiting(desk)
    first, second = (desk.moderation.decide(ref, "published") for _ in range(2))
    assert (first.changed, second.changed) == (True, False)
    assert first.comment == second.comment
    assert (first.comment.status, first.published, second.published) == ("published", 1, 1)
    assert desk.threads.published("a") == [first.comment]


def test_removing_takes_a_published_comment_away_and_can_be_undone(desk: Desk) -> None:
    ref = waiting(desk)
    desk.moderation.decide(ref, "published")
    removed = desk.moderation.decide(ref, "removed")
    assert (removed.comment.status, removed.changed, removed.published) == ("removed", True, 0)
    assert not desk.moderation.decide(ref, "removed").changed
    assert desk.moderation.decide(ref, "published").published == 1


@pytest.mark.parametrize("id_", ["nihil", "..", comment("never sent").id])
@pytest.mark.parametrize("ask", ASK)
def test_a_comment_that_does_not_exist_is_not_found(desk: Desk, id_: str, ask: Ask) -> None:
    waiting(desk)
    with pytest.raises(CommentNotFound, match=f"the article a has no comment {id_}"):
        ask(desk.moderation, CommentRef("a", id_))


@pytest.mark.parametrize("ask", ASK)
def test_a_trapped_comment_is_not_found(desk: Desk, ask: Ask) -> None:
    trapped = replace(comment(identity="a", status="pending"), trapped=True)
    desk.threads.add(trapped, digest_of("Ani", "Setuju."))
    with pytest.raises(CommentNotFound):
        ask(desk.moderation, CommentRef.of(trapped))
    assert list(desk.moderation.waiting()) == []


def test_a_full_page_takes_no_approval_but_a_removal(desk: Desk) -> None:
    ref = waiting(desk)
    desk.table.write([Add(ItemKey("THREAD#a", "COUNTS"), {"published": 1, "bytes": MAX_THREAD})])
    with pytest.raises(ThreadFull):
        desk.moderation.decide(ref, "published")
    assert desk.moderation.decide(ref, "removed").changed


@given(
    st.from_regex(r"[A-Za-z0-9._=~-]{1,255}", fullmatch=True),
    st.from_regex(r"[0-9a-v]{16}", fullmatch=True),
)
def test_a_reference_is_one_word_that_leads_back(article: str, id_: str) -> None:
    word = str(CommentRef(article, id_))
    assert word.split() == [word]
    assert CommentRef.parse(f" {word}\n") == CommentRef(article, id_)


@pytest.mark.parametrize("text", ["", "/", "halo", "halo/", "/06o3", "a/b/c", " "])
def test_a_word_that_is_no_reference_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not ARTICLE/COMMENT"):
        CommentRef.parse(text)
