"""A tall photo on a card: readers load no more of it than the card shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.converge.sources import GOOD_SITE
from tests.fakes.newspaper import newspaper
from tests.unit.ingest.linking import text, upload
from tests.unit.media.pictures import opened, picture

if TYPE_CHECKING:
    from tests.fakes.world import World

PHOTO, ARTICLE = "media/menara.jpg", "articles/banjir.md"
FRONT, PAGE = "index.html", "2026/11/banjir.html"
TALL, WIDE = (500, 900), (500, 400)


@pytest.fixture
def world() -> World:
    return newspaper(GOOD_SITE)


def published(world: World, size: tuple[int, int], **fields: str) -> None:
    upload(world, PHOTO, picture(size))
    upload(world, ARTICLE, text("Isi.", image=f"/{PHOTO}", **fields))


def offered(world: World, page: str) -> list[str]:
    """The keys from which browsers choose the photo on a page."""
    html = world.site.objects[page][0].body.decode()
    (srcset,) = re.findall(r'srcset="([^"]+)"', html)
    return [choice.split()[0].removeprefix("/") for choice in srcset.split(", ")]


def sizes(world: World, keys: list[str]) -> list[tuple[int, int]]:
    return [opened(world.site.objects[key][0].body).size for key in keys]


def test_a_card_has_the_tall_photo_in_its_own_shape(world: World) -> None:
    published(world, TALL)
    assert sizes(world, offered(world, FRONT)) == [(240, 160), (400, 267), (500, 333)]


def test_the_article_has_the_whole(world: World) -> None:
    published(world, TALL)
    assert sizes(world, offered(world, PAGE)) == [(240, 432), (400, 720), (500, 900)]


def test_a_card_has_the_whole_where_its_editor_says_what_must_be_seen(world: World) -> None:
    published(world, TALL, focus="bawah")
    assert offered(world, FRONT) == offered(world, PAGE)


def test_a_photo_that_is_not_tall_is_there_once(world: World) -> None:
    published(world, WIDE)
    assert offered(world, FRONT) == offered(world, PAGE)
    assert not [key for key in world.site.objects if "-card-" in key]


def test_what_a_page_in_a_cache_names_leads_to_the_photo_that_took_its_place(world: World) -> None:
    published(world, TALL)
    before = offered(world, FRONT)
    upload(world, PHOTO, picture(WIDE))
    now = offered(world, FRONT)
    assert [world.site.objects[key][0].redirect for key in before] == [f"/{key}" for key in now]
    upload(world, PHOTO, picture((510, 900)))
    redirects = [world.site.objects[key][0].redirect for key in before]
    assert redirects == [f"/{key}" for key in offered(world, FRONT)]


@pytest.mark.parametrize(
    ("size", "is_on_card"),
    [
        ((831, 46), False),
        ((46, 831), False),
        ((836, 209), True),  # four times as long
        ((840, 140), True),  # 210 pixels across
        ((840, 130), False),
        ((205, 900), True),
        ((60, 40), True),
    ],
)
def test_a_strip_is_on_its_own_page_alone(
    world: World, size: tuple[int, int], *, is_on_card: bool
) -> None:
    """A card would show a few of its pixels, large: the one line of a screen."""
    published(world, size)
    front, page = (world.site.objects[key][0].body.decode() for key in (FRONT, PAGE))
    assert ("menara.jpg" in front.partition("<main")[2]) is is_on_card
    assert "menara.jpg" in page.partition("<main")[2]
