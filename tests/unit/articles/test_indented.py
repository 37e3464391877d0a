"""A paragraph that begins with a tab is a paragraph; code behind four blanks is code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kilas.bodies.indented import without_indents
from kilas.bodies.markdown import parser_for
from tests.growth import MOST, growth
from tests.unit.articles.shaping import of_markdown

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.articles.reading import Read

LONG = (
    "Pemerintah desa memperbaiki jembatan **kayu** yang rusak akibat banjir pekan lalu di Kuala, "
    'kata kepala desa (Rabu): "Segera selesai."'
)
SHOWN = LONG.replace("**kayu**", "<strong>kayu</strong>")


@pytest.mark.parametrize("indent", ["\t", "    ", "      ", "\t\t"], ids=range(4))
def test_a_long_sentence_is_a_paragraph(indent: str) -> None:
    text = f"{indent}{LONG}\n\n{indent}{LONG}\n{indent}{LONG}\n\nAkhir."
    paragraph = f"<p>{SHOWN}</p>\n"
    assert of_markdown(text) == f"{paragraph * 3}<p>Akhir.</p>"


@pytest.mark.parametrize("text", [f"\t{LONG}", f"Awal.\n\n\t{LONG}"], ids=["first", "last"])
def test_one_line_is_enough(text: str) -> None:
    assert of_markdown(text).endswith(f"<p>{SHOWN}</p>")


@pytest.mark.parametrize(
    "text",
    ["    Isi pendek.", f"    {LONG} x = 1", f"    {LONG}\n    kode", f"    {LONG[:-2]}",
     f"    {'-' * 90}.", f"- a\n\n      {LONG}", f"> a\n>\n>     {LONG}", f"```\n\t{LONG}\n```",
     f"    // {LONG}"],
    ids=range(9),
)  # fmt: skip
def test_code_stays_code(text: str) -> None:
    assert "<pre><code>" in of_markdown(text)


def test_notes_keep_their_lines(read: Read) -> None:
    [note] = read("title: a", f"\t{LONG}\n\n\t{LONG}\n\nKata[^hilang].").warnings
    assert (note.code, note.line) == ("note_without_text", 8)


@pytest.mark.growth
@pytest.mark.parametrize(
    "piece", [f"\t{LONG}\n\n", "    a\n", "\t\n", f"\t{'a' * 90}.\n", "> \ta\n"]
)
def test_the_time_is_linear(piece: str) -> None:
    def work(size: int) -> Callable[[], object]:
        text = piece * (size // len(piece))
        return lambda: without_indents(text, parser_for(text), apart=True)

    assert growth(work, 200_000) <= MOST
