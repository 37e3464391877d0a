"""Addresses that differ in case are one address, which is served as its file writes it."""

from __future__ import annotations

import pytest

from tests.fakes.world import World, rebuilt
from tests.newsroom import article_file, site_yaml

FIRST, SECOND = "articles/a.md", "articles/b.md"


def article_at(url: str, *aliases: str) -> str:
    return article_file(url=url, aliases=f"[{', '.join(aliases)}]")


@pytest.fixture
def world() -> World:
    world = World()
    world.upload("site.yaml", site_yaml())
    return world


def pages(world: World) -> set[str]:
    return {key for key in world.site.keys("") if key.casefold().startswith("lama/")}


def settled(world: World) -> set[str]:
    """The pages, once nothing is left to do; a clean rebuild has the same."""
    world.settle()
    assert rebuilt(world).shown() == world.shown()
    return pages(world)


def test_the_second_file_that_wants_an_address_in_another_case_is_refused(world: World) -> None:
    world.upload(FIRST, article_at("/Lama/X.html"))
    world.upload(SECOND, article_at("/lama/x.html"))
    assert settled(world) == {"Lama/X.html"}
    assert FIRST in world.desk.text(f"{SECOND}.txt")


def test_the_second_file_has_the_address_once_the_first_is_gone(world: World) -> None:
    world.upload(FIRST, article_at("/Lama/X.html"))
    world.upload(SECOND, article_at("/lama/x.html"))
    world.settle()
    world.content.remove(FIRST)
    assert settled(world) == {"lama/x.html"}


def test_an_alias_in_another_case_leads_to_the_article(world: World) -> None:
    world.upload(FIRST, article_at("/lama/x.html", "/Lama/X.html"))
    assert settled(world) == {"lama/x.html", "Lama/X.html"}
    output, _ = world.site.objects["Lama/X.html"]
    assert output.redirect == "/lama/x.html"


def test_a_former_address_in_another_case_leads_to_the_article(world: World) -> None:
    world.upload(FIRST, article_at("/Lama/X.html"))
    world.settle()
    world.upload(FIRST, article_at("/lama/x.html"))
    assert settled(world) == {"lama/x.html", "Lama/X.html"}


def test_a_former_address_goes_to_the_file_that_has_it_now_in_another_case(world: World) -> None:
    world.upload(FIRST, article_at("/Lama/X.html"))
    world.upload(FIRST, article_at("/lama/y.html"))
    world.settle()
    world.upload(SECOND, article_at("/lama/x.html"))
    assert settled(world) == {"lama/y.html", "lama/x.html"}
