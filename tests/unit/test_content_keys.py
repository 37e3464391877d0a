"""Which keys are those of files that programs leave beside what people write."""

from __future__ import annotations

import pytest

from kilas.content_keys import is_leftover
from kilas.record import Record
from tests.fakes.newspaper import newspaper
from tests.fakes.world import World
from tests.newsroom import site_yaml

LEFTOVERS = [
    ".DS_Store",
    "Thumbs.db",
    "desktop.ini",
    "Desktop.ini",
    "~$berita.docx",
    "._berita.md",
    ".berita.md.swp",
    "berita.md~",
    ".~lock.berita.docx#",
    "#berita.md#",
    ".#berita.md",
    "foto.jpg.crdownload",
    "foto.jpg.part",
    "berita.tmp",
    "__MACOSX/berita.md",
    ".obsidian/workspace.json",
    ".git/HEAD",
    "Icon\r",
]
FILES = ["berita.md", "berita.md.bak", "bagian-1.md", "x.md.ok", "tmp.md", "part/berita.md", "~.md"]


@pytest.mark.parametrize("name", LEFTOVERS)
@pytest.mark.parametrize("folder", ["articles/", "articles/2026/", "pages/", "media/"])
def test_what_a_program_left_gets_no_report_and_changes_nothing(folder: str, name: str) -> None:
    assert is_leftover(f"{folder}{name}")


@pytest.mark.parametrize("name", FILES)
def test_what_a_person_may_have_named_gets_an_answer(name: str) -> None:
    assert not is_leftover(f"articles/{name}")


def test_leftovers_leave_the_table_and_the_desk_as_they_were() -> None:
    world = newspaper()
    before, items = world.shown(), list(world.table.all_items())
    for name in LEFTOVERS:
        for folder in ("articles/", "media/"):
            world.upload(f"{folder}{name}", b"\0" * 9)
    world.settle()
    assert world.shown() == before
    assert list(world.table.all_items()) == items


def test_the_record_that_an_earlier_release_gave_a_leftover_goes_with_its_report() -> None:
    world = World()
    world.upload("site.yaml", site_yaml())
    key = "articles/.DS_Store"
    world.records.commit(None, Record(key, 1, "wrong", "v9", uploaded=world.clock.now()), {})
    world.settle()
    assert f"{key}.txt" in world.desk.objects
    world.upload(key, b"x")
    world.settle()
    assert f"{key}.txt" not in world.desk.objects
    record = world.records.get(key)
    assert record
    assert record.status == "gone"
