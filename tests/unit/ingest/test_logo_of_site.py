"""site.yaml is told what became of the logo that it names, and asks for little to know."""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from kilas.messages import Look
from tests.converge.sources import GOOD_SITE
from tests.converge.with_logo import ONE, logo, with_logo
from tests.fakes.newspaper import newspaper
from tests.newsroom import article_file
from tests.unit.ingest.linking import upload
from tests.unit.media.pictures import picture

if TYPE_CHECKING:
    from tests.fakes.world import World


@pytest.fixture
def world() -> World:
    return newspaper(with_logo(ONE))


def notes(world: World) -> list[tuple[str, int | None, str]]:
    record = world.records.get("site.yaml")
    assert record
    assert all(problem.warning for problem in record.problems), "the settings are good"
    return [(each.code, each.line, each.values.get("near", "")) for each in record.problems]


LINE = with_logo(ONE).count("\n")


def test_a_logo_that_is_not_there_is_awaited_and_comes_by_itself(world: World) -> None:
    assert notes(world) == [("logo_awaited", LINE, "")]
    assert ONE in world.desk.text("site.yaml.txt")
    upload(world, ONE, picture((60, 60), "PNG"))
    assert notes(world) == []
    assert ONE not in world.desk.text("site.yaml.txt")
    world.content.remove(ONE)
    world.settle()
    assert notes(world) == [("logo_awaited", LINE, "")]


@pytest.mark.parametrize(
    "near", ["media/Logo.PNG", "media/logo.jpg", "media/LOGO.webp", "media/logo.jfif"]
)
def test_a_logo_of_a_name_that_is_near_is_named(world: World, near: str) -> None:
    upload(world, near, picture((60, 60), "PNG"))
    assert notes(world) == [("logo_near", LINE, near)]
    upload(world, "site.yaml", with_logo(near))
    assert notes(world) == []


def test_what_may_be_no_logo_is_not_named(world: World) -> None:
    upload(world, "media/logo.jxl", picture((60, 60), "PNG"))
    assert notes(world) == [("logo_awaited", LINE, "")]


def test_a_photo_that_cannot_be_shown_is_no_logo(world: World) -> None:
    upload(world, ONE, b"bukan gambar")
    assert notes(world) == [("logo_awaited", LINE, "")]
    upload(world, ONE, logo(0))
    assert notes(world) == [("logo_unseen", LINE, "")]


def test_a_wrong_site_yaml_keeps_the_logo_and_speaks_of_its_own_mistakes(world: World) -> None:
    upload(world, ONE, picture((60, 60), "PNG"))
    upload(world, "site.yaml", "title: [")
    record = world.records.get("site.yaml")
    assert record
    assert record.site
    assert record.site.logo
    assert record.site.logo.mark
    world.content.remove(ONE)
    world.settle()
    record = world.records.get("site.yaml")
    assert record
    assert not {each.code for each in record.problems} & {"logo_awaited", "logo_near"}


def test_the_link_is_written_once_and_taken_back(world: World) -> None:
    def links() -> list[str]:
        items = [each for each in world.table.all_items() if each.get("key") == "site.yaml"]
        return [each["pk"] for each in items if each["sk"].startswith("LINK#")]

    assert links() == ["NAME#file:media/logo"]
    world.calls.clear()
    world.ingest.take([Look("site.yaml", trace=False)])
    assert world.calls["FakeTable.write"] == 0
    upload(world, "site.yaml", GOOD_SITE)
    assert links() == []


def test_the_logo_is_everywhere_where_programs_look_for_it(world: World) -> None:
    upload(world, ONE, picture((900, 300), "PNG"))
    upload(world, "articles/pasar.md", article_file(title="Pasar"))
    page = world.site.text("2026/11/pasar.html")
    assert page.count('alt="Kabar" width="192" height="64"') == 1
    linked = re.findall(r'<link rel="(?:icon|apple-touch-icon)" href="/([^"]*)"', page)
    data = re.search('<script type="application/ld.json">(.*)</script>', page)
    assert data
    publisher = json.loads(data[1])["publisher"]["logo"]
    assert (publisher["width"], publisher["height"]) == (512, 512)
    in_feed = re.search(
        "<image><url>https://kabar.example/([^<]*)</url>", world.site.text("feed.xml")
    )
    assert in_feed
    told = {
        **dict(zip(linked, (32, 192, 180), strict=True)),
        publisher["url"].removeprefix("https://kabar.example/"): 512,
        in_feed[1]: 192,
        world.site.objects["favicon.ico"][0].redirect.removeprefix("/"): 48,
    }
    for key, side in told.items():
        output = world.site.objects[key][0]
        assert "immutable" in output.cache_control
        with Image.open(BytesIO(output.body)) as image:
            assert (Image.MIME[str(image.format)], image.size) == (
                output.content_type,
                (side, side),
            )
