from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from command.app import app
from tests.newsroom import article_file, site_yaml
from tests.unit.media.pictures import picture

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result


@pytest.fixture
def koran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "site.yaml").write_text(site_yaml(sections="{politik: Politik}"))
    for place in ("articles", "media"):
        (tmp_path / place).mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*words: str) -> Result:
    return CliRunner().invoke(app, ["check", *words])


def test_good_files_pass(koran: Path) -> None:
    (koran / "articles/a.md").write_text(article_file())
    (koran / "media/a.jpg").write_bytes(picture())
    done = check(".")
    assert (done.exit_code, done.stdout) == (0, "3 files: 3 good, 0 with notes, 0 wrong\n")
    assert done.stderr == ""


def test_a_note_is_shown_and_is_no_failure(koran: Path) -> None:
    (koran / "articles/a.md").write_text(article_file("<script>x</script> Air.\n"))
    done = check("articles/a.md")
    assert done.exit_code == 0
    assert "articles/a.md:5: Catatan: Elemen “<script>” tidak ditampilkan.\n" in done.stdout
    assert done.stdout.endswith("1 file: 0 good, 1 with notes, 0 wrong\n")


@pytest.mark.parametrize(
    ("language", "said", "remedy"),
    [("id", "Rubrik “nihil” tidak ada", "Perbaikan: Pakai"), ("en", "“nihil”", "Remedy: Use")],
)
def test_a_mistake_has_its_line_and_remedy_in_the_newspapers_language(
    koran: Path, language: str, said: str, remedy: str
) -> None:
    (koran / "site.yaml").write_text(site_yaml(sections="{politik: P}", language=language))
    (koran / "articles/a.md").write_text(article_file(section="nihil"))
    done = check("articles")
    assert done.exit_code == 1
    line, advice, summary = done.stdout.splitlines()
    assert line.startswith("articles/a.md:4: ")
    assert said in line
    assert remedy in advice
    assert summary == "1 file: 0 good, 0 with notes, 1 wrong"


def test_the_remedy_of_several_in_a_row_is_told_once(koran: Path) -> None:
    (koran / "articles/a.md").write_text(article_file("![](b.jpg)\n![](c.jpg)\n"))
    first, second, advice, summary = check("articles").stdout.splitlines()
    assert (first.split(":")[1], second.split(":")[1]) == ("5", "6")
    assert advice.startswith("  ")
    assert summary.startswith("1 file: ")


def test_a_name_that_two_files_want_is_told(koran: Path) -> None:
    for name in ("a", "b"):
        (koran / f"articles/{name}.md").write_text(article_file(url="/satu/"))
    done = check("articles")
    assert done.exit_code == 1
    assert "articles/b.md: " in done.stdout
    assert "articles/a.md" in done.stdout.partition("articles/b.md: ")[2]
    assert not done.stdout.startswith("articles/a.md")


def test_a_wrong_site_yaml_is_told_and_the_rest_waits(koran: Path) -> None:
    (koran / "site.yaml").write_text("titel: x\n")
    (koran / "articles/a.md").write_text("x")
    done = check("articles/a.md")
    assert done.exit_code == 1
    assert "site.yaml:1: Kunci “title” belum ada.\n" in done.stdout
    assert "mend site.yaml first" in done.stderr
    assert "a.md" not in done.stdout


def test_without_a_site_yaml_the_remedy_is_told(koran: Path) -> None:
    (koran / "site.yaml").unlink()
    done = check("articles")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "has no site.yaml" in done.stderr
    assert "copy the newspaper's site.yaml" in done.stderr


def test_what_is_left_out_is_told_and_what_was_meant_fails(koran: Path) -> None:
    (koran / "articles/.DS_Store").write_text("")
    done = check(".")
    assert done.exit_code == 0
    assert done.stderr == "left out: articles/.DS_Store (no file of an editor)\n"
    (koran / "site.yml").write_text("")
    assert check(".").exit_code == 1


def test_json_for_programs(koran: Path) -> None:
    (koran / "articles/a.md").write_text(article_file(section="nihil"))
    (koran / "articles/b.md").write_text(article_file(slug="b"))
    done = check("articles", "--json")
    wrong, good = json.loads(done.stdout)
    assert done.exit_code == 1
    assert (wrong["key"], wrong["status"], wrong["url"]) == ("articles/a.md", "wrong", None)
    [problem] = wrong["problems"]
    assert (problem["code"], problem["line"], problem["note"]) == ("unknown_section", 4, False)
    assert (good["status"], good["problems"]) == ("live", [])
    assert good["url"] == "/2026/11/b.html"


def test_a_file_of_a_hostile_name_cannot_move_the_cursor(koran: Path) -> None:
    (koran / "articles/a\x1b[2J\n.md").write_text("x")
    done = check("articles")
    assert "\x1b" not in done.stdout
    assert done.stdout.count("\n") == 3


@pytest.mark.parametrize("words", [(), ("--tidak",)])
def test_a_wrong_use(words: tuple[str, ...]) -> None:
    assert check(*words).exit_code == 2
