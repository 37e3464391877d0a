"""Start, publish, stop, start again: what `make run` promises."""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Any

import boto3
import pytest

from local import ROOT
from local.emulator import free_port, is_free
from local.errors import LocalError
from local.stack import Stack
from tests.newsroom import article_file, site_yaml
from tests.system.answers import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECONDS = 60

SITE = site_yaml(
    title="Warta Uji",
    base_url="https://warta-uji.example",
    sections="{daerah: Daerah}",
    comments="{moderation: none}",
)


def news(title: str) -> str:
    return article_file(title=title, date="2026-11-20", section="daerah")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "articles").mkdir(parents=True)
    (folder / "site.yaml").write_text(SITE)
    (folder / "articles" / "pasar.md").write_text(news("Pasar baru dibuka"))
    return folder


@contextlib.contextmanager
def running(state: Path, content: Path) -> Iterator[Running]:
    """`python -m local` in a process of its own, from its summary on; killed if it still runs."""
    port = free_port()
    with subprocess.Popen(
        command(state, content, port), cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Running(process, state, port)
        finally:
            process.kill()


def command(state: Path, content: Path, port: int) -> list[str]:
    arguments = ["--port", str(port), "--content", str(content), "--state", str(state)]
    return [sys.executable, "-u", "-m", "local", *arguments]


class Running:
    """A newspaper that runs, and what its user sees."""

    def __init__(self, process: subprocess.Popen[str], state: Path, port: int) -> None:
        self.process, self.state, self.port = process, state, port
        assert process.stdout is not None
        self.said = ""
        while "Ctrl-C" not in self.said:
            line = process.stdout.readline()
            assert line, self.said
            self.said += line
        self.emulator = int((state / "port").read_text())
        self._file = json.loads((state / "stack.json").read_text())

    def page(self, path: str = "") -> str:
        try:
            with urllib.request.urlopen(f"{self._file['site_url']}{path}", timeout=10) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            error.close()
            return ""

    def wait_for(self, text: str, path: str = "") -> None:
        until(lambda: self.page(path), lambda page: text in page, SECONDS)

    def comment(self, identity: str, form: bytes) -> None:
        url = f"{self._file['api_url']}articles/{identity}/comments"
        with urllib.request.urlopen(urllib.request.Request(url, data=form), timeout=30) as answer:
            assert answer.status == 200

    def report(self) -> str:
        """What the desk says of pasar.md."""
        found = self._s3().get_object(Bucket=self._bucket, Key="desk/articles/pasar.md.txt")
        return str(found["Body"].read().decode())

    def put(self, key: str, text: str) -> None:
        """Upload a file that is not in the folder."""
        self._s3().put_object(Bucket=self._bucket, Key=key, Body=text.encode())

    def end(self, number: signal.Signals) -> int:
        """Send a signal; the exit status."""
        self.process.send_signal(number)
        return self.process.wait(SECONDS)

    def wait_until_nothing_is_left(self) -> None:
        """Fail unless nothing says that it runs, and both ports become free: the system may lend
        one to another program's connection for a moment.
        """
        assert not (self.state / "stack.json").exists()
        until(lambda: (is_free(self.port), is_free(self.emulator)), all, SECONDS)

    @property
    def _bucket(self) -> str:
        return str(self._file["content_bucket"])

    def _s3(self) -> Any:
        keys = {f"aws_{name}": self._file[name] for name in ("access_key_id", "secret_access_key")}
        session = boto3.Session(region_name=self._file["region"], **keys)
        return session.client("s3", endpoint_url=self._file["aws_endpoint"])


def publish(paper: Running) -> None:
    """What an editor's folder, a reader and another S3 program bring."""
    paper.wait_for("Pasar baru dibuka")
    paper.comment("pasar", b"name=Pembaca&text=Terima+kasih+kabarnya")
    paper.wait_for("Terima kasih kabarnya", "2026/11/pasar.html")
    paper.put("articles/dari-luar.md", news("Dari luar folder"))
    paper.wait_for("Dari luar folder")


def refuse_another(paper: Running, content: Path) -> None:
    another = subprocess.run(
        command(paper.state, content, free_port()),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert another.returncode == 1
    assert another.stderr == (
        f"kilas: this newspaper already runs on http://localhost:{paper.port}/ "
        f"(process {paper.process.pid}); stop it there with Ctrl-C first\n"
    )


def test_a_newspaper_runs_once_at_a_time_and_each_start_goes_on_where_the_last_one_ended(
    tmp_path: Path, content: Path
) -> None:
    with running(tmp_path / "state", content) as first:
        assert f"http://localhost:{first.port}/" in first.said
        assert f"TAYANG di http://localhost:{first.port}/2026/11/pasar.html" in first.report()
        publish(first)
        refuse_another(first, content)
        assert first.end(signal.SIGINT) == 0
        first.wait_until_nothing_is_left()

    with running(tmp_path / "state", content) as second:
        assert "Pasar baru dibuka" in second.page()
        assert "Dari luar folder" in second.page()
        assert "Terima kasih kabarnya" in second.page("2026/11/pasar.html")
        (content / "articles" / "pasar.md").write_text(news("Pasar lama ditutup"))
        second.wait_for("Pasar lama ditutup")
        second.end(signal.SIGKILL)

    # The emulator of the second still saves its state. The last good settings are in force, so the
    # third starts, and says at once what is wrong.
    (content / "site.yaml").write_text(SITE.replace("title: Warta", 'title: "Warta'))
    with running(tmp_path / "state", content) as third:
        assert "Its last good version stays in force:\n  site.yaml: Baris 1: " in third.said
        shown = f"TAYANG di http://localhost:{third.port}/2026/11/pasar.html"
        until(third.report, lambda report: shown in report, SECONDS)
        assert "Pasar lama ditutup" in third.page()
        assert third.end(signal.SIGINT) == 0
        third.wait_until_nothing_is_left()


def test_a_missing_node_is_reported_with_its_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(LocalError, match=r"node is missing.*install Node\.js"), Stack(tmp_path):
        pytest.fail("it started without node")
