"""A list that counts down, or leaves numbers out, has the numbers that its editor wrote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.bodies.list_numbers import with_numbers
from kilas.bodies.markdown import parser_for
from tests.growth import MOST, growth
from tests.unit.articles.shaping import of_markdown

if TYPE_CHECKING:
    from collections.abc import Callable

MARK = re.compile(r'<ol(?: start="(\d+)")?>|<li>|</ol>')


def numbers(page: str) -> list[int]:
    """The numbers that a browser shows, in the order of the items."""
    shown: list[int] = []
    counts: list[int] = []
    for mark in MARK.finditer(page):
        if mark[0] == "</ol>":
            counts.pop()
        elif mark[0] == "<li>":
            shown.append(counts[-1])
            counts[-1] += 1
        else:
            counts.append(int(mark[1] or 1))
    return shown


def listed(given_numbers: list[int], sign: str = ".", before: str = "") -> str:
    return "\n".join(f"{before}{number}{sign} kata" for number in given_numbers)


@given(
    st.lists(st.integers(0, 2100), min_size=1, max_size=8, unique=True),
    st.sampled_from([1, -1]),
    st.sampled_from([".", ")"]),
    st.sampled_from(["", "> ", "  "]),
)
def test_numbers_that_rise_or_fall_are_shown_as_written(
    given_numbers: list[int],
    step: int,
    sign: str,
    before: str,
) -> None:
    written = sorted(given_numbers)[::step]
    page = of_markdown(listed(written, sign, before))
    assert numbers(page) == written
    assert page.count("kata") == len(written)


@pytest.mark.parametrize(
    ("written", "shown"),
    [([1, 1, 1], [1, 2, 3]), ([1, 2, 2, 3], [1, 2, 3, 4]), ([3, 1, 2], [3, 4, 5])],
    ids=["all equal", "one twice", "any order"],
)
def test_other_numbers_are_counted(written: list[int], shown: list[int]) -> None:
    assert numbers(of_markdown(listed(written))) == shown


def test_items_with_paragraphs_and_lists_in_lists_have_their_numbers() -> None:
    assert numbers(of_markdown("3. a\n\n   b\n\n2. c\n\n   d")) == [3, 2]
    inner = "1. a\n\n   9. b\n   8. c\n\n2. d"
    assert numbers(of_markdown(inner)) == [1, 9, 8, 2]
    assert numbers(of_markdown("1. a\n\n   5. b\n   7. c\n\n3. d")) == [1, 5, 7, 3]
    assert numbers(of_markdown("1. a\n3. b\n\n   5. c\n   7. d")) == [1, 3, 5, 7]
    assert numbers(of_markdown("- a\n\n  9. b\n  8. c").replace("<ul>\n<li>", "")) == [9, 8]


def test_code_stays() -> None:
    assert "3. a\n2. b" in of_markdown("```\n3. a\n2. b\n```")


@pytest.mark.growth
@pytest.mark.parametrize(
    "piece", ["9. a\n8. b\n", "> 1. a\n", "1. a\n\n", "1. 1. 1. ", "2) a\n1) b\n\n\n"]
)
def test_the_time_is_linear(piece: str) -> None:
    def work(size: int) -> Callable[[], object]:
        text = piece * (size // len(piece))
        return lambda: with_numbers(text, parser_for(text))

    assert growth(work, 200_000) <= MOST
