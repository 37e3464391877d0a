"""Which stylesheets and icons stand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kilas.messages import PageMessage
from kilas.pages.assets import assets, stylesheet_url
from kilas.pages.page import PageRef
from kilas.pages.serving import IMMUTABLE
from kilas.ports import ItemKey, Output, Put
from kilas.site.design import Design, Shades
from tests.fakes.world import World
from tests.newsroom import site_yaml

OLD = "assets/kilas.00000001.css"
ASSETS = PageRef("assets")
NAVY = stylesheet_url(Design(Shades(accent=0x000080)))


@pytest.fixture
def world() -> World:
    world = World()
    world.upload("site.yaml", site_yaml())
    world.settle()
    world.site.objects[OLD] = (Output(b"old", "text/css", IMMUTABLE), "1")
    return world


def made(world: World) -> set[str]:
    """The keys of the assets that stand once the page of all assets is made."""
    world.publish_batch([PageMessage(ASSETS.id, f"at {world.clock.time}")])
    return set(world.site.keys("assets/"))


def retired(world: World) -> dict[str, str]:
    return dict(world.pages.sources.retired().since)


def test_an_asset_that_no_page_is_made_with_is_retired_first(world: World) -> None:
    before = made(world)
    assert OLD in before
    assert retired(world) == {f"/{OLD}": f"{world.clock.time:%Y-%m-%dT%H}:00:00Z"}


@pytest.mark.parametrize(("days", "stays"), [(29, True), (30, False), (300, False)])
def test_a_retired_asset_goes_after_a_month(world: World, days: int, *, stays: bool) -> None:
    before = made(world)
    world.clock.time += timedelta(days=days)
    world.tick()
    assert made(world) == (before if stays else before - {OLD})
    assert bool(retired(world)) == stays


def test_what_pages_are_made_with_is_never_retired(world: World) -> None:
    del world.site.objects[OLD]
    for _ in range(2):
        assert {f"/{key}" for key in made(world)} == assets().keys()
        world.clock.time += timedelta(days=300)
        world.tick()
    assert retired(world) == {}


def test_the_newest_colours_stand_before_they_are_in_force(world: World) -> None:
    world.upload("site.yaml", site_yaml(colours="{accent: navy}"))
    world.look_at("site.yaml")
    in_force, newest, _ = world.records.sites()
    assert in_force != newest
    made(world)
    assert NAVY not in retired(world)
    assert retired(world)


def test_nothing_goes_before_the_first_tick() -> None:
    world = World()
    world.site.objects[OLD] = (Output(b"old", "text/css", IMMUTABLE), "1")
    assert OLD in made(world)
    assert retired(world) == {}


def test_an_hour_that_is_to_come_counts_as_this_one(world: World) -> None:
    made(world)
    item = world.table.get(ItemKey("ASSETS", "RETIRED"))
    assert item
    later = item["since"].replace('"2026-', '"2999-')
    assert later != item["since"]
    world.table.write([Put({**item, "since": later})])
    made(world)
    assert retired(world)[f"/{OLD}"] < "2999"
