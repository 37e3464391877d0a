"""The front door compresses what CloudFront compresses, and nothing else."""

from __future__ import annotations

import gzip
from email.message import Message

import pytest

from local.build import read_template
from local.compression import accepts_gzip, compressed, compresses

PAGE = b"<p>Air surut.</p>" * 100


def head(content_type: str = "text/html; charset=utf-8", **others: str) -> Message:
    headers = Message()
    headers["Content-Type"] = content_type
    for name, value in others.items():
        headers[name.replace("_", "-")] = value
    return headers


def test_a_page_is_compressed_and_its_tag_is_weak() -> None:
    small = compressed(200, head(ETag='"a1"'), PAGE)
    assert small is not None
    assert gzip.decompress(small.body) == PAGE
    assert small.headers == {
        "Content-Encoding": "gzip",
        "Content-Length": str(len(small.body)),
        "Vary": "Accept-Encoding",
        "ETag": 'W/"a1"',
    }


@pytest.mark.parametrize(
    "content_type",
    ["text/css", "application/rss+xml; charset=utf-8", "application/xml", "image/svg+xml",
     "application/json"],
)  # fmt: skip
def test_so_are_style_sheets_feeds_sitemaps_drawings_and_data(content_type: str) -> None:
    assert compressed(200, head(content_type), PAGE)


@pytest.mark.parametrize("status", [200, 403, 404])
def test_1000_bytes_are_enough_and_999_are_not(status: int) -> None:
    assert compressed(status, head(), b"a" * 1000)
    assert compressed(status, head(), b"a" * 999) is None


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (206, head()),
        (422, head()),
        (500, head()),
        (200, head("image/webp")),
        (200, head("image/jpeg")),
        (200, head("application/problem+json")),
        (200, head(Content_Encoding="br")),
    ],
    ids=["a part", "a refusal", "an error", "WebP", "JPEG", "a problem", "compressed before"],
)
def test_these_are_left_as_they_are(status: int, headers: Message) -> None:
    assert compressed(status, headers, PAGE) is None


@pytest.mark.parametrize(
    ("asked", "accepted"),
    [
        ("gzip", True),
        ("gzip, deflate, br", True),
        ("br;q=1.0, GZIP;q=0.5", True),
        ("*", True),
        ("gzip;q=0", False),
        ("gzip;q=0.000", False),
        ("identity", False),
        ("br", False),
        ("xgzip", False),
        ("gzip;q=.", False),
        ("gzip;q=1.2.3", False),
        ("", False),
    ],
)
def test_only_who_accepts_gzip_gets_it(asked: str, *, accepted: bool) -> None:
    assert accepts_gzip(asked) == accepted


@pytest.mark.parametrize(
    ("path", "compressed_there"),
    [
        ("/", True),
        ("/2026/11/banjir.html?m=1", True),
        ("/api/articles/banjir/comments?after=a", True),
        ("/api/articles/banjir/comments/a1", False),
        ("/api/openapi.json", False),
        ("/meja/pratinjau/banjir/a1.html", False),
    ],
)
def test_where_nothing_is_cached_nothing_is_compressed(
    path: str, *, compressed_there: bool
) -> None:
    assert compresses(read_template())(path) == compressed_there
