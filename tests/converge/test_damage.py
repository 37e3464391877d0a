"""A rebuild makes good whatever was lost of, or came back to, what is derived in the table."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.converge.ground import A_RESTORE, is_derived, is_no_comment, key_of
from tests.converge.histories import assert_same
from tests.converge.oracle import assert_right
from tests.converge.small import SMALL_PAGES
from tests.converge.sources import GOOD_SITE, front_matter
from tests.fakes.aged_table import AgedTable
from tests.fakes.world import World, rebuilt

if TYPE_CHECKING:
    from kilas.ports import Item


def news(**fields: str) -> str:
    return front_matter(title="Pasar", section="politik", tags="[air]", **fields) + "Isi.\n"


def newspaper() -> tuple[World, AgedTable]:
    """Articles that came, moved and went, one that waits for an address, and a comment."""
    table = AgedTable()
    world = World(table=table, pages=SMALL_PAGES)
    world.upload("site.yaml", GOOD_SITE)
    for key, text in [
        ("a", news(date="2026-11-02", slug="lama")),
        ("a", news(date="2026-11-02", slug="baru")),
        ("b", news(date="2026-11-03", slug="baru")),
        ("c", news(date="2026-10-03", author="K-01")),
        ("g", news(date="2026-11-01")),
        ("d", news(date="2026-11-04", corrects="g.md")),
        ("d", news(date="2026-11-04", corrects="a.md")),
        ("f", news(date="2026-11-05", right_of_reply="a.md")),
    ]:
        world.upload(f"articles/{key}.md", text)
        settle(world, table)
    world.comment("d", "Pembaca", "Setuju")
    world.content.remove("articles/c.md")
    world.content.remove("articles/f.md")
    settle(world, table)
    return world, table


def settle(world: World, table: AgedTable) -> None:
    table.catch_up()
    world.settle()


def rebuild(world: World, table: AgedTable) -> None:
    settle(world, table)
    world.tick(rebuild=True)
    settle(world, table)
    assert_same(world, rebuilt(world))
    assert_right(world)


@cache
def lost() -> list[Item]:
    _, table = newspaper()
    return [dict(item) for item in table.all_items() if is_derived(key_of(item))]


@cache
def gone() -> list[Item]:
    _, table = newspaper()
    there = {key_of(item) for item in table.all_items()}
    old = {key_of(item): item for item, _ in table.stream if item and is_derived(key_of(item))}
    return [item for key, item in old.items() if key not in there]


def name_of(item: Item) -> str:
    return f"{item['pk']} {item['sk']}"


def test_there_is_something_to_damage() -> None:
    kinds = {item["pk"].partition("#")[0] for item in [*lost(), *gone()]}
    assert kinds >= {"NAME", "LIST", "FILE"}
    assert gone()


def test_each_item_that_is_lost() -> None:
    wrong = [name_of(item) for item in lost() if not heals(item, None)]
    assert not wrong


def test_each_item_that_comes_back() -> None:
    wrong = [name_of(item) for item in gone() if not heals(item, item)]
    assert not wrong


def heals(item: Item, found: Item | None) -> bool:
    """Whether a rebuild makes good that an item has become another, or none."""
    world, table = newspaper()
    table.damage(key_of(item), found)
    try:
        rebuild(world, table)
    except AssertionError:
        return False
    return True


def test_a_claim_that_comes_back_keeps_no_file_from_its_address() -> None:
    world, table = newspaper()
    claims = [item for item in gone() if item["pk"].startswith("NAME#url:")]
    for item in claims:
        table.damage(key_of(item), item)
        address = item["pk"].removeprefix("NAME#url:")
        world.upload("articles/e.md", news(date="2026-11-05", url=address))
        settle(world, table)
        assert address.removeprefix("/") in world.site.objects
    rebuild(world, table)


@pytest.mark.parametrize("hundredths", range(0, 100, 9))
def test_a_table_that_is_restored(hundredths: int) -> None:
    world, table = newspaper()
    table.restore(len(table.stream) * hundredths // 100, is_no_comment)
    world.clock.time += A_RESTORE
    rebuild(world, table)
