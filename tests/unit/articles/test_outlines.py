"""What Logseq writes: the properties of a page are fields, and other marks are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kilas.articles.read import read_article

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.site.site import Site
    from tests.unit.articles.reading import Read

PROPERTIES = "title:: Pasar pagi\ntags:: kota, beras\n\n- Isi."
PLACE = "64f1a2b3-1111-4222-8333-444455556666"


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_properties_of_a_page_are_fields(suffix: str, site: Site, uploaded: datetime) -> None:
    article = read_article(f"articles/a{suffix}", PROPERTIES.encode(), site, uploaded).article
    assert (article.title, [tag.name for tag in article.tags]) == ("Pasar pagi", ["kota", "beras"])


@pytest.mark.parametrize(
    "line", [f"id:: {PLACE}", "  collapsed:: true", f"(({PLACE}))", "{{query (todo)}}"]
)
@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_other_lines_of_an_outline_are_named(read: Read, line: str, suffix: str) -> None:
    reading = read("title: a", f"- Satu\n{line}\n", key=f"articles/a{suffix}")
    (note,) = reading.warnings
    assert (note.code, note.line) == ("foreign_mark", 5)
    assert note.values["value"] == line.strip()
    assert line.strip() not in reading.article.summary


@pytest.mark.parametrize("line", ["std::vector x", "Kata:: ", "main :: IO", "((kata))", "f((a-b))"])
def test_other_colons_and_brackets_are_words(read: Read, line: str) -> None:
    assert read("title: a", f"Awal.\n\n{line}\n").warnings == ()
