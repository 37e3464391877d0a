"""The kilas command starts from a bare shell in any folder, and says in one line what it lacks."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from local import ROOT
from tests.kilas_command import KILAS, kilas

NO_HARDWARE = {"AWS_EC2_METADATA_DISABLED": "true"}
"""No request to a machine's own address for credentials: there may be no such network here."""

KEYS = {"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b"}
STACK = ("--stack", "x")
HERE = (*STACK, "--region", "ap-southeast-3")


def test_the_environment_has_the_command_of_this_checkout(tmp_path: Path) -> None:
    """Where this fails, requirements/environment.sh was run in another checkout, or never."""
    python = KILAS.with_name("python")
    asked = "import command.app, kilas, local; print(command.__file__, kilas.__file__)"
    found = subprocess.run(
        [python, "-P", "-c", asked], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert found.stdout.split() == [
        str(ROOT / "command" / "__init__.py"),
        str(ROOT / "layers" / "kilas" / "kilas" / "__init__.py"),
    ], found.stderr


@pytest.mark.parametrize(
    "arguments",
    [(), ("comments",), ("comments", "list"), ("comments", "show"), ("comments", "approve"),
     ("comments", "remove"), ("import-template",), ("new",), ("check",)],
)  # fmt: skip
def test_every_command_has_its_help(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    said = kilas(*arguments, "--help", cwd=tmp_path)
    assert (said.returncode, said.stderr) == (0, "")
    assert "Usage: " + " ".join(("kilas", *arguments)) in said.stdout
    if arguments not in ((), ("comments",)):
        assert "Example" in said.stdout
    assert "\x1b" not in said.stdout


@pytest.mark.parametrize("arguments", [("tidak-ada",), ("comments", "tidak-ada")])
def test_an_unknown_command_is_a_wrong_use(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    said = kilas(*arguments, cwd=tmp_path)
    assert said.returncode == 2
    assert "No such command 'tidak-ada'" in said.stderr


def test_the_command_is_the_checkouts_own_in_any_folder(tmp_path: Path) -> None:
    for name in ("json.py", "typer.py", "local.py", "kilas.py", "command.py"):
        (tmp_path / name).write_text("raise SystemExit('the wrong one')\n")
    (tmp_path / "mine").symlink_to(KILAS)
    done = subprocess.run(
        [tmp_path / "mine", "comments", "list", "--help"],
        env={"PATH": os.environ["PATH"]},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "environment", "told"),
    [
        (("--state", "/tidak/ada"), {}, "no newspaper was started here yet (/tidak/ada): start it"),
        (STACK, KEYS, "no region is set: give one with --region"),
        (HERE, {}, "no credentials: give a --profile"),
        ((*STACK, "--region", "a b"), KEYS, ": check --region"),
        (HERE, KEYS | {"AWS_ENDPOINT_URL": "omong"}, "Invalid endpoint: omong: check"),
        ((*HERE, "--profile", "tiada"), {}, "(tiada) could not be found"),
        (HERE, KEYS | {"AWS_ENDPOINT_URL": "http://127.0.0.1:1"}, "nobody answers"),
    ],
)
def test_a_missing_setting_is_one_clear_line(
    tmp_path: Path, arguments: tuple[str, ...], environment: dict[str, str], told: str
) -> None:
    said = kilas("comments", "list", *arguments, cwd=tmp_path, **environment, **NO_HARDWARE)
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.startswith("kilas: ")
    assert said.stderr.count("\n") == 1, said.stderr
    assert told in said.stderr


def test_a_template_for_an_import_comes_out_whole(tmp_path: Path) -> None:
    said = kilas("import-template", cwd=tmp_path)
    assert (said.returncode, said.stderr) == (0, "")
    assert set(json.loads(said.stdout)["Resources"]) == {"ContentBucket", "Table"}
    listed = kilas("import-template", "--resources", "ember", "tabel", cwd=tmp_path)
    names = [list(each["ResourceIdentifier"].values()) for each in json.loads(listed.stdout)]
    assert names == [["ember"], ["tabel"]]


STAND_IN = """\
#!/bin/sh
if [ "$1 $2" = "pip sync" ]; then
    for folder in .venv/lib/python*/site-packages; do echo {packages} > "$folder/locked.pth"; done
else
    exec {uv} "$@"
fi
"""
"""uv, but for the download: the locked packages are those that these tests run on."""


def uv() -> str:
    """The uv that made the environment; .venv may be a link to that of another checkout."""
    folders = (ROOT, (ROOT / ".venv").resolve().parent)
    found = [str(folder / ".build" / "uv" / "bin" / "uv") for folder in folders]
    return next(path for path in (shutil.which("uv"), *found) if path and Path(path).exists())


def test_a_fresh_checkout_gets_the_command_with_its_environment(tmp_path: Path) -> None:
    """As `make run` makes it. No package index is asked for what builds the command."""
    checkout, programs = tmp_path / "checkout", tmp_path / "programs"
    for folder in (checkout, programs):
        folder.mkdir()
    for name in ("command", "local", "layers", "requirements"):
        shutil.copytree(ROOT / name, checkout / name)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, checkout)
    for name in ("python3.13", "python3.12", "python3.11", "python3", "python"):
        # The packages of these tests fit this Python alone.
        ours = name in ("python3", "python", f"python3.{sys.version_info.minor}")
        (programs / name).symlink_to(Path(sys.executable).resolve() if ours else "/bin/false")
    stand_in = programs / "uv"
    stand_in.write_text(STAND_IN.format(packages=sysconfig.get_path("purelib"), uv=uv()))
    stand_in.chmod(0o755)
    path = f"{programs}:{os.environ['PATH']}"
    subprocess.run(
        [checkout / "requirements" / "environment.sh"],
        env={"PATH": path, "UV_CACHE_DIR": str(tmp_path / "cache")},
        cwd="/",
        check=True,
        capture_output=True,
    )
    said = subprocess.run(
        [checkout / ".venv" / "bin" / "kilas", "comments", "list"],
        env={"PATH": os.environ["PATH"]},
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    assert f"no newspaper was started here yet ({checkout}/.local)" in said.stderr
    assert said.returncode == 1
