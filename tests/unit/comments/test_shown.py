"""What readers get of comments, within limits that hold for any renderer."""

from __future__ import annotations

from datetime import timedelta
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kilas.comments.comment import (
    MAX_HTML,
    MAX_NAME,
    MAX_TEXT,
    MAX_THREAD,
    Comment,
    comment_id,
    digest_of,
    size_of,
)
from kilas.comments.shown import KEPT, MOST_SHOWN, ShowComments
from kilas.comments.text import render_comment, render_plain
from tests.newsroom import NOON


def comment(text: str, name: str = "Ani", number: int = 0) -> Comment:
    posted = NOON + timedelta(seconds=number)
    size = size_of(name, text, render_comment(text))
    id_ = comment_id(posted, digest_of(name, text))
    return Comment(id_, "banjir", name, text, posted, "published", size)


class Counting:
    """A renderer that repeats a text, and counts the calls."""

    def __init__(self, times: int = 1) -> None:
        self.calls = 0
        self._times = times

    def __call__(self, text: str) -> str:
        self.calls += 1
        return f"<p>{escape(text) * self._times}</p>"


def test_a_comment_is_shown_with_its_html() -> None:
    shown = ShowComments()(comment("Setuju *sekali*.", name="Ani"))
    assert (shown.name, shown.html) == ("Ani", "<p>Setuju <em>sekali</em>.</p>")


def test_another_renderer_shows_the_same_comment_otherwise() -> None:
    shown = ShowComments(render_plain)(comment("Setuju *sekali*."))
    assert shown.html == "<p>Setuju *sekali*.</p>"


def test_a_name_is_normalised_again() -> None:
    """So that a character that a later release takes out leaves the names that stand too."""
    assert ShowComments()(comment("a", name="A\u202eni  B")).name == "Ani B"


@pytest.mark.parametrize("character", ["&", "<", '"', "'", "\n", "é", "\U0001f642", "-\n*\n"])
def test_html_that_grew_too_large_is_the_text_as_typed(character: str) -> None:
    text = ("a" + character * MAX_TEXT)[: MAX_TEXT - 1] + "z"
    shown = ShowComments(Counting(100))(comment(text))
    assert shown.html == render_plain(text)
    assert len(shown.html.encode()) <= MAX_HTML


@settings(max_examples=50)
@given(st.text(alphabet=st.sampled_from("&<>\"'`*_-\n\\a\U0001f642\u0300"), max_size=MAX_TEXT))
def test_plain_html_always_fits(text: str) -> None:
    html = render_plain(text)
    assert len(html.encode()) <= MAX_HTML
    assert html.startswith("<p>")
    assert "<" not in html.removeprefix("<p>").removesuffix("</p>").replace("<br>", "")


def thread(number: int, text: str = "x" * 1_000) -> list[Comment]:
    return [comment(f"{place} {text}", number=place) for place in range(number)]


def test_a_thread_that_fits_is_shown_whole_and_in_order() -> None:
    comments = thread(600)
    assert sum(each.size for each in comments) < MAX_THREAD
    assert [each.comment for each in ShowComments().fitting(comments)] == comments


def test_a_renderer_that_makes_twice_as_much_leaves_nothing_out() -> None:
    comments = thread(640)
    shown = ShowComments(Counting(2)).fitting(comments)
    assert sum(len(each.html) for each in shown) > MAX_THREAD
    assert [each.comment for each in shown] == comments


@pytest.mark.parametrize("times", [3, 20, 1_000])
def test_a_renderer_that_makes_more_leaves_out_the_newest(times: int) -> None:
    comments = thread(1_500)
    shown = ShowComments(Counting(times)).fitting(comments)
    added = [size_of(each.name, "", each.html) for each in shown]
    assert [each.comment for each in shown] == comments[: len(shown)]
    assert MOST_SHOWN - MAX_HTML - 1_000 < sum(added) <= MOST_SHOWN or len(shown) == len(comments)
    assert shown == ShowComments(Counting(times)).fitting(comments), "always the same"


def test_a_text_is_rendered_once() -> None:
    render = Counting()
    show, comments = ShowComments(render), thread(50)
    assert show.fitting(comments) == show.fitting(comments)
    assert render.calls == 50
    show.fitting([*comments, comment("baru")])
    assert render.calls == 51


def test_what_is_kept_has_a_bound() -> None:
    render = Counting()
    show = ShowComments(render)
    text = "x" * (MAX_TEXT - 10)
    for number in range(2 * KEPT // MAX_TEXT):
        show(comment(f"{number} {text}"))
        assert show.kept <= KEPT
    calls = render.calls
    show(comment(f"0 {text}"))
    assert render.calls == calls + 1, "long forgotten, and made again"


def test_the_size_is_that_of_the_larger_of_text_and_html() -> None:
    assert size_of("Ani", "a" * 100, "<p>a</p>") == size_of("Ani", "", "a" * 100)
    assert size_of("&" * MAX_NAME, "", "") - size_of("", "", "") == 5 * MAX_NAME
