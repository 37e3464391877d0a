from __future__ import annotations

import base64
import copy
import io
import json
import logging
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

import kilas
from kilas.comments.api import CommentsApi, logger
from kilas.comments.refusals import TITLES
from kilas.errors import Conflict, Throttled
from kilas.store.threads import Threads
from tests.fakes.newsroom import FakeNewsroom, HandClock, article
from tests.fakes.table import FakeTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kilas.newsroom.site import Site
    from kilas.ports import Item, ItemKey, Write

EVENTS = Path(__file__).parents[3] / "events"
SECRET = "a-secret-for-tests-only"  # noqa: S105  # the one in events/
WRONG_SECRET = {"x-origin-secret": "salah"}
ARTICLE = "/2026/11/banjir-di-hulu.html"
FORM = "application/x-www-form-urlencoded"
BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8"


def event(name: str = "comment-post-json", **changes: Any) -> dict[str, Any]:
    """A payload of events/, changed: method, path, body, query, or a header by its name."""
    found: dict[str, Any] = copy.deepcopy(json.loads((EVENTS / f"{name}.json").read_text()))
    http = found["requestContext"]["http"]
    for key, value in changes.items():
        match key:
            case "method":
                http["method"] = value
            case "path":
                found["rawPath"] = http["path"] = value
            case "query":
                found["queryStringParameters"] = value
                found["rawQueryString"] = urlencode(value)
            case "body":
                found["body"], found["isBase64Encoded"] = value, False
            case _:
                found["headers"][key.replace("_", "-")] = value
    return found


def posting(**fields: Any) -> dict[str, Any]:
    return event(body=json.dumps({"name": "Ani", "text": "Setuju."} | fields))


class Api:
    """The API over fakes; `table` may be one that fails."""

    def __init__(
        self,
        *articles: Any,
        table: FakeTable | None = None,
        moderation: str = "none",
        language: str = "id",
    ) -> None:
        self.table = table or FakeTable()
        self.threads = Threads(self.table)
        self.clock = HandClock()
        self._api = CommentsApi(
            newsroom=FakeNewsroom(
                *(articles or (article(),)), moderation=moderation, language=language
            ),
            threads=self.threads,
            clock=self.clock,
            origin_secret=SECRET,
        )

    def __call__(self, sent: dict[str, Any]) -> dict[str, Any]:
        response = self._api(sent, None)  # type: ignore[arg-type]  # the context is not used
        assert response["headers"]["X-Content-Type-Options"] == "nosniff"
        assert response["isBase64Encoded"] is False
        return response

    def problem(self, sent: dict[str, Any], status: int) -> dict[str, Any]:
        response = self(sent)
        assert response["statusCode"] == status
        assert response["headers"]["Content-Type"] == "application/problem+json"
        assert response["headers"]["Cache-Control"] == "no-store"
        body: dict[str, Any] = json.loads(response["body"])
        assert body.keys() == {"type", "title", "status", "detail", "errors"}
        assert (body["type"], body["status"]) == ("about:blank", status)
        assert body["title"] == TITLES[status]["id"]
        assert all(error["detail"] in body["detail"] for error in body["errors"])
        assert "Traceback" not in response["body"]
        return body


class FailingTable(FakeTable):
    """Raises the error on every write."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error

    def write(self, writes: Sequence[Write]) -> None:
        if writes:
            raise self._error


# --- what goes well ---


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
def test_a_form_leads_back_to_the_article(moderation: str) -> None:
    api = Api(moderation=moderation)
    response = api(event("comment-post-form"))
    assert response["statusCode"] == 303
    assert response["headers"]["Location"] == f"{ARTICLE}#komentar"
    comments = api.threads.published("banjir-di-hulu") + api.threads.pending("banjir-di-hulu")
    assert [comment.name for comment in comments] == ["Warga Hulu"]
    assert comments[0].body_html == "<p>Jalan kampung kami<br>\nmasih tergenang.</p>"


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


# --- what goes wrong ---


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
        ({"name": "n" * 61, "text": ""}, [("name", "name_too_long"), ("text", "text_missing")]),
        ({"text": "t" * 5001}, [("text", "text_too_long")]),
        ({"text": "http://a " * 6}, [("text", "too_many_links")]),
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
    form = urlencode({"name": "🙂" * 60, "text": "🙂" * 5000, "website": ""})
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
    ],
)
def test_other_media_types_are_refused(content_type: str) -> None:
    assert Api().problem(event(content_type=content_type), 415)["errors"][0]["code"] == "media_type"


def test_a_request_without_content_type_is_refused() -> None:
    sent = event()
    del sent["headers"]["content-type"]
    Api().problem(sent, 415)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"])
def test_other_methods_are_refused_with_those_that_serve(method: str) -> None:
    response = Api()(event("comment-get", method=method))
    assert response["statusCode"] == 405
    assert response["headers"]["Allow"] == "GET, POST"


def test_nobody_posts_to_the_description() -> None:
    response = Api()(event(path="/api/openapi.json"))
    assert (response["statusCode"], response["headers"]["Allow"]) == (405, "GET")


@pytest.mark.parametrize("path", ["/api/", "/api/articles", "/api/articles/a/b/comments", "/x"])
def test_an_unknown_path_is_not_found(path: str) -> None:
    body = Api().problem(event("comment-get", path=path), 404)
    assert body["errors"][0]["code"] == "path_unknown"


@pytest.mark.parametrize("name", ["comment-get", "comment-post-json"])
def test_an_unknown_article_is_not_found(name: str) -> None:
    sent = event(name, path="/api/articles/tidak-ada/comments")
    assert Api().problem(sent, 404)["errors"][0]["code"] == "article_missing"


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
    Api().problem(sent, 401)


@pytest.mark.parametrize("error", [Conflict("always"), Throttled("slow down")])
def test_a_busy_table_asks_for_patience(error: Exception) -> None:
    response = Api(table=FailingTable(error))(posting())
    assert (response["statusCode"], response["headers"]["Retry-After"]) == (429, "2")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the function writes to its log."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logger.registered_formatter)
    logger.addHandler(handler)
    yield stream
    logger._logger.removeHandler(handler)


def test_a_surprise_is_a_problem_without_traceback_and_is_logged(log: io.StringIO) -> None:
    text = "kata-kata yang tidak boleh tercatat"
    api = Api(table=FailingTable(RuntimeError(text)))
    api.problem(posting(text=text), 500)
    entry = json.loads(log.getvalue())
    assert entry["error"] == "RuntimeError"
    assert entry["stack"][-1].endswith(" write"), "the log tells where"
    assert text not in log.getvalue()


class BrokenTable(FakeTable):
    """Cannot even be read."""

    def get(self, key: ItemKey) -> Item | None:
        raise RuntimeError(key)

    def write(self, writes: Sequence[Write]) -> None:
        raise RuntimeError(writes)


def test_neither_secret_nor_words_are_logged(
    log: io.StringIO, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for api in (Api(), Api(table=BrokenTable())):
        api(posting(name="Nama Rahasia", text="Isi Rahasia"))
        api(event(**WRONG_SECRET))
    assert "comment taken" in log.getvalue()
    assert "unexpected error" in log.getvalue()
    for word in (SECRET, "salah", "Nama Rahasia", "Isi Rahasia"):
        assert word not in log.getvalue() + caplog.text


class LostNewsroom(FakeNewsroom):
    """Its settings cannot be read."""

    def site(self) -> Site | None:
        raise RuntimeError("the table is away")


@pytest.mark.parametrize("accept", ["*/*", BROWSER])
def test_a_refusal_stands_where_the_table_cannot_be_read(accept: str) -> None:
    api = CommentsApi(
        newsroom=LostNewsroom(article()),
        threads=Threads(FakeTable()),
        clock=HandClock(),
        origin_secret=SECRET,
    )
    sent = event(content_type="text/plain", accept=accept)
    response = api(sent, None)  # type: ignore[arg-type]  # the context is not used
    assert response["statusCode"] == 415
    assert TITLES[415]["id"] in response["body"]


# --- without JavaScript ---


def test_a_browser_gets_a_page_that_says_what_to_mend_and_keeps_the_text() -> None:
    form = urlencode({"name": "", "text": "Panjang & <script>alert(1)</script></textarea>"})
    response = Api()(event(body=form, content_type=FORM, accept=BROWSER))
    page = response["body"]
    assert response["statusCode"] == 422
    assert response["headers"]["Content-Type"] == "text/html; charset=utf-8"
    assert '<html lang="id">' in page
    assert "Nama masih kosong. Tulis nama Anda." in page
    assert f'<a href="{ARTICLE}#komentar">' in page
    assert '<form class="comment-form" method="post">' in page
    assert (
        ">\nPanjang &amp; &lt;script&gt;alert(1)&lt;/script&gt;&lt;/textarea&gt;</textarea>" in page
    )
    assert "<script" not in page


def test_the_page_speaks_the_language_of_the_site() -> None:
    form = urlencode({"name": "", "text": "Hello"})
    api = Api(language="en")
    response = api(event(body=form, content_type=FORM, accept=BROWSER))
    assert '<html lang="en">' in response["body"]
    assert "The name is empty. Write your name." in response["body"]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (event(body="x", content_type="text/<plain>", accept=BROWSER), 415),
        (event(path="/api/articles/tidak-ada/comments", accept=BROWSER), 404),
        (event(**WRONG_SECRET, accept=BROWSER), 401),
        (event(body="name=%E9", content_type=FORM, accept=BROWSER), 400),
    ],
)
def test_every_error_has_a_page(sent: dict[str, Any], status: int) -> None:
    response = Api()(sent)
    assert response["statusCode"] == status
    assert TITLES[status]["id"] in response["body"]
    assert "<plain>" not in response["body"]
    assert '<a href="' in response["body"]


def test_a_busy_moment_keeps_the_text() -> None:
    form = urlencode({"name": "Ani", "text": "Tulisan panjang"})
    api = Api(table=FailingTable(Throttled()))
    response = api(event(body=form, content_type=FORM, accept=BROWSER))
    assert response["statusCode"] == 429
    assert 'value="Ani"' in response["body"]
    assert "Tulisan panjang</textarea>" in response["body"]


def test_where_comments_are_closed_the_text_is_kept_but_there_is_no_form() -> None:
    form = urlencode({"name": "Ani", "text": "Tulisan panjang"})
    api = Api(article(comments="closed"))
    page = api(event(body=form, content_type=FORM, accept=BROWSER))["body"]
    assert "Tulisan panjang</textarea>" in page
    assert "<form" not in page


class Fields(HTMLParser):
    """The fields of a form, with what holds for each of them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, dict[str, str | None]] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"input", "textarea"}:
            rules = dict(attrs)
            self.found[str(rules["name"])] = {
                name: rules.get(name) for name in ("maxlength", "autocomplete", "id", "tabindex")
            }


def test_the_page_has_the_form_of_the_article() -> None:
    form = urlencode({"name": "", "text": ""})
    page = Api()(event(body=form, content_type=FORM, accept=BROWSER))["body"]
    template = Path(kilas.__file__).parent / "templates" / "thread.html.jinja"
    assert Fields(page).found == Fields(template.read_text(encoding="utf-8")).found
