"""Where the photo of an article has what a card must show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kilas.articles.read import read_article

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.site.site import Site
    from tests.unit.articles.reading import Read


@pytest.mark.parametrize(
    ("head", "focus"),
    [
        ("image: media/a.jpg\ncaption: Air\nfocus: left top", ("left", "top")),
        ("image: media/a.jpg\ncaption: Air\nimage_focus: TOP-right", ("right", "top")),
        ("image: {path: media/a.jpg, alt: Air, focus: kanan bawah}", ("right", "bottom")),
        ("image: {path: media/a.jpg, alt: Air, focus: left}\nfocus: right", ("right",)),
        ("focus: atas", ("top",)),
        ("focus: tengah", ("middle",)),
        ("focus: center left", ("left", "middle")),
        ("focus: center top", ("top",)),
        ("focus:", ()),
        ("image: media/a.jpg\ncaption: Air", ()),
    ],
)
def test_a_focus_is_one_word_across_and_one_down(
    read: Read, head: str, focus: tuple[str, ...]
) -> None:
    reading = read(f"title: a\ndate: 2026-11-20\n{head}")
    assert reading.article.focus == focus
    assert reading.warnings == ()


@pytest.mark.parametrize(
    "value", ["wajah", "50% 20%", "left right", "top bottom", "left top center", "[left]", "'?'"]
)
def test_what_is_no_focus_has_a_note_and_changes_nothing(read: Read, value: str) -> None:
    reading = read(f"title: a\ndate: 2026-11-20\nfocus: {value}\nimage: media/a.jpg\ncaption: Air")
    [note] = reading.warnings
    assert (note.code, note.line) == ("bad_focus", 4)
    assert reading.article.focus == ()
    assert reading.article.image


def test_a_typed_name_is_a_focus_too(site: Site, uploaded: datetime) -> None:
    text = "Judul: a\nTanggal: 2026-11-20\nFokus foto: kiri\n\nIsi.\n"
    reading = read_article("articles/a.txt", text.encode(), site, uploaded)
    assert reading.article.focus == ("left",)
