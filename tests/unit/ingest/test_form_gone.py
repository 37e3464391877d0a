"""A file of another form that takes the place of a deleted one is told who that one was."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.crafted.docx import docx, paragraph
from tests.fakes.newspaper import newspaper
from tests.fakes.world import World, rebuilt
from tests.newsroom import article_file, site_yaml
from tests.unit.ingest import renaming
from tests.unit.ingest.renaming import later

if TYPE_CHECKING:
    from collections.abc import Callable

OLD, NEW = "articles/daerah/pasar.md", "articles/daerah/pasar.docx"
TEXT = "---\ntitle: Pasar Lama\n---\nRamai.\n"
DATE = "2026-11-20 10:00:00+07:00"


@pytest.fixture
def world() -> World:
    made = newspaper()
    made.upload(OLD, TEXT)
    made.settle()
    later(made, days=20)
    return made


def word(*lines: str) -> bytes:
    return docx(*map(paragraph, ("Judul: Pasar Lama", *lines)), paragraph("Ramai."))


def report(world: World, key: str = NEW) -> str:
    return world.desk.text(f"{key}.txt")


def lines_in(report: str) -> list[str]:
    """The lines that the note has the editor write."""
    assert "bernama sama dengan akhiran lain" in report or "baris-baris" not in report
    return renaming.lines_in(report)


def deleted_then_uploaded(world: World) -> None:
    world.content.remove(OLD)
    later(world, days=2)
    world.upload(NEW, word())


def uploaded_then_deleted(world: World) -> None:
    world.upload(NEW, word())
    later(world, hours=1)
    world.content.remove(OLD)


def both_at_once(world: World) -> None:
    world.upload(NEW, word())
    world.content.remove(OLD)


def events_in_the_other_order(world: World) -> None:
    world.content.remove(OLD)
    world.clock.time += timedelta(hours=1)
    world.upload(NEW, word())
    world.content.changed.clear()
    for key in (NEW, OLD):
        world.look_at(key)
        world.settle()


@pytest.mark.parametrize(
    "replace",
    [deleted_then_uploaded, uploaded_then_deleted, both_at_once, events_in_the_other_order],
)
def test_another_form_is_told_the_lines_that_bring_back_what_was_lost(
    world: World, replace: Callable[[World], None]
) -> None:
    was = world.records.get(OLD)
    replace(world)
    later(world, minutes=1)
    assert f"“{OLD}” sudah dihapus" in report(world)
    assert lines_in(report(world)) == [f"Tanggal: {DATE}"], "the key gives the rest"
    assert rebuilt(world).desk.text(f"{NEW}.txt") == report(world)
    world.upload(NEW, word(*lines_in(report(world))))
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


@pytest.mark.parametrize("ending", ["markdown", "html", "txt", "MD"])
def test_each_form_of_an_article_is_one(world: World, ending: str) -> None:
    new = OLD.replace(".md", f".{ending}")
    world.content.remove(OLD)
    world.upload(new, "Judul: Pasar Lama\n\nRamai.\n" if ending == "txt" else TEXT)
    later(world, minutes=1)
    assert DATE in report(world, new)
    assert report(world, new).count("baris-baris ini") == 1, "one note, also on the same bytes"


def test_a_file_of_another_name_is_no_form(world: World) -> None:
    world.content.remove(OLD)
    for key in (
        "articles/pasar.docx",
        "articles/daerah/pasar-lama.docx",
        "pages/daerah/pasar.docx",
    ):
        world.upload(key, docx(paragraph("Judul: Pasar Lama"), paragraph(key)))
        later(world, minutes=1)
        assert lines_in(report(world, key)) == []


@pytest.mark.parametrize(
    ("first", "second", "lines"),
    [
        pytest.param(
            {"date": "2026-10-01", "id": "tetap", "slug": "lama"}, [],
            ["id: tetap", "Tanggal: 2026-10-01", "slug: lama"], id="all-that-the-first-said",
        ),
        pytest.param(
            {"date": "2026-10-01", "url": "/lama.html"}, ["Tanggal: 2026-10-01"],
            ["url: /lama.html"], id="an-address-of-its-own",
        ),
        pytest.param(
            {"date": "2026-10-01"}, ["Tanggal: 2026-11-02"],
            ["url: /2026/10/pasar.html"], id="a-date-that-was-put-right-moves-the-address",
        ),
        pytest.param(
            {"date": "2026-10-01", "slug": "lama"}, ["Slug: baru"],
            ["Tanggal: 2026-10-01"], id="an-address-that-its-editor-chose-is-not-lost",
        ),
        pytest.param(
            {"id": "tetap"}, ["Id: lain", f"Tanggal: {DATE}"], [], id="an-id-is-what-it-says"
        ),
        pytest.param({"draft": "true"}, [], [], id="no-reader-saw-a-draft"),
        pytest.param({"date": "2027-10-01"}, [], [], id="nor-what-was-scheduled"),
    ],
)  # fmt: skip
def test_the_lines_are_those_that_neither_the_file_nor_its_key_says(
    world: World, first: dict[str, str], second: list[str], lines: list[str]
) -> None:
    world.upload(OLD, article_file(**first))
    later(world, hours=1)
    world.content.remove(OLD)
    world.upload(NEW, word(*second))
    later(world, minutes=1)
    assert lines_in(report(world)) == lines


def test_the_newest_good_version_says_who_the_deleted_file_was(world: World) -> None:
    world.upload(OLD, article_file(id="tetap"))
    world.upload(OLD, "---\ntitle: [\n---\n")
    later(world, hours=1)
    world.content.remove(OLD)
    world.upload(NEW, word())
    later(world, minutes=1)
    assert "id: tetap" in lines_in(report(world))


def test_a_static_page_is_told_its_address(world: World) -> None:
    world.upload("pages/tentang.md", article_file(url="/kami/"))
    later(world, hours=1)
    world.content.remove("pages/tentang.md")
    world.upload("pages/tentang.html", TEXT)
    later(world, minutes=1)
    assert lines_in(report(world, "pages/tentang.html")) == ["url: /kami/"]


def test_thirty_days_after_the_deletion_the_note_goes_by_itself(world: World) -> None:
    world.content.remove(OLD)
    world.upload(NEW, word())
    later(world, days=29)
    assert lines_in(report(world))
    later(world, days=1)
    assert not lines_in(report(world))
    assert rebuilt(world).desk.text(f"{NEW}.txt") == report(world)


def test_another_time_zone_gives_the_line_of_that_zone(world: World) -> None:
    world.content.remove(OLD)
    world.upload(NEW, word())
    later(world, minutes=1)
    world.upload("site.yaml", site_yaml(timezone="Asia/Jayapura"))
    later(world, minutes=10)
    assert lines_in(report(world)) == ["Tanggal: 2026-11-20 12:00:00+09:00"]
    assert rebuilt(world).desk.text(f"{NEW}.txt") == report(world)


def test_two_articles_of_one_name_are_no_forms_until_the_first_is_deleted(world: World) -> None:
    world.upload(OLD, TEXT.replace("title", "id: satu\nslug: satu\ntitle"))
    world.upload(NEW, word("Slug: dua"))
    later(world, minutes=1)
    assert not lines_in(report(world))
    world.content.remove(OLD)
    later(world, minutes=1)
    assert lines_in(report(world)) == ["id: satu", f"Tanggal: {DATE}"]
    assert rebuilt(world).desk.text(f"{NEW}.txt") == report(world)
