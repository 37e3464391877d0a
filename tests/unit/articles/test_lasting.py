"""The lines with which a file keeps its comments and its date, whatever its next key is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.articles.read import read_article
from kilas.documents.writing import written
from tests.newsroom import NOON, SITE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from kilas.articles.read import ArticleReading
    from kilas.documents.values import Syntax

LATER = NOON + timedelta(days=40)
WHOLE: Final[Mapping[Syntax, tuple[str, str, str]]] = {
    "yaml": (".md", "---\n", "\n---\nIsi.\n"),
    "toml": (".md", "+++\n", "\n+++\nIsi.\n"),
    "html": (".html", "<html><head>\n", "\n</head><body><p>Isi.</p></body></html>\n"),
    "headers": (".txt", "", "\n\nIsi.\n"),
}
NAMES = ["banjir", "2026-10-03-rubrik", "daerah/Jum'at di Hilir", "2026-1-7", "p~x", "洪水"]
FIELDS = st.fixed_dictionaries(
    {"title": st.just("Banjir")},
    optional={
        "id": st.sampled_from(["banjir", "a/b"]),
        "date": st.sampled_from(["2026-11-19 08:00", "1931-05-01", "2026-10-03"]),
        "published": st.sampled_from(["true", "2026-08-17"]),
        "created": st.just("2026-08-17"),
        "slug": st.just("laga"),
    },
)


def reading(name: str, lines: list[str], syntax: Syntax, first: datetime = NOON) -> ArticleReading:
    ending, before, after = WHOLE[syntax]
    head = "\n".join(lines)
    data = f"{before}{head}{after}".encode()
    return read_article(f"articles/{name}{ending}", data, SITE, first)


@given(
    st.sampled_from(list(WHOLE)),
    st.sampled_from(NAMES),
    st.sampled_from(["lain", "2019-01-01-lain", "a/b/lain"]),
    FIELDS,
)
def test_with_its_lines_a_file_keeps_identity_and_date_wherever_it_moves(
    syntax: Syntax, name: str, to: str, fields: dict[str, str]
) -> None:
    lines = [written(key, value, syntax) for key, value in fields.items()]
    found = reading(name, lines, syntax)
    assert bool(found.lasting) >= ("id" not in fields), "without an id there is something to lose"
    moved = reading(to, [*lines, *found.lasting], syntax, LATER)
    assert moved.article.identity == found.article.identity
    assert moved.article.published == found.article.published
    assert moved.article.by_day == found.article.by_day
    assert moved.lasting == ()


@pytest.mark.parametrize(
    ("name", "fields", "lasting"),
    [
        ("pf", [], ("id: pf", "date: 2026-11-24 19:00:00+07:00")),
        ("pf", ["date: 2026-11-19"], ("id: pf",)),
        ("daerah/pf", ["id: pf"], ("date: 2026-11-24 19:00:00+07:00",)),
        ("2026-11-19-pf", ["id: pf"], ("date: 2026-11-19",)),
        ("2026-11-19-pf", ["id: pf", "date: 2026-11-19"], ()),
        ("pf", ["id: pf", "created: 2026-11-19"], ("date: 2026-11-19",)),
    ],
)
def test_only_the_lines_that_are_missing(
    name: str, fields: list[str], lasting: tuple[str, ...]
) -> None:
    assert reading(name, ["title: Banjir", *fields], "yaml").lasting == lasting


def test_a_static_page_has_nothing_to_lose() -> None:
    found = read_article("pages/tentang.md", b"---\ntitle: Tentang\n---\nIsi.\n", SITE, NOON)
    assert found.lasting == ()
