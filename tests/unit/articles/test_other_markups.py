"""A text in another markup than Markdown is named with the line; so is another program's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kilas.articles.address import SUFFIXES
from kilas.articles.endings import other_ending
from kilas.articles.read import read_article
from kilas.errors import Unreadable
from tests.crafted.docx import docx, paragraph

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.site.site import Site
    from tests.unit.articles.reading import Read

MARKS = [
    ("#+TITLE: Pasar", "Org"),
    ("#+begin_quote", "Org"),
    (":PROPERTIES:", "Org"),
    ("Lihat [[https://a.example][kata]].", "Org"),
    ("== Bab satu", "AsciiDoc"),
    ("[source,python]", "AsciiDoc"),
    ("image::foto.png[Foto,300]", "AsciiDoc"),
    ("Lihat link:b.html[kata].", "AsciiDoc"),
    (":toc: left", "AsciiDoc"),
    ("////", "AsciiDoc"),
    ("Lihat https://a.example[kata] ini.", "AsciiDoc"),
    (".. image:: foto.png", "reStructuredText"),
    (".. _bab:", "reStructuredText"),
    ("Lihat :ref:`bab` juga.", "reStructuredText"),
    ("Lihat `kata <https://a.example>`_ juga.", "reStructuredText"),
    (":date: 2026-11-20\n:slug: a", "reStructuredText"),
    ("== Bab ==", "wiki"),
    ("======= Judul ======", "wiki"),
    ("===Bab===", "wiki"),
    ("Kata '''tebal''' di sini", "wiki"),
    ("[[Berkas:a.jpg|jmpl|Foto]]", "wiki"),
    ("Kata.<ref>sumber</ref>", "wiki"),
    ("{{:foto.png?200|Foto}}", "wiki"),
    ("[[https://a.example|kata]]", "wiki"),
    ("[b]Tebal[/b] kata", "BBCode"),
    ("[url=https://a.example]kata[/url]", "BBCode"),
    (r"\section{Bab}", "LaTeX"),
    (r"Kata \textbf{tebal} di sini", "LaTeX"),
    (r"\begin{itemize}", "LaTeX"),
    ("h2. Bab", "Textile"),
    ("bq. Kata orang", "Textile"),
    ("** Bab dua\nIsi.\n\n*** Bab tiga", "Org, AsciiDoc, wiki"),
]


@pytest.mark.parametrize(("written", "name"), MARKS)
def test_a_mark_is_named_with_its_markup_and_its_line(read: Read, written: str, name: str) -> None:
    notes = read("title: a", f"Awal.\n\n{written}\n\nAkhir.").warnings
    (note,) = (each for each in notes if each.code == "other_markup")
    assert (note.line, note.values["name"]) == (6, name)
    assert note.values["value"] in written


@pytest.mark.parametrize("line", ["^^^", '"""', "++++"])
def test_an_underline_of_another_markup_is_named(read: Read, line: str) -> None:
    (note,) = read("title: a", f"Awal.\n\nBab\n{line}\n\nAkhir.").warnings
    assert (note.code, note.line) == ("other_markup", 7)


def test_the_first_mark_is_named_whatever_its_kind(read: Read) -> None:
    (note,) = read("title: a", "Kata '''tebal''' satu\n\n== Bab ==\n").warnings
    assert (note.line, note.values["value"]) == (4, "'''tebal''' satu")


def test_a_file_has_one_such_note(read: Read) -> None:
    body = "\n\n".join(written for written, _ in MARKS)
    notes = [each.code for each in read("title: a", body).warnings]
    assert notes.count("other_markup") == 1


@pytest.mark.parametrize(
    "body",
    [
        *(f"```\n{written}\n```" for written, _ in MARKS),
        *(f"`{written}`" for written, _ in MARKS if not {"`", "\n"} & set(written)),
        "==disorot== dan ==dua kata== di sini",
        "===\n\n=====\n\nJudul\n=====",
        '=== "Satu"\n\n    Isi.',
        "**tebal** di awal baris",
        "* satu\n* dua\n    * tiga",
        "Harga #+5 persen, pukul 10::30, h2o. bq 5.",
        "Nilai a[i] dan a[j].",
        "* Angka sementara\n\n** Perkiraan",
        "Kata 'satu' dan ''dua''.",
        r"Berkas C:\\section\\a dan \\server\\bagi.",
        "`kata`_",
        "Lihat ini:\n\n:::note\nIsi.\n:::",
        "[NOTE] dari redaksi: ini kata.",
        "Lihat https://a.example[1] dan [https://a.example](https://a.example).",
    ],
)
def test_what_markdown_understands_is_not_named(read: Read, body: str) -> None:
    codes = [each.code for each in read("title: a", f"Awal.\n\n{body}\n").warnings]
    assert "other_markup" not in codes


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("#+TITLE: Pasar\n\nIsi.", "Org"),
        ("[b]Tebal[/b]", "BBCode"),
        ("== Bab ==\n'''Tebal'''", "wiki"),
        ("===== IKLAN =====\n\nIsi.", None),
        ("Isi.\n\nhttps://a.example[kata]", None),
        ("Isi.\n\n** catatan", None),
        ("Isi.\n\n== Perhatian", None),
    ],
)
def test_a_plain_text_may_have_ornaments(read: Read, text: str, name: str | None) -> None:
    notes = read("title: a", f"Awal.\n\n{text}\n", key="articles/a.txt").warnings
    found = [each.values["name"] for each in notes if each.code == "other_markup"]
    assert found == ([name] if name else [])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Kata **tebal sekali** di sini", "**tebal sekali**"),
        ("## Bab dua", "## Bab dua"),
        ("2**3 dan 68.000** dan ** x **", None),
        ("# catatan", None),
        ("#tagar dan ##tagar", None),
        ("****", None),
    ],
)
def test_marks_of_markdown_in_a_plain_text_are_named_once(
    read: Read, text: str, value: str | None
) -> None:
    reading = read("title: a", f"Awal.\n\n{text}\n\n{text}\n", key="articles/a.txt")
    notes = [(each.code, each.line, each.values["value"]) for each in reading.warnings]
    assert notes == ([("markdown_in_text", 6, value)] if value else [])


def test_a_plain_text_that_begins_with_a_mark_is_told(read: Read) -> None:
    (note,) = read("title: a", "====== Judul ======\n\nIsi.\n", key="articles/a.txt").warnings
    assert (note.code, note.line) == ("other_markup", 4)


@pytest.mark.parametrize(
    ("data", "code", "values"),
    [
        (b"%PDF-1.7\n%\xe2", "writing_by_another_name", {"suffix": ".pdf"}),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "writing_by_another_name", {"suffix": ".doc"}),
        (b"{\\rtf1\\ansi Isi}", "writing_by_another_name", {"suffix": ".rtf"}),
        (b"PK\x03\x04\x14\0", "writing_by_another_name", {"suffix": ".zip"}),
        (docx(paragraph("Judul: a")), "word_by_another_name", {}),
        (b"\xff\xd8\xff\xe0\0", "photo_by_another_name", {"suffix": ".jpg"}),
        (b"\x89PNG\r\n\x1a\n", "photo_by_another_name", {"suffix": ".png"}),
        (b"GIF89a\0", "photo_by_another_name", {"suffix": ".gif"}),
        (b"\0\0\0\x18ftypheic", "photo_by_another_name", {"suffix": ".heic"}),
    ],
    ids=range(9),
)
@pytest.mark.parametrize("suffix", [each for each in SUFFIXES if each != ".docx"])
def test_a_file_of_another_program_is_no_text(  # noqa: PLR0913, PLR0917 -- what is there and told
    data: bytes, code: str, values: dict[str, str], suffix: str, site: Site, uploaded: datetime
) -> None:
    with pytest.raises(Unreadable) as caught:
        read_article(f"articles/a{suffix}", data, site, uploaded)
    (problem,) = caught.value.problems
    assert (problem.code, problem.line, problem.values) == (code, None, values)


@pytest.mark.parametrize("suffix", [".org", ".rst", ".adoc", ".tex", ".textile", ".wiki"])
def test_a_file_in_another_markup_is_no_text_to_save_as_one(suffix: str) -> None:
    (problem,) = other_ending(suffix).problems
    assert (problem.code, problem.values) == ("other_markup_file", {"suffix": suffix})
