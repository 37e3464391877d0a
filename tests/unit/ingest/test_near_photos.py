"""A picture that is left out for its address is named with the photo that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.converge.sources import GOOD_SITE, photo
from tests.fakes.world import World
from tests.unit.ingest.linking import text, upload

if TYPE_CHECKING:
    from kilas.problems import Problem

KEY = "articles/daerah/banjir.md"
WITH_WORDS = "picture_with_words_left_out"
NEAR = "picture_with_words_near"
NOTES = ("picture_left_out", WITH_WORDS, "picture_near", NEAR, "bad_image")


@pytest.fixture
def world() -> World:
    return newsroom()


def newsroom(*photos: str) -> World:
    world = World()
    world.upload("site.yaml", GOOD_SITE)
    for key in photos:
        world.upload(key, photo(1))
    world.settle()
    return world


def notes(world: World) -> list[Problem]:
    record = world.records.get(KEY)
    assert record is not None
    return [each for each in record.problems if each.code in NOTES]


def said(world: World) -> list[tuple[str, str]]:
    return [(each.code, each.values.get("near", "")) for each in notes(world)]


@pytest.mark.parametrize(
    ("written", "there"),
    [
        ("foto.jpg", "media/foto.jpg"),
        ("/foto.jpg", "media/foto.jpg"),
        ("images/foto.jpg", "media/foto.jpg"),
        ("images/foto.jpg", "media/images/foto.jpg"),
        ("../assets/img/foto.jpg?v=2", "media/img/foto.jpg"),
        ("/wp-content/uploads/2019/02/foto.jpg", "media/2019/02/foto.jpg"),
        ("foto.jpg", "media/2026/11/foto.jpg"),
        ("foto.jpg", "media/2026/foto.jpg"),
        ("foto.jpg", "media/daerah/foto.jpg"),
        ("foto.jpg", "media/banjir/foto.jpg"),
        ("foto%20pasar.jpg", "media/foto pasar.jpg"),
        ("file:///C:/Users/sari/foto.jpg", "media/foto.jpg"),
        ("foto.JPG", "media/Foto.jpg"),
        ("images/foto.png", "media/foto.jpg"),
        ("images/foto.jpg", "media/foto.tiff"),
        ("images/IMG_1.HEIC", "media/IMG_1.HEIC"),
    ],
)
def test_a_photo_that_is_there_is_named_with_its_line(written: str, there: str) -> None:
    world = newsroom(there)
    upload(world, KEY, text(f"Awal.\n\n![Pasar]({written})\n"))
    [note] = notes(world)
    assert (note.code, note.values["near"]) == (NEAR, there)
    assert note.values["words"] == "Pasar", "they are left out with the picture"
    record = world.records.get(KEY)
    assert record is not None
    assert note.line is not None
    assert text("").count("\n") + 3 == note.line


def test_a_photo_over_an_article_that_is_there_is_named(world: World) -> None:
    upload(world, "media/foto.jpg", photo(1))
    upload(world, KEY, text("Isi.\n", image="images/foto.jpg"))
    assert said(world) == [("picture_near", "media/foto.jpg")]


def test_the_note_changes_when_the_photo_comes_and_when_it_goes(world: World) -> None:
    upload(world, KEY, text("![Pasar](images/foto.jpg)\n"))
    assert said(world) == [(WITH_WORDS, "")]
    upload(world, "media/foto.jpg", photo(1))
    assert said(world) == [(NEAR, "media/foto.jpg")]
    world.content.remove("media/foto.jpg")
    world.settle()
    assert said(world) == [(WITH_WORDS, "")]


def test_every_picture_has_one_note(world: World) -> None:
    upload(world, "media/a.jpg", photo(1))
    upload(world, KEY, text("![](a.jpg) ![](b.jpg) ![](a.jpg)\n"))
    assert sorted(said(world)) == [
        ("picture_left_out", ""),
        ("picture_near", "media/a.jpg"),
        ("picture_near", "media/a.jpg"),
    ]


def test_an_address_of_another_site_is_looked_for_nowhere(world: World) -> None:
    upload(world, KEY, text("![](http://lain.example/foto.jpg) ![](cid:foto) ![](foto)\n"))
    record = world.records.get(KEY)
    assert record is not None
    assert record.links == ()
    assert said(world) == [("picture_left_out", "")] * 3


REFUSED = {
    "wrong": {"section": "salah"},
    "taken": {"slug": "lain"},
}


@pytest.mark.parametrize("refused", REFUSED)
def test_a_picture_of_a_newest_version_that_is_refused_is_looked_for(
    world: World, refused: str
) -> None:
    """An older version is shown, and the report is on the newest."""
    upload(world, "articles/lain.md", text("Isi.\n", slug="lain"))
    upload(world, KEY, text("Isi.\n"))
    upload(world, KEY, text("Isi.\n\n![Pasar](images/foto.jpg)\n", **REFUSED[refused]))
    assert said(world) == [(WITH_WORDS, "")]
    upload(world, "media/foto.jpg", photo(1))
    assert said(world) == [(NEAR, "media/foto.jpg")]
    [note] = notes(world)
    record = world.records.get(KEY)
    assert record
    assert record.status == "live"
    assert note.line == text("", **REFUSED[refused]).count("\n") + 3
    world.content.remove("media/foto.jpg")
    world.settle()
    assert said(world) == [(WITH_WORDS, "")]


def test_a_download_of_the_name_is_no_photo(world: World) -> None:
    upload(world, "media/foto.pdf", b"%PDF-1.7\n%%EOF\n")
    upload(world, KEY, text("![Pasar](foto.jpg)\n"))
    assert said(world) == [(WITH_WORDS, "")]


PATHS = st.lists(st.sampled_from(["img", "2026", "11", "a b", ".."]), max_size=4).map("/".join)


@settings(max_examples=25)
@given(PATHS)
def test_a_photo_of_the_name_in_media_is_found_from_any_path(path: str) -> None:
    world = newsroom("media/foto.jpg")
    upload(world, KEY, text(f"![](<{path}/foto.jpg>)\n"))
    assert said(world) == [("picture_near", "media/foto.jpg")]
