"""Every mistake that Kilas can find in a file is explained in both languages."""

from __future__ import annotations

import ast
import re
from datetime import UTC
from pathlib import Path
from string import Formatter

import pytest

import kilas
from kilas.articles.dates import read_date
from kilas.problem_texts import CATALOGUES, Language, explain
from kilas.problems import Problem

KILAS = Path(kilas.__file__).parent

# Comments have readers, not editors: their refusals are explained in kilas.comments.
ROOMS = ("documents", "articles", "site", "photos", "uploads", "ingest", "media", "pages")
REPORTING = {"problem", "warn", "unreadable", "Problem"}

# kilas.ingest names these by what was taken.
TAKEN = {"url_taken": {"url", "other"}, "alias_taken": {"url", "other"}}


def reported() -> dict[str, list[set[str]]]:
    """Code → the names of the values that come with it, at each place that reports it."""
    found = {code: [values] for code, values in TAKEN.items()}
    for room in ROOMS:
        for path in sorted((KILAS / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and _name(node.func) in REPORTING and node.args:
                    code = node.args[0]
                    if isinstance(code, ast.Constant):
                        found.setdefault(str(code.value), []).append(_values(node))
    return found


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _values(call: ast.Call) -> set[str]:
    names: set[str] = set()
    for keyword in call.keywords:
        if keyword.arg == "values" and isinstance(keyword.value, ast.Dict):
            names |= {str(ast.literal_eval(key)) for key in keyword.value.keys if key}
        elif keyword.arg:
            names.add(keyword.arg)
    return names


REPORTED = reported()


def test_the_search_finds_what_is_reported() -> None:
    assert {"no_title", "yaml_alias", "bad_timezone", "unknown_key", "no_site"} <= set(REPORTED)
    assert len(REPORTED) > 40


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_code_is_explained_and_none_is_left_over(language: Language) -> None:
    assert set(CATALOGUES[language]) == set(REPORTED)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("code", sorted(REPORTED))
def test_every_placeholder_is_filled_wherever_the_code_is_reported(
    code: str, language: Language
) -> None:
    for names in REPORTED[code]:
        values = {name: f"<{name}>" for name in names}
        assert set().union(*map(_placeholders, CATALOGUES[language][code])) <= names
        for sentence in explain(Problem(code, 1, values), language):
            assert not re.search(r"[{}]", sentence)
            assert sentence.endswith(".")


def test_both_languages_quote_the_same_values() -> None:
    for code, texts in CATALOGUES["id"].items():
        for indonesian, english in zip(texts, CATALOGUES["en"][code], strict=True):
            assert _placeholders(indonesian) == _placeholders(english), code


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_a_close_word_is_suggested() -> None:
    values = {"value": "daera", "known": "daerah, politik", "closest": "daerah"}
    assert explain(Problem("unknown_section", 4, values), "id") == (
        "Rubrik “daera” tidak ada di site.yaml.",
        (
            "Mungkin maksudnya “daerah”. Pakai salah satu rubrik ini: daerah, politik; "
            "atau tambahkan rubrik baru di site.yaml."
        ),
    )


def test_nothing_close_is_not_suggested() -> None:
    values = {"value": "x", "known": "", "closest": ""}
    _, remedy = explain(Problem("unknown_section", 4, values), "en")
    assert remedy == "Use one of these sections: —; or add a new one to site.yaml."


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_dates_that_are_shown_as_examples_can_be_read(language: Language) -> None:
    _, remedy = explain(Problem("bad_date", 1, {"value": "x", "key": "date"}), language)
    examples = re.findall(r"\S*\d\d? November \d{4} [\d.]+ WIB[^\s,]*|\S*\d{4}-\S+ [\d:]+", remedy)
    assert len(examples) == 2
    for example in examples:
        assert read_date(example, UTC).year == 2026


def test_a_value_that_an_earlier_release_did_not_report_is_a_dash() -> None:
    assert "—" in explain(Problem("no_reason", 1), "id")[1]


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_key_that_is_missing_in_a_table_is_shown_as_a_line_of_it(language: Language) -> None:
    _, remedy = explain(
        Problem("missing_part", 1, {"key": "date", "table": "corrections"}), language
    )
    assert "“date: …”" in remedy
    assert "“corrections:”" in remedy


def test_a_quoted_value_is_one_line_whatever_it_holds() -> None:
    what, _ = explain(Problem("bad_id", 1, {"value": "{x}\n{0}"}), "id")
    assert "{x} {0}" in what
    assert "\n" not in what
