from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from typer.testing import CliRunner

from command.app import app
from command.layout import place_of
from command.new import article_text
from kilas.articles.read import read_article
from tests.newsroom import NOON, SITE, site_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

DAY = date(2026, 11, 24)


@pytest.fixture
def koran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "site.yaml").write_text(site_yaml(sections="{politik: Politik, daerah: Daerah}"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def new(*words: str) -> Result:
    return CliRunner().invoke(app, ["new", *words])


def test_a_new_file_has_id_date_title_and_section(koran: Path) -> None:
    before = datetime.now(UTC).replace(second=0, microsecond=0)
    done = new("Pasar Lama: dibuka  lagi", "--section", "Daerah")
    assert done.exit_code == 0
    [path] = koran.rglob("*.md")
    assert done.stdout == f"{path}\n"
    article = read_article(
        path.relative_to(koran).as_posix(), path.read_bytes(), SITE, NOON
    ).article
    assert article.title == "Pasar Lama: dibuka lagi"
    assert article.section == "daerah"
    assert before <= article.published <= datetime.now(UTC)
    assert article.identity.endswith("-pasar-lama-dibuka-lagi")
    assert article.identity != path.stem, "the identity is the file's own, not its name's"


def test_no_file_is_overwritten(koran: Path) -> None:
    assert new("Satu", "--section", "").exit_code == 0
    [path] = koran.rglob("*.md")
    path.write_text("tulisan saya")
    done = new("Satu!", "--section", "")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "is there already" in done.stderr
    assert path.read_text() == "tulisan saya"


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("Satu",), 2, 'one of politik, daerah, or "" for none'),
        (("Satu", "--section", "nihil"), 2, "nihil is none of politik, daerah"),
        ((" ",), 2, "needs a title"),
        (("Satu", "--folder", "/"), 1, "outside of a newsroom's folder"),
    ],
)
def test_what_is_missing_is_told(
    koran: Path, words: tuple[str, ...], status: int, said: str
) -> None:
    done = new(*words)
    assert done.exit_code == status
    assert said in done.stderr
    assert not list(koran.rglob("*.md"))


@given(st.text(min_size=1).filter(lambda text: text.strip()))
@example("true")
@example("2026-11-24")
@example("\"Kami\" # \\ lawan: 'mereka' & *lain*")
@example("---")
@example("\ud800x")
def test_any_title_is_read_as_it_was_given_or_refused(title: str) -> None:
    headline = " ".join(title.split())
    text = article_text(headline, {"id": "x"}, "articles/x.md", SITE, NOON)
    if text is None:
        return
    reading = read_article("articles/x.md", text.encode(), SITE, NOON)
    assert reading.article.title == headline
    assert reading.article.identity == "x"


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=80))
def test_a_title_of_letters_and_punctuation_is_never_refused(title: str) -> None:
    headline = " ".join(title.split()) or "x"
    assert article_text(headline, {}, "articles/x.md", SITE, NOON)


@pytest.mark.parametrize(
    ("keys", "section", "place"),
    [
        ([], "daerah", "articles/2026/11/x"),
        (["articles/a.md", "articles/b.md", "articles/2026/11/c.md"], "daerah", "articles/x"),
        (["articles/2025/a.md"], "daerah", "articles/2026/x"),
        (["articles/2025/01/07/a.md"], "daerah", "articles/2026/11/24/x"),
        (["articles/daerah/a.md", "articles/politik/a.md"], "politik", "articles/politik/x"),
        (["articles/daerah/a.md", "articles/politik/a.md"], "", "articles/x"),
        (["articles/2026-11-01-a.md"], "daerah", "articles/2026-11-24-x"),
        (["articles/2026/11/2026-11-01-a.md"], "", "articles/2026/11/2026-11-24-x"),
    ],
)
def test_a_new_file_lies_and_is_named_as_most_do(keys: list[str], section: str, place: str) -> None:
    assert place_of(keys, ["politik", "daerah"], section, DAY, "x") == place
