"""What the API sends is bounded in bytes, whatever readers wrote."""

from __future__ import annotations

import json

import pytest

from kilas.comments.comment import MAX_THREAD
from kilas.comments.rules import MAX_TEXT
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
    assert seen == [comment.body_html for comment in published]


def test_characters_stand_for_themselves_in_an_answer() -> None:
    api = Api()
    assert "Café ☕" in api(posting(text="Café ☕"))["body"]
    assert "Café ☕" in api(event("comment-get"))["body"]


def test_more_comments_than_fit_in_an_answer_are_read_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kilas.api.bodies.MAX_ANSWER", 10)
    api = Api()
    for number in range(3):
        api(posting(text=str(number)))
    first = json.loads(api(event("comment-get"))["body"])
    assert [comment["body_html"] for comment in first["comments"]] == ["<p>0</p>"]
    second = json.loads(api(event("comment-get", query={"after": first["next"]}))["body"])
    assert [comment["body_html"] for comment in second["comments"]] == ["<p>1</p>"]
    assert second["count"] == 3
