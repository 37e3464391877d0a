from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kilas.api.post import Post
from kilas.api.repeats import Repeats
from kilas.comments.rules import Submission
from kilas.comments.shown import ShowComments
from kilas.errors import CommentNotFound, Refused
from kilas.store.threads import Threads
from tests.fakes.articles import FakeArticles
from tests.fakes.queues import TickingClock
from tests.fakes.table import FakeTable
from tests.newsroom import article

if TYPE_CHECKING:
    from kilas.articles.article import Article
    from kilas.comments.comment import Comment

SUBMISSION = Submission("Ani", "Setuju.")
SECRET = "rahasia-untuk-uji"  # noqa: S105  # of the tests alone


class Desk:
    """The use case with its fakes."""

    def __init__(self, *articles: Article, moderation: str = "none") -> None:
        self.newsroom = FakeArticles(*(articles or (article(),)), moderation=moderation)
        self.table = FakeTable()
        self.threads = Threads(self.table)
        self.clock = TickingClock()

        self._post = Post(self.newsroom, self.threads, self.clock, Repeats(SECRET))

    def post(
        self,
        submission: Submission = SUBMISSION,
        identity: str = "banjir-di-hulu",
        reader: str = "",
    ) -> Comment:
        return self._post(identity, submission, reader).comment

    def refusal(self, submission: Submission = SUBMISSION, identity: str = "banjir-di-hulu") -> str:
        with pytest.raises(Refused) as caught:
            self.post(submission, identity)
        assert not list(self.table.all_items()), "a refused comment leaves nothing behind"
        return caught.value.problems[0].code


def test_without_moderation_a_comment_is_published_at_once() -> None:
    desk = Desk()
    comment = desk.post(Submission(" Ani ", "Setuju *sekali*."))
    assert (comment.name, comment.status) == ("Ani", "published")
    assert comment.text == "Setuju *sekali*."
    assert ShowComments()(comment).html == "<p>Setuju <em>sekali</em>.</p>"
    assert desk.threads.published("banjir-di-hulu") == [comment]
    assert desk.threads.count("banjir-di-hulu") == 1


def test_with_moderation_a_comment_waits() -> None:
    desk = Desk(moderation="before")
    comment = desk.post()
    assert comment.status == "pending"
    assert desk.threads.published("banjir-di-hulu") == []
    assert desk.threads.count("banjir-di-hulu") == 0
    assert list(desk.threads.pending()) == [comment]


def test_a_repeat_is_the_first_comment_again() -> None:
    desk = Desk()
    first = desk.post(Submission("Ani", "Setuju."))
    assert desk.post(Submission(" Ani", "Setuju. ")) == first
    assert desk.threads.published("banjir-di-hulu") == [first]
    assert desk.threads.count("banjir-di-hulu") == 1


def test_the_same_words_count_again_after_a_while() -> None:
    desk = Desk()
    first = desk.post()
    desk.clock.forward(minutes=9)
    assert desk.post() == first
    desk.clock.forward(minutes=2)
    assert desk.post() != first
    assert desk.threads.count("banjir-di-hulu") == 2


TRAPPED = Submission("Ani", "Beli obat.", website="https://spam.example")


@pytest.mark.parametrize("moderation", ["none", "before"])
def test_a_filled_trap_is_answered_alike_but_nobody_is_shown_it(moderation: str) -> None:
    desk = Desk(moderation=moderation)
    comment = desk.post(TRAPPED)
    assert comment.status == Desk(moderation=moderation).post().status
    assert desk.threads.published("banjir-di-hulu") == []
    assert (desk.threads.count("banjir-di-hulu"), desk.threads.waiting("banjir-di-hulu")) == (0, 0)
    assert list(desk.threads.pending()) == []
    assert desk.threads.find("banjir-di-hulu", comment.id) == comment
    items = list(desk.table.all_items())
    assert items
    assert all("ttl" in item for item in items), "nothing of it is kept for good"


def test_a_trapped_comment_is_repeated_like_any_other() -> None:
    desk = Desk()
    assert desk.post(TRAPPED) == desk.post(TRAPPED)


def test_a_trapped_repeat_is_the_comment_that_was_taken() -> None:
    desk = Desk()
    taken = desk.post(Submission("Ani", "Beli obat."))
    assert desk.post(TRAPPED) == taken


def test_a_person_may_say_what_a_trapped_comment_said() -> None:
    desk = Desk()
    desk.post(TRAPPED)
    taken = desk.post(Submission("Ani", "Beli obat."))
    assert desk.threads.published("banjir-di-hulu") == [taken]


def test_nobody_decides_on_what_was_trapped() -> None:
    desk = Desk(moderation="before")
    trapped = desk.post(TRAPPED)
    with pytest.raises(CommentNotFound):
        desk.threads.decide("banjir-di-hulu", trapped.id, "published")


@pytest.mark.parametrize(
    ("found", "code"),
    [
        (article(comments="closed"), "comments_closed"),
        (article(comments="off"), "comments_off"),
        (article(withdrawn="Sumbernya keliru."), "comments_closed"),
        (article(kind="page"), "article_missing"),
    ],
)
def test_an_article_may_take_no_comments(found: Article, code: str) -> None:
    assert Desk(found).refusal() == code


def test_an_unknown_article_takes_no_comments() -> None:
    assert Desk().refusal(identity="tidak-ada") == "article_missing"


def test_a_text_that_renders_to_nothing_is_no_comment() -> None:
    assert Desk().refusal(Submission("Ani", "---")) == "text_missing"


class Inspector(HTMLParser):
    """Fails on any tag or attribute that a comment has no use for."""

    SAFE = frozenset({"p", "br", "em", "strong", "code", "blockquote", "ul", "ol", "li", "a"})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.SAFE
        for name, value in attrs:
            assert tag == "a"
            assert name in {"href", "rel"}
            assert name == "rel" or str(value).startswith(("http://", "https://"))

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


HOSTILE = st.lists(
    st.sampled_from(
        [
            "<script>",
            "</p>",
            "<img src=x onerror=alert(1)>",
            "[a](javascript:x)",
            "![",
            "](",
            "http://",
            "https://a.example",
            '"',
            "'",
            "<",
            ">",
            "&lt;",
            "&#60;",
            "`",
            "*",
            "_",
            "\n",
            "> ",
            "- ",
            "<!--",
            "<a href=//x>",
            "\u202e",
            "\x00",
            "data:text/html,x",
            "x",
        ]
    ),
    max_size=30,
).map("".join)


@given(st.text(max_size=200) | HOSTILE)
@example("<svg/onload=alert(1)>")
@example("[klik](data:text/html;base64,PHNjcmlwdD4=)")
@example('https://a.example/"onmouseover=alert(1)')
@example("<https://a.example/<script>>")
def test_any_text_is_refused_or_becomes_safe_html(text: str) -> None:
    try:
        comment = Desk().post(Submission("Ani", text))
    except Refused:
        return
    inspector = Inspector()
    inspector.feed(ShowComments()(comment).html)
    inspector.close()
