"""What is locked, and that functions import nothing else."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kilas.pages.release import dependencies
from local import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

LAYERS = [ROOT / "layers" / name / "requirements.txt" for name in ("dependencies", "photos")]
DEVELOPMENT = ROOT / "requirements" / "dev.txt"
PEERS = ROOT / "requirements" / "peers.txt"
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)

INSTALLED = Path(str(distribution("jinja2").locate_file("")))
"""The folder of the dependencies: as `release` finds it."""

DISTRIBUTION_OF = {
    "PIL": "pillow",
    "aws_lambda_powertools": "aws-lambda-powertools",
    "botocore": "botocore",
    "pi_heif": "pi-heif",
    "yaml": "pyyaml",
}
"""Of an imported name, where the two differ."""


def pins(text: str) -> dict[str, str]:
    return dict(PIN.findall(text))


TOOLS = [ROOT / "requirements" / name for name in ("sam.txt", "lambda.txt")]


def layers() -> str:
    """The locks of what functions import, one after the other."""
    return "\n".join(path.read_text(encoding="utf-8") for path in LAYERS)


@pytest.mark.parametrize("path", [*LAYERS, DEVELOPMENT, PEERS, *TOOLS], ids=str)
def test_every_requirement_has_its_hashes_and_no_address(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for entry in re.split(r"\n(?=[A-Za-z0-9])", text.strip()):
        assert PIN.match(entry), entry
        assert "--hash=sha256:" in entry, entry
    assert "://" not in text


def test_what_kilas_is_measured_beside_is_in_no_environment_of_kilas() -> None:
    peers = pins(PEERS.read_text(encoding="utf-8"))
    assert {"hugo", "pelican"} <= set(peers)
    ours = pins(DEVELOPMENT.read_text(encoding="utf-8"))
    assert not {"hugo", "pelican"} & set(ours)


def test_functions_get_nothing_of_the_kilas_command() -> None:
    layer = pins(layers())
    development = pins(DEVELOPMENT.read_text(encoding="utf-8"))
    of_the_command = {"typer", "rich", "hatchling"}
    assert of_the_command <= set(development)
    assert not of_the_command & set(layer)


def test_tests_run_on_the_releases_that_functions_have() -> None:
    layer = pins(layers())
    development = pins(DEVELOPMENT.read_text(encoding="utf-8"))
    assert layer.items() <= development.items()


def test_a_release_names_every_locked_dependency() -> None:
    """Markers leave out what another platform needs."""
    installed = {line.lower().replace("_", "-") for line in dependencies(INSTALLED)}
    layer = pins(layers())
    named = {f"{name} {version}".lower().replace("_", "-") for name, version in layer.items()}
    missing = {line for line in named - installed if "win32" not in _marker(line.split()[0])}
    assert missing == set()
    assert "nh3" in layer


def _marker(name: str) -> str:
    """What follows a pin in the lock, such as "; sys_platform == 'win32'"."""
    found = re.search(rf"^{re.escape(name)}==[^\n]*", layers(), re.MULTILINE)
    return found[0] if found else ""


def test_functions_import_only_what_the_layer_has() -> None:
    """On this machine they would find the development tools too (decision 0011)."""
    allowed = set(pins(layers())) | {"kilas"} | sys.stdlib_module_names
    strangers = {
        f"{place}: {module}"
        for place, module in imports()
        if DISTRIBUTION_OF.get(module, module) not in allowed
    }
    assert strangers == set()


def imports() -> Iterator[tuple[str, str]]:
    """Every module imported at run time by functions/ and layers/kilas, and the file it is in."""
    for folder in (ROOT / "functions", ROOT / "layers" / "kilas"):
        for path in sorted(folder.rglob("*.py")):
            visitor = RuntimeImports()
            visitor.visit(ast.parse(path.read_text(encoding="utf-8")))
            for module in sorted(visitor.modules):
                yield str(path.relative_to(ROOT)), module


class RuntimeImports(ast.NodeVisitor):
    """Gathers top-level module names, except those under `if TYPE_CHECKING`."""

    def __init__(self) -> None:
        self.modules: set[str] = set()

    def visit_If(self, node: ast.If) -> None:
        if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            for other in node.orelse:
                self.visit(other)
            return
        self.generic_visit(node)

    def visit_Import(self, node: ast.Import) -> None:
        self.modules |= {alias.name.partition(".")[0] for alias in node.names}

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if node.module and not node.level:
            self.modules.add(node.module.partition(".")[0])
