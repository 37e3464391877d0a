"""What the distribution does for every reader: headers, error pages, addresses, redirects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.system.newspaper import article

if TYPE_CHECKING:
    from tests.system.newspaper import Newspaper

FRESH = "public, max-age=0, s-maxage=5, stale-while-revalidate=60, stale-if-error=86400"
SECURITY = {
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
DISCUSSED = FRESH.replace("revalidate=60", "revalidate=5")
ARTICLE = "/2024/01/pintu.html"


@pytest.fixture(scope="module")
def site(newspaper: Newspaper) -> Newspaper:
    newspaper.upload(
        "articles/pintu.md", article("Pintu depan", date="2024-01-05", section="daerah")
    )
    newspaper.wait_for(ARTICLE, "Pintu depan")
    newspaper.wait_for("/daerah/feed.xml", "Pintu depan")
    newspaper.wait_for("/daerah/", "Pintu depan")
    newspaper.wait_for("/arsip/2024/01/", "Pintu depan")
    newspaper.wait_for("/robots.txt", "Sitemap")
    return newspaper


@pytest.mark.parametrize(
    "path",
    ["/", ARTICLE, "/daerah/", "/feed.xml", "/arsip/", "/tidak/ada.html", "/api/openapi.json"],
)
def test_every_answer_has_the_security_headers(site: Newspaper, path: str) -> None:
    headers = site.get(path).headers
    for name, value in SECURITY.items():
        assert headers[name] == value, name
    policy = dict(
        directive.strip().split(" ", 1)
        for directive in headers["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["style-src"] == "'self'"
    assert "unsafe" not in headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("/", "text/html; charset=utf-8"),
        (ARTICLE, "text/html; charset=utf-8"),
        ("/feed.xml", "application/rss+xml; charset=utf-8"),
        ("/daerah/feed.xml", "application/rss+xml; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
    ],
)
def test_pages_stay_fresh_and_outlive_the_origin(
    site: Newspaper, path: str, content_type: str
) -> None:
    headers = site.get(path).headers
    assert headers["Cache-Control"] == (DISCUSSED if path == ARTICLE else FRESH)
    assert headers["Content-Type"] == content_type


def test_no_page_has_code_or_style_that_the_policy_forbids(site: Newspaper) -> None:
    for path in ("/", ARTICLE, "/daerah/", "/arsip/", "/tidak/ada.html"):
        text = site.get(path).text
        assert " style=" not in text
        assert "<style" not in text
        assert not re.search(r"\son\w+=", text)
        scripts = re.findall(r"<script\b[^>]*>", text)
        assert all('type="application/ld+json"' in script for script in scripts)


def test_assets_may_be_kept_for_ever(site: Newspaper) -> None:
    stylesheet = re.search(r'href="(/assets/kilas\.[0-9a-f]+\.css)"', site.get("/").text)
    assert stylesheet
    answer = site.get(stylesheet[1])
    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"


def test_what_is_not_there_gets_the_newspapers_own_page(site: Newspaper) -> None:
    for path in ("/2024/01/tidak-ada.html", "/entah/", "/%2e%2e/%2e%2e/etc/passwd.html"):
        answer = site.get(path)
        assert answer.status == 404, path
        assert "Halaman tidak ditemukan" in answer.text
        assert "Koran Uji" in answer.text


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/daerah", "/daerah/"),
        ("/2024/01/", "/arsip/2024/01/"),
        ("/2024/01", "/arsip/2024/01/"),
        ("/topik/banjir", "/topik/banjir/"),
        ("//contoh.example/", "/contoh.example/"),
    ],
)
def test_addresses_lead_to_the_page(site: Newspaper, asked: str, led_to: str) -> None:
    answer = site.get(asked)
    assert (answer.status, answer.headers["Location"]) == (301, led_to)


def test_bloggers_phone_links_show_the_page(site: Newspaper) -> None:
    assert "Pintu depan" in site.get(f"{ARTICLE}?m=1").text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_pages_can_only_be_read(site: Newspaper, method: str) -> None:
    assert site.ask(method, ARTICLE, b"x").status in (403, 405)
    assert "Pintu depan" in site.get(ARTICLE).text


def test_head_has_the_same_headers(site: Newspaper) -> None:
    got, head = site.get(ARTICLE), site.ask("HEAD", ARTICLE)
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == str(len(got.body))
    assert head.headers["Content-Type"] == got.headers["Content-Type"]
