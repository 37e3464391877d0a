"""What readers send and get where all goes well."""

from __future__ import annotations

import base64
import json
from urllib.parse import urlsplit

import pytest

from tests.newsroom import article
from tests.unit.api.api_caller import (
    ARTICLE,
    BROWSER,
    FORM,
    Api,
    event,
    posting,
)


def test_json_is_answered_by_the_comment() -> None:
    api = Api()
    response = api(event("comment-post-json"))
    assert response["statusCode"] == 201
    assert response["headers"]["Cache-Control"] == "no-store"
    body = json.loads(response["body"])
    [stored] = api.threads.published("banjir-di-hulu")
    assert body == {
        "id": stored.id,
        "name": "Warga Hulu",
        "posted": "2026-11-24T12:00:00Z",
        "body_html": "<p>Terima kasih, <em>laporannya</em> jelas.</p>",
        "status": "published",
        "url": f"{ARTICLE}#komentar-{stored.id}",
    }
    assert response["headers"]["Location"] == body["url"]


def test_a_comment_that_waits_is_accepted_not_created() -> None:
    response = Api(moderation="before")(event("comment-post-json"))
    assert response["statusCode"] == 202
    assert json.loads(response["body"])["status"] == "pending"
    assert "Location" not in response["headers"]


@pytest.mark.parametrize("moderation", ["none", "before"])
def test_a_form_leads_to_the_receipt(moderation: str) -> None:
    api = Api(moderation=moderation)
    response = api(event("comment-post-form"))
    comments = [
        *api.threads.published("banjir-di-hulu"),
        *api.threads.pending("banjir-di-hulu"),
    ]
    assert response["statusCode"] == 303
    assert response["headers"]["Cache-Control"] == "no-store"
    receipt = f"/api/articles/banjir-di-hulu/comments/{comments[0].id}"
    assert urlsplit(response["headers"]["Location"]).path == receipt
    assert [comment.name for comment in comments] == ["Warga Hulu"]
    assert comments[0].text == "Jalan kampung kami\nmasih tergenang."


def test_a_repeated_post_is_answered_as_the_first_was() -> None:
    api = Api()
    first = api(event("comment-post-json"))
    assert api(event("comment-post-json")) == first
    assert api.threads.count("banjir-di-hulu") == 1


def test_a_program_that_fills_the_trap_learns_nothing() -> None:
    api = Api()
    honest, trapped = api(posting()), api(posting(text="Obat.", website="http://spam.example"))
    assert (trapped["statusCode"], trapped["headers"].keys()) == (201, honest["headers"].keys())
    assert json.loads(trapped["body"]).keys() == json.loads(honest["body"]).keys()
    assert api.threads.count("banjir-di-hulu") == 1


def test_comments_are_read_page_by_page() -> None:
    api = Api()
    for number in range(5):
        api(posting(text=f"Komentar {number}"))
    seen, query = [], {"limit": "2"}
    while True:
        response = api(event("comment-get", query=query))
        assert response["statusCode"] == 200
        assert response["headers"]["Cache-Control"] == "public, max-age=5"
        body = json.loads(response["body"])
        assert body["count"] == 5
        assert len(body["comments"]) <= 2
        seen += [comment["body_html"] for comment in body["comments"]]
        if body["next"] is None:
            break
        query = {"limit": "2", "after": body["next"]}
    assert seen == [f"<p>Komentar {number}</p>" for number in range(5)]


def test_nobody_reads_what_waits_or_was_removed() -> None:
    api = Api(moderation="before")
    api(posting(text="Satu"))
    api(posting(text="Dua"))
    one, two = api.threads.pending("banjir-di-hulu")
    api.threads.decide("banjir-di-hulu", one.id, "removed")
    assert json.loads(api(event("comment-get"))["body"])["comments"] == []
    api.threads.decide("banjir-di-hulu", two.id, "published")
    body = json.loads(api(event("comment-get"))["body"])
    assert (body["count"], [c["id"] for c in body["comments"]]) == (1, [two.id])


def test_an_article_without_comments_shows_none() -> None:
    body = json.loads(Api(article(comments="off"))(event("comment-get"))["body"])
    assert body == {"count": 0, "comments": [], "next": None}


def test_the_description_tells_both_ways_to_post() -> None:
    response = Api()(event("comment-get", path="/api/openapi.json"))
    assert response["headers"]["Content-Type"] == "application/json"
    document = json.loads(response["body"])
    operations = document["paths"]["/api/articles/{identity}/comments"]
    assert document["openapi"].startswith("3.1")
    assert set(operations) == {"get", "post"}
    receipt = document["paths"]["/api/articles/{identity}/comments/{comment}"]
    assert set(receipt) == {"get"}
    assert {parameter["name"] for parameter in receipt["get"]["parameters"]} == {
        "identity",
        "comment",
        "until",
        "proof",
    }
    assert "text/html" in receipt["get"]["responses"]["200"]["content"]
    assert "trapped" not in response["body"], "a program is not told of the trap"
    assert set(operations["post"]["requestBody"]["content"]) == {"application/json", FORM}
    assert {"201", "202", "303", "400", "409", "413", "415", "422", "429"} <= set(
        operations["post"]["responses"]
    )


@pytest.mark.parametrize("content_type", ["application/json; charset=utf-8", "Application/JSON"])
def test_a_content_type_may_be_spelt_in_many_ways(content_type: str) -> None:
    assert Api()(posting() | event(content_type=content_type))["statusCode"] == 201


def test_an_encoded_json_body_is_read_too() -> None:
    sent = posting(text="Café ☕")
    sent["body"] = base64.b64encode(sent["body"].encode()).decode()
    sent["isBase64Encoded"] = True
    assert json.loads(Api()(sent)["body"])["body_html"] == "<p>Café ☕</p>"


def test_an_identity_of_escaped_characters_finds_its_article() -> None:
    identity = "2026~kopi=20pagi.v1"
    response = Api(article(identity))(event(path=f"/api/articles/{identity}/comments"))
    assert response["statusCode"] == 201


@pytest.mark.parametrize("path", ["/api/articles/banjir-di-hulu/comments", "/api/openapi.json"])
def test_head_is_answered_as_get_without_a_body(path: str) -> None:
    got = Api()(event("comment-get", path=path))
    head = Api()(event("comment-get", path=path, method="HEAD"))
    assert got["body"]
    assert head == got | {"body": ""}


@pytest.mark.parametrize("path", ["/api/articles/tidak-ada/comments", "/api/entah"])
def test_head_of_what_is_not_there_is_a_404_without_a_body(path: str) -> None:
    response = Api()(event("comment-get", path=path, method="HEAD"))
    assert (response["statusCode"], response["body"]) == (404, "")


@pytest.mark.parametrize("query", [{}, {"limit": "0"}, {"after": "x"}])
@pytest.mark.parametrize("identity", ["banjir-di-hulu", "tidak-ada"])
def test_a_thread_is_json_for_a_browser_too(identity: str, query: dict[str, str]) -> None:
    """CloudFront keeps one answer for all who read."""
    path = f"/api/articles/{identity}/comments"
    answers = [
        Api()(event("comment-get", path=path, query=query, accept=accept))
        for accept in ("*/*", BROWSER)
    ]
    assert answers[0] == answers[1]
    assert "json" in answers[0]["headers"]["Content-Type"]
