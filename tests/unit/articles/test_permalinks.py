"""A pattern in `permalink` gives the address that Jekyll gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.articles.permalinks import filled, is_pattern
from tests.newsroom import NOON

if TYPE_CHECKING:
    from tests.unit.articles.reading import Read

HEAD = "title: Banjir\ndate: 2026-02-03 04:05:06\ncategories: [Kabar Kota, Air]\npermalink: "


@pytest.mark.parametrize(
    ("pattern", "url"),
    [
        ("/blog/:title", "/blog/banjir/"),
        ("/blog/:title/", "/blog/banjir/"),
        ("/:year/:month/:day/:title.html", "/2026/02/03/banjir.html"),
        ("/:categories/:year/:i_month/:i_day/:slug:output_ext",
         "/kabar-kota/air/2026/2/3/banjir.html"),
        ("/:short_year/:y_day/:hour:minute:second/:title/", "/26/034/040506/banjir/"),
        ("pretty", "/kabar-kota/air/2026/02/03/banjir/"),
        ("date", "/kabar-kota/air/2026/02/03/banjir.html"),
        ("ordinal", "/kabar-kota/air/2026/034/banjir.html"),
        ("none", "/kabar-kota/air/banjir.html"),
    ],
)  # fmt: skip
def test_a_pattern_gives_the_address(read: Read, pattern: str, url: str) -> None:
    reading = read(HEAD + pattern)
    assert (reading.article.url, reading.warnings) == (url, ())


def test_a_file_whose_pattern_gives_a_taken_address_has_a_second_one(read: Read) -> None:
    article = read(f"{HEAD}/blog/:title/").article
    assert article.other_url.startswith("/blog/banjir-")
    assert read(f"{HEAD}/blog/:title/\nslug: lain").article.other_url == ""


@pytest.mark.parametrize("pattern", ["/:kategori/:title/", "/:title/../x", "/:title?x=1"])
def test_what_is_no_pattern_is_told(read: Read, pattern: str) -> None:
    reading = read(HEAD + pattern)
    assert reading.article.url == "/2026/02/banjir.html"
    assert [each.code for each in reading.warnings] == ["address_left_out"]


def test_a_pattern_that_gives_an_address_of_kilas_is_told_and_refuses_nothing(read: Read) -> None:
    head = "title: Daerah\ndate: 2026-02-03\npermalink: /:title/"
    reading = read(head, key="articles/daerah.md")
    assert reading.article.url == "/2026/02/daerah.html"
    assert [each.code for each in reading.warnings] == ["address_left_out"]


@given(st.from_regex(r"/[a-z/:_.]{0,40}", fullmatch=True))
def test_an_address_has_no_placeholder_left(pattern: str) -> None:
    made = filled(pattern, "banjir", ["air"], NOON)
    assert made is None or ":" not in made
    assert is_pattern(pattern) == (re.search(":[a-z_]", pattern) is not None)
