"""What a regular expression costs grows as the text, whatever the text repeats."""

from __future__ import annotations

import re
import time
from statistics import quantiles
from typing import TYPE_CHECKING, Final

import pytest

from tests.growth import MOST, growth
from tests.unit.patterns_in_use import MODULES, InUse, patterns_in, repeats

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE: Final = 8_000
"""Characters of the larger text. What grows shows it at that size."""

ROUNDS: Final = 5

FAR: Final = 8
"""How many times the usual cost is looked at: what is linear costs about as much for each text."""

ENDLESS: Final = 1.0
"""Seconds of CPU for a quarter of SIZE: what takes so long is not tried on more. A cubic pattern
would take minutes for all texts."""

SANITISED: Final = "what the sanitiser makes, where each tag ends and has each attribute once"
OWN: Final = "HTML that a parser has just written, where each element ends"
BOUNDED: Final = {
    "kilas.articles.joined_lines._FIELD": "_MOST characters",
    "kilas.articles.lost_lines._OTHER_SIGN": "LONGEST_KEY characters",
    "kilas.articles.summary._FOOTNOTE_MARK": SANITISED,
    "kilas.articles.word._ROW": OWN,
    "kilas.bodies.attribute_lists._done": "_LONGEST characters",
    "kilas.bodies.bare_links._walked": SANITISED,
    "kilas.bodies.embeds._card": SANITISED,
    "kilas.bodies.figures.shown": SANITISED,
    "kilas.bodies.figures._with_credit": SANITISED,
    "kilas.bodies.foreign_marks._text_link": "a match of _LINK, which has one end",
    "kilas.bodies.markup._SAFE_TAG": SANITISED,
    "kilas.bodies.other_signs._is_index": "_LONGEST_SYMBOL characters and one",
    "kilas.comments.text._CODE_BLOCK": OWN,
    "kilas.comments.text._CODE_OR_URL": OWN,
    "kilas.comments.text._LINK_TO_NOWHERE": OWN,
    "kilas.comments.text._TAG": OWN,
    "kilas.docx.convert._TAG": OWN,
    "kilas.pages.release._NO_SOURCE": "the names of Kilas's own files",
}
"""Patterns that never get such a text, each with what bounds or makes its texts."""


def grows(asked: InUse) -> bool:
    """Whether the text that costs most, by far, costs more than its length."""
    builders = list(repeats(asked.pattern))
    costs: list[float] = []
    for build in builders:
        costs.append(_cost(asked, build(SIZE // 4)))
        if costs[-1] > ENDLESS:
            return True
    usual = quantiles(costs)[0]
    most = max(range(len(costs)), key=costs.__getitem__)
    return costs[most] > FAR * usual and growth(_work(asked, builders[most]), SIZE, ROUNDS) > MOST


def _cost(asked: InUse, text: str) -> float:
    start = time.thread_time()
    asked.ask(text)
    return time.thread_time() - start


def _work(asked: InUse, build: Callable[[int], str]) -> Callable[[int], Callable[[], None]]:
    def at(n: int) -> Callable[[], None]:
        text = build(n)
        return lambda: asked.ask(text)

    return at


@pytest.mark.growth
@pytest.mark.parametrize("module", MODULES)
def test_no_repeat_costs_more_than_its_length(module: str) -> None:
    asked = [each for each in patterns_in(module) if each.place not in BOUNDED]
    assert [each.place for each in asked if grows(each)] == []


@pytest.mark.growth
@pytest.mark.parametrize(
    ("text", "is_found"),
    [(r"(?:a|a\.)*b", True), (r"\s*x", True), (r"<a>.*</a>", True), (r"\s*+x|\s", True),
     (r"-\d*\d*\Z", True), (r'"[^"]*"?', False), (r"a\.b", False), (r"(?<!\s)\s++x", False)],
)  # fmt: skip
def test_the_search_finds_what_costs_more(text: str, is_found: bool) -> None:  # noqa: FBT001
    assert grows(InUse("here", re.compile(text), frozenset({"search"}))) is is_found


def test_each_bound_is_of_a_pattern_that_is_there() -> None:
    modules = dict.fromkeys(place.rpartition(".")[0] for place in BOUNDED)
    assert BOUNDED.keys() <= {each.place for module in modules for each in patterns_in(module)}
