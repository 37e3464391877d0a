"""A release names all that pages are made with: each ingredient is changed in a copy."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kilas.pages.release import (
    BUILT,
    PACKAGE,
    build_digest,
    dependencies,
    makes_pages,
    release,
    this_runtime,
    write_build,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[3]
RUNTIME = "CPython 3.13.9 aarch64"

FILES = sorted(
    path.relative_to(PACKAGE).as_posix()
    for path in PACKAGE.rglob("*")
    if path.is_file() and "__pycache__" not in path.parts
)
"""Every file of the library: code, templates and assets."""

ANSWERING = {
    name for name in FILES if name == "moderation.py" or name.startswith(("api/", "editing/"))
}


def copy_of_library(folder: Path) -> Path:
    shutil.copytree(PACKAGE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def install(folder: Path, **versions: str) -> Path:
    """Distributions as pip notes them."""
    for name, version in versions.items():
        metadata = folder / f"{name}-{version}.dist-info" / "METADATA"
        metadata.parent.mkdir(parents=True)
        metadata.write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    return folder


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_library(tmp_path_factory.mktemp("library") / "kilas")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install(tmp_path_factory.mktemp("layer"), nh3="0.3.8", tzdata="2026.6")


def test_a_release_is_a_digest_and_always_the_same() -> None:
    assert len(release()) == 64
    assert int(release(), 16)
    assert release() == release()


def test_another_byte_of_a_file_is_another_release(
    library: Path, installed: Path, tmp_path: Path
) -> None:
    """Each file in a library of its own: another release reads all files again."""
    without_effect = set()
    for number, name in enumerate(FILES):
        alone = tmp_path / str(number) / name
        alone.parent.mkdir(parents=True)
        alone.write_bytes((library / name).read_bytes())
        before = build_digest(tmp_path / str(number), [installed])
        alone.write_bytes(alone.read_bytes() + b"\n")
        if build_digest(tmp_path / str(number), [installed]) == before:
            without_effect.add(name)
    assert without_effect == ANSWERING


def test_each_file_of_the_library_counts(library: Path, installed: Path) -> None:
    """Beside all others too: the first, the last, and one in a folder of a folder."""
    before = build_digest(library, [installed])
    for name in (FILES[0], "photos/fonts/OFL.txt", FILES[-1]):
        content = (library / name).read_bytes()
        (library / name).write_bytes(content + b"\n")
        assert build_digest(library, [installed]) != before, name
        (library / name).write_bytes(content)
    assert build_digest(library, [installed]) == before


def _added(library: Path) -> Path:
    path = library / "templates" / "baru.html.jinja"
    path.write_text("")
    return path


def _renamed(library: Path) -> None:
    (library / "templates" / "baru.html.jinja").rename(library / "templates" / "lain.html.jinja")


def _removed(library: Path) -> None:
    (library / "templates" / "lain.html.jinja").unlink()


def test_a_file_that_comes_is_renamed_or_goes_is_another_release(
    library: Path, installed: Path
) -> None:
    digests = [build_digest(library, [installed])]
    steps: tuple[Callable[[Path], object], ...] = (_added, _renamed, _removed)
    for step in steps:
        step(library)
        digests.append(build_digest(library, [installed]))
    assert len(set(digests)) == 3
    assert digests[0] == digests[-1]


def test_bytecode_is_no_ingredient(library: Path, installed: Path) -> None:
    before = build_digest(library, [installed])
    cache = library / "pages" / "__pycache__"
    cache.mkdir()
    (cache / "desk.cpython-313.pyc").write_bytes(b"x")
    (library / "pages" / "desk.pyc").write_bytes(b"x")
    assert build_digest(library, [installed]) == before


@pytest.mark.parametrize(
    "other",
    [
        {"nh3": "0.3.9", "tzdata": "2026.6"},  # a fix of the sanitiser must reach every page
        {"nh3": "0.3.8", "tzdata": "2026.7"},  # and so must a government's decree
        {"nh3": "0.3.8"},
        {"nh3": "0.3.8", "tzdata": "2026.6", "jinja2": "3.1.6"},
    ],
    ids=lambda other: "+".join(f"{name}-{version}" for name, version in other.items()),
)
def test_other_dependencies_are_another_release(
    other: dict[str, str], installed: Path, tmp_path: Path
) -> None:
    assert build_digest(PACKAGE, [installed]) != build_digest(PACKAGE, [install(tmp_path, **other)])


def test_dependencies_in_two_folders_are_those_of_one(installed: Path, tmp_path: Path) -> None:
    """A function that opens no photo has a layer without Pillow."""
    apart = install(tmp_path / "a", nh3="0.3.8"), install(tmp_path / "b", tzdata="2026.6")
    assert dependencies(*apart) == dependencies(installed) == ["nh3 0.3.8", "tzdata 2026.6"]


@pytest.mark.parametrize(
    "other", ["CPython 3.13.10 aarch64", "CPython 3.13.9 x86_64", "PyPy 3.13.9 aarch64"]
)
def test_another_python_is_another_release(other: str) -> None:
    assert release(runtime=other) != release(runtime=RUNTIME)


def test_this_python_is_named() -> None:
    assert this_runtime().split()[1] == ".".join(map(str, sys.version_info[:3]))
    assert release() == release(runtime=this_runtime())


def test_a_build_writes_what_would_be_computed(installed: Path, tmp_path: Path) -> None:
    library = copy_of_library(tmp_path / "kilas")
    write_build(library, [installed])
    assert (library / BUILT).read_text() == build_digest(PACKAGE, [installed])
    assert not makes_pages(BUILT)
    assert release(library, RUNTIME) != release(library, "CPython 3.13.10 aarch64")
    other = install(tmp_path / "layer", nh3="0.3.9", tzdata="2026.6")
    before = release(library, RUNTIME)
    write_build(library, [other])
    assert release(library, RUNTIME) != before


def test_a_start_after_a_build_reads_one_file(installed: Path, tmp_path: Path) -> None:
    """Nothing of the library, and no metadata of the layer: each would be paid at a cold start."""
    library = copy_of_library(tmp_path / "kilas")
    write_build(library, [installed])
    built = release(library, RUNTIME)
    for path in library.iterdir():
        if path.name != BUILT:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert release(library, RUNTIME) == built
    code = "import sys, pathlib; from kilas.pages.release import release; "
    code += f"release(pathlib.Path({str(library)!r})); print('importlib.metadata' in sys.modules)"
    found = subprocess.run(
        [sys.executable, "-S", "-c", code],
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == "False"


def test_zones_come_from_the_locked_package_alone() -> None:
    """Wherever code made a zone by itself, the machine's own files would be part of the release."""
    makers = {path: set(_zones_made(path)) for path in PACKAGE.rglob("*.py")}
    assert {path.name for path, made in makers.items() if made} == {"zones.py"}


def _zones_made(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            text = ast.unparse(node.func)
            if re.match(r"(zoneinfo\.)?(Zone\.|ZoneInfo(?!NotFound)|available_timezones)", text):
                yield text


def test_dependencies_are_in_one_order_wherever_they_are_installed(tmp_path: Path) -> None:
    names = [f"paket{letter}" for letter in "qwertyuiop"]
    folder = install(tmp_path, **dict.fromkeys(names, "1"))
    assert dependencies(folder) == [f"{name} 1" for name in sorted(names)]
