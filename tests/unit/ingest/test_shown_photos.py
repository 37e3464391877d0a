"""What an article shows of its photos follows them: they come, are replaced, and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.converge.sources import GOOD_SITE
from tests.converge.stored import key_at, stored
from tests.fakes.newspaper import newspaper
from tests.unit.ingest.linking import text, upload
from tests.unit.media.pictures import picture, shot

if TYPE_CHECKING:
    from tests.fakes.world import World

KEY = "articles/2026/banjir.md"
PHOTO = "media/banjir.jpg"
ARTICLE = "/2026/11/banjir.html"
WITH_CARDS = (ARTICLE, "/", "/politik/", "/arsip/2026/11/")


@pytest.fixture
def world() -> World:
    return newspaper(GOOD_SITE)


def sizes(world: World, address: str) -> set[tuple[str, str]]:
    """The width and the height that a page says of the photo."""
    return stored(world.site.objects[key_at(address)][0]).photos[PHOTO]


@pytest.mark.parametrize("address", WITH_CARDS)
def test_pages_and_cards_have_the_size_of_the_photo_that_is_there(
    world: World, address: str
) -> None:
    upload(world, KEY, text("Isi.\n", image=PHOTO, section="politik"))
    assert sizes(world, address) == {("", "")}, "it is not there yet"
    upload(world, PHOTO, picture((60, 30)))
    assert sizes(world, address) == {("60", "30")}
    upload(world, PHOTO, picture((30, 90)))
    assert sizes(world, address) == {("30", "90")}
    world.content.remove(PHOTO)
    world.settle()
    assert sizes(world, address) == {("", "")}


def test_the_order_does_not_matter(world: World) -> None:
    upload(world, PHOTO, picture((60, 30)))
    upload(world, KEY, text("Isi.\n", image=PHOTO))
    assert sizes(world, ARTICLE) == {("60", "30")}


@pytest.mark.parametrize(
    "source",
    [
        text(f"![Air]({PHOTO})\n"),
        text(f"![Air](../../{PHOTO})\n"),
        text(f'<p><img src="/{PHOTO}" width="900"></p>\n'),
        text(f"![Air](https://kabar.example/{PHOTO})\n"),
        text(f"![Air]({PHOTO})\n", image=PHOTO),
        text(f"[![Air]({PHOTO})](/{PHOTO})\n", draft="true"),
    ],
    ids=range(6),
)
def test_photos_in_the_text_have_their_size(world: World, source: str) -> None:
    upload(world, KEY, source)
    upload(world, PHOTO, shot(6, (400, 300)))
    (page,) = [
        output.body.decode()
        for key, (output, *_) in world.site.objects.items()
        if key == key_at(ARTICLE) or key.startswith("meja/pratinjau/")
    ]
    assert 'width="300" height="400"' in page, "as readers see it, and not as the camera held it"
    assert 'width="900"' not in page


def test_a_photo_that_nobody_changed_makes_no_page_again(world: World) -> None:
    upload(world, KEY, text("Isi.\n", image=PHOTO))
    upload(world, PHOTO, picture((60, 30)))
    before = world.records.get(KEY)
    upload(world, PHOTO, picture((60, 30)))
    assert world.records.get(KEY) == before
