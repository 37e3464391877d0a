"""From the head of an article and of its thread, readers reach the comments and the form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from kilas.pages.render import render
from tests.golden.examples import ARTICLE

if TYPE_CHECKING:
    from kilas.pages.parts import Thread

FORM = "#tulis-komentar"


def links(thread: Thread | None) -> tuple[list[str], list[str]]:
    """The links of the article's head, and of its thread, to the thread and to the form."""
    page = render(replace(ARTICLE, thread=thread)).decode()
    head, _, rest = page.partition("</header>\n<p class")
    wanted = re.compile(r'href="(#komentar|#tulis-komentar)"')
    return wanted.findall(head), wanted.findall(rest)


@pytest.fixture
def thread() -> Thread:
    assert ARTICLE.thread
    return ARTICLE.thread


def test_an_open_thread(thread: Thread) -> None:
    assert thread.comments
    assert links(thread) == (["#komentar", FORM], [FORM])
    assert f'id="{FORM[1:]}"' in render(replace(ARTICLE, thread=thread)).decode()


def test_a_thread_without_comments_begins_with_its_form(thread: Thread) -> None:
    empty = replace(thread, comments=(), count=0)
    assert links(empty) == ([FORM], [])
    assert links(replace(empty, form_action="")) == (["#komentar"], [])


@pytest.mark.parametrize("closed", [{"form_action": ""}, {"full": True}], ids=["closed", "full"])
def test_no_link_leads_to_a_form_that_is_not_there(
    thread: Thread, closed: dict[str, object]
) -> None:
    without_form = replace(thread, **closed)
    assert links(without_form) == (["#komentar"], [])
    assert FORM[1:] not in render(replace(ARTICLE, thread=without_form)).decode()


def test_comments_that_are_off() -> None:
    assert links(None) == ([], [])
