"""A form, the receipt that it leads to, and what the receipt shows to whom, and for how long."""

from __future__ import annotations

import itertools
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, cast, get_args
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.api.plain_page import NO_HOUSE
from kilas.api.receipt import OPEN_FOR
from kilas.api.refused_page import refused_page
from kilas.comments.comment import Status
from kilas.problems import Problem
from kilas.texts import texts_of
from tests.fakes.articles import FakeArticles
from tests.newsroom import article
from tests.unit.api.api_caller import ARTICLE, BROWSER, FORM, SECRET, Api, event

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kilas.texts.shape import Advice

IDENTITY = "banjir-di-hulu"
NAME, TEXT = "Warga <Hulu>", "Jalan *masih* tergenang."
NAME_SHOWN, TEXT_SHOWN = "Warga &lt;Hulu&gt;", "<p>Jalan <em>masih</em> tergenang.</p>"
RECEIPTS = texts_of("id").receipts
TITLES = {state: title for state, (title, _) in cast("Mapping[str, Advice]", RECEIPTS).items()}
HINT = "hanya selama 15 menit"


def send(api: Api, website: str = "", identity: str = IDENTITY, **headers: str) -> str:
    """Where the answer to a form leads."""
    form = urlencode({"name": NAME, "text": TEXT, "website": website})
    path = f"/api/articles/{identity}/comments"
    response = api(event(path=path, body=form, content_type=FORM, accept=BROWSER, **headers))
    assert (response["statusCode"], response["body"]) == (303, "")
    location: str = response["headers"]["Location"]
    return location


def follow(
    api: Api, address: str, method: str = "GET", secret: str = SECRET, **query: str
) -> dict[str, Any]:
    """The answer at an address, with some of its query changed; "" takes a field out."""
    parts = urlsplit(address)
    fields = dict(parse_qsl(parts.query)) | query
    kept = {name: value for name, value in fields.items() if value}
    changes = {"method": method, "path": parts.path, "query": kept, "x_origin_secret": secret}
    return api(event("comment-get", **changes, accept=BROWSER))


def only_comment(api: Api) -> Any:
    [comment] = [*api.threads.published(IDENTITY), *api.threads.pending(IDENTITY)]
    return comment


@pytest.mark.parametrize(("moderation", "state"), [("none", "published"), ("before", "pending")])
def test_a_receipt_tells_the_state_and_shows_the_words(moderation: str, state: Status) -> None:
    api = Api(moderation=moderation)
    response = follow(api, send(api))
    page = response["body"]
    assert response["statusCode"] == 200
    assert response["headers"]["Content-Type"] == "text/html; charset=utf-8"
    assert response["headers"]["Cache-Control"] == "no-store"
    assert response["headers"]["X-Robots-Tag"] == "noindex"
    assert f"<h1>{TITLES[state]}</h1>" in page
    assert NAME_SHOWN in page
    assert TEXT_SHOWN in page
    assert HINT not in page
    anchor = f"komentar-{only_comment(api).id}" if state == "published" else "komentar"
    assert f'<a href="{ARTICLE}#{anchor}">' in page


def test_a_receipt_speaks_the_language_of_the_site() -> None:
    api = Api(language="en")
    page = follow(api, send(api))["body"]
    assert '<html lang="en">' in page
    assert texts_of("en").receipts["published"][0] in page
    assert "Back to the article" in page


def test_a_receipt_follows_what_the_newsroom_decides() -> None:
    api = Api(moderation="before")
    address = send(api)
    decided: tuple[Status, ...] = ("published", "removed")
    waiting = only_comment(api)
    for status in decided:
        api.threads.decide(IDENTITY, waiting.id, status)
        page = follow(api, address)["body"]
        assert TITLES[status] in page
        assert TEXT_SHOWN in page, "nothing that a person wrote is lost"
        assert (f"{ARTICLE}#komentar-" in page) is (status == "published")


def test_whoever_wrote_what_is_off_the_site_does_not_learn_why() -> None:
    api = Api(moderation="before")
    address = send(api)
    waiting = only_comment(api)
    for status in set(get_args(Status)) - {"published", "pending"}:
        api.threads.decide(IDENTITY, waiting.id, status)
        assert TITLES["removed"] in follow(api, address)["body"]


@pytest.mark.parametrize("change", [{"comments": "off"}, {"withdrawn": "Sumbernya keliru."}])
def test_a_comment_is_not_called_published_where_the_article_shows_none(
    change: dict[str, str],
) -> None:
    newsroom = FakeArticles(article())
    api = Api(newsroom=newsroom)
    address = send(api)
    newsroom._articles[IDENTITY] = article(**change)
    page = follow(api, address)["body"]
    assert RECEIPTS["hidden"][1] in page
    assert TITLES["published"] not in page


def test_a_receipt_shows_the_state_alone_after_a_quarter_of_an_hour() -> None:
    api = Api()
    address = send(api)
    api.clock.forward(seconds=OPEN_FOR.total_seconds() - 1)
    assert TEXT_SHOWN in follow(api, address)["body"]
    api.clock.forward(seconds=2)
    assert_state_alone(follow(api, address), "published")


def assert_state_alone(response: dict[str, Any], state: Status) -> None:
    assert response["statusCode"] == 200
    assert TITLES[state] in response["body"]
    assert HINT in response["body"]
    assert "tergenang" not in response["body"]
    assert "Warga" not in response["body"]


def test_an_address_cannot_be_made_to_last() -> None:
    api = Api()
    address = send(api)
    until = int(dict(parse_qsl(urlsplit(address).query))["until"])
    assert_state_alone(follow(api, address, until=str(until + 1)), "published")


def test_the_proof_of_one_comment_is_not_that_of_another() -> None:
    newsroom = FakeArticles(article(), article("lain"))
    api = Api(newsroom=newsroom)
    first, other = send(api, cloudfront_viewer_address="203.0.113.1:1"), send(api, identity="lain")
    second = send(api, cloudfront_viewer_address="203.0.113.2:1")
    for a, b in itertools.permutations((first, second, other), 2):
        swapped = f"{urlsplit(a).path}?{urlsplit(b).query}"
        assert_state_alone(follow(api, swapped), "published")


def test_another_secret_ends_all_receipts() -> None:
    api = Api()
    address = send(api)
    assert TEXT_SHOWN in follow(api, address)["body"]
    renewed = Api(table=api.table, secret="baru")  # noqa: S106  # it opens nothing
    assert_state_alone(follow(renewed, address, secret="baru"), "published")  # noqa: S106  # as above


ODD = st.sampled_from(
    ["", "0", "-1", "1e9", "٣", "é", "\ud800", "9" * 400, "x" * 5_000, "%", "a,b", "\0", " 1", "[]"]
)  # fmt: skip


@given(until=ODD | st.text(max_size=40), proof=ODD | st.text(max_size=80), doubled=st.booleans())
def test_odd_queries_show_the_state_alone(until: str, proof: str, *, doubled: bool) -> None:
    api = Api()
    address = send(api)
    sent = event("comment-get", path=urlsplit(address).path, accept=BROWSER)
    right = dict(parse_qsl(urlsplit(address).query))
    query = {"until": until, "proof": proof}
    if doubled:  # the HTTP API joins doubled fields by a comma
        query = {name: f"{value},{query[name]}" for name, value in right.items()}
    sent["queryStringParameters"], sent["rawQueryString"] = query, ""
    assert_state_alone(api(sent), "published")


@pytest.mark.parametrize(
    "tail", ["0" * 16, "zzzz", "comments", "x" * 3_000, "%C3%A9", "a b", "A" * 16]
)
def test_a_comment_that_never_was_has_a_page_that_says_so(tail: str) -> None:
    response = follow(Api(), f"/api/articles/{IDENTITY}/comments/{tail}")
    assert response["statusCode"] == 404
    assert response["headers"]["Cache-Control"] == "no-store"
    assert TITLES["unknown"] in response["body"]
    assert HINT not in response["body"]
    assert f'<a href="{ARTICLE}#' in response["body"]


def test_a_receipt_under_another_article_is_none() -> None:
    api = Api(article(), article("lain"))
    address = send(api).replace(IDENTITY, "lain")
    assert follow(api, address)["statusCode"] == 404


def test_a_receipt_whose_article_is_gone_is_a_page_too() -> None:
    response = follow(Api(), "/api/articles/tidak-ada/comments/0000000000000000")
    assert response["statusCode"] == 404
    assert "Artikel ini tidak ada" in response["body"]


def test_head_of_a_receipt_is_get_without_a_body() -> None:
    api = Api()
    address = send(api)
    got = follow(api, address)
    assert follow(api, address, method="HEAD") == got | {"body": ""}


def test_a_repeat_leads_to_the_receipt_of_the_first() -> None:
    api = Api()
    first, again = send(api), send(api)
    assert urlsplit(first).path == urlsplit(again).path
    assert TEXT_SHOWN in follow(api, again)["body"]


@pytest.mark.parametrize("moderation", ["none", "before"])
@pytest.mark.parametrize("minutes", [0, 20])
def test_a_trapped_program_gets_the_receipt_that_a_reader_gets(
    moderation: str, minutes: int
) -> None:
    pages = []
    for website in ("", "http://spam.example"):
        api = Api(moderation=moderation)
        address = send(api, website=website)
        again = send(api, website=website)
        api.clock.forward(minutes=minutes)
        received = follow(api, address), follow(api, address, proof=""), follow(api, again)
        pages.append((address, again, received))
    assert pages[0] == pages[1]


class Outline(HTMLParser):
    """The elements of a page around what is particular to it."""

    FRAME = frozenset({"html", "meta", "title", "link", "body", "main", "article", "h1"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.FRAME:
            self.found.append((tag, tuple(attrs)))


def test_a_receipt_and_a_refusal_have_one_frame() -> None:
    api = Api()
    receipt = Outline(follow(api, send(api))["body"]).found
    refusal = refused_page([Problem("busy")], NO_HOUSE, back="/", typed=None)
    assert receipt == Outline(refusal).found
    assert ("meta", (("name", "robots"), ("content", "noindex"))) in receipt
    assert [tag for tag, _ in receipt].count("h1") == 1
    assert "main" in [tag for tag, _ in receipt]
