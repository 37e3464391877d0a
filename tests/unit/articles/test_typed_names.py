"""A report on a file with Indonesian names above its text writes these names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.articles import field_names, meant_names
from kilas.articles.key_names import name_of
from kilas.articles.read import read_article
from kilas.articles.typed_names import LABELS, wording_of
from kilas.documents.values import Entry, Text, fold
from kilas.errors import Unreadable
from kilas.site.read import read_site
from kilas.texts import LANGUAGES, explain
from tests.crafted.docx import docx, paragraph
from tests.fakes.world import World
from tests.newsroom import NOON, site_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

KEYS = sorted({*LABELS.values(), *meant_names.INDONESIAN, *meant_names.MEANING} - {"fecha"})
SITE = read_site(site_yaml().encode()).site
SLIPS = ["tangal", "Draff", "terbitt", "dicabt", "Jdul"]
VALUES = ["", "ya", "tidak", "mungkin", "besok sore", "2026-11-20", "x" * 2500, "C:\\foto.jpg",
          "a, b, c, d, e, f, g, h, i, j, k, l", "K-99", "…"]  # fmt: skip
LINES = st.lists(st.tuples(st.sampled_from([*KEYS, *SLIPS]), st.sampled_from(VALUES)), max_size=6)
ENGLISH = re.compile(rf"“(?:{'|'.join(LABELS)})(?:: [^”]*)?”")


def reports(lines: Sequence[str], text: Sequence[str] = ("Isi",)) -> list[str]:
    """What the report says of these lines, as .txt and as .docx, in each language."""
    said = []
    files = {
        "articles/a.txt": "\n".join([*lines, "", *text]).encode(),
        "articles/a.docx": docx(*map(paragraph, [*lines, *text])),
    }
    for key, data in files.items():
        try:
            reading = read_article(key, data, SITE, NOON)
            problems, lasting = reading.warnings, reading.lasting
        except Unreadable as error:
            problems, lasting = error.problems, ()
        for language in LANGUAGES:
            each = [" ".join(explain(problem, language)) for problem in problems]
            said.append("\n".join([*each, *(f"“{line}”" for line in lasting)]))
    return said


@given(LINES)
def test_no_report_names_an_english_key_where_the_file_has_indonesian_ones(
    lines: list[tuple[str, str]],
) -> None:
    for report in reports(["Judul: Pasar", *(f"{key}: {value}" for key, value in lines)]):
        assert ENGLISH.findall(report) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Tanggal: besok sore", "“Tanggal”"),
        ("Terbit: besok sore", "“Terbit”"),
        ("Draf: mungkin", "“Draf: ya”"),
        ("Konsep:", "“Konsep: ya”"),
        ("tangal: 2026-11-20", "“Tanggal: 2026-11-20”"),
        ("Dicabut: ya", "Dicabut: …"),
        ("Iklan:", "“Iklan: ya”"),
        ("Disetujui: tidak", "“Draf: ya”"),
        ("date: besok sore", "“date”"),
        ("Penulis: A\nOleh: B", "“Oleh”"),
    ],
)
def test_a_key_is_named_as_the_file_writes_it(line: str, said: str) -> None:
    for report in reports(["Judul: Pasar", *line.split("\n")]):
        assert said in report


def test_a_file_without_a_headline_is_told_its_name_in_its_language() -> None:
    for report in reports(["Penulis: Rina"]):
        assert "“Judul: " in report
    for report in reports(["author: Rina"]):
        assert "“title: " in report


def test_english_keys_stay_english() -> None:
    for report in reports(["title: Pasar", "draft: mungkin", "tangal: 2026-11-20"]):
        assert "“draft: true”" in report
        assert "“date: 2026-11-20”" in report


def test_the_lines_that_keep_comments_and_date_are_in_the_words_of_the_file() -> None:
    for report in reports(["Judul: Pasar"]):
        assert "“Tanggal: 2026-11-24 19:00:00+07:00”" in report
        assert "“id: a”" in report


def test_a_file_without_text_is_told_where_its_text_belongs() -> None:
    for report in reports(["Judul: Pasar"], []):
        assert "---" not in report
        assert "baris kosong" in report or "empty line" in report


@pytest.mark.parametrize(("name", "label"), LABELS.items())
def test_each_label_is_read_as_the_field_that_it_is_written_for(name: str, label: str) -> None:
    own = {"sponsored": field_names.SPONSORED[2], "unverified": field_names.ALSO_UNVERIFIED}
    meant = name_of(label)
    assert meant == name or fold(label) in map(fold, own[name])


def test_of_two_labels_of_one_field_reports_have_the_first() -> None:
    first, second = (
        Entry("title", line, Text("a", line), label)
        for line, label in ((1, "Judul"), (2, "Kepala"))
    )
    assert wording_of([first, second]) == wording_of([first]) != wording_of([second])


@pytest.mark.parametrize(("answer", "status"), [("ya", "draft"), ("tidak", "live")])
def test_the_answers_of_the_remedy_are_read(answer: str, status: str) -> None:
    world = World()
    world.upload("site.yaml", site_yaml())
    world.upload("articles/a.txt", f"Judul: Pasar\nDraf: {answer}\n\nIsi\n")
    world.settle()
    record = world.records.get("articles/a.txt")
    assert record
    assert record.status == status


def test_the_report_on_the_desk_has_the_words_of_the_file() -> None:
    world = World()
    world.upload("site.yaml", site_yaml())
    world.upload("articles/a.docx", docx(paragraph("Judul: Pasar"), paragraph("Draf: entah")))
    world.settle()
    assert "Tulis “Draf: ya” atau “Draf: tidak”." in world.desk.text("articles/a.docx.txt")
