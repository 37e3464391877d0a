"""Assets of earlier releases and of earlier colours stay for a month, and then go."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from kilas.pages.serving import digest_of
from kilas.ports import ItemKey, Put
from tests.converge.histories import assert_same
from tests.converge.links import dead_links
from tests.converge.oracle import assert_right
from tests.converge.small import new_world
from tests.converge.sources import GOOD_SITE, front_matter
from tests.fakes.process import Process
from tests.fakes.world import World, rebuilt

if TYPE_CHECKING:
    from collections.abc import Iterator

NEWS = front_matter(title="Pasar", date="2026-11-02", section="politik") + "Isi.\n"
SHEET = re.compile(rb"/assets/kilas\.[0-9a-f]{8}\.css")
RETIRED = ItemKey("ASSETS", "RETIRED")


@pytest.fixture
def world() -> World:
    world = new_world()
    world.upload("site.yaml", GOOD_SITE)
    world.upload("articles/a.md", NEWS)
    world.settle()
    return world


def sheets(world: World) -> set[str]:
    return set(world.site.keys("assets/kilas."))


def settle(world: World) -> None:
    """All is delivered, and no page lacks its stylesheet after any step."""
    for _ in steps(world):
        assert dead_links(world) == []


def steps(world: World) -> Iterator[Process]:
    settling = Process(partial(world.settle))
    while not settling.over:
        settling.step()
        yield settling


def days_pass(world: World, days: float) -> None:
    world.clock.time += timedelta(days=days)
    settle(world)


def as_made_before(world: World, digest: str) -> str:
    """Make all that stands what an earlier release has left, which had another stylesheet; returns
    the key of that.
    """
    key = f"assets/kilas.{digest}.css"
    objects = world.site.objects
    for each in sheets(world):
        if "kilas.0" not in each:
            sheet = objects.pop(each)[0]
    objects[key] = (replace(sheet, body=digest.encode()), digest_of(sheet))
    for page, (output, _) in objects.items():
        body = SHEET.sub(f"/{key}".encode(), output.body)
        if body != output.body:
            older = replace(output, body=body)
            objects[page] = older, digest_of(older)
    return key


def deploy(world: World, name: str) -> None:
    world.release = name
    world.wire()


def test_the_stylesheets_of_three_releases_go_one_after_the_other(world: World) -> None:
    (now,) = sheets(world)
    one = as_made_before(world, "00000001")
    deploy(world, "two")
    settle(world)
    assert sheets(world) == {one, now}
    days_pass(world, 20)
    two = as_made_before(world, "00000002")
    deploy(world, "three")
    settle(world)
    assert sheets(world) == {one, two, now}
    days_pass(world, 9)
    assert sheets(world) == {one, two, now}, "29 days after the first"
    days_pass(world, 1)
    assert sheets(world) == {two, now}
    days_pass(world, 20)
    assert sheets(world) == {now}
    assert_right(world)
    assert_same(world, rebuilt(world))


@pytest.mark.parametrize("after", range(1, 12))
def test_a_crash_at_any_step_of_the_removal_takes_nothing_else_and_leaves_nothing(
    world: World, after: int
) -> None:
    (now,) = sheets(world)
    old = as_made_before(world, "00000001")
    deploy(world, "two")
    days_pass(world, 0)
    world.clock.time += timedelta(days=31)
    world.tick()
    world.plan(world.unplanned)
    world.planned.update(range(len(world.table.stream)))
    messages = world.pages_queue.groups.pop("assets|")
    process = Process(lambda: world.publish_batch(messages))
    for _ in range(after):
        if not process.over:
            process.step()
    if not process.over:
        process.crash()
        world.pages_queue.groups["assets|"] = messages
    assert now in sheets(world)
    settle(world)
    assert sheets(world) == {now}
    assert old not in world.site.objects
    assert_right(world)


def test_an_asset_that_a_restored_table_forgot_goes_a_month_later(world: World) -> None:
    (now,) = sheets(world)
    old = as_made_before(world, "00000001")
    deploy(world, "two")
    settle(world)
    days_pass(world, 25)
    item = world.table.get(RETIRED)
    assert item
    assert old in item["since"]
    world.table.write([Put({**item, "since": "[7]"})])  # and what no release can read
    days_pass(world, 10)
    assert sheets(world) == {old, now}
    days_pass(world, 30)
    assert sheets(world) == {now}


def test_a_rebuild_takes_no_asset_that_pages_in_caches_may_ask_for(world: World) -> None:
    (now,) = sheets(world)
    old = as_made_before(world, "00000001")
    world.tick(rebuild=True)
    settle(world)
    assert sheets(world) == {old, now}


def test_colours_that_come_back_are_never_away(world: World) -> None:
    painted = f"{GOOD_SITE}colours: {{accent: navy}}\n"
    world.upload("site.yaml", painted)
    settle(world)
    navy = sheets(world)
    for text in (GOOD_SITE, painted):
        days_pass(world, 29)
        world.upload("site.yaml", text)
        settle(world)
    days_pass(world, 29)
    assert sheets(world) == navy, "asked for again"
    world.upload("site.yaml", GOOD_SITE)
    settle(world)
    days_pass(world, 31)
    assert sheets(world) < navy
    world.upload("site.yaml", painted)
    settle(world)
    assert sheets(world) == navy
    assert_right(world)
