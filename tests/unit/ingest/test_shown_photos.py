"""What an article shows of its photos follows them: they come, are replaced, and go."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.converge.sources import GOOD_SITE
from tests.converge.stored import key_at, path_of, stored
from tests.fakes.newspaper import newspaper
from tests.unit.ingest.linking import text, upload
from tests.unit.media.pictures import opened, picture, shot

if TYPE_CHECKING:
    from kilas.ports import Output
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


OTHER = "media/peta.jpg"


def shared(world: World) -> str:
    """The photo that a link to the article shows elsewhere."""
    found = stored(world.site.objects[key_at(ARTICLE)][0]).shared
    return "" if found.startswith("/_rubrik/") else found


def on_cards(world: World) -> list[str]:
    pages = [stored(world.site.objects[key_at(each)][0]) for each in (*WITH_CARDS[1:], "/feed.xml")]
    return [each.pictures.get(ARTICLE, "") for each in pages]


def test_the_first_photo_of_the_text_is_the_articles(world: World) -> None:
    written = f"[Peta]({OTHER})\n\nIsi.\n\n![Air]({PHOTO})\n\n![Peta]({OTHER})\n"
    upload(world, KEY, text(written, section="politik"))
    assert (shared(world), *on_cards(world)) == ("",) * 5, "none is there yet"
    upload(world, OTHER, picture((60, 30)))
    assert (shared(world), *on_cards(world)) == (OTHER,) * 5
    upload(world, PHOTO, picture((30, 30)))
    assert (shared(world), *on_cards(world)) == (PHOTO,) * 5
    world.content.remove(PHOTO)
    world.settle()
    assert (shared(world), *on_cards(world)) == (OTHER,) * 5


def test_a_photo_of_the_text_is_shown_once(world: World) -> None:
    upload(world, PHOTO, picture((60, 30)))
    upload(world, KEY, text(f"Isi.\n\n![Air]({PHOTO})\n"))
    for address in (ARTICLE, "/feed.xml"):
        body = world.site.objects[key_at(address)][0].body.decode().replace("&lt;", "<")
        assert len(re.findall("<img [^>]*_foto/", body)) == 1


def test_front_matter_decides_which_photo_is_the_articles(world: World) -> None:
    for key in (PHOTO, OTHER):
        upload(world, key, picture((60, 30)))
    upload(world, KEY, text(f"![Air]({PHOTO})\n", image=OTHER))
    assert shared(world) == OTHER


@pytest.mark.parametrize(
    "body",
    [
        "![Air](https://foto.example/media/banjir.jpg)\n",
        f"[Air]({PHOTO})\n",
        f"`![Air]({PHOTO})`\n",
        "![Isi](media/isi.pdf)\n",
    ],
    ids=range(4),
)
def test_what_the_text_does_not_show_is_no_photo_of_the_article(world: World, body: str) -> None:
    upload(world, PHOTO, picture((60, 30)))
    upload(world, "media/isi.pdf", b"%PDF-1.7 ...")
    upload(world, KEY, text(body))
    assert shared(world) == ""


@pytest.mark.parametrize("address", WITH_CARDS)
def test_the_picture_beside_a_link_stands_and_is_as_the_page_says(
    world: World, address: str
) -> None:
    upload(world, PHOTO, picture((1300, 1000)))
    upload(world, KEY, text("Isi.\n", image=PHOTO, section="politik"))
    page = world.site.objects[key_at(address)][0].body.decode()
    told = dict(re.findall('<meta property="(og:image[^"]*)" content="([^"]*)">', page))
    size = int(told["og:image:width"]), int(told["og:image:height"])
    assert size == (1200, 630)
    assert opened(at(world, told["og:image"])).size == size


def test_what_search_engines_and_feeds_have_of_the_photo_stands(world: World) -> None:
    upload(world, PHOTO, picture((1300, 1000)))
    upload(world, KEY, text("Isi.\n", image=PHOTO))
    page = world.site.objects[key_at(ARTICLE)][0].body.decode()
    data = re.search('<script type="application/ld.json">(.*)</script>', page)
    assert data
    crops = [opened(at(world, each)).size for each in json.loads(data[1])["image"]]
    assert crops == [(1000, 1000), (1200, 900), (1200, 675)]
    feed = world.site.objects["feed.xml"][0].body.decode()
    enclosure = re.search('<enclosure url="([^"]*)" length="([0-9]*)" type="image/jpeg"/>', feed)
    assert enclosure
    assert len(at(world, enclosure[1])) == int(enclosure[2])


def at(world: World, url: str) -> bytes:
    output: Output = world.site.objects[key_at(path_of(url))][0]
    return output.body
