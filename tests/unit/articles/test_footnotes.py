"""Footnotes are at the end, and their links lead both ways."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.articles.shaping import of_html, of_markdown
from tests.unit.articles.test_anchors import ids, targets


def test_notes_are_at_the_end_in_their_order_and_lead_back() -> None:
    page = of_markdown("a[^x] b[^y]\n\n[^y]: Dua.\n\nTengah[^x].\n\n[^x]: Satu.")
    text, *notes = page.split('<div class="footnote-definition"')
    assert text.endswith("</p>\n")
    assert "Tengah" in text
    assert [re.sub(r"<[^>]*>|^[^>]*>", "", each).split() for each in notes] == [
        ["1", "Satu."],
        ["2", "Dua."],
    ]
    assert '<a href="#isi-fnref-x" rel="noopener">1</a>' in notes[0]
    assert text.count('id="isi-fnref-x"') == 1


def test_a_note_that_nobody_asks_for_has_no_link_back() -> None:
    assert "fnref" not in of_markdown("a\n\n[^x]: Satu.")


PIECES = st.sampled_from(
    ["[^1]", "[^dua]", "\n\n[^1]: kata", "\n\n[^dua]: kata", "\n\n    lagi", "\n\n", " kata ", "> ",
     "- ", "## ", "<div>", "</div>", '<p id="fnref-1">', "[a](#fnref-1)", "[a](#1)"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=10).map("".join))
def test_every_link_of_a_note_leads_to_something(text: str) -> None:
    page = of_markdown(text)
    there = ids(page)
    assert len(there) == len(set(there))
    assert targets(page) <= {*there, "isi"}


def test_a_number_that_no_note_has_is_no_note() -> None:
    label = '<sup class="footnote-definition-label">' + "1" * 5_000 + "</sup>"
    assert "1" * 5_000 in of_html(f'<div class="footnote-definition" id="x">{label}x</div>')
