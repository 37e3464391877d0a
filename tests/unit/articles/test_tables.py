"""Tables of Markdown that a parser would cut, or take for no table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.bodies.markdown import markdown_to_html
from tests.growth import MOST, growth

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.articles.reading import Read


def shown(markdown: str) -> list[list[str]]:
    """The words of each cell of each row."""
    rows = re.findall(r"<tr>(.*?)</tr>", markdown_to_html(markdown), re.DOTALL)
    return [
        [re.sub("<[^>]*>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in rows
    ]


HEAD = "| a | b |\n|---|---|\n"


@pytest.mark.parametrize(
    ("markdown", "cells"),
    [
        (f"{HEAD}| c | d | e |\n| f |", [["a", "b", ""], ["c", "d", "e"], ["f", "", ""]]),
        ("a | b\n--|--\nc|d|e|f", [["a", "b", "", ""], ["c", "d", "e", "f"]]),
        ("> | a |\n> |---|\n> | c | d |", [["a", ""], ["c", "d"]]),
        (f"{HEAD}| `||` | `c|d` |", [["a", "b"], ["||", "c|d"]]),
        (f"{HEAD}| c \\| d | e |", [["a", "b"], ["c | d", "e"]]),
        (f"{HEAD}| c ||", [["a", "b"], ["c", ""]]),
        (f"{HEAD}| [[c|d]] | e |", [["a", "b"], ["d", "e"]]),
        ("|---|---|\n| c | d |", [["", ""], ["c", "d"]]),
        ("|---|---|\n| c | d | e |", [["", "", ""], ["c", "d", "e"]]),
        ("**Judul**\na | b\n--|--\nc | d", [["a", "b"], ["c", "d"]]),
        ("Judul:\n| a | b |\n|---|---|\n| c | d |", [["a", "b"], ["c", "d"]]),
        ("| a | b |\n|-|-|\n| c | d | e |", [["a", "b", ""], ["c", "d", "e"]]),
        ("| a | b |\n|\u3000--\u3000|\xa0:-\xa0|\n| c | d |", [["a", "b"], ["c", "d"]]),
    ],
    ids=range(13),
)
def test_each_cell_of_a_table_is_shown(markdown: str, cells: list[list[str]]) -> None:
    assert shown(markdown) == cells


def test_what_is_much_too_much_is_a_part_of_the_last_cell() -> None:
    words = [f"k{number}" for number in range(30)]
    (_, row) = shown(f"{HEAD}| {' | '.join(words)} |")
    assert [*row[:-1], *row[-1].split(" | ")] == words
    long = shown(HEAD + "| c | d | e |\n" * 6000)
    assert long[-1] == ["c", "d | e"]


@pytest.mark.parametrize(
    "markdown",
    [
        f"```\n{HEAD}| c | d | e |\n```",
        "kata\n---|---\nlagi",
        "---|---\nkata",
        "- a | b\n---|---\n1 | 2 | 3",
    ],
    ids=range(4),
)
def test_what_is_no_table_stays(markdown: str) -> None:
    assert shown(markdown) == []


RULES = ["|---|---|", "|-|-|", "| - | :-: |", "-|-", ":-|-:", "|\u3000--\u3000|\xa0-|"]


@given(st.sampled_from(RULES),
       st.lists(st.lists(st.sampled_from(["k", "||", "`", "\\|", "`x|y`", " ", ""]), max_size=5),
                min_size=1, max_size=5))  # fmt: skip
def test_no_word_of_a_row_is_lost(rule: str, rows: list[list[str]]) -> None:
    numbers = iter(range(1000))
    lines = ["|".join(f"{cell}w{next(numbers)}" for cell in row) for row in rows]
    html = markdown_to_html(f"| a | b |\n{rule}\n" + "\n".join(line or "x" for line in lines))
    assert "<table>" in html
    assert re.findall(r"w\d+", html) == re.findall(r"w\d+", "\n".join(lines))


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("| Nama | Kota |\n| a | b |", "| Nama | Kota |"),
        (f"{HEAD}\n| Nama | Kota |", "| Nama | Kota |"),
    ],
    ids=range(2),
)
def test_rows_that_are_no_table_are_named(read: Read, body: str, value: str) -> None:
    (note,) = read("title: a", body).warnings
    assert (note.code, note.values["value"]) == ("table_as_text", value)


@pytest.mark.parametrize("body", [f"{HEAD}| c | d |", "a | b | c", "|x|", "`| a | b |`"])
def test_other_bars_have_no_note(read: Read, body: str) -> None:
    assert not read("title: a", body).warnings


@pytest.mark.growth
@pytest.mark.parametrize(
    "piece",
    ["|---|---|\n", "a|b\n---|---\n1|2|3\n", f"a|b\n---|---\n{'|x' * 300}\n", "|x", "---|\n", "`|",
     "> |---|\n", "a|b\n---|---\n1\n", "a|b\n-|\xa0-\n1|2|3\n", "|\u3000-", "-\xa0"],
    ids=range(11),
)  # fmt: skip
def test_the_time_is_linear(piece: str) -> None:
    def work(size: int) -> Callable[[], object]:
        text = piece * (size // len(piece))
        return lambda: markdown_to_html(text)

    assert growth(work, 100_000) <= MOST
