"""A file that is renamed by hand is told at once which lines bring back what it lost."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.crafted.docx import docx, paragraph
from tests.fakes.newspaper import newspaper
from tests.fakes.world import World, rebuilt
from tests.newsroom import article_file, site_yaml
from tests.unit.ingest.renaming import later, lines_in

if TYPE_CHECKING:
    from collections.abc import Callable

OLD, NEW = "articles/banjr.md", "articles/daerah/banjir.md"
TEXT = "---\ntitle: Banjir di hulu\n---\nAir surut.\n"


@pytest.fixture
def world() -> World:
    return newspaper()


def report(world: World, key: str = NEW) -> str:
    return world.desk.text(f"{key}.txt")


def copied_then_deleted(world: World) -> None:
    """As S3 programs rename a file."""
    world.upload(NEW, TEXT)
    later(world, seconds=1)
    world.content.remove(OLD)


def deleted_then_uploaded(world: World) -> None:
    world.content.remove(OLD)
    later(world, days=2)
    world.upload(NEW, TEXT)


def both_at_once(world: World) -> None:
    world.content.remove(OLD)
    world.upload(NEW, TEXT)


@pytest.mark.parametrize("rename", [copied_then_deleted, deleted_then_uploaded, both_at_once])
def test_a_renamed_file_is_told_the_lines_that_bring_back_what_it_lost(
    world: World, rename: Callable[[World], None]
) -> None:
    world.upload(OLD, TEXT)
    world.settle()
    was = world.records.get(OLD)
    later(world, hours=5)
    rename(world)
    later(world, minutes=1)
    assert f"“{OLD}”" in report(world)
    assert "id: daerah~banjir" not in report(world), "what the file is now is not to be kept"
    lines = lines_in(report(world))
    assert lines == ["id: banjr", "date: 2026-11-20 10:00:00+07:00", "slug: banjr"]
    assert rebuilt(world).desk.text(f"{NEW}.txt") == report(world)
    world.upload(NEW, TEXT.replace("---\n", "\n".join(["---", *lines, ""]), 1))
    later(world, minutes=1)
    now = world.records.get(NEW)
    assert was
    assert was.article
    assert now
    assert now.article
    assert (now.article.identity, now.article.published, now.article.url) == (
        was.article.identity, was.article.published, was.article.url
    )  # fmt: skip
    assert now.problems == ()
    assert "berita kehilangan" not in report(world)


@pytest.mark.parametrize(
    ("name", "data", "lines"),
    [
        ("a.txt", b"Judul: Pasar\n\nRamai.\n",
         ["id: a", "Tanggal: 2026-11-20 10:00:00+07:00", "slug: a"]),
        ("a.docx", docx(paragraph("Judul: Pasar"), paragraph("Ramai.")),
         ["id: a", "Tanggal: 2026-11-20 10:00:00+07:00", "slug: a"]),
        ("a.md", b"+++\ntitle = 'Pasar'\n+++\nRamai.\n",
         ['id = "a"', 'date = "2026-11-20 10:00:00+07:00"', 'slug = "a"']),
        ("a.md", article_file(date="2026-11-20").encode(), ["id: a", "slug: a"]),
        ("a.md", article_file(date="2026-11-20", slug="pasar").encode(), ["id: a"]),
        ("a.md", TEXT.replace("title", "id: tetap\nurl: /lama.html\ntitle").encode(),
         ["date: 2026-11-20 10:00:00+07:00"]),
    ],
)  # fmt: skip
def test_the_lines_are_those_that_the_file_lacks_in_its_own_words(
    world: World, name: str, data: bytes, lines: list[str]
) -> None:
    world.upload(f"articles/{name}", data)
    later(world, hours=1)
    world.content.remove(f"articles/{name}")
    new = f"articles/baru{name[1:]}"
    world.upload(new, data)
    later(world, minutes=1)
    assert lines_in(report(world, new)) == lines


def test_a_file_that_says_who_it_is_gets_no_note(world: World) -> None:
    text = article_file(id="tetap", date="2026-11-20", slug="tetap")
    world.upload(OLD, text)
    later(world, hours=1)
    world.content.remove(OLD)
    world.upload(NEW, text)
    later(world, minutes=1)
    record = world.records.get(NEW)
    assert record
    assert (record.status, record.problems, record.lasting) == ("live", (), ())


def test_a_static_page_is_told_its_address(world: World) -> None:
    world.upload("pages/tentang.md", TEXT)
    later(world, hours=1)
    world.content.remove("pages/tentang.md")
    world.upload("pages/kami.md", TEXT)
    world.upload("articles/kami.md", TEXT)
    later(world, minutes=1)
    assert "slug: tentang" in lines_in(report(world, "pages/kami.md"))
    assert lines_in(report(world, "articles/kami.md")) == [], "a page is no article"


def test_other_words_are_another_article(world: World) -> None:
    world.upload(OLD, TEXT)
    later(world, hours=1)
    world.content.remove(OLD)
    world.upload(NEW, TEXT.replace("surut", "naik"))
    later(world, minutes=1)
    assert "berita kehilangan" not in report(world)


def test_the_first_of_two_like_files_gets_no_note_and_the_second_does(world: World) -> None:
    world.upload(OLD, TEXT)
    later(world, hours=1)
    world.upload(NEW, TEXT)
    later(world, minutes=1)
    assert "berita kehilangan" not in report(world, OLD)
    assert f"“{OLD}”" in report(world)
    world.upload(OLD, TEXT.replace("surut", "naik"))
    later(world, minutes=1)
    assert "berita kehilangan" not in report(world), "the note goes when the other file is another"


def test_thirty_days_after_the_deletion_the_note_goes_by_itself(world: World) -> None:
    world.upload(OLD, TEXT)
    later(world, hours=1)
    world.content.remove(OLD)
    world.upload(NEW, TEXT)
    later(world, days=29)
    assert f"“{OLD}”" in report(world)
    later(world, days=1)
    assert "berita kehilangan" not in report(world)
    assert rebuilt(world).desk.text(f"{NEW}.txt") == report(world)
    world.upload("articles/lagi.md", TEXT)
    later(world, minutes=1)
    assert f"“{NEW}”" in report(world, "articles/lagi.md")


def test_the_order_of_the_events_changes_nothing(world: World) -> None:
    world.upload(OLD, TEXT)
    world.clock.time += timedelta(hours=1)
    world.content.remove(OLD)
    world.clock.time += timedelta(hours=1)
    world.upload(NEW, TEXT)
    world.clock.time += timedelta(hours=1)
    world.upload("articles/c.md", TEXT)
    world.content.changed.clear()
    for key in ("articles/c.md", NEW, OLD):
        world.look_at(key)
        world.settle()
    assert f"“{OLD}”" in report(world)
    assert f"“{OLD}”" in report(world, "articles/c.md")


def test_a_draft_and_a_version_that_waits_for_approval_are_told_too(world: World) -> None:
    text = article_file(draft="true")
    world.upload(OLD, text)
    later(world, hours=1)
    world.content.remove(OLD)
    world.upload(NEW, text)
    later(world, minutes=1)
    assert f"“{OLD}”" in report(world)
    world.upload("site.yaml", site_yaml(approve="required"))
    later(world, minutes=1)
    assert f"“{OLD}”" in report(world)
