"""No code is left over: what no other file may name is named in its own."""

from __future__ import annotations

import ast
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from local import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDERS: Final = ("benchmarks", "building", "command", "functions", "layers", "local")
PRODUCT: Final = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]


def defined(text: str) -> Iterator[str]:
    """The functions, methods, classes and variables that a module defines."""
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
                yield name


def unused(path: Path) -> set[str]:
    """The private names of a file that stand in it once alone: where they are defined."""
    text = path.read_text(encoding="utf-8")
    words = Counter(re.findall(r"\w+", text))
    return {name for name in defined(text) if re.match(r"_[^_]", name) and words[name] == 1}


def test_nothing_private_is_unused() -> None:
    found = {path.relative_to(ROOT).as_posix(): unused(path) for path in PRODUCT}
    assert len(found) > len(FOLDERS)
    assert {path: names for path, names in found.items() if names} == {}


def test_what_is_private_and_unused_is_found(tmp_path: Path) -> None:
    path = tmp_path / "x.py"
    path.write_text(
        "_LIMIT = 1\n_USED = 2\nclass Public:\n"
        "    def _left(self) -> None: ...\n    def public(self) -> int: return _USED\n"
    )
    assert unused(path) == {"_LIMIT", "_left"}
