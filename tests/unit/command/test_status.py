"""status: what became of files, and what the newsroom has to do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kilas.content_keys import OVERVIEW_DATA_KEY
from kilas.messages import Look
from kilas.ports import Output
from tests.fakes.world import ADDRESS
from tests.newsroom import article_file

if TYPE_CHECKING:
    from tests.unit.command.newsroom import Newsroom

BANJIR = f"{ADDRESS}/2026/11/banjir.html"


def test_status_tells_what_became_of_files(published: Newsroom) -> None:
    done = published.kilas("status", "articles\\banjir.md")
    assert (done.exit_code, done.stdout) == (0, f"live      articles/banjir.md  {BANJIR}\n")
    missing = published.kilas("status", "articles/tiada.md")
    assert missing.exit_code == 1
    assert "articles/tiada.md: no report is on it" in missing.stderr
    assert published.kilas("status", "tiada").exit_code == 1
    [found] = json.loads(published.kilas("status", "--json", "articles/banjir.md").stdout)
    assert (found["key"], found["state"]) == ("articles/banjir.md", "live")


def test_a_newsroom_with_nothing_to_do_is_told_so(published: Newsroom) -> None:
    done = published.kilas("status")
    assert (done.exit_code, done.stdout) == (0, "Nobody has to do anything.\n")


def busy(newsroom: Newsroom) -> None:
    newsroom.world.upload("articles/b.md", article_file(section="nihil"))
    newsroom.world.upload("articles/besok.md", article_file(date="2026-12-24", slug="besok"))
    newsroom.world.upload("articles/draf.md", article_file(draft="true", slug="draf"))
    newsroom.world.upload("artikel/x.md", article_file())
    newsroom.world.settle()
    newsroom.world.ingest_queue.send([Look(f"articles/{number}.md") for number in range(7)])
    newsroom.world.look_around_later()
    for group in list(newsroom.world.pages_queue.groups):
        newsroom.world.publish_batch(newsroom.world.pages_queue.groups.pop(group))


def test_problems_are_first_and_then_what_waits_is_scheduled_is_a_draft_or_lies_elsewhere(
    published: Newsroom,
) -> None:
    busy(published)
    done = published.kilas("status")
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    headings = ["Problems", "Waiting", "Scheduled", "Drafts", "Where Kilas does not look"]
    assert [line for line in lines if line in headings] == headings
    problem = lines.index("wrong     articles/b.md")
    assert lines[problem + 1].startswith("  4: Rubrik “nihil”")
    assert lines[problem + 2].startswith("  -> Pakai salah satu rubrik ini")
    assert lines[lines.index("Waiting") + 1].startswith("7 files to be read, since 2026-11-")
    assert lines[lines.index("Scheduled") + 1].startswith("scheduled articles/besok.md")
    assert lines[lines.index("Drafts") + 1].startswith(f"draft     articles/draf.md  {ADDRESS}/")
    assert lines[lines.index("Where Kilas does not look") + 1] == "artikel/"
    assert "banjir" not in done.stdout, "nobody has to do anything about it"


def test_programs_get_the_whole_overview_and_the_same_status(published: Newsroom) -> None:
    busy(published)
    done = published.kilas("status", "--json")
    assert done.exit_code == 1
    assert done.stdout.isascii()
    found = json.loads(done.stdout)
    assert found == json.loads(published.world.desk.text(OVERVIEW_DATA_KEY))
    assert [each["key"] for each in found["problem"]["files"]] == ["articles/b.md"]


@pytest.mark.parametrize(("key", "status"), [("articles/draf.md", 0), ("artikel/x.md", 1)])
def test_the_exit_status_says_whether_files_are_not_in_the_newspaper_as_meant(
    published: Newsroom, key: str, status: int
) -> None:
    published.world.upload(key, article_file(draft="true", slug="draf"))
    published.world.settle()
    assert published.kilas("status").exit_code == status


def test_the_status_without_a_file_is_one_request_whatever_the_number_of_files(
    published: Newsroom,
) -> None:
    for number in range(60):
        published.world.upload(f"articles/{number:02}.md", article_file(section="nihil"))
    published.world.settle()
    published.bucket.read_from_desk.clear()
    done = published.kilas("status")
    assert published.bucket.read_from_desk == [OVERVIEW_DATA_KEY]
    assert done.stdout.count("wrong  ") == 50
    assert done.stdout.endswith("There are more.\n")


def test_before_the_first_overview_the_command_says_why(newsroom: Newsroom) -> None:
    done = newsroom.kilas("status")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "there is no overview yet" in done.stderr


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"problem": {"files": [{"key": 1}]}}', b"\xff"]
)
def test_an_overview_of_another_release_is_told(published: Newsroom, body: bytes) -> None:
    shelf = published.world.desk
    _, digest = shelf.objects[OVERVIEW_DATA_KEY]
    shelf.objects[OVERVIEW_DATA_KEY] = (Output(body, "application/json", "no-store"), digest)
    done = published.kilas("status")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "of another release" in done.stderr


def test_nothing_of_the_overview_moves_the_cursor(published: Newsroom) -> None:
    published.world.upload("\x1b[2Jartikel/x.md", article_file())
    published.world.upload("articles/\x1b[2J.md", article_file(section="\u202e"))
    published.world.settle()
    said = published.kilas("status").stdout
    assert not {"\x1b", "\u202e"} & set(said)
