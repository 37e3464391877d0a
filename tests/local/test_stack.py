"""Start, publish, stop, start again: what `make run` promises."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

from local.build import ROOT
from local.emulator import free_port, is_free
from local.errors import LocalError
from local.stack import Stack

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = 60

SITE = """
title: Warta Uji
base_url: https://warta-uji.example
sections: {daerah: Daerah}
comments: {moderation: none}
"""
ARTICLE = "---\ntitle: {title}\ndate: 2026-11-20\nsection: daerah\n---\nIsi berita.\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "articles").mkdir(parents=True)
    (folder / "site.yaml").write_text(SITE)
    (folder / "articles" / "pasar.md").write_text(ARTICLE.format(title="Pasar baru dibuka"))
    return folder


def page(stack: Stack, path: str) -> str:
    try:
        with urllib.request.urlopen(stack.site_url + path, timeout=10) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        error.close()
        return ""


def wait_until_shown(stack: Stack, path: str, text: str) -> None:
    deadline = time.monotonic() + SECONDS
    while text not in page(stack, path):
        assert time.monotonic() < deadline, f"/{path} never showed {text!r}"
        time.sleep(0.02)


def test_a_second_start_keeps_what_the_first_published_and_publishes_on(
    tmp_path: Path, content: Path
) -> None:
    with Stack(tmp_path / "state", content=content) as first:
        wait_until_shown(first, "", "Pasar baru dibuka")
        form = b"name=Pembaca&text=Terima+kasih+kabarnya"
        request = urllib.request.Request(first.api_url + "articles/pasar/comments", data=form)
        with urllib.request.urlopen(request, timeout=30) as answer:
            assert answer.status == 200
        wait_until_shown(first, "2026/11/pasar.html", "Terima kasih kabarnya")
        first.client("s3").put_object(
            Bucket=first.file.content_bucket,
            Key="articles/dari-luar.md",
            Body=ARTICLE.format(title="Dari luar folder").encode(),
        )
        wait_until_shown(first, "", "Dari luar folder")

    with Stack(tmp_path / "state", content=content) as second:
        assert "Pasar baru dibuka" in page(second, "")
        assert "Dari luar folder" in page(second, "")
        assert "Terima kasih kabarnya" in page(second, "2026/11/pasar.html")
        (content / "articles" / "pasar.md").write_text(ARTICLE.format(title="Pasar lama ditutup"))
        wait_until_shown(second, "", "Pasar lama ditutup")


def test_ctrl_c_ends_all_that_it_started(tmp_path: Path, content: Path) -> None:
    state, port = tmp_path / "state", free_port()
    arguments = ["--port", str(port), "--content", str(content), "--state", str(state)]
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "local", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        summary = ""
        while "Ctrl-C" not in summary:
            line = process.stdout.readline()
            assert line, summary
            summary += line
        assert f"http://localhost:{port}/" in summary
        assert (state / "stack.json").exists()
        process.send_signal(signal.SIGINT)
        assert process.wait(SECONDS) == 0
    assert is_free(port)
    assert is_free(int((state / "port").read_text()))
    assert not (state / "stack.json").exists()


def test_a_missing_node_is_told_with_its_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(LocalError, match=r"node is missing.*install Node\.js"), Stack(tmp_path):
        pytest.fail("it started without node")
