"""A file is read in the encoding that it is in, or refused with the place: no letter is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.articles.front_matter import read_source, read_text
from kilas.documents.decoding import decode
from kilas.documents.values import Text
from kilas.errors import Unreadable
from kilas.texts import explain

if TYPE_CHECKING:
    from kilas.texts import Language

FIELDS = "---\ntitle: Harga \u201cnaik\u201d \u2014 kata Jum\u2019at\n---\n"
BODY = "Isi caf\u00e9 \u2014 satu.\n\n# Judul\n"
KEY = "articles/a.md"
LIMIT = 1000

WITH_MARK = ("utf-8-sig", "utf-16", "utf-32")
WITHOUT_MARK = tuple(f"utf-{bits}-{end}" for bits in (16, 32) for end in ("le", "be"))
LETTERS = st.text(st.characters(min_codepoint=0xA1, exclude_categories=("C", "Z")), max_size=20)


def in_windows(text: str, ends: str) -> bytes:
    """The text as an editor of Windows or an old Mac ends its lines, in UTF-8."""
    return text.replace("\n", ends).encode()


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", *WITH_MARK, *WITHOUT_MARK])
def test_a_file_of_unicode_is_read_in_any_of_its_encodings(encoding: str, ends: str) -> None:
    source = read_source(KEY, in_windows(FIELDS + BODY, ends).decode().encode(encoding))
    (title,) = source.table.entries
    assert title.value == Text("Harga \u201cnaik\u201d \u2014 kata Jum\u2019at", 2)
    assert source.body == BODY


@given(LETTERS, st.sampled_from(WITH_MARK))
def test_any_letters_are_read_behind_a_mark(letters: str, encoding: str) -> None:
    assert decode(f"a{letters}".encode(encoding), LIMIT) == f"a{letters}"


@given(LETTERS, st.sampled_from(WITHOUT_MARK))
def test_any_letters_are_read_among_latin_ones_without_a_mark(letters: str, encoding: str) -> None:
    text = f"{FIELDS}{letters}"
    assert decode(text.encode(encoding), LIMIT) == text


@pytest.mark.parametrize(
    ("encoding", "line", "value"),
    [
        ("cp1252", 2, "title: Harga \ufffdnaik\ufffd \ufffd kata Jum\ufffdat"),
        ("shift_jis", 2, "title: Harga \ufffdgnaik\ufffdh  kata Jum\ufffdfat"),
        ("gbk", 2, "title: Harga \ufffd\ufffdnaik\ufffd\ufffd \ufffd\ufffd kata Jum\ufffd\ufffdat"),
        ("latin-1", 4, "Isi caf\ufffd  satu."),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_another_encoding_is_refused_with_its_line_and_the_words_there(
    encoding: str, line: int, value: str, ends: str
) -> None:
    data = in_windows(FIELDS + BODY, ends).decode().encode(encoding, errors="ignore")
    with pytest.raises(Unreadable) as caught:
        read_source(KEY, data)
    (problem,) = caught.value.problems
    assert (problem.code, problem.line, problem.values["value"]) == ("not_utf8", line, value)


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"---\ntitle: a\n---\nIsi \xed\xa0\xbd\xed\xb8\x80", 4),  # halves of a sign
        (b"---\ntitle: a\n---\nIsi \xc0\xaf", 4),  # too long for its sign
        ("---\ntitle: a\n---\nIsi".encode("utf-16")[:-1], 4),  # cut off
        ("\u4e2d\u6587\u6a19\u984c".encode("utf-16-be"), 1),
    ],
    ids=range(4),
)
def test_what_is_no_text_of_its_encoding_is_refused(data: bytes, line: int) -> None:
    with pytest.raises(Unreadable) as caught:
        read_source(KEY, data)
    (problem,) = caught.value.problems
    assert (problem.code, problem.line) == ("not_utf8", line)
    assert problem.values["value"].isprintable()


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=ISO-8859-1'>", "cp1252"),
        ('<meta charset="gbk">', "gbk"),
        ("<meta charset=Shift_JIS>", "shift_jis"),
    ],
)
def test_html_is_read_in_the_encoding_that_it_names(head: str, encoding: str) -> None:
    page = f"<html><head>{head}<title>Jum\u2019at</title></head><body>\u00d7 \u2019</body></html>"
    assert "\u00d7 \u2019" in read_text("articles/a.html", page.encode(encoding))[0]
    assert "\u00d7 \u2019" in read_text("articles/a.html", page.encode())[0]


@pytest.mark.parametrize("name", ["idna", "rot13", "unicode_escape", "utf-7", "x-tak-ada"])
def test_no_other_codec_of_python_reads_html(name: str) -> None:
    with pytest.raises(Unreadable):
        read_source("articles/a.html", f'<html><meta charset="{name}">'.encode() + b"\xff")


@pytest.mark.parametrize("sign", ["\x0b", "\x0c", "\u2028", "\u2029"])
def test_a_break_that_no_browser_shows_parts_words(sign: str) -> None:
    assert decode(f"satu{sign}dua\n".encode(), LIMIT) == "satu dua\n"
    assert (
        decode(f"---{sign}title: a{sign}---{sign}Isi".encode(), LIMIT) == "---\ntitle: a\n---\nIsi"
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Jum\x92at \x96 \x93a\x94\x85", "Jum\u2019at \u2013 \u201ca\u201d\u2026"),
        ("\ufeff\ufeffsatu\ufeff\ndua", "satu\ndua"),
        ("satu\x00dua\x00\x00", "satudua"),
    ],
)
def test_signs_of_other_programs_are_what_they_stand_for(written: str, shown: str) -> None:
    assert decode(written.encode(), LIMIT) == shown


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_report_names_the_words(language: Language) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(b"harga caf\xe9", LIMIT)
    what, _ = explain(caught.value.problems[0], language)
    assert "\u201charga caf\ufffd\u201d" in what
