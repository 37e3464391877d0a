"""A file of the same name with another ending is told how to take the place of the first."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.crafted.docx import docx, paragraph
from tests.fakes.objects import FakeContent
from tests.fakes.queues import FakeClock
from tests.fakes.world import World, rebuilt
from tests.newsroom import article_file, site_yaml

if TYPE_CHECKING:
    from datetime import datetime

OLD = "articles/pasar.md"
WORD = docx(paragraph("Judul: Pasar"), paragraph("Ramai."))
DATE = "2026-11-20 10:00:00+07:00"
FORMS = [
    ("articles/pasar.docx", WORD, f"“Tanggal: {DATE}”"),
    ("articles/pasar.txt", b"Judul: Pasar\n\nRamai.\n", f"“Tanggal: {DATE}”"),
    ("articles/pasar.txt", b"title: Pasar\n\nRamai.\n", f"“date: {DATE}”"),
    ("articles/pasar.markdown", b"+++\ntitle = 'Pasar'\n+++\nRamai.\n", f'“date = "{DATE}"”'),
]


@pytest.fixture
def world() -> World:
    made = World()
    made.upload("site.yaml", site_yaml())
    made.upload(OLD, "---\ntitle: Pasar\n---\nSepi.\n")
    made.settle()
    made.clock.time += timedelta(days=45)
    return made


@pytest.mark.parametrize(("key", "data", "line"), FORMS)
def test_the_second_is_told_to_delete_the_first_and_which_line_keeps_the_date(
    world: World, key: str, data: bytes, line: str
) -> None:
    world.upload(key, data)
    world.settle()
    report = world.desk.text(f"{key}.txt")
    assert "BELUM TAYANG" in report
    assert f"hapus “{OLD}”" in report
    assert line in report
    assert "id: …" not in report
    assert report.count("akhiran lain") == 1
    assert rebuilt(world).desk.text(f"{key}.txt") == report


@pytest.mark.parametrize(("key", "data", "line"), FORMS)
def test_it_takes_the_place_of_the_first_with_that_line(
    world: World, key: str, data: bytes, line: str
) -> None:
    was = world.records.get(OLD)
    if key.endswith("docx"):
        data = docx(paragraph("Judul: Pasar"), paragraph(line.strip("“”")), paragraph("Ramai."))
    else:
        data = data.replace(b"\n", f"\n{line.strip('“”')}\n".encode(), 1)
    world.upload(key, data)
    world.settle()
    assert "akhiran lain" in world.desk.text(f"{key}.txt")
    world.content.remove(OLD)
    world.settle()
    now = world.records.get(key)
    assert was
    assert was.article
    assert now
    assert now.article
    assert (now.status, now.problems) == ("live", ())
    assert (now.article.url, now.article.identity, now.article.published) == (
        was.article.url, was.article.identity, was.article.published
    )  # fmt: skip


class FineContent(FakeContent):
    """A bucket with times finer than a second, as the emulator's."""

    def _to_the_second(self) -> datetime:
        return self._now()


def test_a_fraction_of_a_second_is_no_date() -> None:
    clock = FakeClock()
    clock.time = clock.time.replace(microsecond=250_000)
    world = World(FineContent(clock.now), clock)
    world.upload("site.yaml", site_yaml())
    world.upload(OLD, "---\ntitle: Pasar\n---\nSepi.\n")
    world.settle()
    clock.time += timedelta(days=45)
    world.upload("articles/pasar.txt", "Judul: Pasar\n\nRamai.\n")
    world.settle()
    assert f"“Tanggal: {DATE}”" in world.desk.text("articles/pasar.txt.txt")


def test_a_file_that_has_a_date_needs_no_line(world: World) -> None:
    world.upload("articles/pasar.html", article_file(date="2026-11-02"))
    world.settle()
    report = world.desk.text("articles/pasar.html.txt")
    assert f"hapus “{OLD}”" in report
    assert "tanggalnya tetap" not in report


def test_a_file_of_another_name_gets_the_other_remedy(world: World) -> None:
    world.upload("articles/lain.md", article_file(id="pasar"))
    world.settle()
    report = world.desk.text("articles/lain.md.txt")
    assert "akhiran lain" not in report
    assert "“id: …”" in report
