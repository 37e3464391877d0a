from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import kilas
from kilas.api.refusals import REFUSALS, TITLES, explain
from kilas.problems import Problem

ROOMS = [Path(kilas.__file__).parent / room for room in ("api", "comments")]
RAISED = re.compile(r'_?[Pp]roblem\(\s*"(\w+)"')


def raised_codes() -> set[str]:
    sources = [path.read_text(encoding="utf-8") for room in ROOMS for path in room.glob("*.py")]
    return {code for source in sources for code in RAISED.findall(source)}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_problem_of_the_room_has_words_and_no_words_are_idle() -> None:
    # "field_..." is chosen by an expression, which the pattern does not see
    assert raised_codes() | {"field_missing", "field_invalid"} == set(REFUSALS)


@pytest.mark.parametrize("code", REFUSALS)
def test_both_languages_say_what_is_wrong_and_what_to_do(code: str) -> None:
    refusal = REFUSALS[code]
    assert refusal.status in TITLES
    assert placeholders(refusal.id) == placeholders(refusal.en)
    values = dict.fromkeys(placeholders(refusal.id), "7")
    for language in ("id", "en"):
        sentences = explain(Problem(code, values=values), language)
        assert len(re.findall(r"[.!]( |$)", sentences)) >= 2, "a reason and a remedy"
        assert "{" not in sentences or code == "bad_json"


def test_no_refusal_has_a_status_that_cloudfront_shows_another_page_for() -> None:
    # 500 is: then something is broken, and the newspaper's own page says so.
    assert not {403, 502, 503, 504} & set(TITLES)
