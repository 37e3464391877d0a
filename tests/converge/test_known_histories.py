"""Histories that once did not converge, each as short as it can be told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.converge.histories import assert_same
from tests.converge.links import dead_links
from tests.converge.small import new_world
from tests.converge.sources import GOOD_SITE, front_matter
from tests.fakes.edge import FakeEdge, live_addresses
from tests.fakes.world import World, rebuilt

WITHOUT_EKONOMI = GOOD_SITE.replace(", ekonomi: Ekonomi", "")


@pytest.fixture
def world() -> World:
    world = new_world()
    world.upload("site.yaml", GOOD_SITE)
    world.settle()
    return world


def news(**fields: str) -> str:
    return front_matter(title="Pasar", date="2026-11-02", **fields) + "Isi.\n"


@pytest.mark.parametrize("url", ["/ekonomi/2026/11/khusus.html", "/ekonomi/"])
def test_a_file_takes_an_address_of_a_section_that_is_gone(world: World, url: str) -> None:
    world.upload("articles/a.md", news(section="ekonomi"))
    world.upload("articles/b.md", news(url=url))
    world.settle()
    world.upload("site.yaml", WITHOUT_EKONOMI)
    world.look_at("site.yaml")
    # The file has its page before the section's last article leaves the section.
    world.look_at("articles/b.md")
    world.plan(world.unplanned)
    for group in list(world.pages_queue.groups):
        world.publish_batch(world.pages_queue.groups.pop(group))
    world.settle()
    assert_same(world, rebuilt(world))
    assert world.records.claims([f"url:{url}"])


def test_a_file_without_its_address_is_looked_at_when_it_expires(world: World) -> None:
    world.upload("articles/a.md", news(slug="x"))
    world.upload("articles/b.md", news(slug="x", expiryDate="2026-11-22"))
    world.settle()
    assert codes(world, "articles/b.md") == ["url_taken"]
    world.clock.time += timedelta(days=3)
    world.settle()
    assert codes(world, "articles/b.md") == []
    assert_same(world, rebuilt(world))


def test_what_leaves_the_settings_takes_no_article_with_it(world: World) -> None:
    world.upload("articles/a.md", news(section="ekonomi", author="K-01"))
    world.settle()
    world.upload("site.yaml", WITHOUT_EKONOMI.replace("K-01: {", "K-02: {"))
    world.settle()
    assert "Meja Redaksi" in world.site.text("2026/11/a.html")
    assert "Tulisan Meja Redaksi" in world.site.text("penulis/k-01/index.html")
    assert "ekonomi/index.html" not in world.site.objects
    assert "sections_left" in codes(world, "site.yaml")
    assert codes(world, "articles/a.md") == ["former_section", "former_author"]
    assert_same(world, rebuilt(world))
    # Without the version that defined them, they never were.
    world.content.remove_for_good("site.yaml", world.content.versions("site.yaml")[-1].id)
    world.settle()
    assert "2026/11/a.html" not in world.site.objects
    assert codes(world, "articles/a.md") == ["unknown_section", "unknown_author"]
    assert_same(world, rebuilt(world))


def codes(world: World, key: str) -> list[str]:
    record = world.records.get(key)
    return [problem.code for problem in record.problems] if record else []


@pytest.mark.parametrize("number", ["7", "07", "0"])
def test_no_file_stands_where_a_month_may_have_pages(world: World, number: str) -> None:
    world.upload("articles/b.md", news(url=f"/warta/2026/11/{number}/"))
    world.settle()
    assert codes(world, "articles/b.md") == ["reserved_url"]


def test_the_settings_of_before_come_back_within_five_minutes(world: World) -> None:
    world.upload("articles/a.md", news(section="politik"))
    for title in ("Satu", "Dua"):
        world.upload("site.yaml", GOOD_SITE.replace("Kabar", title))
        world.settle()
        world.clock.time += timedelta(minutes=1)
    world.content.remove_for_good("site.yaml", world.content.versions("site.yaml")[0].id)
    world.settle()
    assert "Satu" in world.site.text("arsip/2026/11/index.html")
    assert_same(world, rebuilt(world))


def test_a_name_is_taken_and_given_back_before_its_owner_hears_of_it(world: World) -> None:
    world.upload("articles/b.md", news(url="/lama.html"))
    world.upload("articles/a.md", news())
    world.settle()
    for aliases in ("[/lama.html]", ""):
        world.upload("articles/a.md", news(aliases=aliases))
        world.look_at("articles/a.md")
    world.settle()
    assert "lama.html" in world.site.objects
    assert_same(world, rebuilt(world))


@pytest.mark.parametrize("first", ["month|author", "month|tag", "list|"])
def test_a_month_that_is_made_before_its_list_has_no_dead_link(world: World, first: str) -> None:
    """A list's messages are in groups of their own, and come in any order."""
    world.upload("articles/a.md", news(author="K-01", tags="[air]"))
    world.look_at(world.content.changed.pop())
    groups = world.pages_queue.groups
    plan(world)
    world.publish_batch(groups.pop("address|/2026/11/a.html"))
    plan(world)
    for group in sorted(groups, key=lambda group: not group.startswith(first)):
        world.publish_batch(groups.pop(group))
        assert dead_links(world) == [], group
    world.settle()
    assert 'href="/penulis/k-01/"' in world.site.text("penulis/k-01/2026/11/index.html")
    assert_same(world, rebuilt(world))


def test_a_file_that_was_judged_without_settings_is_judged_again(world: World) -> None:
    """They came back before anything was put in force: what is in force is what it was."""
    world.content.remove_for_good("site.yaml", world.content.versions("site.yaml")[0].id)
    world.look_at("site.yaml")
    world.upload("articles/a.md", news(slug="x"))
    world.look_at("articles/a.md")
    assert codes(world, "articles/a.md") == ["no_site"]
    world.upload("site.yaml", GOOD_SITE)
    world.look_at("site.yaml")
    world.content.changed.clear()
    world.settle()
    assert codes(world, "articles/a.md") == []
    assert_same(world, rebuilt(world))


def plan(world: World) -> None:
    numbers = world.unplanned
    world.plan(numbers)
    world.planned |= set(numbers)


def test_a_redirect_to_a_withdrawn_page_shows_no_article(world: World) -> None:
    edge = FakeEdge(world.site, world.cdn, world.clock.now)
    world.upload("articles/a.md", news(slug="x", aliases="[/lama.html]", withdrawn="Keliru."))
    world.settle()
    world.upload("site.yaml", GOOD_SITE.replace("Kabar", "Warta"))
    world.settle()  # the redirect is made again; its older copy leads to the same page
    assert edge.showing_others_than(live_addresses(world)) == []
    del world.site.objects["2026/11/x.html"]
    assert edge.showing_others_than(live_addresses(world)) == ["/lama.html"]


def test_before_any_site_readers_get_a_page_and_afterwards_the_newspaper() -> None:
    """From the first tick of an empty newspaper on, with files that came too early."""
    world = new_world()
    world.settle()
    waiting = {name: world.shown()[f"site/{name}"] for name in ("index.html", "404.html")}
    assert b"sedang disiapkan" in waiting["index.html"].body
    assert waiting["404.html"] == waiting["index.html"] == world.shown()["site/5xx.html"]
    assert_same(world, rebuilt(world))

    world.upload("articles/a.md", "---\ntitle: Mendahului\ndate: 2026-11-01\n---\nIsi.\n")
    world.upload("site.yaml", "title: [rusak\n")
    world.settle()
    assert world.shown()["site/index.html"] == waiting["index.html"]
    assert "desk/site.yaml.txt" in world.shown()
    assert_same(world, rebuilt(world))

    world.upload("site.yaml", GOOD_SITE)
    world.settle()
    assert b"Mendahului" in world.shown()["site/index.html"].body
    bodies = [output.body for name, output in world.shown().items() if name.startswith("site/")]
    assert not any(b"sedang disiapkan" in body for body in bodies)
    assert_same(world, rebuilt(world))


def test_a_former_address_comes_with_another_spelling_of_it(world: World) -> None:
    """The alias takes the name from the other file, and with the name its former spelling."""
    world.upload("articles/a.md", news(slug="x"))
    world.settle()
    world.upload("articles/b.md", news(url="/lama.html"))
    world.settle()
    world.upload("articles/a.md", news(url="/lama.html"))
    world.settle()
    world.upload("articles/a.md", news(slug="x"))
    world.settle()
    world.upload("articles/a.md", news(slug="x", aliases="[/Lama.html]"))
    world.settle()
    assert_same(world, rebuilt(world))
    assert {"Lama.html", "lama.html"} <= world.site.objects.keys()
    assert codes(world, "articles/b.md") == ["url_taken"]
