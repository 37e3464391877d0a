"""Which answers of the API CloudFront keeps, and for whom."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.addresses import shapes, site_map
from kilas.api import request as reading
from kilas.api.comments import FRESH
from tests.fakes.articles import FakeArticles
from tests.infra.cloudfront import Edge, Request
from tests.newsroom import article
from tests.unit.api.api_caller import BROWSER, FORM, Api, event

if TYPE_CHECKING:
    from tests.infra.conftest import Template

IDENTITY = "banjir-di-hulu"
THREAD = f"/api/articles/{IDENTITY}/comments"
LATER = "/api/articles/menyusul/comments"
THREAD_PATTERN = "/api/articles/*/comments"
SECONDS = 5


class Site:
    """The API behind the edge, and what it was at each moment before."""

    def __init__(self, template: Template) -> None:
        self.newsroom = FakeArticles(article())
        self.api = Api(newsroom=self.newsroom)
        self.edge = Edge(template, self._origin)
        self.states: list[tuple[float, Api]] = []
        self.remember()

    def _origin(self, request: Request) -> dict[str, Any]:
        return answer(self.api, request)

    def remember(self) -> None:
        newsroom = copy.deepcopy(self.newsroom)
        state = Api(table=copy.deepcopy(self.api.table), newsroom=newsroom)
        self.states.append((self.edge.now, state))

    def lately(self, seconds: float) -> list[Api]:
        """The API as it was at some moment of the last seconds, the newest last."""
        ends = [moment for moment, _ in self.states[1:]] + [self.edge.now + 1]
        return [
            state
            for (_, state), end in zip(self.states, ends, strict=True)
            if end > self.edge.now - seconds
        ]

    def send(self, text: str, reader: str = "203.0.113.24:1") -> dict[str, Any]:
        body = urlencode({"name": "Ani", "text": text})
        headers = {
            "content-type": FORM,
            "accept": BROWSER,
            "cloudfront-viewer-address": reader,
            "origin": "https://kabar-kilas.example",
            "x-body": body,
        }
        response = answer(self.api, Request("POST", THREAD, {}, headers))
        self.edge.asked += 1
        self.remember()
        return response


def answer(api: Api, request: Request) -> dict[str, Any]:
    """What the API says to a request; a header of its own holds its body."""
    name = "comment-post-form" if request.method == "POST" else "comment-get"
    sent = event(name, method=request.method, path=request.path, query=request.query)
    sent["headers"] |= request.headers
    if request.method == "POST":
        sent["body"], sent["isBase64Encoded"] = request.headers["x-body"], False
    return api(sent)


HEADERS = st.fixed_dictionaries(
    {"accept": st.sampled_from(["*/*", BROWSER, "application/json"])},
    optional={
        "sec-fetch-site": st.sampled_from(["cross-site", "same-origin"]),
        "origin": st.sampled_from(["https://evil.example", "null"]),
        "cookie": st.just("a=b"),
        "content-type": st.sampled_from([FORM, "x"]),
        "x-forwarded-host": st.just("evil.example"),
    },
)
QUERIES = st.dictionaries(
    st.sampled_from(["limit", "after", "until", "proof", "utm_source", "m"]),
    st.sampled_from(["1", "2", "0", "x", ""]),
    max_size=3,
)
LOOKS = st.tuples(
    st.just("look"),
    st.sampled_from([THREAD, LATER, f"{THREAD}/0000000000000000"]),
    QUERIES,
    HEADERS,
)
HAPPENINGS = st.one_of(
    LOOKS,
    LOOKS,
    st.tuples(st.just("wait"), st.sampled_from([0.5, 2, 4.9, 5, 9])),
    st.tuples(st.just("send"), st.sampled_from(["Satu", "Dua", "Tiga"])),
    st.tuples(st.just("publish")),
)


@given(st.lists(HAPPENINGS, max_size=8))
def test_a_viewer_gets_what_the_api_would_have_said_lately(
    template: Template, happenings: list[tuple[Any, ...]]
) -> None:
    """To this very request, with all that it holds, in the last five seconds; of a receipt and
    of what is not there: now.
    """
    site = Site(template)
    for happening in happenings:
        match happening:
            case ("wait", seconds):
                site.edge.now += seconds
            case ("send", text):
                site.send(text)
            case ("publish",):
                site.newsroom._articles["menyusul"] = article("menyusul")
                site.remember()
            case ("look", path, query, headers):
                got = site.edge(Request("GET", path, query, headers))
                kept = got["statusCode"] == 200 and path in (THREAD, LATER)
                states = site.lately(SECONDS if kept else 0)
                right = [answer(state, Request("GET", path, query, headers)) for state in states]
                assert got in (right if kept else right[-1:])


def test_the_answer_about_a_missing_article_is_not_kept(template: Template) -> None:
    site = Site(template)
    for status in (404, 200):
        assert site.edge(Request("GET", LATER))["statusCode"] == status
        site.newsroom._articles["menyusul"] = article("menyusul")


def test_a_thousand_readers_cost_the_api_one_request_in_five_seconds(template: Template) -> None:
    site = Site(template)
    site.send("Satu")
    site.edge.asked = 0
    for number in range(1_000):
        site.edge.now += 0.0049
        site.edge(Request("GET", THREAD, {"utm_source": str(number)}, {"accept": BROWSER}))
    assert site.edge.asked == 1
    site.edge.now += 1
    site.edge(Request("GET", THREAD))
    assert site.edge.asked == 2


def test_a_receipt_is_never_answered_from_the_cache(template: Template) -> None:
    site = Site(template)
    for _ in range(3):
        sent = site.send("Satu")
        assert sent["statusCode"] == 303
        receipt = urlsplit(sent["headers"]["Location"])
        query = dict(parse_qsl(receipt.query))
        for shown, asked in ((True, query), (False, {}), (True, query)):
            page = site.edge(Request("GET", receipt.path, asked, {"accept": BROWSER}))["body"]
            assert ("<p>Satu</p>" in page) is shown


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        (THREAD, True),
        (f"{THREAD}/0pgg8sp7i00o80rh", False),
        ("/api/openapi.json", False),
        ("/api/articles/comments", False),
        (f"{THREAD}/", False),
    ],
)
def test_the_cdn_caches_only_threads_of_the_api(
    template: Template, path: str, *, kept: bool
) -> None:
    edge = Edge(template, lambda _: {})
    assert (edge.behaviour(path)["PathPattern"] == THREAD_PATTERN) is kept
    assert (edge.cache_policy(path)["MaxTTL"] > 0) is kept


def test_the_function_knows_what_is_kept(template: Template) -> None:
    behaviour = Edge(template, lambda _: {}).behaviour(THREAD)
    assert behaviour["PathPattern"] == reading.KEPT_PATHS
    assert set(behaviour["CachedMethods"]) == reading.KEPT_METHODS


def test_a_thread_is_kept_as_long_as_it_says_and_by_what_it_depends_on(template: Template) -> None:
    policy = Edge(template, lambda _: {}).cache_policy(THREAD)
    assert (policy["MinTTL"], policy["DefaultTTL"], policy["MaxTTL"]) == (0, 0, SECONDS)
    assert f"max-age={SECONDS}" in FRESH
    key = policy["ParametersInCacheKeyAndForwardedToOrigin"]
    assert key["HeadersConfig"] == {"HeaderBehavior": "none"}
    assert key["CookiesConfig"] == {"CookieBehavior": "none"}
    assert key["QueryStringsConfig"] == {
        "QueryStringBehavior": "whitelist",
        "QueryStrings": ["after", "limit"],
    }


def test_the_template_spells_addresses_as_the_site_map_does(template: Template) -> None:
    config = template.properties("Distribution")["DistributionConfig"]
    patterns = [behaviour["PathPattern"] for behaviour in config["CacheBehaviors"]]
    previews = shapes.PREVIEW.spelled("*").removesuffix("/*.html")
    known = (shapes.COMMENTS_API.spelled("*"), shapes.API.spelled("*"), previews)
    assert patterns == [*known]
    pages = {each.get("ResponsePagePath") for each in config["CustomErrorResponses"]}
    assert pages - {None} == {site_map.missing(), site_map.broken()}


def test_comments_can_be_sent_through_every_behaviour_of_the_api(template: Template) -> None:
    config = template.properties("Distribution")["DistributionConfig"]
    to_api = [each for each in config["CacheBehaviors"] if each["TargetOriginId"] == "api"]
    assert [each["PathPattern"] for each in to_api] == [THREAD_PATTERN, "/api/*"]
    for behaviour in to_api:
        assert "POST" in behaviour["AllowedMethods"]
        assert set(behaviour["CachedMethods"]) == {"GET", "HEAD"}
        assert behaviour["OriginRequestPolicyId"] == {"Ref": "ApiRequestPolicy"}
        assert behaviour["ResponseHeadersPolicyId"] == {"Ref": "SecurityHeaders"}
