"""One newspaper runs on a state directory at a time; a second start reports where it runs."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from local import ROOT
from local.errors import LocalError
from local.lock import NAME, Lock, held

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOLDER = """
import sys
from pathlib import Path
from local.lock import Lock
with Lock(Path(sys.argv[1])) as lock:
    lock.say("http://localhost:8741/")
    print("held", flush=True)
    sys.stdin.read()
"""
ADDRESS = "already runs on http://localhost:8741/"


@contextmanager
def another(state: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the lock until the block ends."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, state],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process


def test_the_second_start_reports_where_the_first_runs(tmp_path: Path) -> None:
    with another(tmp_path) as first:
        told = rf"{ADDRESS} \(process {first.pid}\); stop it there with Ctrl-C"
        with pytest.raises(LocalError, match=told), Lock(tmp_path):
            pytest.fail("two at once")
        assert f"process {first.pid}" in held(tmp_path)
    assert held(tmp_path) == ""
    with Lock(tmp_path):
        """It is free again."""


def test_one_that_was_killed_is_in_nobodys_way(tmp_path: Path) -> None:
    with another(tmp_path) as first:
        first.send_signal(signal.SIGKILL)
        first.wait()
        assert ADDRESS.rsplit(maxsplit=1)[-1] in (tmp_path / NAME).read_text(), (
            "it had no time to say so"
        )
        assert held(tmp_path) == ""
        with Lock(tmp_path):
            """Taken over."""


def test_a_number_that_lives_again_is_not_the_holder(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(json.dumps({"process": os.getpid(), "address": "http://x/"}))
    assert held(tmp_path) == ""
    with Lock(tmp_path):
        """This process lives, and holds nothing."""


def test_a_first_start_without_an_address_yet_is_reported_without_one(tmp_path: Path) -> None:
    with another(tmp_path):
        (tmp_path / NAME).write_text("")
        assert held(tmp_path) == "this newspaper already runs; stop it there with Ctrl-C first"


def test_asking_makes_nothing(tmp_path: Path) -> None:
    assert held(tmp_path / "nirvana") == ""
    assert not (tmp_path / "nirvana").exists()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """As much of one as `make clean` needs, with things to lose."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "local").mkdir()
    for name in ("__init__.py", "lock.py", "errors.py"):
        shutil.copy(ROOT / "local" / name, tmp_path / "local")
    for folder in (".venv", ".local"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "dear").write_text("to me")
    return tmp_path


def make_clean(checkout: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"]}
    return subprocess.run(
        ["make", "clean"],  # noqa: S607 -- whichever make this machine has
        cwd=checkout,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_make_clean_takes_nothing_from_under_a_running_newspaper(checkout: Path) -> None:
    with another(checkout / ".local"):
        refused = make_clean(checkout)
        assert refused.returncode != 0
        assert f"kilas: this newspaper {ADDRESS}" in refused.stderr
        assert "Traceback" not in refused.stderr
        assert (checkout / ".venv" / "dear").exists()
        assert (checkout / ".local" / "dear").exists()
    assert make_clean(checkout).returncode == 0
    assert not (checkout / ".venv").exists()
    assert not (checkout / ".local").exists()


def test_make_clean_has_nothing_against_a_clean_checkout(checkout: Path) -> None:
    assert make_clean(checkout).returncode == 0
    assert make_clean(checkout).returncode == 0
