"""Start, publish, stop, start again: what `make run` promises."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import boto3
import pytest

from local import ROOT
from local.emulator import free_port, is_free
from local.errors import LocalError
from local.stack import Stack
from tests.newsroom import article_file, site_yaml

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = 60

SITE = site_yaml(
    title="Warta Uji",
    base_url="https://warta-uji.example",
    sections="{daerah: Daerah}",
    comments="{moderation: none}",
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "articles").mkdir(parents=True)
    (folder / "site.yaml").write_text(SITE)
    (folder / "articles" / "pasar.md").write_text(
        article_file(title="Pasar baru dibuka", date="2026-11-20", section="daerah")
    )
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
            Body=article_file(
                title="Dari luar folder", date="2026-11-20", section="daerah"
            ).encode(),
        )
        wait_until_shown(first, "", "Dari luar folder")

    with Stack(tmp_path / "state", content=content) as second:
        assert "Pasar baru dibuka" in page(second, "")
        assert "Dari luar folder" in page(second, "")
        assert "Terima kasih kabarnya" in page(second, "2026/11/pasar.html")
        (content / "articles" / "pasar.md").write_text(
            article_file(title="Pasar lama ditutup", date="2026-11-20", section="daerah")
        )
        wait_until_shown(second, "", "Pasar lama ditutup")


class Running:
    """`python -m local` in a process of its own, up to its summary."""

    def __init__(self, state: Path, content: Path, port: int) -> None:
        self.process = subprocess.Popen(
            self.command(state, content, port), cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        self.said = ""
        while "Ctrl-C" not in self.said:
            line = self.process.stdout.readline()
            assert line, self.said
            self.said += line

    @staticmethod
    def command(state: Path, content: Path, port: int) -> list[str]:
        arguments = ["--port", str(port), "--content", str(content), "--state", str(state)]
        return [sys.executable, "-u", "-m", "local", *arguments]

    def end(self, number: signal.Signals) -> int:
        """Send a signal; the exit status."""
        self.process.send_signal(number)
        with self.process:
            return self.process.wait(SECONDS)


def wait_until_free(port: int) -> None:
    deadline = time.monotonic() + SECONDS
    while not is_free(port):
        assert time.monotonic() < deadline, f"somebody still listens on {port}"
        time.sleep(0.05)


def report(state: Path) -> str:
    """What the desk of the newspaper that runs there says of pasar.md."""
    file = json.loads((state / "stack.json").read_text())
    keys = {f"aws_{name}": file[name] for name in ("access_key_id", "secret_access_key")}
    session = boto3.Session(region_name=file["region"], **keys)
    s3 = session.client("s3", endpoint_url=file["aws_endpoint"])
    found = s3.get_object(Bucket=file["content_bucket"], Key="desk/articles/pasar.md.txt")
    return str(found["Body"].read().decode())


def test_one_at_a_time_in_a_checkout_and_nothing_is_left_of_one_that_was_killed(
    tmp_path: Path, content: Path
) -> None:
    state, port = tmp_path / "state", free_port()
    first = Running(state, content, port)
    assert f"http://localhost:{port}/" in first.said
    assert f"TAYANG di http://localhost:{port}/2026/11/pasar.html" in report(state)
    emulator = int((state / "port").read_text())
    second = subprocess.run(
        Running.command(state, content, free_port()),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert second.returncode == 1
    assert second.stderr == (
        f"kilas: this newspaper already runs on http://localhost:{port}/ "
        f"(process {first.process.pid}); stop it there with Ctrl-C first\n"
    )
    first.end(signal.SIGKILL)
    wait_until_free(emulator)

    # Its last good settings are in force, so it starts, and says at once what is wrong.
    (content / "site.yaml").write_text(SITE.replace("title: Warta", 'title: "Warta'))
    other_port = free_port()
    again = Running(state, content, other_port)
    assert "Its last good version stays in force:\n  site.yaml: Baris 1: " in again.said
    assert f"TAYANG di http://localhost:{other_port}/2026/11/pasar.html" in report(state)
    assert again.end(signal.SIGINT) == 0
    assert is_free(other_port)
    assert is_free(emulator)
    assert not (state / "stack.json").exists()


def test_before_the_first_settings_readers_get_a_page(tmp_path: Path) -> None:
    with Stack(tmp_path / "state") as stack:
        wait_until_shown(stack, "", "Koran ini sedang disiapkan")
        wait_until_shown(stack, "404.html", "Koran ini sedang disiapkan")
        with pytest.raises(urllib.error.HTTPError) as missing:
            urllib.request.urlopen(f"{stack.site_url}2026/11/tiada.html", timeout=10)
        with missing.value as answer:
            assert answer.status == 404
            assert "This newspaper is being set up" in answer.read().decode()


def test_a_missing_node_is_reported_with_its_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(LocalError, match=r"node is missing.*install Node\.js"), Stack(tmp_path):
        pytest.fail("it started without node")
