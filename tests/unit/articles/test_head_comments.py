"""HTML's comments in front matter are taken out and named, wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.articles.front_matter import read_source
from kilas.articles.head_comments import end_of_comments, without_comments
from kilas.articles.read import read_article
from tests.growth import MOST, growth
from tests.newsroom import NOON, SITE

if TYPE_CHECKING:
    from collections.abc import Callable

    from kilas.articles.source import Source


def source(text: str, key: str = "articles/a.md") -> Source:
    return read_source(key, text.encode())


def notes(text: str, key: str = "articles/a.md") -> list[tuple[int | None, str]]:
    reading = read_article(key, text.encode(), SITE, NOON)
    assert reading.article.title == "a"
    return [
        (each.line, each.values["value"])
        for each in reading.warnings
        if each.code == "comment_in_head"
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("---\ntitle: a\n<!-- hidden: True -->\n---\nIsi.", [(3, "<!-- hidden: True -->")]),
        ("---\n<!-- b -->\n\n  <!--c-->  \ntitle: a\n---\nIsi.",
         [(2, "<!-- b -->"), (4, "<!--c-->")]),
        ("---\ntitle: a\n<!--\nkunci: b\n-->\nsection: daerah\n---\nIsi.",
         [(3, "<!-- kunci: b -->")]),
        ("---\ntitle: a <!-- lama: b -->\n---\nIsi.", [(2, "<!-- lama: b -->")]),
        ("---\ntitle: a\nsection: daerah  <!-- c -->\n---\nIsi.", [(3, "<!-- c -->")]),
        ("---\ntitle: a\ntags: <!-- c -->\n  - kota <!-- d -->\n---\nIsi.",
         [(3, "<!-- c -->"), (4, "<!-- d -->")]),
        ("+++\ntitle = 'a'\n<!-- draft = true -->\n+++\nIsi.", [(3, "<!-- draft = true -->")]),
        ("<!-- b -->\n---\ntitle: a\n---\nIsi.", [(1, "<!-- b -->")]),
        ("<!-- b\nc -->\n\n<!-- d -->\ntitle: a\n\nIsi.", [(1, "<!-- b c -->"), (4, "<!-- d -->")]),
        ("<!-- b -->\n+++\ntitle = 'a'\n+++\nIsi.", [(1, "<!-- b -->")]),
        ("<!-- b -->\n—\ntitle: a\n—\nIsi.", [(1, "<!-- b -->")]),
        ("---\ntitle: a\nsummary: 'b <!-- c -->'\n---\nIsi.", []),
        ('---\ntitle: a\nsummary: "b\n  <!-- c --> d"\n---\nIsi.', []),
        ("---\ntitle: a\n# <!-- c\n---\nIsi -->.", []),
    ],
    ids=range(14),
)  # fmt: skip
def test_a_comment_is_named_and_not_read(text: str, named: list[tuple[int, str]]) -> None:
    assert notes(text) == named


def test_lines_keep_their_numbers() -> None:
    text = "<!-- a\nb -->\n---\ntitle: a\n<!-- c\nd -->\nsection: daerah\n---\n\nIsi."
    found = source(text)
    assert [(each.key, each.line) for each in found.table.entries] == [("title", 4), ("section", 7)]
    assert (found.text.line, found.text.text) == (9, "\nIsi.")


def test_a_plain_text_may_have_the_signs_of_a_comment() -> None:
    text = "Judul: a\n\nTulis <!-- catatan --> di sana."
    reading = read_article("articles/a.txt", text.encode(), SITE, NOON)
    assert not reading.warnings
    assert "&lt;!-- catatan --&gt;" in reading.body_html


LINES = ["title: a", "section: daerah", "tags:", "  - kota", "summary: b c", "draft: false"]
COMMENTS = st.sampled_from(
    ["<!-- draft: true -->", "<!---->", "  <!-- a\nb: c\n-->", "<!-- ' -->", '<!-- x: "y" -->']
)


@given(st.lists(st.tuples(st.integers(0, len(LINES)), COMMENTS), max_size=4))
def test_fields_are_as_without_comments(places: list[tuple[int, str]]) -> None:
    lines = list(LINES)
    for place, comment in sorted(places, reverse=True):
        lines.insert(place, comment)
    found = source("\n".join(["---", *lines, "---", "Isi."]))
    plain = source("\n".join(["---", *LINES, "---", "Isi."]))
    assert [each.key for each in found.table.entries] == [each.key for each in plain.table.entries]
    assert len(found.notes) == len(places)


@pytest.mark.growth
@pytest.mark.parametrize(
    "piece",
    ["<!--\n", "<!-- -->\n", "<!-- --> a\n", "a <!--", "a: b <!-- -->\n", "-->\n", "<!---->"],
    ids=range(7),
)  # fmt: skip
def test_the_time_is_linear(piece: str) -> None:
    def work(size: int) -> Callable[[], object]:
        text = piece * (size // len(piece))
        return lambda: (without_comments(text, 1), end_of_comments(text))

    assert growth(work, 200_000) <= MOST
