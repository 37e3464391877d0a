"""What readers and programs do wrong, and the problem that each is answered with."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from kilas.articles.address import MAX_IDENTITY
from kilas.comments.comment import MAX_NAME, MAX_TEXT, MAX_THREAD
from kilas.ports import Add, ItemKey
from tests.fakes.articles import FakeArticles
from tests.newsroom import article
from tests.unit.api.api_caller import (
    BROWSER,
    FORM,
    SECRET,
    Api,
    event,
    posting,
)

if TYPE_CHECKING:
    import io

    from kilas.articles.article import Article


@pytest.mark.parametrize(
    "body",
    ["", "{", "nul", "[]", "null", "3", '"teks"', "[" * 60_000, "1" * 5_000, '{"name": "Ani",}'],
)
def test_a_body_that_is_no_json_object_cannot_be_read(body: str) -> None:
    assert Api().problem(event(body=body), 400)["errors"][0]["code"] == "bad_json"


@pytest.mark.parametrize("raw", [b'{"name": "\xff", "text": "a"}', b"\xc3\x28"])
def test_a_body_that_is_not_utf8_cannot_be_read(raw: bytes) -> None:
    sent = event() | {"body": base64.b64encode(raw).decode(), "isBase64Encoded": True}
    assert Api().problem(sent, 400)["errors"][0]["code"] == "not_utf8"


def test_a_form_that_is_not_utf8_cannot_be_read() -> None:
    sent = event(body="name=Ani&text=caf%E9", content_type=FORM)
    assert Api().problem(sent, 400)["errors"][0]["code"] == "not_utf8"


def test_broken_base64_cannot_be_read() -> None:
    sent = event() | {"body": "***", "isBase64Encoded": True}
    assert Api().problem(sent, 400)["errors"][0]["code"] == "bad_base64"


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"name": ""}, [("name", "name_missing")]),
        ({"name": None}, [("name", "field_invalid")]),
        ({"name": 7}, [("name", "field_invalid")]),
        ({"text": ["a"]}, [("text", "field_invalid")]),
        (
            {"name": "n" * (MAX_NAME + 1), "text": ""},
            [("name", "name_too_long"), ("text", "text_missing")],
        ),
        ({"text": "t" * (MAX_TEXT + 1)}, [("text", "text_too_long")]),
        ({"text": "http://a " * 6}, [("text", "too_many_links")]),
        ({"text": "- a\n* b\n" * 625}, [("text", "text_too_large")]),
        ({"name": "Redaksi", "text": ""}, [("name", "name_reserved"), ("text", "text_missing")]),
        (
            {"name": "\u0301\u0316" * 130, "text": "t" * 20_001},
            [("name", "name_too_long"), ("text", "text_too_long")],
        ),
    ],
)
def test_fields_that_break_a_rule_are_all_named(
    fields: dict[str, Any], errors: list[tuple[str, str]]
) -> None:
    body = Api().problem(posting(**fields), 422)
    assert [(error["field"], error["code"]) for error in body["errors"]] == errors


def test_a_missing_field_is_named() -> None:
    body = Api().problem(event(body='{"name": "Ani"}'), 422)
    assert [(error["field"], error["code"]) for error in body["errors"]] == [
        ("text", "field_missing")
    ]


@pytest.mark.parametrize(
    "query", [{"limit": "0"}, {"limit": "101"}, {"limit": "x"}, {"after": "x"}]
)
def test_a_query_that_breaks_a_rule_is_named(query: dict[str, str]) -> None:
    body = Api().problem(event("comment-get", query=query), 422)
    assert [error["field"] for error in body["errors"]] == list(query)


def test_a_large_body_is_refused() -> None:
    body = Api().problem(posting(text="t" * 70_000), 413)
    assert "65536" in body["detail"]


def test_the_largest_text_fits_in_a_form() -> None:
    form = urlencode({"name": "🙂" * MAX_NAME, "text": "🙂" * MAX_TEXT, "website": ""})
    assert Api()(event(body=form, content_type=FORM))["statusCode"] == 303


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "",
        "multipart/form-data; boundary=x",
        "application/xml",
        "nonsense",
        "application/json; charset=utf-16",
        "application/jsonp",
        "application/json; charset*" + "1" * 5_000 + "=x",
        FORM + "; a*0=1; a*" + "1" * 5_000 + "=x",
        "application/json; charset*=\0'id'utf-8",
        "application/json;" + " " * 200 + "charset=utf-8",
    ],
    ids=lambda content_type: content_type[:50],
)
def test_other_media_types_are_refused(content_type: str) -> None:
    assert Api().problem(event(content_type=content_type), 415)["errors"][0]["code"] == "media_type"


def test_a_request_without_content_type_is_refused() -> None:
    sent = event()
    del sent["headers"]["content-type"]
    assert Api().problem(sent, 415)["errors"][0]["code"] == "media_type"


def test_other_sites_may_read() -> None:
    assert Api()(event("comment-get", sec_fetch_site="cross-site"))["statusCode"] == 200


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS"])
def test_other_methods_are_refused_with_those_that_serve(method: str) -> None:
    response = Api()(event("comment-get", method=method))
    assert response["statusCode"] == 405
    assert response["headers"]["Allow"] == "GET, HEAD, POST"


def test_nobody_posts_to_the_description() -> None:
    response = Api()(event(path="/api/openapi.json"))
    assert (response["statusCode"], response["headers"]["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("path", ["/api/", "/api/articles", "/api/articles/a/b/comments", "/x"])
def test_an_unknown_path_is_not_found(path: str) -> None:
    body = Api().problem(event("comment-get", path=path), 404)
    assert body["errors"][0]["code"] == "path_unknown"


@pytest.mark.parametrize("name", ["comment-get", "comment-post-json"])
def test_an_unknown_article_is_not_found(name: str) -> None:
    sent = event(name, path="/api/articles/tidak-ada/comments")
    assert Api().problem(sent, 404)["errors"][0]["code"] == "article_missing"


class ShortKeys(FakeArticles):
    """Asked for more than a key of DynamoDB can hold, it fails as DynamoDB would."""

    def reachable(self, identity: str) -> Article | None:
        if len(identity) > MAX_IDENTITY:
            raise RuntimeError("key too large")
        return super().reachable(identity)


@pytest.mark.parametrize("name", ["comment-get", "comment-post-json"])
@pytest.mark.parametrize("accept", ["*/*", BROWSER])
def test_an_identity_that_no_article_can_have_is_not_looked_for(
    name: str, accept: str, log: io.StringIO
) -> None:
    path = f"/api/articles/{'a' * (MAX_IDENTITY + 1)}/comments"
    response = Api(newsroom=ShortKeys())(event(name, path=path, accept=accept))
    assert response["statusCode"] == 404
    assert "Artikel ini tidak ada" in response["body"]
    assert log.getvalue() == "", "not even the language of the refusal needs the article"


def test_the_longest_identity_is_looked_for() -> None:
    identity = "a" * MAX_IDENTITY
    sent = event(path=f"/api/articles/{identity}/comments")
    assert Api(newsroom=ShortKeys(article(identity)))(sent)["statusCode"] == 201


def test_a_full_thread_is_a_conflict() -> None:
    api = Api()
    counts = ItemKey("THREAD#banjir-di-hulu", "COUNTS")
    api.table.write([Add(counts, {"published": 1, "bytes": MAX_THREAD})])
    body = api.problem(posting(), 409)
    assert body["errors"][0]["code"] == "thread_full"
    assert "1000000" in body["detail"]


def test_a_form_of_many_fields_is_not_read() -> None:
    body = api_problem_of_form("a&" * 30_000)
    assert (body["code"], "20" in body["detail"]) == ("too_many_fields", True)


def api_problem_of_form(form: str) -> dict[str, str]:
    error: dict[str, str] = Api().problem(event(body=form, content_type=FORM), 400)["errors"][0]
    return error


@pytest.mark.parametrize("comments", ["closed", "off"])
def test_an_article_that_takes_no_comments_is_a_conflict(comments: str) -> None:
    body = Api(article(comments=comments)).problem(posting(), 409)
    assert body["errors"][0]["code"] == f"comments_{comments}"


@pytest.mark.parametrize("given", ["", "wrong", SECRET.upper(), "rahasia-é"])
def test_only_cloudfront_may_ask(given: str) -> None:
    response = Api()(event(x_origin_secret=given))
    assert response["statusCode"] == 401
    assert response["headers"]["WWW-Authenticate"]
    assert SECRET not in response["body"]


def test_a_request_without_the_secret_is_refused_before_it_is_read() -> None:
    sent = event(body="{")
    del sent["headers"]["x-origin-secret"]
    assert Api().problem(sent, 401)["errors"][0]["code"] == "not_from_cdn"
