"""The bytes of an answer of the API are bounded for any comments."""

from __future__ import annotations

import json
from datetime import timedelta

import msgspec
import pytest

from kilas.api.bodies import CommentBody, CommentsBody
from kilas.comments.comment import MAX_TEXT, MAX_THREAD
from kilas.comments.shown import ShowComments, ShownComment
from tests.contract.threads import comment
from tests.newsroom import NOON, article
from tests.unit.api.api_caller import Api, event, posting

LAMBDA_TAKES = 6 * 1024 * 1024
"""Bytes of a payload: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"""


def filled(unit: str) -> Api:
    """A thread that readers filled with this, as far as it goes."""
    api = Api()
    for number in range(400):
        start = f"{number} "
        response = api(posting(name="\U0001f642" * 60, text=(start + unit * MAX_TEXT)[:MAX_TEXT]))
        if response["statusCode"] == 409:
            return api
        assert response["statusCode"] == 201
    raise AssertionError("nobody closed the thread")


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["\U0001f642", '"', "&", "é", "\\a"], ids=ascii)
def test_a_thread_that_is_full_is_read_in_answers_of_less_than_1_mb(unit: str) -> None:
    api = filled(unit)
    published = api.threads.published("banjir-di-hulu")
    assert MAX_THREAD * 0.95 < sum(comment.size for comment in published) <= MAX_THREAD
    seen: list[str] = []
    query: dict[str, str] = {}
    while True:
        response = api(event("comment-get", query=query))
        assert len(response["body"].encode()) < 1_000_000
        assert len(json.dumps(response).encode()) < LAMBDA_TAKES * 0.6
        body = json.loads(response["body"])
        seen += [comment["body_html"] for comment in body["comments"]]
        if body["next"] is None:
            break
        query = {"after": body["next"]}
    show = ShowComments()
    assert seen == [show(comment).html for comment in published]


def test_characters_are_not_escaped_in_an_answer() -> None:
    api = Api()
    assert "Café ☕" in api(posting(text="Café ☕"))["body"]
    assert "Café ☕" in api(event("comment-get"))["body"]


def test_comments_that_do_not_fit_in_an_answer_are_left_for_the_next() -> None:
    comments = [
        ShownComment(comment(f"{number}", NOON + timedelta(seconds=number)), "Ani", "<p>a</p>")
        for number in range(3)
    ]
    size = len(msgspec.json.encode(CommentBody.of(comments[0], article())))

    def answer(most: int) -> CommentsBody:
        return CommentsBody.of(comments, None, 3, article(), most)

    assert [each.id for each in answer(2 * size).comments] == [
        each.comment.id for each in comments[:2]
    ]
    assert (answer(2 * size).next, answer(2 * size).count) == (comments[1].comment.id, 3)
    assert len(answer(2 * size - 1).comments) == 1
    assert len(answer(1).comments) == 1, "one is always taken, or nobody could read on"
    assert answer(3 * size).next is None
