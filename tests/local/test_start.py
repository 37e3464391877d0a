"""`make run` with any PORT and CONTENT: it starts, or says in one line why it does not."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from local import ROOT
from local.errors import LocalError
from local.newsroom import mistakes, read_settings

if TYPE_CHECKING:
    from pathlib import Path


def make_run(**variables: str) -> subprocess.CompletedProcess[str]:
    """`make run` with variables that keep it from starting. The environment is not rebuilt."""
    words = [f"{name}={value}" for name, value in variables.items()]
    return subprocess.run(
        ["make", "--silent", "--old-file", ".venv/.ready", "run", *words],  # noqa: S607 -- as above
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )


def told(said: subprocess.CompletedProcess[str]) -> str:
    """What it said on the standard error, without make's own last line."""
    assert said.returncode != 0
    assert "Traceback" not in said.stderr
    lines = said.stderr.splitlines()
    assert lines[-1].startswith("make: ***")
    return "\n".join(lines[:-1])


@pytest.mark.parametrize(
    "port",
    ["99999", "65536", "-1", "abc", "", "8080.5", "८०", "80 81", "$$(date)", "'", '"'],
)
def test_a_value_that_is_no_port_is_reported(port: str) -> None:
    assert "is no port: take a number up to 65535" in told(make_run(PORT=port))


@pytest.mark.parametrize("name", ["kosong", "ber'kas", 'ku"tip', "a b $$HOME; exit 0"])
def test_a_folder_that_is_no_newspaper_is_reported(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name.replace("$$", "$")
    said = told(make_run(CONTENT=str(tmp_path / name)))
    assert said == (
        f"kilas: there is no {folder}: name a folder that has a site.yaml, as samples/ has, with: "
        "make run CONTENT=DIR"
    )
    folder.mkdir()
    said = told(make_run(CONTENT=str(tmp_path / name)))
    assert f"{folder} has no site.yaml: name a folder" in said


def test_a_file_in_place_of_a_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x")
    assert "is no folder" in told(make_run(CONTENT=str(tmp_path / "berkas")))


def test_a_wrong_site_yaml_is_reported_before_the_cloud_starts(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text('title: "Kabar\nbase_url: [\n')
    said = told(make_run(CONTENT=str(tmp_path), PORT="0"))
    assert f"kilas: {tmp_path}/site.yaml is wrong; fix it and start again:" in said
    assert "site.yaml: Baris 1: Tanda kutip" in said
    assert "site.yaml: Line 1: The quote" in said
    assert "Write “title: " in said


@pytest.mark.parametrize("what", ["folder", "loop", "name", "null"])
def test_settings_that_cannot_be_read_are_reported(tmp_path: Path, what: str) -> None:
    folder = tmp_path / "koran"
    folder.mkdir()
    if what == "folder":
        (folder / "site.yaml").mkdir()
    elif what == "loop":
        (folder / "site.yaml").symlink_to("site.yaml")
    elif what == "name":
        folder = tmp_path / ("x" * 300)
    else:
        folder = tmp_path / "a\0b"
    with pytest.raises(LocalError, match=r"cannot be read \(.+\): name a folder"):
        read_settings(folder)


def test_good_settings_have_no_mistakes() -> None:
    assert mistakes(read_settings(ROOT / "samples")) == ""
    assert mistakes(b"").count("\n") == 1, "one line in each language"
