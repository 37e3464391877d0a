"""The lines that a file needs to keep its comments, date and address when its key changes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.articles.moving import lines_to_keep
from kilas.articles.read import read_article
from tests.newsroom import NOON, SITE, with_front_matter

if TYPE_CHECKING:
    from kilas.articles.article import Article

LATER = NOON + timedelta(days=40)

NAMES = st.sampled_from(
    [
        "banjir",
        "2026-10-03-rubrik",
        "Jum'at di Hilir",
        "_index",
        "-x",
        "2026-1-7",
        "洪水",
        "p",
        "a~b",
    ]
)
FOLDERS = st.sampled_from(["", "daerah/", "p/", "2026/11/", "a b+c/", "é" * 90 + "/"])
ARTICLES = st.builds("articles/{}{}{}".format, FOLDERS, NAMES, st.sampled_from([".md", ".html"]))
PAGES = st.builds("pages/{}{}.md".format, FOLDERS, NAMES)
MOVES = st.one_of(st.tuples(ARTICLES, ARTICLES), st.tuples(PAGES, PAGES))
FIELDS = st.fixed_dictionaries(
    {"title": st.just("Banjir")},
    optional={
        "id": st.sampled_from(["banjir", "a/b", "3"]),
        "date": st.sampled_from(["2026-11-19 08:00", "1931-05-01", "2026-11-30 23:59 WIB"]),
        "created": st.just("2026-08-17"),
        "slug": st.sampled_from(["laga", "Bukan slug"]),
        "url": st.sampled_from(["/lama/banjir.html", "/2026/11/banjir.html"]),
    },
)


def reading(key: str, fields: dict[str, str], first_uploaded: datetime = NOON) -> Article:
    text = with_front_matter("Isi.\n", **fields)
    return read_article(key, text.encode(), SITE, first_uploaded).article


@given(MOVES, FIELDS)
def test_with_its_lines_a_file_loses_nothing_by_a_move(
    move: tuple[str, str], fields: dict[str, str]
) -> None:
    key, to = move
    before = reading(key, fields)
    lines = lines_to_keep(before, with_front_matter("", **fields).encode(), SITE, to, LATER)
    assert not lines.keys() & fields.keys(), "each line is new"
    after = reading(to, fields | lines, LATER)
    assert (after.identity, after.url) == (before.identity, before.url)
    assert after.published == before.published or key.startswith("pages/")
    assert (
        lines_to_keep(before, with_front_matter("", **fields | lines).encode(), SITE, to, LATER)
        == {}
    )


@pytest.mark.parametrize(
    ("key", "to", "fields", "lines"),
    [
        (
            "articles/pf.md",
            "articles/daerah/pf.md",
            {},
            {"id": "pf", "date": "2026-11-24 19:00:00+07:00"},
        ),
        (
            "articles/pf.md",
            "articles/daerah/pf-2.md",
            {"id": "pf", "date": "2026-11-19"},
            {"slug": "pf"},
        ),
        ("articles/2026-11-19-pf.md", "articles/d/2026-11-19-pf.md", {"id": "pf"}, {}),
        ("articles/a.md", "articles/b.md", {"id": "a", "date": "2026-11-19", "url": "/a/"}, {}),
        ("pages/tentang.md", "pages/kami.md", {}, {"id": "p~tentang", "slug": "tentang"}),
    ],
)
def test_only_the_lines_that_are_missing(
    key: str, to: str, fields: dict[str, str], lines: dict[str, str]
) -> None:
    fields = {"title": "Banjir"} | fields
    data = with_front_matter("", **fields).encode()
    assert lines_to_keep(reading(key, fields), data, SITE, to, LATER) == lines
