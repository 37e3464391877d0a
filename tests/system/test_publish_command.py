"""An editor publishes, moves and opens files with the kilas command: a process of its own, with the
newspaper of this machine and with one on AWS that a stack names."""

from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING

import pytest

from local.emulator import REGION
from tests.kilas_command import kilas
from tests.system.newspaper import article

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from tests.system.newspaper import Newspaper


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("articles", "media"):
        (tmp_path / name).mkdir()
    return tmp_path


def here(newspaper: Newspaper, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return kilas(*words, "--state", str(newspaper.state_dir), cwd=folder)


def test_a_published_file_answers_when_the_command_ends(newspaper: Newspaper, folder: Path) -> None:
    (folder / "articles/perintah.md").write_text(article("Perintah", date="2024-07-01"))
    (folder / "articles/salah.md").write_text(article("Salah", section="nihil"))
    done = here(newspaper, folder, "publish", ".")
    assert done.returncode == 1
    address = f"{newspaper.address}/2024/07/perintah.html"
    assert f"live      articles/perintah.md  {address}\n" in done.stdout
    assert "wrong     articles/salah.md\n  BELUM TAYANG." in done.stdout
    assert newspaper.get("/2024/07/perintah.html").status == 200
    again = here(newspaper, folder, "publish", "articles/perintah.md")
    assert again.stdout.endswith("\n0 uploaded, 1 the same already\n")
    assert again.returncode == 0


def test_an_editor_on_aws_publishes_with_the_name_of_the_stack(
    newspaper: Newspaper, folder: Path
) -> None:
    (folder / "articles/awan.md").write_text(article("Awan", date="2024-07-02"))
    environment = {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_ENDPOINT_URL": newspaper.aws_endpoint,
    }
    words = ("publish", "articles", "--json", "--stack", "kilas", "--region", REGION)
    done = kilas(*words, cwd=folder, **environment)
    assert (done.returncode, done.stderr) == (0, "")
    [told] = json.loads(done.stdout)
    assert (told["done"], told["state"]) == ("new", "live")
    assert told["address"].endswith("/2024/07/awan.html")


def test_a_moved_article_keeps_its_comments_and_its_address(
    newspaper: Newspaper, folder: Path
) -> None:
    (folder / "articles/rumah.md").write_text(article("Rumah", date="2024-07-03"))
    assert here(newspaper, folder, "publish", "articles").returncode == 0
    assert newspaper.comment("rumah", "Selamat 7731").status == 201
    newspaper.settle()
    done = here(newspaper, folder, "mv", "articles/rumah.md", "articles/baru/griya.md")
    assert (done.returncode, done.stderr) == (0, "")
    address = f"{newspaper.address}/2024/07/rumah.html"
    assert f"live      articles/baru/griya.md  {address}\n" in done.stdout
    newspaper.settle()
    assert "Selamat 7731" in newspaper.get("/2024/07/rumah.html").text
    assert newspaper.get("/2024/07/griya.html").status == 404
    assert not newspaper.report("articles/rumah.md")
    assert not (folder / "articles/rumah.md").exists()
    assert here(newspaper, folder, "status", "articles/baru/griya.md").returncode == 0


def test_open_hands_the_page_to_the_browser(newspaper: Newspaper, folder: Path) -> None:
    (folder / "articles/buka.md").write_text(article("Buka", date="2024-07-04"))
    assert here(newspaper, folder, "publish", "articles").returncode == 0
    browser, visited = folder / "peramban", folder / "visited"
    browser.write_text(f'#!/bin/sh\necho "$1" >> {visited}\n')
    browser.chmod(browser.stat().st_mode | stat.S_IEXEC)
    words = ("open", "articles/buka.md", "--state", str(newspaper.state_dir))
    done = kilas(*words, cwd=folder, BROWSER=str(browser))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert visited.read_text() == f"{newspaper.address}/2024/07/buka.html\n"
