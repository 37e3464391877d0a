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
    "Strict-Transport-Security": "max-age=86400",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
DISCUSSED = FRESH.replace("revalidate=60", "revalidate=5")
ARTICLE, MOVED = "/2024/01/pintu.html", "/2024/01/gerbang.html"


@pytest.fixture(scope="module")
def site(newspaper: Newspaper) -> Newspaper:
    newspaper.upload(
        "articles/pintu.md",
        article("Pintu depan", date="2024-01-05", section="daerah", aliases=f"[{MOVED}]"),
    )
    newspaper.wait_for(MOVED, "Pintu depan", status=301)
    newspaper.wait_for(ARTICLE, "Pintu depan")
    newspaper.wait_for("/daerah/feed.xml", "Pintu depan")
    newspaper.wait_for("/daerah/", "Pintu depan")
    newspaper.wait_for("/arsip/2024/01/", "Pintu depan")
    newspaper.wait_for("/robots.txt", "Sitemap")
    return newspaper


@pytest.mark.parametrize(
    "path",
    [
        "/",
        ARTICLE,
        MOVED,
        "/daerah/",
        "/feed.xml",
        "/arsip/",
        "/tidak/ada.html",
        "/api/openapi.json",
    ],
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


def test_a_missing_address_gets_the_newspapers_own_page(site: Newspaper) -> None:
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


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("query", ["", "?m=1"])
def test_a_moved_address_is_a_301(site: Newspaper, method: str, query: str) -> None:
    answer = site.ask(method, MOVED + query)
    assert (answer.status, answer.headers["Location"]) == (301, ARTICLE)
    assert answer.headers["Cache-Control"] == FRESH
    if method == "GET":
        assert f'href="{ARTICLE}"' in answer.text, "the page for who follows no Location"


def test_a_browser_that_knows_the_page_is_led_on_all_the_same(site: Newspaper) -> None:
    """It may have an ETag of the page that stood there, or of the one that leads on."""
    stored = site.aws("s3").head_object(Bucket=site.site_bucket, Key=MOVED.lstrip("/"))
    for etag in (site.get(ARTICLE).headers["ETag"], stored["ETag"], "*"):
        answer = site.get(MOVED, **{"If-None-Match": etag})
        assert (answer.status, answer.headers["Location"]) == (301, ARTICLE), etag
        assert answer.headers["ETag"] is None
    assert site.get(MOVED, Range="bytes=0-9").status == 301


def test_an_article_that_moved_may_move_back(newspaper: Newspaper) -> None:
    key, first, second = "articles/ulang-alik.md", "/2024/02/satu.html", "/2024/02/dua.html"
    for slug, old, new in (("satu", "", first), ("dua", first, second), ("satu", second, first)):
        newspaper.upload(key, article("Ulang-alik", slug=slug, date="2024-02-05"))
        newspaper.wait_for(new, "Ulang-alik")
        if old:
            newspaper.wait_for(old, "Ulang-alik", status=301)
            assert newspaper.get(old).headers["Location"] == new


def test_no_answer_tells_what_kilas_notes_on_its_objects(site: Newspaper) -> None:
    stylesheet = re.search(r'href="(/assets/kilas\.[0-9a-f]+\.css)"', site.get("/").text)
    assert stylesheet
    etag = site.get(ARTICLE).headers["ETag"]
    paths = ["/", ARTICLE, MOVED, "/daerah", "/daerah/", "/feed.xml", "/robots.txt", "/sitemap.xml",
             "/tidak/ada.html", "/404.html", "/5xx.html", stylesheet[1]]  # fmt: skip
    answers = {path: site.get(path) for path in paths}
    answers["HEAD"] = site.ask("HEAD", ARTICLE)
    answers["304"] = site.get(ARTICLE, **{"If-None-Match": etag})
    answers["206"] = site.get(ARTICLE, Range="bytes=0-9")
    assert (answers["304"].status, answers["206"].status) == (304, 206)
    noted = {
        path: [name for name in answer.headers if name.lower().startswith("x-amz-meta")]
        for path, answer in answers.items()
    }
    assert noted == {path: [] for path in answers}


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
