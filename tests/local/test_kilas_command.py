"""./kilas starts from a bare shell in any folder, and says in one line what it lacks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from local.build import ROOT
from tests.kilas_command import kilas

if TYPE_CHECKING:
    from pathlib import Path


NO_HARDWARE = {"AWS_EC2_METADATA_DISABLED": "true"}
"""No request to a machine's own address for credentials: there may be no such network here."""

KEYS = {"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b"}
HERE = ("--region", "ap-southeast-3")


@pytest.mark.parametrize("arguments", [(), ("moderate",), ("import-template",), ("tidak-ada",)])
def test_help_and_usage(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    said = kilas(*arguments, "--help", cwd=tmp_path)
    assert "usage: kilas" in said.stdout + said.stderr
    assert said.returncode == (2 if arguments == ("tidak-ada",) else 0)


def test_it_is_the_checkouts_own_whatever_lies_in_the_folder(tmp_path: Path) -> None:
    for name in ("json.py", "argparse.py", "local.py", "kilas.py"):
        (tmp_path / name).write_text("raise SystemExit('the wrong one')\n")
    (tmp_path / "mine").symlink_to(ROOT / "kilas")
    done = subprocess.run(
        [tmp_path / "mine", "moderate", "--help"],
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
        (("--state", "/tidak/ada"), {}, "no newspaper runs here (/tidak/ada): start it"),
        (("--table", "x"), KEYS, "no region is set: give one with --region"),
        (("--table", "x", *HERE), {}, "no credentials: give a --profile"),
        (("--table", "x", "--region", "a b"), KEYS, "region"),
        (("--table", "x", *HERE, "--profile", "tiada"), {}, "(tiada) could not be found"),
        (("--table", "x", *HERE, "--endpoint", "omong"), KEYS, "Invalid endpoint: omong"),
        (("--table", "x", *HERE, "--endpoint", "http://127.0.0.1:1"), KEYS, "nobody answers"),
        (("--stack", "x", *HERE, "--endpoint", "http://127.0.0.1:1"), KEYS, "nobody answers"),
    ],
)
def test_what_it_lacks_is_one_clear_line(
    tmp_path: Path, arguments: tuple[str, ...], environment: dict[str, str], told: str
) -> None:
    said = kilas("moderate", *arguments, "list", cwd=tmp_path, **environment, **NO_HARDWARE)
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.startswith("kilas moderate: ")
    assert said.stderr.count("\n") == 1, said.stderr
    assert told in said.stderr


@pytest.mark.parametrize(
    "arguments",
    [("--stack", ""), ("--table", " "), ("--stack", "a", "--table", "b"), ("--state",)],
)
def test_a_wrong_option_is_told_with_the_usage(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    said = kilas("moderate", *arguments, "list", cwd=tmp_path)
    assert said.returncode == 2
    assert said.stderr.startswith("usage: kilas moderate")
    assert "Traceback" not in said.stderr


def test_a_fresh_checkout_makes_its_environment_first(tmp_path: Path) -> None:
    """As `make run` does; what makes it is stood in for, since it downloads."""
    for name in ("local", "layers", "template.yaml"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "kilas", tmp_path)
    made = tmp_path / ".venv" / "bin" / "python"
    script = tmp_path / "requirements" / "environment.sh"
    script.parent.mkdir()
    script.write_text(
        f"#!/bin/sh\necho Making .venv ...\nmkdir -p {made.parent}\n"
        f"printf '#!/bin/sh\\nexec {sys.executable} \"$@\"\\n' > {made}\nchmod +x {made}\n"
        f"touch {tmp_path}/.venv/.ready\n"
    )
    script.chmod(0o755)
    for first in (True, False):
        said = subprocess.run(
            [tmp_path / "kilas", "moderate", "--help"],
            env={"PATH": os.environ["PATH"]},
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
        )
        assert said.stdout.startswith("usage: kilas moderate")
        assert said.stderr == ("Making .venv ...\n" if first else "")


def test_a_stack_that_died_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "stack.json").write_text(
        '{"table": "t", "region": "ap-southeast-3", "aws_endpoint": "http://127.0.0.1:1",'
        ' "access_key_id": "a", "secret_access_key": "b"}'
    )
    said = kilas("moderate", "--state", str(tmp_path), "list", cwd=tmp_path)
    assert (said.returncode, said.stderr.count("\n")) == (1, 1)
    assert f"no newspaper runs here ({tmp_path}): start it with `make run`" in said.stderr
