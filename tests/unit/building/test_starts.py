"""What a function imports while it starts, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from local import ROOT
from tests.functions import FOLDERS
from tests.unit.building.starting import variables_of

STRANGERS = frozenset({"boto3", "pydantic", "s3transfer"})
"""Costly, and no function needs them."""

OPEN_PHOTOS = frozenset({"media"})
"""Publish opens photos too, but few of its messages ask for one."""

LATER = frozenset({"yaml", "mammoth", "lxml"})
"""Few messages need a parser of YAML, as site.yaml and odd front matter do, or a reader of Word."""

PRINT = "import app, json, sys; print(json.dumps(sorted(sys.modules)))"


def imported(folder: str) -> set[str]:
    """The modules that functions/<folder>/app.py loads."""
    paths = (ROOT / "functions" / folder, ROOT / "layers" / "kilas")
    variables = variables_of(folder) | {"PYTHONPATH": os.pathsep.join(map(str, paths))}
    done = subprocess.run(
        [sys.executable, "-c", PRINT], env=variables, capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stdout))


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_start_imports_nothing_that_it_does_not_need(folder: str) -> None:
    modules = imported(folder)
    assert "aws_lambda_powertools.logging.logger" in modules
    assert not STRANGERS & modules
    assert not LATER & modules
    assert ("PIL" in modules) == (folder in OPEN_PHOTOS)
    assert ("aws_lambda_powertools.event_handler" in modules) == (folder == "comments")


def test_the_api_answers_programs_without_the_stylesheet() -> None:
    assert "kilas.pages.assets" not in imported("comments")
