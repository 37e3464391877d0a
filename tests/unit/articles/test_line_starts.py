"""A sign that begins a line does so with any blank behind it and any invisible sign before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.bodies.line_starts import with_plain_starts
from kilas.bodies.markdown import markdown_to_html, parser_for

if TYPE_CHECKING:
    from tests.unit.articles.reading import Read

BLANKS = ("\u00a0", "\u2003", "\u202f", "\u3000", "\u200b", " \u00a0", "\u00a0 ")
NO_WIDTH = ("\u200b", "\u2060", "\u200e", "\u00ad", "\u200b\u200b")
MARKS = ("#", "##", "-", "*", "+", "1.", "2)")


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("blank", BLANKS)
def test_any_blank_behind_a_mark_is_one(read: Read, mark: str, blank: str) -> None:
    body = "Awal.\n\n{0}{1}Satu\n\n> {0}{1}Dua\n\nAkhir."
    odd, plain = (read("title: a", body.format(mark, sign)) for sign in (blank, " "))
    assert odd.body_html == plain.body_html
    assert f"{mark} Satu" not in odd.body_html


@pytest.mark.parametrize(
    "lines",
    ["# Satu", "- Satu\n- Dua", "1. Satu", "> Satu", "---", "| a | b |\n|---|---|\n| c | d |"],
)
@pytest.mark.parametrize("sign", NO_WIDTH)
def test_an_invisible_sign_before_a_mark_is_none(read: Read, lines: str, sign: str) -> None:
    odd = read("title: a", f"Awal.\n\n{sign}" + lines.replace("\n", f"\n{sign}", 1))
    assert odd.body_html == read("title: a", f"Awal.\n\n{lines}").body_html
    assert [each.code for each in odd.warnings] == []


@pytest.mark.parametrize("bullet", ["\u2022", "\u25aa", "\u25cf", "\u25e6", "\u00b7"])
@pytest.mark.parametrize("blank", [" ", "\t", "\u00a0"])
def test_a_bullet_of_another_program_begins_an_item(read: Read, bullet: str, blank: str) -> None:
    made = read("title: a", f"Daftar:\n{bullet}{blank}Satu\n{bullet}{blank}Dua\n\nAkhir.")
    assert made.body_html == (
        "<p>Daftar:</p>\n<ul>\n<li>Satu</li>\n<li>Dua</li>\n</ul>\n<p>Akhir.</p>"
    )


@pytest.mark.parametrize(
    "body",
    [
        "`-\u00a0a`", "```\n#\u00a0a\n\u200b- b\n```", "    -\u00a0a", "Kata -\u00a0a", "#\u00a0",
        "\u2022", "\u2022Satu", "Kata \u2022 kata", "`\u2022 a`",
        "-\u00a0---", "\u200bKata", "\u200f\u0633\u0644\u0627\u0645", "-5\u00a0kg", "2026.\u00a0a",
    ],
)  # fmt: skip
def test_what_begins_no_line_stays(body: str) -> None:
    assert with_plain_starts(body, parser_for(body)) == body


PIECES = st.sampled_from(["a", "-", "#", ">", "1.", " ", "\n", "`", "\u2022", *BLANKS, *NO_WIDTH])


@given(st.lists(PIECES, max_size=20).map("".join))
def test_no_line_moves_and_no_word_goes(text: str) -> None:
    plain = with_plain_starts(text, parser_for(text))
    assert plain.count("\n") == text.count("\n")
    for odd, right in zip(text.split("\n"), plain.split("\n"), strict=True):
        assert [each for each in odd if each in "a#>1.`"] == [
            each for each in right if each in "a#>1.`"
        ]
    assert with_plain_starts(plain, parser_for(plain)) == plain
    markdown_to_html(text)
