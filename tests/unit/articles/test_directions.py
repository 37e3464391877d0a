"""Blocks in letters that are read from right to left have a direction; others are left alone."""

from __future__ import annotations

import pytest

from tests.unit.articles.shaping import of_html, of_markdown


@pytest.mark.parametrize("letters", ["\u0628\u0633\u0645", "\u05e9\u05dc\u05d5\u05dd"])
def test_each_block_has_its_direction(letters: str) -> None:
    assert (
        of_markdown(f"{letters} kata\n\nkata") == f'<p dir="auto">{letters} kata</p>\n<p>kata</p>'
    )
    assert of_markdown(f"- {letters}\n- kata") == (
        f'<ul dir="rtl">\n<li dir="auto">{letters}</li>\n<li>kata</li>\n</ul>'
    )
    assert of_markdown(f"> {letters}").startswith('<blockquote dir="rtl">\n<p dir="auto">')
    assert 'dir="auto">' in of_markdown(f"## {letters}")


def test_an_own_direction_stays_and_a_wrong_one_goes() -> None:
    assert of_html('<p dir="RTL">\u0628</p>') == '<p dir="rtl">\u0628</p>'
    assert of_html('<p dir="x">a <bdi>b</bdi></p>') == "<p>a <bdi>b</bdi></p>"


def test_other_letters_have_none() -> None:
    assert "dir=" not in of_markdown("é ñ \u1b05 \ua984 \u4e2d")
