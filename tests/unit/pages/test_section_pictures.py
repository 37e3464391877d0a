"""The pictures of sections stand before a page refers to one, and lead on once they are others."""

from __future__ import annotations

from functools import partial
from io import BytesIO

import pytest
from PIL import Image

from tests.converge.histories import assert_same
from tests.converge.links import LinkWatch, dead_links
from tests.converge.oracle import assert_right
from tests.converge.small import new_world
from tests.converge.sources import GOOD_SITE, front_matter
from tests.converge.stored import stored
from tests.fakes.process import Process
from tests.fakes.world import World, rebuilt

NEWS = front_matter(title="Pasar", date="2026-11-02", section="politik") + "Isi.\n"
FREE = front_matter(title="Bebas", date="2026-11-03") + "Isi.\n"
RENAMED = GOOD_SITE.replace("politik: Politik", "politik: Pemerintahan")
assert RENAMED != GOOD_SITE


@pytest.fixture
def world() -> World:
    world = new_world()
    world.upload("site.yaml", GOOD_SITE)
    world.upload("articles/a.md", NEWS)
    world.upload("articles/b.md", FREE)
    world.settle()
    return world


def shared(world: World, key: str) -> str:
    return stored(world.site.objects[key][0]).shared.removeprefix("/")


def drawn(world: World) -> set[str]:
    """The keys of the pictures that are bytes, and lead nowhere."""
    return {
        key
        for key, (output, *_) in world.site.objects.items()
        if key.startswith("_rubrik/") and not output.redirect
    }


def test_pages_without_a_photo_have_the_picture_of_their_section(world: World) -> None:
    of_section, of_site = shared(world, "2026/11/a.html"), shared(world, "2026/11/b.html")
    assert of_section.startswith("_rubrik/politik-")
    assert of_site.startswith("_rubrik/")
    assert "-" not in of_site
    assert shared(world, "politik/index.html") == of_section
    assert shared(world, "index.html") == shared(world, "arsip/index.html") == of_site
    output, *_ = world.site.objects[of_section]
    assert output.content_type == "image/jpeg"
    assert "immutable" in output.cache_control
    with Image.open(BytesIO(output.body)) as image:
        assert image.size == (1200, 630)
    page = world.site.text("2026/11/a.html")
    assert f'"image":["https://kabar.example/{of_section}"]' in page.replace(" ", "")
    assert '<meta property="og:image:width" content="1200">' in page
    assert '<meta name="twitter:card" content="summary_large_image">' in page


def test_no_page_refers_to_a_picture_before_it_stands(world: World) -> None:
    before = shared(world, "2026/11/a.html")
    watch = LinkWatch(world)
    for site in (RENAMED, GOOD_SITE, RENAMED.replace("title: ", "title: Harian ")):
        world.upload("site.yaml", site)
        settling = Process(partial(world.settle))
        while not settling.over:
            settling.step()
            assert dead_links(world) == [], "not even one that is excused"
    assert watch.look() == []
    after = shared(world, "2026/11/a.html")
    assert after != before
    assert world.site.objects[before][0].redirect == f"/{after}", "a page of yesterday"
    assert len(drawn(world)) == 3, "of two sections and of the newspaper"
    assert_right(world)
    assert_same(world, rebuilt(world))


def test_a_wrong_site_yaml_keeps_the_pictures(world: World) -> None:
    before = drawn(world)
    world.upload("site.yaml", "title: [")
    world.settle()
    assert drawn(world) == before
    assert dead_links(world) == []


def test_the_picture_of_a_section_that_is_no_more_leads_to_the_newspapers(world: World) -> None:
    before = shared(world, "2026/11/a.html")
    world.upload("site.yaml", GOOD_SITE.replace("politik: Politik, ", ""))
    world.settle()
    of_site = shared(world, "index.html")
    assert shared(world, "2026/11/a.html") == of_site
    assert world.site.objects[before][0].redirect == f"/{of_site}"
    assert_right(world)


def test_what_nothing_refers_to_goes_and_what_is_lost_comes_back(world: World) -> None:
    kept = drawn(world)
    lost = min(kept)
    output, *rest = world.site.objects.pop(lost)
    world.site.objects["_rubrik/lama-0123456789.jpg"] = (output, *rest)
    world.tick(rebuild=True)
    world.settle()
    assert drawn(world) == kept


def test_without_any_settings_there_is_no_picture(world: World) -> None:
    for version in world.content.versions("site.yaml"):
        world.content.remove_for_good("site.yaml", version.id)
    world.settle()
    assert not [key for key in world.site.objects if key.startswith("_rubrik/")]
    assert_right(world)
