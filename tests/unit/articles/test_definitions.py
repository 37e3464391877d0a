"""What looks like the address of a link is a text where nothing refers to it, or is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.articles.read import read_article
from kilas.bodies.definitions import without_definitions
from kilas.bodies.markdown import parser_for
from tests.growth import MOST, growth
from tests.newsroom import NOON, SITE
from tests.unit.articles.shaping import of_markdown

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.articles.reading import Read


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[Foto]: Antara\n\nIsi", "<p>[Foto]: Antara</p><p>Isi</p>"),
        ("[Tanya]: Mengapa?\n\n[Jawab]: Tidak.", "<p>[Tanya]: Mengapa?</p><p>[Jawab]: Tidak.</p>"),
        ("[Tanya]:\nMengapa?", "<p>[Tanya]:Mengapa?</p>"),
        ('[Foto]: Antara "judul"', '<p>[Foto]: Antara "judul"</p>'),
        ("> [Foto]: Antara", "<blockquote><p>[Foto]: Antara</p></blockquote>"),
        ("- [Foto]: Antara", "<ul><li>[Foto]: Antara</li></ul>"),
        ("[Jam]: 19.30\n\n[Tgl]: 24/11/2026", "<p>[Jam]: 19.30</p><p>[Tgl]: 24/11/2026</p>"),
        ("Isi\n[Foto]: Antara", "<p>Isi[Foto]: Antara</p>"),
        ("```\n[Foto]: Antara\n```", "<pre><code>[Foto]: Antara</code></pre>"),
        ("[a]: /b/\n\n[a]: Kedua\n\n[a]",
         '<p>[a]: Kedua</p><p><a href="/b/" rel="noopener">a</a></p>'),
    ],
    ids=range(10),
)  # fmt: skip
def test_a_definition_that_is_none_is_a_text(text: str, shown: str) -> None:
    assert of_markdown(text).replace("\n", "") == shown


@pytest.mark.parametrize(
    "text",
    ["[A  b][foto]\n\n[foto]: /b/", "[foto]\n\n[FOTO]: /b/", "![x][foto]\n\n[foto]: media/a.jpg",
     "[foto][]\n\n[foto]: lain", "[//]: # (rahasia)", "[x]: <> (rahasia)", "[^1]: Catatan"],
    ids=range(7),
)  # fmt: skip
def test_what_is_used_and_what_is_a_remark_has_no_note(read: Read, text: str) -> None:
    body = read("title: a", text)
    assert "definition_unused" not in [each.code for each in body.warnings]
    assert "[foto]:" not in body.body_html.lower()


def test_an_address_that_nothing_refers_to_is_named(read: Read) -> None:
    [note] = read("title: a", "Isi.\n\n[1]: https://contoh.example/a").warnings
    assert (note.code, note.line) == ("definition_unused", 6)
    assert note.values == {"value": "[1]: https://contoh.example/a"}


PIECES = st.sampled_from(
    ["[kata]: ", "[kata", "]:", "kata", " ", "\n", "\n\n", "> ", "- ", "[a]", "[a]: ", '"kata"',
     "/kata", "`", "    ", "(", ")"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=20).map("".join))
def test_no_word_is_lost(text: str) -> None:
    reading = read_article("articles/a.md", f"---\ntitle: a\n---\n{text}".encode(), SITE, NOON)
    said = " ".join(each.values.get("value", "") for each in reading.warnings)
    words = re.findall("kata", re.sub(r"<[^>]*>", "", reading.body_html) + said)
    has_link = "'Link'" in str(list(parser_for(text).events_with_range(text)))
    assert len(words) >= len(re.findall("kata", text)) or has_link, "no reader sees its address"


@given(st.lists(PIECES, max_size=20).map("".join))
def test_no_line_moves(text: str) -> None:
    assert without_definitions(text, parser_for(text)).replace("\\", "") == text


@pytest.mark.growth
@pytest.mark.parametrize("piece", ["[a]: b\n\n", "[a]:", "[a]: /b\n", "> [a]: b\n", "[a]:\n", "[ "])
def test_the_time_is_linear(piece: str) -> None:
    def work(size: int) -> Callable[[], object]:
        text = piece * (size // len(piece))
        return lambda: without_definitions(text, parser_for(text))

    assert growth(work, 200_000) <= MOST
