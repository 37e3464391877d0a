"""openapi.json is written by hand: it says what the routes and the bodies are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from kilas.api.bodies import CommentBody, CommentsBody, ErrorBody, NewComment, ProblemBody
from kilas.api.comments import ALLOWED, MAX_PAGE, OPENAPI
from kilas.api.description import description
from kilas.api.refusals import STATUSES
from kilas.texts import texts_of
from tests.unit.api.api_caller import Api, event, posting

if TYPE_CHECKING:
    from collections.abc import Iterator

BODIES = (CommentBody, CommentsBody, ErrorBody, NewComment, ProblemBody)
DOCUMENT: dict[str, Any] = json.loads(description())


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in DOCUMENT["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_it_has_the_routes_of_the_api() -> None:
    """HEAD is as GET, and the description does not describe itself."""
    described = {(path, method.upper()) for path, method, _ in operations()}
    routes = {
        (path.replace("<", "{").replace(">", "}"), method)
        for path, methods in ALLOWED.items()
        for method in methods
        if path != OPENAPI and method != "HEAD"
    }
    assert described == routes


def test_it_has_the_bodies_of_the_api() -> None:
    _, schemas = msgspec.json.schema_components(BODIES, ref_template="#/components/schemas/{name}")
    assert DOCUMENT["components"]["schemas"] == schemas


@pytest.mark.parametrize(("path", "operation"), [(path, each) for path, _, each in operations()])
def test_its_statuses_are_those_of_the_api(path: str, operation: dict[str, Any]) -> None:
    problems = {str(status) for status in STATUSES.values()}
    answers = {"200", "201", "202", "303"}
    assert set(operation["responses"]) <= problems | answers, path
    for status, answer in operation["responses"].items():
        if set(answer.get("content", ())) == {"application/problem+json"}:
            assert answer["description"] == texts_of("en").statuses[int(status)]


def test_its_limit_is_that_of_the_api() -> None:
    (limit,) = [
        parameter["schema"]
        for _, _, operation in operations()
        for parameter in operation["parameters"]
        if parameter["name"] == "limit"
    ]
    assert limit == {"type": "integer", "minimum": 1, "maximum": MAX_PAGE, "default": MAX_PAGE}


@pytest.mark.parametrize(
    ("sent", "body"),
    [
        (posting(), CommentBody),
        (event("comment-get"), CommentsBody),
        (event(body="{}"), ProblemBody),
        (event("comment-get", path="/api/entah"), ProblemBody),
    ],
    ids=["post", "get", "without fields", "unknown path"],
)
def test_answers_are_as_described(sent: dict[str, Any], body: type[msgspec.Struct]) -> None:
    """Each field of the body is there, and none that it does not have."""
    answer = json.loads(Api()(sent)["body"])
    msgspec.convert(answer, body)
    assert set(answer) == set(body.__struct_fields__)
