"""Each term of the glossary is in the file that the glossary names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from local import ROOT

if TYPE_CHECKING:
    from pathlib import Path

GLOSSARY: Final = ROOT / "docs" / "glossary.md"
LIBRARY: Final = ROOT / "layers" / "kilas" / "kilas"
LINKING: Final = ("README.md", "CONTRIBUTING.md", "docs/architecture.md")

ROW: Final = re.compile(
    r"\| (?P<term>[^|`(]+?)(?: \(`(?P<code>\w+)`\))? "
    r"\| (?P<meaning>[^|]+) \| `(?P<where>[^|`]+)` \|"
)


class Term(NamedTuple):
    """A row: a term, the term in code or None, what it means, and a path."""

    term: str
    code: str | None
    meaning: str
    where: str

    @property
    def path(self) -> Path:
        """The file that has the last word."""
        inside = LIBRARY / self.where
        return inside if inside.exists() else ROOT / self.where


LINES: Final = [
    line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith("| ")
][2:]
TERMS: Final = [Term(*row.groups()) for line in LINES if (row := ROW.fullmatch(line))]


def test_every_line_is_a_row() -> None:
    assert len(TERMS) == len(LINES)
    assert len(TERMS) > 0


def test_rows_are_sorted_and_no_term_is_there_twice() -> None:
    terms = [row.term.casefold() for row in TERMS]
    assert terms == sorted(set(terms))


@pytest.mark.parametrize("row", TERMS, ids=lambda row: row.term)
def test_the_file_of_a_term_has_the_term(row: Term) -> None:
    text = " ".join(row.path.read_text(encoding="utf-8").split())
    if row.code:
        assert re.search(rf"\b{row.code}\b", text)
    else:
        assert re.search(rf"\b{row.term}", text, re.IGNORECASE)


@pytest.mark.parametrize("document", LINKING)
def test_who_reads_finds_the_glossary(document: str) -> None:
    assert "glossary.md)" in (ROOT / document).read_text(encoding="utf-8")
