"""Fields as Nikola writes them, above the text."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.articles.dotted_head import without_dots
from kilas.articles.read import ArticleReading, read_article
from kilas.articles.source_body import read_body
from kilas.errors import Unreadable
from kilas.site.read import read_site
from tests.growth import MOST, growth
from tests.newsroom import NOON, site_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    from kilas.problems import Problem

SITE = read_site(site_yaml().encode()).site
FIELDS = """.. title: Pasar: "kota" #1
.. slug: pasar-kota
.. date: 2026-11-20 10:00:00 UTC+07:00
.. tags: kota, pasar pagi
.. category:
.. link:
.. type: text
"""
FORMS = [f"<!--\n{FIELDS}-->\n\n", f"\n<!-- \n\n{FIELDS}\n-->\n", f"{FIELDS}\n", f"\n\n{FIELDS}\n"]


def read(text: str, key: str = "articles/a.md") -> ArticleReading:
    made = read_article(key, text.encode(), SITE, NOON)
    assert read_body(key, text.encode()) == made.body_html
    return made


def problem(text: str) -> Problem:
    with pytest.raises(Unreadable) as caught:
        read(text)
    [found] = caught.value.problems
    return found


@pytest.mark.parametrize("ending", ["md", "html", "txt"])
@pytest.mark.parametrize("form", range(len(FORMS)))
def test_the_fields_are_read_as_they_stand(form: int, ending: str) -> None:
    made = read(f"{FORMS[form]}Isi.\n", f"articles/a.{ending}")
    article = made.article
    assert (article.title, article.url) == ('Pasar: "kota" #1', "/2026/11/pasar-kota.html")
    assert article.published == datetime(2026, 11, 20, 3, tzinfo=UTC)
    assert [tag.name for tag in article.tags] == ["kota", "pasar pagi"]
    assert "Isi." in made.body_html
    assert "title" not in made.body_html
    assert made.warnings == ()


@pytest.mark.parametrize("form", range(len(FORMS)))
def test_each_report_names_the_line_of_the_file(form: int) -> None:
    text = FORMS[form].replace("10:00:00 UTC+07:00", "sore")
    line = next(n for n, each in enumerate(text.split("\n"), 1) if "date" in each)
    assert (found := problem(f"{text}Isi.")).code == "bad_date"
    assert found.line == line
    made = read(f"{FORMS[form]}[a](#tiada)\n")
    assert [each.line for each in made.warnings] == [FORMS[form].count("\n") + 1]


def test_the_line_of_a_remedy_may_stand_among_them() -> None:
    text = FORMS[0].replace(".. link:\n", 'status: draft\ndateline: "Hilir"\n')
    made = read(f"{text}Isi.")
    assert made.article.draft
    assert made.article.dateline == "Hilir"


@pytest.mark.parametrize("limit", ["draft", "private"])
def test_what_limits_counts(limit: str) -> None:
    assert read(f"<!--\n.. title: a\n.. status: {limit}\n-->\nIsi.").article.draft


@pytest.mark.parametrize(
    "text",
    [
        ".. image:: pasar.jpg\n\nIsi.",  # a directive of reStructuredText
        ".. catatan: a\n\nIsi.",
        ".. title: a\nIsi.",
        "Catatan: a\n.. title: a\n\nIsi.",
        "<!--\n.. title: a\nsisa\n-->\nIsi.",
        "<!--\n.. title: a\n\nIsi.",
    ],
)
def test_other_lines_are_no_fields(text: str) -> None:
    assert without_dots(text) is None
    assert problem(text).code == "no_front_matter"


@given(
    st.text("a:. -\n\"'<>!#", max_size=30),
    st.text(":\"'#{}[]a &*!|>%@`\\", min_size=1, max_size=20),
)
def test_any_value_is_a_text_and_no_line_moves(body: str, value: str) -> None:
    value = value.strip()
    if not value or value[0] in "\"'":
        return
    text = f"<!--\n.. title: a\n.. dateline: {value}\n-->\n{body}"
    found = without_dots(text)
    assert found
    assert found.text.count("\n") == text.count("\n")
    assert read(f"{text}\nIsi.").article.dateline == " ".join(value.split())


@pytest.mark.growth
@pytest.mark.parametrize("text", [".. a: b\n", "<!--\n", ".. a\n", "\n.. "])
def test_the_work_grows_with_the_text(text: str) -> None:
    def work(size: int) -> Callable[[], object]:
        whole = ".. title: a\n" + text * (size // len(text))
        return lambda: without_dots(whole)

    assert growth(work, 200_000) <= MOST
