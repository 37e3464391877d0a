"""A photo that is too small where a link is shared has a note, until a larger one comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.converge.sources import GOOD_SITE
from tests.fakes.newspaper import newspaper
from tests.unit.ingest.linking import text, upload
from tests.unit.media.pictures import picture

if TYPE_CHECKING:
    from tests.fakes.world import World

KEY, PAGE = "articles/banjir.md", "pages/tentang.md"
PHOTO = "media/banjir.jpg"


@pytest.fixture
def world() -> World:
    return newspaper(GOOD_SITE)


def notes(world: World, key: str = KEY) -> list[tuple[int | None, str]]:
    record = world.records.get(key)
    assert record
    assert record.status == "live", "a note, never a refusal"
    return [
        (each.line, each.values["size"]) for each in record.problems if each.code == "photo_small"
    ]


@pytest.mark.parametrize(
    ("size", "is_small"),
    [
        ((1200, 630), False),
        ((1199, 630), True),
        ((1200, 629), True),
        ((4000, 3000), False),
        ((3000, 9000), False),
        ((4000, 600), True),
        ((600, 4000), True),
        ((1, 1), True),
    ],
)
def test_a_photo_is_small_that_fills_no_crop_for_shared_links(
    world: World, size: tuple[int, int], *, is_small: bool
) -> None:
    upload(world, PHOTO, picture(size))
    upload(world, KEY, text("Isi.\n", image=PHOTO))
    assert notes(world) == [(5, f"{size[0]} × {size[1]}")] * is_small


def test_the_note_follows_the_photo(world: World) -> None:
    upload(world, KEY, text(f"Isi.\n\n![Air]({PHOTO})\n"))
    assert notes(world) == [], "it is not there yet"
    upload(world, PHOTO, picture((640, 480)))
    assert notes(world) == [(8, "640 × 480")]
    report = world.desk.text(f"{KEY}.txt")
    assert "640 × 480" in report
    assert "1200 × 630" in report
    upload(world, PHOTO, picture((1600, 1200)))
    assert notes(world) == []
    upload(world, PHOTO, picture((320, 200)))
    assert notes(world) == [(8, "320 × 200")]
    world.content.remove(PHOTO)
    world.settle()
    assert notes(world) == []


def test_the_photo_that_is_shared_counts_alone(world: World) -> None:
    upload(world, PHOTO, picture((1600, 1200)))
    upload(world, "media/kecil.jpg", picture((40, 30)))
    upload(world, KEY, text(f"![Air]({PHOTO})\n\n![Air](media/kecil.jpg)\n"))
    assert notes(world) == []
    upload(world, KEY, text(f"![Air]({PHOTO})\n", image="media/kecil.jpg"))
    assert len(notes(world)) == 1


def test_a_static_page_shares_no_photo(world: World) -> None:
    upload(world, PHOTO, picture((40, 30)))
    upload(world, PAGE, text(f"![Air]({PHOTO})\n"))
    assert notes(world, PAGE) == []
