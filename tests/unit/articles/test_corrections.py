"""Whoever has no tables, in Word or in a phone's notes, writes each correction as a line."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.articles.field_names import MAX_CORRECTIONS
from kilas.articles.read import ArticleReading, read_article
from kilas.errors import Unreadable
from kilas.site.read import read_site
from tests.crafted.docx import docx, paragraph, table
from tests.newsroom import NOON, site_yaml

if TYPE_CHECKING:
    from tests.unit.articles.reading import Mistakes, Read

SITE: Final = read_site(site_yaml().encode()).site
ZONE: Final = ZoneInfo("Asia/Jakarta")
FORMS: Final = ("txt", "docx", "table")


def read(form: str, *fields: tuple[str, str]) -> ArticleReading:
    """A file with a title, these fields and a text, in one of the forms."""
    rows = [("Judul", "Pasar"), *fields]
    lines = [f"{key}: {value}" for key, value in rows]
    if form == "txt":
        return read_article("articles/a.txt", "\n".join([*lines, "", "Isi"]).encode(), SITE, NOON)
    head = table(*rows) if form == "table" else "".join(map(paragraph, lines))
    return read_article("articles/a.docx", docx(head, paragraph("Isi")), SITE, NOON)


DAYS: Final = st.dates(date(2000, 1, 1), date(2030, 12, 31))
NOTES: Final = st.text("abz :;,.#'\"“”-()019*\\", min_size=1, max_size=60).filter(str.strip)


@given(
    st.sampled_from(FORMS),
    st.lists(st.tuples(DAYS, NOTES), min_size=1, max_size=MAX_CORRECTIONS),
)
def test_each_line_is_a_correction_with_all_its_words(
    form: str, given_: list[tuple[date, str]]
) -> None:
    lines = [("Ralat", f"{day.isoformat()}: {note}") for day, note in given_]
    found = read(form, *lines).article.corrections
    expected = [
        (datetime(day.year, day.month, day.day, tzinfo=ZONE), " ".join(note.split()))
        for day, note in sorted(given_, key=lambda each: each[0])
    ]
    assert [(each.date, each.note) for each in found] == expected


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "written",
    [
        "20 November 2026 09.15 WIB: a: b",
        "Jumat, 20/11/2026 pkl. 09.15: a: b",
        "2026-11-20 09:15: a: b",
    ],
)
def test_the_date_may_have_any_form_and_the_note_a_colon(form: str, written: str) -> None:
    [found] = read(form, ("Koreksi", written)).article.corrections
    assert (found.date, found.note) == (datetime(2026, 11, 20, 9, 15, tzinfo=ZONE), "a: b")


@given(
    st.sampled_from(FORMS),
    st.one_of(
        NOTES,
        st.builds("x{}: {}".format, NOTES, NOTES),
        st.builds("2026-11-20 x{}".format, NOTES),
        st.just("2026-11-20"),
    ),
)
def test_a_line_that_begins_with_no_date_holds_the_file(form: str, line: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(form, ("Ralat", line))
    [problem] = caught.value.problems
    assert problem.code == "correction_form"
    assert problem.values["right"].startswith("Ralat: 2026")


def test_the_line_is_named() -> None:
    with pytest.raises(Unreadable) as caught:
        read("txt", ("Ralat", "2026-11-20: a"), ("Ralat", "b"), ("Topik", "c"))
    assert [(each.code, each.line) for each in caught.value.problems] == [("correction_form", 3)]


@pytest.mark.parametrize("form", FORMS)
def test_more_than_the_limit_hold_the_file(form: str) -> None:
    lines = [("Ralat", "2026-11-20: a")] * (MAX_CORRECTIONS + 1)
    with pytest.raises(Unreadable) as caught:
        read(form, *lines)
    assert [each.code for each in caught.value.problems] == ["too_many"]


def test_a_text_stands_beside_a_table_in_yaml(read: Read, mistakes: Mistakes) -> None:
    reading = read('title: a\ncorrections:\n  - "2026-11-20: b"\n  - {date: 2026-11-19, note: c}')
    assert [each.note for each in reading.article.corrections] == ["c", "b"]
    assert mistakes("title: a\ncorrections: [b]") == [("correction_form", 3)]
    assert mistakes("title: a\ncorrections: [['2026-11-20: b'], '2026-11-20: b']") == [
        ("expected_table", 3)
    ]
