"""A text of several lines in front matter is read whole, or its report has the very line to write;
a line in it that holds the article back is never passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.articles.long_texts import lines_of_long_texts
from kilas.articles.read import read_article
from kilas.articles.source import Part
from kilas.errors import Unreadable
from tests.newsroom import NOON, SITE

if TYPE_CHECKING:
    from kilas.articles.read import ArticleReading
    from kilas.problems import Problem

HEAD = ["---", "title: a", "date: 2026-11-20"]


def read(*lines: str) -> ArticleReading:
    text = "\n".join([*HEAD, *lines, "---", "Isi."])
    return read_article("articles/a.md", text.encode(), SITE, NOON)


def problem(*lines: str) -> Problem:
    with pytest.raises(Unreadable) as refused:
        read(*lines)
    [found] = refused.value.problems
    return found


@pytest.mark.parametrize(
    "line",
    ["date: 24 November 2026", "Tanggal: 24 November 2026", "title: buku lama", "status: gawat",
     "draft RUU: isi", "tempat: Balai", "waktu 19.30: mulai", "[Foto] tempat: Balai"],
    ids=range(8),
)  # fmt: skip
def test_the_report_has_the_whole_value_between_quotes(line: str) -> None:
    lines = ["excerpt: Rapat warga", f"  {line}", "  dan lain-lain", "section: daerah"]
    found = problem(*lines)
    right = f'excerpt: "Rapat warga {line} dan lain-lain"'
    assert (found.code, found.line, found.values) == ("yaml_continuation", 5, {"right": right})
    assert read(right, lines[-1]).article.summary == f"Rapat warga {line} dan lain-lain"


def test_a_line_that_is_not_indented_is_joined_too() -> None:
    found = problem("excerpt: Rapat warga", "date 24 November lalu", "section: daerah")
    right = 'excerpt: "Rapat warga date 24 November lalu"'
    assert (found.code, found.line, found.values) == ("yaml_no_key", 5, {"right": right})
    assert read(right).article.summary == "Rapat warga date 24 November lalu"


@pytest.mark.parametrize(
    "lines",
    [["image:", "  path: media/a.jpg", "    alt: b"], ["tags:", "  - kota", " date: b"],
     ["- a: b", "   c: d"], ['excerpt: "a"', "  date: b"]],
    ids=range(4),
)  # fmt: skip
def test_a_line_below_what_is_no_open_text_has_another_report(lines: list[str]) -> None:
    with pytest.raises(Unreadable) as refused:
        read(*lines)
    assert '"' not in refused.value.problems[0].values.get("right", "") or "alt: b" in lines[-1]


FORMS = {
    "block": ["excerpt: |", "  Rapat warga.", "  {}"],
    "folded": ["excerpt: >-", "  Rapat warga.", "", "  {}"],
    "double": ['excerpt: "Rapat \\"warga\\".', "  {}", '  Selesai."'],
    "single": ["excerpt: 'Rapat ''warga''.", "  {}'"],
    "nested": ["params:", "  isi: |", "    Rapat", "    {}"],
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "line", ["date: 24 November 2026", "Tanggal: 24 November 2026", "status: gawat"]
)
def test_a_text_that_says_where_it_ends_may_tell_of_a_day(form: str, line: str) -> None:
    reading = read(*(each.format(line) for each in FORMS[form]))
    assert form == "nested" or line in reading.article.summary
    assert reading.article.published.day == 19


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["  #viral kota"], "Rapat #viral kota"),
        (["  warga", "  #viral kota  ", "    #kota-ini", "section: daerah"],
         "Rapat warga #viral kota #kota-ini"),
        (["  #draft: true"], "Rapat"),
        (["#viral"], "Rapat"),
        (["  # catatan"], "Rapat"),
    ],
    ids=range(5),
)  # fmt: skip
def test_a_hashtag_may_begin_a_line_of_a_text(lines: list[str], whole: str) -> None:
    reading = read("excerpt: Rapat", *lines)
    assert reading.article.summary == whole
    assert [each.code for each in reading.warnings] == ["read_as_meant"] * ("#" in whole)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "line", ["draft: true", "status: draft", "publishDate: 2099-01-01", "expiryDate: 2020-01-01"]
)
def test_a_line_that_holds_the_article_back_is_found_in_it(form: str, line: str) -> None:
    found = problem(*(each.format(line) for each in FORMS[form]))
    assert (found.code, found.values["right"]) == ("lost_line", line)


@pytest.mark.parametrize("form", FORMS)
def test_a_file_without_a_date_may_have_lost_it_there(form: str) -> None:
    lines = [each.format("date: 2099-01-01") for each in FORMS[form]]
    text = "\n".join(["---", "title: a", *lines, "---", "Isi."])
    with pytest.raises(Unreadable) as refused:
        read_article("articles/a.md", text.encode(), SITE, NOON)
    assert refused.value.problems[0].code == "lost_line"


def test_a_field_below_an_unquoted_value_is_not_told_to_be_quoted() -> None:
    found = problem("excerpt: Rapat warga", "  status: draft")
    assert (found.code, found.values) == ("lost_line", {"key": "status", "right": "status: draft"})


def test_the_lines_of_long_texts_are_known() -> None:
    text = 'a: |\n  b\n\n  c\nd: e\nf: \'g\n h\'\'\n i\'\nj: "k"\nl: >2-\nm: "\\"\n  n"\no: p'
    assert lines_of_long_texts(Part(text, 1)) == {1, 2, 3, 4, 6, 7, 8, 10, 11, 12}


WORDS = st.sampled_from(
    ["date", "title", "status", "draft", "kota", "Rapat", "20", ":", "'", '"', "#kota", "-", ","]
)
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=3)


@given(LINES)
def test_every_word_is_read_or_a_report_has_them_in_the_line_to_write(lines: list[str]) -> None:
    value = ["excerpt: Rapat", *(f"  {line}" for line in lines)]
    whole = " ".join(["Rapat", *" ".join(lines).split()])
    try:
        reading = read(*value)
    except Unreadable as refused:
        [found] = refused.problems[:1]
        if found.code == "yaml_continuation":
            again = read(found.values["right"])
            assert again.article.summary.split() == whole.split()
        return
    said = " ".join(each.values.get("value", "") for each in reading.warnings)
    assert set(whole.split()) <= {*reading.article.summary.split(), *said.split()}
