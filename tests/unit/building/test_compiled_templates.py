"""Templates that a build has compiled render the same bytes as the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jinja2 import ModuleLoader

from kilas.pages.render import compile_templates, environment, render
from local import ROOT
from tests.golden.examples import PAGES
from tests.golden.examples_for_programs import FOR_PROGRAMS

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment

EXAMPLES = PAGES | FOR_PROGRAMS


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    folder: Path = tmp_path_factory.mktemp("templates")
    compile_templates(folder)
    return environment(ModuleLoader(folder))


@pytest.mark.parametrize("name", EXAMPLES)
def test_compiled_templates_give_the_same_bytes(compiled: Environment, name: str) -> None:
    assert render(EXAMPLES[name], compiled) == render(EXAMPLES[name])


def test_every_template_is_compiled(tmp_path: Path) -> None:
    compile_templates(tmp_path)
    sources = list((ROOT / "layers" / "kilas" / "kilas" / "templates").glob("*.jinja"))
    assert sources
    assert len(list(tmp_path.glob("tmpl_*.py"))) == len(sources)
