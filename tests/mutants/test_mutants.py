"""The list of mutants follows the code, and fails where the code no longer has what it names."""

from __future__ import annotations

import pytest

from kilas.pages.kinds import KINDS
from kilas.plan.affected import AFFECTED
from tests.mutants import generated
from tests.mutants.__main__ import all_mutants
from tests.mutants.mutant import patch, text_of
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


def test_a_text_that_the_code_has_no_longer_fails() -> None:
    with pytest.raises(ValueError, match="0 times"):
        patch("claims.py", "no such text", "", "nothing")


def test_a_mutant_of_any_room_has_tests() -> None:
    for mutant in all_mutants():
        assert suites_of(mutant.path.removeprefix("layers/kilas/kilas/")), mutant.name
