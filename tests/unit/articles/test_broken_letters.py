"""Letters of UTF-8 that were read as those of Windows are named, with what they may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kilas.articles.broken_letters import name_broken_letters
from kilas.articles.source import Part, Source
from kilas.documents.findings import Findings
from kilas.documents.values import Table

if TYPE_CHECKING:
    from kilas.problems import Problem
    from tests.unit.articles.reading import Read


DASHED = "satu\u2014dua"


def broken(text: str) -> str:
    """The text in UTF-8, read as Windows-1252."""
    return text.encode().decode("cp1252", errors="ignore")


def notes(text: str) -> tuple[Problem, ...]:
    findings = Findings()
    name_broken_letters(Source(Table((), 1), Part("", 1), Part(text, 4)), findings)
    return findings.warnings


@pytest.mark.parametrize(
    "word",
    ["Jum\u2019at", "caf\u00e9", "\u201ckata", "kata\u201d", "\U0001f600", "\u00a9", "a\u2014b"],
)
def test_the_first_is_named_with_its_line_and_its_like(read: Read, word: str) -> None:
    reading = read("title: a", f"Awal.\n\nHari {broken(word)} {broken(DASHED)} ini.")
    (note,) = reading.warnings
    assert (note.code, note.line) == ("broken_letters", 6)
    assert note.values == {"value": broken(word), "right": word, "number": "2"}


def test_a_title_is_looked_at_too(read: Read) -> None:
    (note,) = read(f"title: {broken(DASHED)}").warnings
    assert (note.code, note.line) == ("broken_letters", 2)


@given(
    st.text(st.characters(min_codepoint=0xA0, max_codepoint=0x17F), max_size=20).filter(
        lambda text: not set("\xc2\xc3\u0178") & set(text)
    )
)
@example("\u00e2\u00e9")
def test_letters_of_the_west_are_whole(text: str) -> None:
    assert notes(text) == ()


@pytest.mark.parametrize(
    "text", ["\u201cIRM\u00c3\u201d", "N\u00c3O", "\u00abP\u00c2\u00bb", "\u00c2ge", "\u20ac5"]
)
def test_words_in_capitals_are_whole(text: str) -> None:
    assert notes(text) == ()
