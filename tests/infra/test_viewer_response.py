"""What the edge makes of an answer of the site bucket: a redirect, and none of Kilas's notes."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.infra.edge import answers_of

HOST = "https://koran.example"
FRESH = "public, max-age=0, s-maxage=5"
MOVED = {
    "x-amz-meta-digest": "0a1b",
    "x-amz-meta-location": "/2026/11/banjir.html",
    "content-type": "text/html; charset=utf-8",
    "cache-control": FRESH,
    "etag": '"abc"',
    "last-modified": "Thu, 26 Nov 2026 01:00:00 GMT",
    "accept-ranges": "bytes",
    "strict-transport-security": "max-age=86400",
}
OWN = [
    "/",
    "/2026/11/banjir.html",
    "/daerah/",
    "/2026/11/banjir%20%C3%A9.html?a=1#b",
    "/@jahat.example",
    "/.//jahat.example",
    "/%5Cjahat.example",
    "/%2F/jahat.example",
]
FOREIGN = [
    "",
    " ",
    "//jahat.example/",
    "///jahat.example/",
    "/\\jahat.example/",
    "\\/jahat.example/",
    "/\t/jahat.example/",
    "/\n/jahat.example/",
    "/\r/jahat.example",
    "\t//jahat.example/",
    " /2026/11/banjir.html",
    "https://jahat.example/",
    "HTTPS:jahat.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "jahat.example",
    ".jahat.example",
    "@jahat.example",
    "/a b.html",
    "/a\r\nSet-Cookie: a=b",
    "/a\u0000",
    "/banjir-é.html",
    "/a\\..\\..\\b",
    "=?UTF-8?Q?/2026?=",
]


def event(headers: dict[str, str], status: int = 200, method: str = "GET") -> dict[str, Any]:
    """As CloudFront hands it over: names in small letters, values in objects.

    https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
    """
    return {
        "version": "1.0",
        "context": {"eventType": "viewer-response"},
        "request": {"method": method, "uri": "/2026/10/lama.html", "querystring": {}},
        "response": {
            "statusCode": status,
            "statusDescription": "OK",
            "headers": {name: {"value": value} for name, value in headers.items()},
            "cookies": {},
        },
    }


def answer(headers: dict[str, str], status: int = 200, method: str = "GET") -> dict[str, Any]:
    [result] = answers_of("ViewerResponse", [event(headers, status, method)])
    return dict(result)


def values(result: dict[str, Any]) -> dict[str, str]:
    return {name: field["value"] for name, field in result["headers"].items()}


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_moved_address_is_a_301_that_may_move_again(method: str) -> None:
    """And the page behind it leaves no validator, or a 304 would bring that page back."""
    result = answer(MOVED, method=method)
    assert (result["statusCode"], result["statusDescription"]) == (301, "Moved Permanently")
    assert values(result) == {
        "location": "/2026/11/banjir.html",
        "content-type": "text/html; charset=utf-8",
        "cache-control": FRESH,
        "strict-transport-security": "max-age=86400",
    }
    assert "body" not in result, "the page stays as it is"


@pytest.mark.parametrize("status", [206, 304])
def test_a_part_of_the_page_or_its_being_unchanged_is_a_301_too(status: int) -> None:
    result = answer({**MOVED, "content-range": "bytes 0-9/100"}, status)
    assert result["statusCode"] == 301
    assert values(result)["location"] == "/2026/11/banjir.html"
    assert "content-range" not in values(result)


@pytest.mark.parametrize("status", [200, 206, 304])
def test_any_other_answer_loses_kilas_notes_alone(status: int) -> None:
    headers = {name: value for name, value in MOVED.items() if not name.endswith("location")}
    notes = {
        "x-amz-meta-cache-tag": "0a,0b",
        "x-amz-meta-lain": "1",
        "X-Amz-Meta-Kapital": "2",
        "x-amz-meta-": "3",
    }
    result = answer(headers | notes, status)
    assert (result["statusCode"], result["statusDescription"]) == (status, "OK")
    del headers["x-amz-meta-digest"]
    assert values(result) == headers


def test_a_note_that_comes_twice_is_gone_as_well() -> None:
    twice = event(MOVED)
    note = {"value": "/a.html", "multiValue": [{"value": "/a.html"}, {"value": "//jahat.example"}]}
    twice["response"]["headers"]["x-amz-meta-location"] = note
    [result] = answers_of("ViewerResponse", [twice])
    assert result["headers"]["location"] == {"value": "/a.html"}
    assert not any(name.startswith("x-amz-meta") for name in result["headers"])


@pytest.mark.parametrize("location", OWN)
def test_it_leads_to_addresses_of_its_own(location: str) -> None:
    result = answer(MOVED | {"x-amz-meta-location": location})
    assert (result["statusCode"], values(result)["location"]) == (301, location)
    assert urlsplit(urljoin(HOST, location)).netloc == "koran.example"


@pytest.mark.parametrize("location", FOREIGN, ids=ascii)
def test_it_leads_nowhere_else(location: str) -> None:
    """Then the page itself is shown, which leads there."""
    result = answer(MOVED | {"x-amz-meta-location": location})
    assert result["statusCode"] == 200
    assert "location" not in values(result)
    assert "x-amz-meta-location" not in values(result)
    assert values(result)["etag"] == MOVED["etag"]


SIGNS = st.text(alphabet="/\\ \t\r\n.:@%?#aé\x00", max_size=6)


@given(st.lists(SIGNS.map("/{}".format), min_size=50, max_size=50))
@settings(max_examples=10)
def test_no_stored_redirect_leads_a_browser_off_the_site(locations: list[str]) -> None:
    """A browser leaves out tabs and line breaks, and reads "\\" as "/" (https://url.spec.whatwg.org/)."""
    events = [event(MOVED | {"x-amz-meta-location": location}) for location in locations]
    for location, result in zip(locations, answers_of("ViewerResponse", events), strict=True):
        if result["statusCode"] == 301:
            read = location.translate({9: None, 10: None, 13: None}).replace("\\", "/").strip()
            assert read.startswith("/")
            assert not read.startswith("//")
