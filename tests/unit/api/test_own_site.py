"""Which pages may make a reader's browser post."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.api.own_site import origin_of
from kilas.site.site import Site
from tests.fakes.articles import FakeArticles
from tests.newsroom import article
from tests.unit.api.api_caller import BROWSER, FORM, STACK, Api, event

BASE = "https://kabar-kilas.example"
TEXT = "Tulisan yang sayang bila hilang"
IDENTITY = "banjir-di-hulu"

TAKEN_SITES: list[str | None] = [None, "same-origin", "none"]
REFUSED_SITES: list[str | None] = [
    "", "cross-site", "same-site", "Cross-Site", "Same-Origin", "NONE", "same-origin, same-origin",
    "same-origin,same-origin", "none, none", "same-origin;x=1", '"same-origin"', " none", "none ",
    "cross-site, same-origin", "null", "undefined", "\u017fame-origin",
]  # fmt: skip
TAKEN_ORIGINS: list[str | None] = [
    None, BASE, STACK, "HTTPS://Kabar-Kilas.Example", f"{BASE}:443", f"{STACK}:443",
]  # fmt: skip
REFUSED_ORIGINS: list[str] = [
    "", "null", "NULL", "https://evil.example", "http://kabar-kilas.example", f"{BASE}:8443",
    f"{BASE}:80", f"{BASE}.", f"{BASE}/", f"{BASE}/x", f"{BASE}?x", f"{BASE}#x", f"{BASE}:",
    "https://www.kabar-kilas.example", "https://a@kabar-kilas.example",
    "https://kabar-kilas.example@evil.example", "https://kabar-kilas.example.evil.example",
    "https://evilkabar-kilas.example", "//kabar-kilas.example", "kabar-kilas.example",
    f"{BASE}, {BASE}", f"{BASE},{BASE}", f" {BASE}", f"{BASE} ", f"{BASE}\t", f"{BASE}\n",
    f"{BASE} https://evil.example", "https://kabar-kilas\u3002example", "https://kabar-\u212Ailas.example",
    "https://[kabar-kilas.example]", "ftp://kabar-kilas.example", "https:kabar-kilas.example",
    "https://kabar-kilas.example:0443x", "https://kabar-kilas.example:\u0664\u0664\u0663",
    "https://d111111abcdef8.cloudfront.net.", "https://x.cloudfront.net", "file://",
    "https://xn--kabar-kilas.example", "https://", "https://:443", "x" * 9_000,
]  # fmt: skip


def sent(fetch_site: str | None, origin: str | None) -> dict[str, Any]:
    form = urlencode({"name": "Ani", "text": TEXT})
    made = event(body=form, content_type=FORM, accept=BROWSER)
    for name, value in (("sec-fetch-site", fetch_site), ("origin", origin)):
        if value is not None:
            made["headers"][name] = value
    return made


@pytest.mark.parametrize("fetch_site", TAKEN_SITES + REFUSED_SITES)
def test_both_headers_must_name_this_newspaper(fetch_site: str | None) -> None:
    for origin in [*TAKEN_ORIGINS, *REFUSED_ORIGINS]:
        api = Api()
        response = api(sent(fetch_site, origin))
        if fetch_site in TAKEN_SITES and origin in TAKEN_ORIGINS:
            assert response["statusCode"] == 303, origin
            continue
        assert response["statusCode"] == 400, origin
        assert "datang dari situs lain" in response["body"]
        assert f">\n{TEXT}</textarea>" in response["body"], "the text is kept"
        assert list(api.table.all_items()) == []


@given(st.text(max_size=30), st.text(max_size=60) | st.sampled_from(REFUSED_ORIGINS))
def test_no_other_value_is_let_in(fetch_site: str, origin: str) -> None:
    if fetch_site not in ("same-origin", "none"):
        assert Api()(sent(fetch_site, None))["statusCode"] == 400
    if origin_of(origin) not in (origin_of(BASE), origin_of(STACK)):
        assert Api()(sent(None, origin))["statusCode"] == 400


HOSTS = st.from_regex(r"[a-z0-9]([a-z0-9.-]{0,20}[a-z0-9])?", fullmatch=True)
PORTS = st.none() | st.integers(min_value=1, max_value=65535)
ORIGINS = st.tuples(st.sampled_from(["http", "https"]), HOSTS, PORTS)


def text_of(origin: tuple[str, str, int | None]) -> str:
    scheme, host, port = origin
    return f"{scheme}://{host}" + (f":{port}" if port else "")


@given(ORIGINS, ORIGINS)
def test_origins_are_the_same_where_scheme_host_and_port_are(
    one: tuple[str, str, int | None], other: tuple[str, str, int | None]
) -> None:
    def whole(origin: tuple[str, str, int | None]) -> tuple[str, str, int]:
        return origin[0], origin[1], origin[2] or {"http": 80, "https": 443}[origin[0]]

    same = whole(one) == whole(other)
    assert (origin_of(text_of(one)) == origin_of(text_of(other))) is same
    assert origin_of(text_of(one).upper()) == whole(one)


class ArticlesWith(FakeArticles):
    """One with another base_url; it counts how often it is asked for it."""

    def __init__(self, base_url: str) -> None:
        super().__init__(article())
        self.base_url, self.asked = base_url, 0

    def site(self) -> Site | None:
        self.asked += 1
        return Site(title="Kabar", base_url=self.base_url)


@pytest.mark.parametrize(
    ("base_url", "origin"),
    [
        ("http://koran.example:80", "http://koran.example"),
        ("https://[2001:db8::1]", "https://[2001:DB8::1]:443"),
        ("https://Koran.Example", "https://koran.example"),
    ],
)
def test_the_address_of_site_yaml_is_read_as_an_origin(base_url: str, origin: str) -> None:
    assert Api(newsroom=ArticlesWith(base_url))(sent("same-origin", origin))["statusCode"] == 303


def test_an_address_that_is_no_origin_lets_nobody_in() -> None:
    newsroom = ArticlesWith("https://koran.example/folder")
    assert Api(newsroom=newsroom)(sent(None, "nonsense"))["statusCode"] == 400


def test_a_refusal_that_needs_no_settings_reads_nothing() -> None:
    newsroom = ArticlesWith(BASE)
    api = Api(newsroom=newsroom)
    headers = sent("cross-site", STACK)["headers"] | {"accept": "*/*"}
    api(sent("cross-site", STACK) | {"headers": headers, "isBase64Encoded": True, "body": "***"})
    assert newsroom.asked == 1, "for the language of the refusal"


def test_only_the_stacks_address_is_ours_before_the_first_settings() -> None:
    newsroom = ArticlesWith(BASE)
    newsroom.site = lambda: None  # type: ignore[method-assign]  # there is no site.yaml
    assert Api(newsroom=newsroom)(sent(None, BASE))["statusCode"] == 400


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_other_sites_may_read(method: str) -> None:
    reading = event("comment-get", method=method, sec_fetch_site="cross-site")
    reading["headers"]["origin"] = "https://evil.example"
    assert Api()(reading)["statusCode"] == 200
