"""A rebuild finds each derived item of the table that nothing wants, and each that is damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from kilas.errors import Conflict
from kilas.ports import Delete, ItemKey, Put
from kilas.standing import ListStanding
from kilas.store.encoding import encoded
from kilas.store.repairs import Repairs
from kilas.store.standing_items import list_standing_from
from tests.converge.sources import GOOD_SITE, front_matter
from tests.fakes.rivals import Rivals
from tests.fakes.world import World, rebuilt

if TYPE_CHECKING:
    from collections.abc import Callable

    from kilas.ports import Item
    from tests.fakes.table import FakeTable

    Fault = Callable[[World], None]

LATER, ELSEWHERE = "2026-11-09T01:00:00Z#00", "2025-03-03T01:00:00Z#00"


def newspaper(table: FakeTable | None = None) -> World:
    world = World(table=table)
    world.upload("site.yaml", GOOD_SITE)
    for name in "ab":
        fields = {"title": name, "date": "2026-11-02", "section": "politik", "tags": "[air]"}
        world.upload(f"articles/{name}.md", front_matter(**fields, slug="sama") + "Isi.\n")
    world.upload("pages/tentang.md", front_matter(title="Tentang") + "Isi.\n")
    world.settle()
    return world


def items(world: World, pk: str) -> list[Item]:
    return [dict(item) for item in world.table.all_items() if item["pk"] == pk]


def entry(world: World) -> Item:
    (found,) = [item for item in items(world, "LIST#all") if "article" in item]
    return found


def put(world: World, item: Item, **changes: object) -> None:
    world.table.write([Put({**item, **changes})])


def remove(world: World, item: Item) -> None:
    world.table.write([Delete(ItemKey(item["pk"], item["sk"]))])


def stray_entry(world: World) -> None:
    put(world, entry(world), sk=LATER)


def stray_entry_of_another_list(world: World) -> None:
    put(world, entry(world), pk="LIST#tag/liar")


def stray_entry_of_another_month(world: World) -> None:
    put(world, entry(world), sk=ELSEWHERE)


def missing_entry(world: World) -> None:
    remove(world, entry(world))


def stray_claim(world: World) -> None:
    claim = {"pk": "NAME#url:/liar.html", "sk": "CLAIM", "key": "articles/a.md", "rank": "0"}
    put(world, claim, revision=1)


def stray_claim_of_no_file(world: World) -> None:
    claim = {"pk": "NAME#url:/liar.html", "sk": "CLAIM", "key": "articles/liar.md", "rank": "0"}
    put(world, claim, revision=1)


def stray_wait(world: World) -> None:
    put(world, {"pk": "NAME#url:/liar.html", "sk": "WAIT#0a", "key": "articles/b.md"})


def stray_target_of_another_name(world: World) -> None:
    """As releases wrote them that had the names of files with their folders."""
    [target] = [item for item in items(world, "NAME#file:tentang") if "addresses" in item]
    put(world, target, pk="NAME#file:pages/tentang")


def stray_standing(world: World) -> None:
    (standing,) = [item for item in items(world, "FILE#articles/a.md") if item["sk"] == "STANDS"]
    text = standing["standing"].replace("articles/a.md", "articles/liar.md")
    put(world, standing, pk="FILE#articles/liar.md", standing=text)


def missing_standing(world: World) -> None:
    world.table.write([Delete(ItemKey("FILE#articles/a.md", "STANDS"))])


def standing_with_a_stray_place(world: World) -> None:
    (standing,) = [item for item in items(world, "FILE#articles/a.md") if item["sk"] == "STANDS"]
    text = standing["standing"].replace('"places":{', f'"places":{{"tag/liar":"{LATER}",')
    assert text != standing["standing"]
    put(world, standing, standing=text)


def standing_of_another_version(world: World) -> None:
    (standing,) = [item for item in items(world, "FILE#articles/a.md") if item["sk"] == "STANDS"]
    text = standing["standing"].replace('"version":"', '"version":"liar')
    assert text != standing["standing"]
    put(world, standing, standing=text)


def stray_month(world: World) -> None:
    (standing,) = [item for item in items(world, "LIST#all") if item["sk"] == "~"]
    stands = list_standing_from(standing)
    stray = replace(stands, months={"2025-03": 2, **stands.months})
    put(world, standing, standing=encoded(replace(stray, revision=None)))


def stray_month_of_a_list_that_is_not(world: World) -> None:
    stray = ListStanding(newest=True, months={"2025-03": 1})
    put(world, {"pk": "LIST#tag/liar", "sk": "~", "newest": 1, "revision": 4,
                "standing": encoded(stray)})  # fmt: skip


def missing_list_standing(world: World) -> None:
    world.table.write([Delete(ItemKey("LIST#all", "~"))])


def stray_mark(world: World) -> None:
    put(world, {"pk": "LIST#all", "sk": f"{LATER}!", "month": "2026-11", "number": 3})


def stray_mark_of_another_month(world: World) -> None:
    put(world, {"pk": "LIST#all", "sk": f"{ELSEWHERE}!", "month": "2025-03", "number": 3})


def stray_static_page(world: World) -> None:
    (found,) = items(world, "LIST#page")
    put(world, found, sk=LATER)


def missing_static_page(world: World) -> None:
    (found,) = items(world, "LIST#page")
    remove(world, found)


def stray_month_of_static_pages(world: World) -> None:
    stray = ListStanding(newest=True, months={"2025-03": 1, "2025-04": 1})
    put(world, {"pk": "LIST#page", "sk": "~", "newest": 1, "revision": 4,
                "standing": encoded(stray)})  # fmt: skip


def stray_mark_of_static_pages(world: World) -> None:
    put(world, {"pk": "LIST#page", "sk": f"{LATER}!", "month": "2026-11", "number": 3})


FAULTS: list[Fault] = [
    stray_static_page,
    missing_static_page,
    stray_month_of_static_pages,
    stray_mark_of_static_pages,
    stray_entry,
    stray_entry_of_another_list,
    stray_entry_of_another_month,
    missing_entry,
    stray_claim,
    stray_claim_of_no_file,
    stray_wait,
    stray_target_of_another_name,
    stray_standing,
    missing_standing,
    standing_with_a_stray_place,
    standing_of_another_version,
    stray_month,
    stray_month_of_a_list_that_is_not,
    missing_list_standing,
    stray_mark,
    stray_mark_of_another_month,
]


def derived(world: World) -> list[str]:
    """The items that a rebuild makes, without what only counts writes, and without lists of which
    nothing stands: a list that is no more leaves such an item.
    """
    return sorted(
        str({name: value for name, value in item.items() if name != "revision"})
        for item in world.table.all_items()
        if item["pk"].startswith(("NAME#", "LIST#"))
        and (item["sk"] != "~" or list_standing_from(item).months or "newest" in item)
    )


@pytest.mark.parametrize("is_told", [True, False], ids=["the stream tells", "the stream does not"])
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_rebuild_makes_good_a_fault_of_the_table(fault: Fault, *, is_told: bool) -> None:
    world = newspaper()
    right = derived(world)
    fault(world)
    assert derived(world) != right or fault in {
        stray_standing,
        missing_standing,
        standing_with_a_stray_place,
        standing_of_another_version,
    }
    if not is_told:  # as where a table is restored
        world.planned |= set(world.unplanned)
    world.settle()
    world.tick(rebuild=True)
    world.settle()
    assert world.shown() == rebuilt(world).shown()
    assert derived(world) == right
    assert not items(world, "FILE#articles/liar.md")


@pytest.mark.parametrize(
    ("fault", "changes"),
    [(stray_claim, "RECORD"), (stray_entry, "STANDS"), (standing_with_a_stray_place, "STANDS")],
)
def test_what_changes_while_it_is_judged_is_left_alone(fault: Fault, changes: str) -> None:
    """A file may take the name, or come to the list, just then."""
    table = Rivals()
    world = newspaper(table)
    fault(world)
    [beside] = [item for item in items(world, "FILE#articles/a.md") if item["sk"] == changes]
    before = {ItemKey(item["pk"], item["sk"]) for item in table.all_items()}
    table.rivals = [lambda: put(world, beside, revision=beside["revision"] + 1)]
    with pytest.raises(Conflict):
        Repairs(table).after("", 1000)
    assert {ItemKey(item["pk"], item["sk"]) for item in table.all_items()} == before
