"""A link by another name of an article, as Obsidian's `aliases` has it, leads to the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kilas.ports import Put
from kilas.store.target_items import TARGET
from tests.converge.sources import GOOD_SITE
from tests.fakes.newspaper import newspaper
from tests.fakes.world import rebuilt
from tests.unit.ingest.linking import slug_linked, text, upload

if TYPE_CHECKING:
    from tests.fakes.world import World

KEY = "articles/2026/11/banjir.md"
PAGE = "2026/11/banjir.html"
OLD = "articles/2025/pasar.md"
MISSING = [("target_missing", "")]


@pytest.fixture
def world() -> World:
    return newspaper(GOOD_SITE)


def named(aliases: str, slug: str = "pasar") -> str:
    return text("Isi.\n", title="Pasar", slug=slug, aliases=aliases)


def led_to(world: World) -> str:
    return slug_linked(world, PAGE)


def notes(world: World) -> list[tuple[str, str]]:
    record = world.records.get(KEY)
    assert record
    wanted = [each for each in record.problems if each.code.startswith("target_")]
    return [(each.code, each.values.get("near", "")) for each in wanted]


def names_in_table(world: World) -> set[str]:
    found = (item for item in world.table.all_items() if item["sk"].startswith(TARGET))
    return {str(item["pk"]) for item in found if item["key"] == OLD}


@pytest.mark.parametrize("link", ["[[Los Baru]]", "[[los baru|kata]]", "[kata](Los%20Baru.md)"])
def test_it_leads_there_while_the_file_has_the_name_and_is_shown(world: World, link: str) -> None:
    upload(world, KEY, text(f"Lihat {link}.\n"))
    assert (led_to(world), notes(world)) == ("", MISSING)
    upload(world, OLD, named("[Pekan, Los Baru]"))
    assert (led_to(world), notes(world)) == ("pasar", [])
    upload(world, OLD, named("[Pekan, Los Baru]", slug="pekan"))
    assert (led_to(world), notes(world)) == ("pekan", [])
    upload(world, OLD, named("Pekan"))
    assert (led_to(world), notes(world)) == ("", MISSING)
    upload(world, OLD, named("Los Baru"))
    assert led_to(rebuilt(world)) == led_to(world) == "pasar"
    world.content.remove(OLD)
    world.settle()
    assert (led_to(world), notes(world)) == ("", MISSING)
    assert names_in_table(world) == set()


@pytest.mark.parametrize(
    ("aliases", "link"),
    [
        ("[Los_Baru]", "[[Los_Baru]]"),
        ("[pekan]", "[[pekan]]"),
        ("[Tata Cara/Los Baru]", "[[Tata Cara/Los Baru]]"),
        ("[Tata Cara/Los Baru]", "[[Los Baru]]"),
        ("[PASAR!]", "[[pasar!]]"),
        ("[Kota v1.2]", "[[Kota v1.2]]"),
    ],
)
def test_a_name_may_be_any_text(world: World, aliases: str, link: str) -> None:
    upload(world, KEY, text(f"Lihat {link}.\n"))
    upload(world, OLD, named(aliases))
    assert (led_to(world), notes(world)) == ("pasar", [])


def test_a_name_that_is_the_file_s_but_for_its_blanks_is_found_too(world: World) -> None:
    upload(world, KEY, text("Lihat [[Pasar Lama]].\n"))
    key = "articles/2025/pasar-lama.md"
    upload(world, key, named(""))
    assert (led_to(world), notes(world)) == ("", [("target_near", key)])
    upload(world, key, named("Pasar Lama"))
    assert (led_to(world), notes(world)) == ("pasar", [])


def test_a_file_that_is_named_so_comes_before_one_that_is_called_so(world: World) -> None:
    upload(world, KEY, text("Lihat [[Los Baru]].\n"))
    upload(world, OLD, named("Los Baru"))
    own = "articles/2025/jauh/los baru.md"
    upload(world, own, named("", slug="los-baru"))
    assert (led_to(world), notes(world)) == ("los-baru", [])
    world.content.remove(own)
    world.settle()
    assert (led_to(world), notes(world)) == ("pasar", [])


def test_of_several_that_are_called_so_the_nearest_is_meant_and_told(world: World) -> None:
    upload(world, KEY, text("Lihat [[Los Baru]].\n"))
    for key in ("articles/2025/01/toko.md", OLD):
        upload(world, key, named("Los Baru", slug=key[-5:-3]))
    assert (led_to(world), notes(world)) == ("ar", [("target_of_several", OLD)])


def test_no_more_names_count_than_a_commit_has_room_for(world: World) -> None:
    upload(world, OLD, named("[A a, B b, C c, D d, E e, F f]"))
    called = {f"NAME#file:{letter}-{letter}" for letter in "abcde"}
    assert names_in_table(world) == {"NAME#file:pasar"} | called


def test_an_original_is_found_by_its_other_name(world: World) -> None:
    upload(world, OLD, named("Los Baru"))
    upload(world, KEY, text("Isi.\n", corrects='"[[Los Baru]]"'))
    record = world.records.get(KEY)
    assert record
    assert record.article
    assert [each.key for each in record.article.originals] == [OLD]


@pytest.mark.parametrize("stray", [{}, {"alias": "Pekan"}], ids=["of another name", "whole"])
def test_an_audit_removes_a_name_that_the_file_has_not(world: World, stray: dict[str, str]) -> None:
    upload(world, OLD, named("Los Baru"))
    before = names_in_table(world)
    assert before == {"NAME#file:pasar", "NAME#file:los-baru"}
    [item] = [each for each in world.table.all_items() if each.get("alias")]
    world.table.write([Put(dict(item) | {"pk": "NAME#file:pekan"} | stray)])
    assert names_in_table(world) != before
    world.tick(rebuild=True)
    world.settle()
    assert names_in_table(world) == before
