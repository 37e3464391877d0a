"""check: links lead to the files of the folder, whether or not they were asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from command.app import app
from kilas.uploads.approvals import digest_of
from tests.newsroom import article_file, site_yaml
from tests.unit.media.pictures import picture

if TYPE_CHECKING:
    from pathlib import Path

KEY = "articles/a.md"


@pytest.fixture
def koran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "site.yaml").write_text(site_yaml(sections="{politik: Politik}"))
    for place in ("articles", "media", "pages"):
        (tmp_path / place).mkdir()
    (tmp_path / "media/air.jpg").write_bytes(picture())
    (tmp_path / "media/isi.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "media/rusak.jpg").write_bytes(b"no photo")
    (tmp_path / "articles/pasar.md").write_text(article_file(slug="pasar", tags="[kota]"))
    (tmp_path / "articles/pasar-lama.md").write_text(article_file(slug="pasar-lama"))
    (tmp_path / "articles/draf.md").write_text(article_file(slug="draf", draft="true"))
    (tmp_path / "pages/tentang.md").write_text(article_file(slug="tentang"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said_of(*keys: str) -> tuple[int, dict[str, list[dict[str, Any]]]]:
    """The status of the command, and the problems of each file."""
    done = CliRunner().invoke(app, ["check", "--json", *keys])
    return done.exit_code, {each["key"]: each["problems"] for each in json.loads(done.stdout)}


@pytest.mark.parametrize(
    "link",
    [
        "/media/air.jpg",
        "media/air.jpg",
        "../media/isi.pdf",
        "/2026/11/pasar.html",
        "pasar.md",
        "../pages/tentang.md",
        "/p/tentang.html",
        "/topik/kota/",
        "/2026/11/",
    ],
)
def test_a_link_to_a_file_of_the_folder_has_no_note(koran: Path, link: str) -> None:
    (koran / KEY).write_text(article_file(f"[x]({link})\n"))
    assert said_of(KEY) == (0, {KEY: []})


@pytest.mark.parametrize(
    "link",
    [
        "/media/tiada.jpg",
        "/2026/11/tiada.html",
        "tiada.md",
        "/topik/tiada/",
        "/2020/01/",
        "/media/rusak.jpg",
        "draf.md",
    ],
)
def test_what_is_not_in_the_folder_is_a_note_with_its_line_and_no_error(
    koran: Path, link: str
) -> None:
    (koran / KEY).write_text(article_file(f"Air.\n\n[x]({link})\n"))
    status, said = said_of(KEY)
    [problem] = said[KEY]
    assert (status, problem["code"], problem["note"]) == (0, "target_elsewhere", True)
    assert problem["line"] == 1 + (koran / KEY).read_text().splitlines().index(f"[x]({link})")
    assert link in problem["what"]


def test_the_logo_ought_to_be_in_the_folder(koran: Path) -> None:
    (koran / "site.yaml").write_text(site_yaml(logo="media/logo.png"))
    status, said = said_of("site.yaml")
    [problem] = said["site.yaml"]
    assert (status, problem["code"], problem["line"]) == (0, "target_elsewhere", 3)
    (koran / "media/logo.png").write_bytes(picture())
    assert said_of("site.yaml") == (0, {"site.yaml": []})


@pytest.mark.parametrize(
    ("link", "near"),
    [("/media/AIR.jpg", "media/air.jpg"), ("pasar_lama.md", "articles/pasar-lama.md")],
)
def test_the_near_name_of_a_file_of_the_folder_is_told(koran: Path, link: str, near: str) -> None:
    (koran / KEY).write_text(article_file(f"[x]({link})\n"))
    _, said = said_of(KEY)
    [problem] = said[KEY]
    assert problem["code"] == "target_near"
    assert near in problem["remedy"]


def test_a_folder_is_read_no_further_than_links_ask(koran: Path) -> None:
    """Nothing of a file that nobody asked for, and to which no link leads, stands in the way."""
    (koran / "articles/rusak.md").write_text("tanpa kepala")
    (koran / KEY).write_text(article_file("[x](/2026/11/pasar.html) [y](/media/air.jpg)\n"))
    assert said_of(KEY) == (0, {KEY: []})


@pytest.mark.usefixtures("koran")
def test_a_download_is_no_photo() -> None:
    assert said_of("media/isi.pdf") == (0, {"media/isi.pdf": []})


def test_an_approval_of_the_file_at_hand_is_good(koran: Path) -> None:
    digest = digest_of((koran / "articles/pasar.md").read_bytes())
    (koran / "articles/pasar.md.ok").write_text(f"{digest}\n")
    assert said_of("articles/pasar.md.ok") == (0, {"articles/pasar.md.ok": []})
    both = said_of("articles/pasar.md", "articles/pasar.md.ok")
    assert both == (0, {"articles/pasar.md": [], "articles/pasar.md.ok": []})


def test_an_approval_of_another_version_names_the_digest_of_the_file_at_hand(koran: Path) -> None:
    (koran / "articles/pasar.md.ok").write_text("0" * 40)
    digest = digest_of((koran / "articles/pasar.md").read_bytes())
    for keys in (["articles/pasar.md.ok"], ["articles"]):
        status, said = said_of(*keys)
        [problem] = said["articles/pasar.md.ok"]
        assert (status, problem["code"], problem["note"]) == (0, "approves_other", True)
        assert digest in problem["remedy"]


def test_an_approval_without_a_digest_is_wrong_and_one_of_no_file_at_hand_is_not(
    koran: Path,
) -> None:
    (koran / "articles/pasar.md.ok").write_text("setuju")
    (koran / "articles/lain.md.ok").write_text("0" * 40)
    status, said = said_of("articles/pasar.md.ok", "articles/lain.md.ok")
    assert (status, said["articles/lain.md.ok"]) == (1, [])
    assert [each["code"] for each in said["articles/pasar.md.ok"]] == ["approves_nothing"]
