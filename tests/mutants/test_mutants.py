"""The list of mutants follows the code, and fails where the code no longer has what it names."""

from __future__ import annotations

import re

import pytest

from kilas.pages.kinds import KINDS
from kilas.plan.affected import AFFECTED
from local import ROOT
from tests.mutants import generated
from tests.mutants.__main__ import all_mutants
from tests.mutants.mutant import KILAS, patch, text_of
from tests.mutants.suites import suites_of


def test_each_mutant_changes_its_file_and_is_a_program() -> None:
    for mutant in all_mutants():
        assert mutant.source != text_of(mutant.path), mutant.name
        if mutant.path.endswith(".py"):
            compile(mutant.source, mutant.path, "exec")


def test_each_rule_of_the_table_of_changes_has_a_mutant() -> None:
    names = {mutant.name for mutant in generated.change_table()}
    wanted = {
        f"plan/affected.py: {kind.__name__} without rules.{rule.__name__}"
        for kind, row in AFFECTED.items()
        for rule in row.pages
    }
    assert wanted <= names


def test_each_kind_of_page_has_a_mutant() -> None:
    names = {mutant.name for mutant in generated.page_table()}
    assert {f'pages/kinds.py: no kind "{kind.name}"' for kind in KINDS} <= names


def test_each_condition_of_a_request_has_a_mutant() -> None:
    adapters = (ROOT / KILAS / "adapters").rglob("*.py")
    code = "".join(path.read_text(encoding="utf-8") for path in adapters)
    written = re.findall(r'\bIf(?:None)?Match\b(?=["=])|"ConditionExpression"(?=:)', code)
    assert len(list(generated.requests())) == len(written)


def test_what_readers_and_editors_write_has_a_mutant_wherever_it_is_shown() -> None:
    names = {mutant.name for mutant in generated.escaping()}
    for template, value in (
        ("article", "title"), ("card", "card.title"), ("feed-item", "item.summary"),
        ("thread", "comment.name"), ("withdrawn", "reason"),
    ):  # fmt: skip
        kind = "xml" if template == "feed-item" else "html"
        name = f"templates/{template}.{kind}.jinja: not escaped: {{{{ {value} }}}}"
        assert name in names


def test_the_tests_that_look_for_a_mutant_are_there() -> None:
    named = {
        path
        for mutant in all_mutants()
        for suite in suites_of(mutant.path.removeprefix(f"{KILAS}/"))
        for path in suite.tests
        if path.startswith("tests/")
    }
    assert named
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_a_text_that_the_code_has_no_longer_fails() -> None:
    with pytest.raises(ValueError, match="0 times"):
        patch("claims.py", "no such text", "", "nothing")


def test_a_mutant_of_any_room_has_tests() -> None:
    for mutant in all_mutants():
        assert suites_of(mutant.path.removeprefix("layers/kilas/kilas/")), mutant.name
