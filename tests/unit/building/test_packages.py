"""A package that loads a name when it is asked for gives what the package gave."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import aws_lambda_powertools
import pytest

from building.packages import EAGER, lazy, load_when_asked
from local import ROOT
from tests.unit.building.starting import variables_of

if TYPE_CHECKING:
    from pathlib import Path

ASK = """
import json, sys
from importlib import import_module
packages = [import_module(name) for name in sys.argv[1:]]
early = sorted(sys.modules)
print(json.dumps([early, [
    {name: [value.__module__, value.__qualname__]
     for name in package.__all__ if (value := getattr(package, name))}
    for package in packages
]]))
"""
ANSWER = """
import app, json, sys
from types import SimpleNamespace
headers = {"x-origin-secret": "x" * 40}
request = {"http": {"method": "GET", "path": "/api/surat"}, "stage": "$default"}
event = {"version": "2.0", "rawPath": "/api/surat", "headers": headers, "requestContext": request}
context = SimpleNamespace(
    function_name="x", memory_limit_in_mb=1, invoked_function_arn="x", aws_request_id="x"
)
answer = app.lambda_handler(event, context)
print(json.dumps([answer["statusCode"], sorted(sys.modules)]))
"""


@pytest.fixture(scope="module")
def layer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A layer with Powertools, whose eager packages are written anew."""
    folder = tmp_path_factory.mktemp("layer")
    [place] = aws_lambda_powertools.__path__
    shutil.copytree(place, folder / "aws_lambda_powertools", ignore=shutil.ignore_patterns("*.pyc"))
    load_when_asked(folder)
    return folder


def run(program: str, *paths: Path, variables: dict[str, str], names: tuple[str, ...] = ()) -> str:
    """What a program prints last, of which these folders are the first on its path."""
    environment = variables | {"PYTHONPATH": os.pathsep.join(map(str, paths))}
    command = [sys.executable, "-c", program, *names]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]


def test_each_name_is_what_it_was_and_no_module_is_loaded_before_it_is_asked_for(
    layer: Path,
) -> None:
    early, given = json.loads(run(ASK, layer, variables={}, names=EAGER))
    packages = [import_module(name) for name in EAGER]
    assert given == [
        {name: [value.__module__, value.__qualname__]
         for name in package.__all__ if (value := getattr(package, name))}
        for package in packages
    ]  # fmt: skip
    assert not {"asyncio", "aws_lambda_powertools.event_handler.appsync"} & set(early)


def test_the_api_answers_and_has_loaded_no_other_handler(layer: Path) -> None:
    paths = (ROOT / "functions" / "comments", ROOT / "layers" / "kilas", layer)
    answer = run(ANSWER, *paths, variables=variables_of("comments"))
    status, modules = json.loads(answer)
    assert status == 404
    assert "aws_lambda_powertools.event_handler.api_gateway" in modules
    assert not {"asyncio", "aws_lambda_powertools.event_handler.appsync"} & set(modules)


def test_a_name_that_its_module_has_too_is_the_name_and_not_the_module() -> None:
    source = lazy("surat.kabar", "from .berita import berita, Berita\nfrom ..lain import Lain\n")
    assert "from surat.kabar.berita import berita\n" in source
    assert "'Berita': 'surat.kabar.berita'" in source
    assert "'Lain': 'surat.lain'" in source


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("import os\n", "import os"),
        ("from a import B\nB.begin()\n", "B.begin()"),
        ("from a import B as C\n", "B as C"),
        ("from a import *\n", "*"),
        ("if True:\n    from a import B\n", "if True:"),
    ],
)
def test_a_package_that_does_more_than_import_is_refused(source: str, line: str) -> None:
    with pytest.raises(ValueError, match="surat") as refused:
        lazy("surat", source)
    assert str(refused.value).endswith(line)


def test_a_layer_without_such_a_package_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_when_asked(tmp_path)
