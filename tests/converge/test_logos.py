"""The logo is shown where it stands, and nowhere else, in any history of it."""

from __future__ import annotations

from functools import partial

import pytest

from tests.converge.ground import Aged, Damaged, Deployed
from tests.converge.histories import Newsroom, assert_same
from tests.converge.links import LinkWatch, dead_links
from tests.converge.oracle import assert_right
from tests.converge.playing import play
from tests.converge.small import new_world
from tests.converge.sources import ARTICLES, GOOD_SITE, front_matter, photo
from tests.converge.stored import stored
from tests.converge.test_convergence import HISTORIES
from tests.converge.with_logo import ONE, OTHER, WithLogo, logo, with_logo
from tests.fakes.process import Process
from tests.fakes.world import World, rebuilt

GROUNDS = -(-HISTORIES // 150)
NEWS = front_matter(title="Pasar", date="2026-11-02", section="politik") + "Isi.\n"
PAGES = ("index.html", "2026/11/a.html", "politik/index.html", "404.html", "arsip/index.html")


def test_every_history_of_a_logo_converges() -> None:
    play(WithLogo, histories=HISTORIES // 40, steps=30)


@pytest.mark.parametrize("ground", [Damaged, Aged, Deployed])
def test_a_logo_converges_through_damage_time_and_releases(ground: type[Newsroom]) -> None:
    play(type(f"{ground.__name__}WithLogo", (ground, WithLogo), {}), histories=GROUNDS, steps=30)


@pytest.fixture
def world() -> World:
    world = new_world()
    world.upload("site.yaml", with_logo(ONE))
    world.upload(ARTICLES[0], NEWS)
    world.settle()
    return world


def shown(world: World) -> set[str | None]:
    return {stored(world.site.objects[key][0]).logo for key in PAGES}


def settle(world: World) -> None:
    """All is delivered, and after no step a page refers to what does not stand."""
    settling = Process(partial(world.settle))
    while not settling.over:
        settling.step()
        assert dead_links(world) == []
    assert_right(world)
    assert_same(world, rebuilt(world))


def test_the_name_is_shown_until_the_logo_stands(world: World) -> None:
    assert shown(world) == {""}
    world.upload(ONE, logo(255))
    settle(world)
    (address,) = shown(world)
    assert address
    assert address.startswith("/_foto/logo.png/")


def test_a_logo_that_is_there_before_site_yaml_names_it() -> None:
    world = new_world()
    world.upload("site.yaml", GOOD_SITE)
    world.upload(ONE, logo(255))
    world.upload(ARTICLES[0], NEWS)
    world.settle()
    assert shown(world) == {""}
    world.upload("site.yaml", with_logo(ONE))
    settle(world)
    assert "" not in shown(world)


def test_another_version_and_another_logo_leave_no_page_without_one(world: World) -> None:
    world.upload(ONE, logo(255))
    settle(world)
    seen = shown(world)
    for key, data in ((ONE, photo(0)), (OTHER, photo(200))):
        world.upload(key, data)
        settle(world)
    world.upload("site.yaml", with_logo(OTHER))
    settle(world)
    assert not seen & shown(world)
    for address in seen:
        assert address
        assert world.site.objects[address[1:]][0].redirect, "a page of yesterday"


def test_a_logo_that_is_removed_goes_at_once_and_the_name_comes_back(world: World) -> None:
    world.upload(ONE, logo(255))
    world.settle()
    watch = LinkWatch(world)
    assert watch.look() == []
    world.content.remove(ONE)
    settling = Process(partial(world.settle))
    while not settling.over:
        settling.step()
        assert watch.look([settling.number]) == []
    assert watch.look() == []
    assert shown(world) == {""}
    assert not [key for key in world.site.objects if key.startswith("_foto/")]
    assert_right(world)


def test_a_logo_that_shows_nothing_is_not_shown(world: World) -> None:
    world.upload(ONE, logo(255))
    world.settle()
    world.upload(ONE, logo(0))
    settle(world)
    assert shown(world) == {""}
