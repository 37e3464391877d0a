"""The structure: which room of the library may import which, and how large files may grow."""

from __future__ import annotations

import ast
import re
import subprocess
from functools import cache
from graphlib import TopologicalSorter
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kilas
from kilas.pages.release import makes_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
LIBRARY = ROOT / "layers" / "kilas" / "kilas"
HANDLERS = sorted(ROOT.glob("functions/*/app.py"))
MODULES = sorted(LIBRARY.rglob("*.py"))
FOLDERS = (
    "benchmarks", "building", "command", "functions", "layers/kilas", "local", "samples", "tests",
    "validation",
)  # fmt: skip
PYTHON = sorted(chain.from_iterable(ROOT.glob(f"{folder}/**/*.py") for folder in FOLDERS))
"""Every Python file of the repository."""

FLOORS: tuple[tuple[str, ...], ...] = (
    ("problems",),
    ("patterns",),
    ("errors",),
    ("log",),
    ("texts",),
    ("content_keys",),
    ("addresses",),
    ("times",),
    ("claims",),
    ("documents",),
    ("renditions",),
    ("photos",),
    ("docx",),
    ("site",),
    ("bodies",),
    ("articles",),
    ("lists",),
    ("comments",),
    ("record",),
    ("retired",),
    ("targets",),
    ("standing",),
    ("changes", "basis"),
    ("messages",),
    ("sweeps",),
    ("ports", "queues"),
    ("cdn",),
    ("batches",),
    ("store",),
    ("pages",),
    ("uploads",),
    ("ingest", "media", "clock", "plan", "sweep", "publish", "purge"),
    ("api", "moderation", "editing"),
    ("adapters",),
    ("settings",),
    ("wiring",),
)
"""The rooms from the ground up, as the docstring of kilas lists them: a room may import those
below it, and none above or beside it."""

TESTS = [
    path for path in sorted(ROOT.glob("tests/**/*.py")) if "patch" in path.read_text().casefold()
]
"""The test files that may replace something."""

REPLACED = {
    # The class is the tests' own. Thousands of histories read each source once.
    "tests/converge/conftest.py": {"World"},
}
"""What test files replace while a test runs, each with its reason."""

KNOW_AWS = {"adapters", "wiring"}
AWS = {"boto3", "botocore", "mypy_boto3_cloudfront", "mypy_boto3_dynamodb", "mypy_boto3_s3",
       "mypy_boto3_sqs", "s3transfer"}  # fmt: skip

CATALOGUES = {*LIBRARY.glob("texts/*.py")} - {
    LIBRARY / "texts/__init__.py",
    LIBRARY / "texts/shape.py",
}
"""All that Kilas says in one language: one file, whose length is that of the language."""

LONGEST_HANDLER = 40
LONGEST_FUNCTION = 40
LONGEST_FILE = 300


def name_of(path: Path) -> str:
    """The module at a path, without its package: "pages.plan"; "" for the package itself."""
    parts = path.relative_to(LIBRARY).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(path) for path in MODULES}


def floor_of(module: str) -> int:
    """On which floor the room of a module is."""
    floors = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
    return floors.get(module.partition(".")[0], -1)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, also for types alone or within a function."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            module = node.module or ""
            inner = (f"{module}.{alias.name}" for alias in node.names)
            yield from (each if _is_ours(each) else module for each in inner)


def _is_ours(name: str) -> bool:
    return name.removeprefix("kilas.") in NAMES and name.startswith("kilas.")


def ours(path: Path) -> set[str]:
    """The modules of the library that a file imports."""
    return {name.removeprefix("kilas.") for name in imported(path) if _is_ours(name)}


def imports_upwards(path: Path) -> set[str]:
    """What a module imports of rooms that are above or beside its own."""
    room = name_of(path).partition(".")[0]
    others = {name for name in ours(path) if name.partition(".")[0] != room}
    return {name for name in others if floor_of(name) >= floor_of(room)}


def test_imports_run_one_way() -> None:
    found = {name_of(path): imports_upwards(path) for path in MODULES}
    assert {name: upwards for name, upwards in found.items() if upwards} == {}


def test_no_import_leads_back_to_itself() -> None:
    graph = {name_of(path): ours(path) for path in MODULES}
    assert list(TopologicalSorter(graph).static_order())


def test_every_room_has_its_floor_and_its_line() -> None:
    rooms = {name.partition(".")[0] for name in NAMES if name}
    floors = set(chain.from_iterable(FLOORS))
    assert floors == rooms
    told = (kilas.__doc__ or "").replace("/", ".").replace(",", " ").split()
    assert floors <= {word.rstrip(".") for word in told}


def listed_modules(path: Path) -> set[str]:
    """The modules that the docstring of a package lists, one a line, each with what it is for."""
    doc = ast.get_docstring(tree_of(path)) or ""
    return set(re.findall(r"^ {4}(\w+) {2,}\S", doc, re.MULTILINE))


def test_a_package_that_lists_its_modules_lists_each_and_no_other() -> None:
    packages = [path for path in PYTHON if path.name == "__init__.py" and path.parent != LIBRARY]
    listing = {path: listed for path in packages if (listed := listed_modules(path))}
    assert {path.parent.name for path in listing} >= {"command", "editing", "local"}
    for path, listed in listing.items():
        assert listed == {module.stem for module in path.parent.glob("*.py")} - {"__init__"}


def test_the_docstring_lists_the_rooms_from_the_top() -> None:
    doc = kilas.__doc__ or ""
    lines = [line.strip().replace("/", ".") for line in doc.splitlines() if line[:4] == "    "]
    told = [floor_of(line.split()[0].rstrip(".,")) for line in lines]
    assert told == sorted(told, reverse=True)


def test_a_release_is_all_that_pages_are_made_with() -> None:
    answering = {name_of(path) for path in MODULES if floor_of(name_of(path)) == floor_of("api")}
    left_out = {
        name_of(path) for path in MODULES if not makes_pages(path.relative_to(LIBRARY).as_posix())
    }
    assert left_out == answering


def knows_aws(path: Path) -> bool:
    return bool({name.partition(".")[0] for name in imported(path)} & AWS)


def test_only_adapters_and_wiring_know_aws() -> None:
    knowing = {name_of(path) for path in MODULES if knows_aws(path)}
    assert {name for name in knowing if name.partition(".")[0] not in KNOW_AWS} == set()
    assert {name.partition(".")[0] for name in knowing} == KNOW_AWS


def test_a_value_is_a_struct() -> None:
    slotted = "@dataclass(frozen=True, slots=True"
    assert [name_of(path) for path in MODULES if slotted in path.read_text()] == []


@pytest.mark.parametrize("path", HANDLERS, ids=lambda path: path.parent.name)
def test_a_handler_translates_calls_and_returns(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LONGEST_HANDLER
    assert "boto3" not in {name.partition(".")[0] for name in imported(path)}
    defined = [node.name for node in tree_of(path).body if isinstance(node, ast.FunctionDef)]
    assert defined[-1] == "lambda_handler"


def long_parts(path: Path) -> dict[str, int]:
    """The parts of a file that are too long, the whole ("") among them, with their lines."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    functions = (node for node in ast.walk(tree_of(path)) if isinstance(node, kinds))
    found = {
        node.name: length
        for node in functions
        if (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    }
    lines = len(path.read_text().splitlines())
    return found | ({"": lines} if lines > LONGEST_FILE and path not in CATALOGUES else {})


def test_nothing_grows_beyond_what_one_reads_at_once() -> None:
    found = {path.relative_to(ROOT).as_posix(): long_parts(path) for path in PYTHON}
    too_long = [
        f"{name}: {part or 'the file'} has {length} lines: divide it, and never squeeze it"
        for name, parts in found.items()
        for part, length in parts.items()
    ]
    assert too_long == [], f"{LONGEST_FUNCTION} lines a function, {LONGEST_FILE} a file"


def test_every_python_file_is_measured() -> None:
    """Also in a folder that is new; an exported tree has no list of its files."""
    if (ROOT / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files", "*.py"],  # noqa: S607 -- whichever git this machine has
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        assert {ROOT / name for name in listed.stdout.splitlines()} <= set(PYTHON)


def patched(path: Path) -> list[str]:
    """What a test file replaces by setattr or mock, as it is written there."""
    calls = (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call))
    targets = [
        ast.unparse(call.args[0])
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and (call.func.attr in {"setattr", "setitem", "delattr"} or "patch" in call.func.attr)
        and call.args
    ]
    return [*targets, *(name for name in imported(path) if name.startswith("unittest.mock"))]


def test_no_test_replaces_a_part_of_kilas() -> None:
    """A test hands in what it needs to control."""
    found = {path.relative_to(ROOT).as_posix(): set(patched(path)) for path in TESTS}
    assert {name: targets for name, targets in found.items() if targets} == REPLACED


def test_a_part_of_kilas_that_a_test_replaces_is_found(tmp_path: Path) -> None:
    path = tmp_path / "test_x.py"
    path.write_text(
        "from unittest.mock import patch\n"
        "monkeypatch.setattr(wiring, 'plan', 1)\n"
        "monkeypatch.setattr('kilas.log.logger', 1)\n"
        "mocker.patch('kilas.wiring.plan')\n"
        "monkeypatch.setenv('TABLE_NAME', 'x')\n"
    )
    assert patched(path) == [
        "wiring",
        "'kilas.log.logger'",
        "'kilas.wiring.plan'",
        "unittest.mock",
    ]


def begins_as_a_module_does(path: Path) -> bool:
    """Whether it says what it is for, and its first import is that of annotations."""
    body = tree_of(path).body
    imports = [node.module for node in body if isinstance(node, ast.ImportFrom)]
    is_prose = all(isinstance(node, ast.Expr) for node in body)
    return bool(ast.get_docstring(tree_of(path))) and (is_prose or imports[:1] == ["__future__"])


def test_every_module_says_what_it_is_for() -> None:
    others = [path for path in [*MODULES, *HANDLERS] if not begins_as_a_module_does(path)]
    assert [path.relative_to(ROOT).as_posix() for path in others] == []
