"""Files that wait for one name are looked at again however many they are, and plan names few."""

from __future__ import annotations

import pytest

from kilas.changes import NameChanged
from kilas.claims import id_name
from kilas.content_keys import SITE_KEY, report_key
from kilas.plan.neighbours import LINKING_AT_ONCE, NeighbourReader
from kilas.store.targets import Targets
from tests.fakes.world import World
from tests.newsroom import article_file, site_yaml

MANY = 60
ORIGINAL = "articles/banjir-lama.md"


def newspaper(*heads: str) -> tuple[World, list[str]]:
    """A newspaper with an article for each head."""
    world = World()
    world.upload(SITE_KEY, site_yaml())
    world.settle()
    keys = [f"articles/{number}.md" for number in range(len(heads))]
    for key, head in zip(keys, heads, strict=True):
        world.upload(key, f"---\ntitle: Berita {key}\ndate: 2026-11-20\n{head}\n---\nIsi.\n")
    world.settle()
    return world, keys


def reports(world: World, keys: list[str]) -> list[str]:
    return [world.desk.objects[report_key(key)][0].body.decode() for key in keys]


@pytest.mark.parametrize("number", [LINKING_AT_ONCE - 1, LINKING_AT_ONCE, MANY])
def test_all_that_follow_up_an_id_hear_of_it(number: int) -> None:
    world, keys = newspaper(*["corrects: asal"] * number)
    assert all("“asal”" in each for each in reports(world, keys))
    world.upload(ORIGINAL, article_file(id="asal", title="Banjir lama"))
    world.settle()
    assert not any("“asal”" in each for each in reports(world, keys))


def test_all_that_want_one_address_hear_of_its_holder() -> None:
    world, keys = newspaper(*["slug: sama"] * MANY)
    assert all(keys[0] in each for each in reports(world, keys))
    world.content.remove(keys[0])
    world.settle()
    told = reports(world, keys[1:])
    assert all(keys[1] in each for each in told)
    assert not any(keys[0] in each for each in told)
    assert keys[1] in world.site.text("2026/11/sama.html")


def test_plan_reads_and_names_few_of_them_itself() -> None:
    world, _ = newspaper(*["corrects: asal"] * MANY)
    name = id_name("asal")
    found = NeighbourReader(world.table).waiting(NameChanged(name, None, None))
    assert len(found.keys) == LINKING_AT_ONCE
    [(of, place)] = found.more
    assert of == name
    behind = Targets(world.table).linking(name, place, MANY)
    assert len({*found.keys, *(key for _, key in behind)}) == MANY
