"""Whatever a newer release wrote to the derived items of the table, and this one cannot read, "make
everything again" makes good, and nothing else is harmed.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest

from kilas.messages import PageMessage
from kilas.ports import ItemKey
from tests.converge.ground import key_of
from tests.converge.oracle import assert_right
from tests.converge.test_damage import news, newspaper, rebuild, settle
from tests.fakes.process import ComeAgain

if TYPE_CHECKING:
    from kilas.ports import Item
    from tests.fakes.aged_table import AgedTable
    from tests.fakes.world import World

UNKNOWN: Final = "of_another_release"
DERIVED: Final = ("FILE#", "NAME#", "LIST#", "SITE")


def kind_of(item: Item) -> str:
    """The room of an item and its sort, such as "FILE STANDS" and "LIST ~"."""
    room, sort = item["pk"].partition("#")[0], item["sk"]
    if room == "LIST" and sort != "~":
        sort = "!" if sort.endswith("!") else "entry"
    return f"{room} {sort.partition('#')[0]}"


def damaged(item: Item, name: str) -> Item:
    value = item[name]
    if isinstance(value, str) and value.startswith(("{", "[")):
        value = json.dumps(_unknown(json.loads(value)))
    elif isinstance(value, str):
        value = UNKNOWN
    elif isinstance(value, list):
        value = [UNKNOWN]
    else:
        value += 7
    return item | {name: value}


def _unknown(value: Any) -> Any:
    """The same with every text another, and every list and object of other things."""
    match value:
        case dict():
            return {key: _unknown(each) for key, each in value.items()}
        case list():
            return [_unknown(each) for each in value] or [{UNKNOWN: 1}]
        case _:
            return {UNKNOWN: value}


def places() -> list[tuple[str, str]]:
    _, table = newspaper()
    items = [each for each in table.all_items() if each["pk"].startswith(DERIVED)]
    return sorted({(kind_of(each), name) for each in items for name in each.keys() - {"pk", "sk"}})


PLACES: Final = places()


@pytest.mark.parametrize(("kind", "name"), PLACES, ids=[f"{a} {b}" for a, b in PLACES])
def test_a_rebuild_makes_good_what_this_release_cannot_read(kind: str, name: str) -> None:
    world, table = newspaper()
    for item in list(table.all_items()):
        if kind_of(item) == kind and name in item:
            table.damage(key_of(item), damaged(item, name))
    rebuild(world, table)


KEY: Final = "articles/a.md"
RECORD: Final = ItemKey(f"FILE#{KEY}", "RECORD")
PAGE: Final = "2026/11/baru.html"


def unread() -> tuple[World, AgedTable]:
    """The newspaper, of which another release wrote the record of one article."""
    world, table = newspaper()
    [item] = (each for each in table.all_items() if key_of(each) == RECORD)
    text = item["record"].replace('"status":"live"', f'"status":"{UNKNOWN}"')
    assert text != item["record"]
    table.damage(key_of(item), item | {"record": text})
    return world, table


def test_an_upload_makes_the_record_again() -> None:
    world, table = unread()
    world.upload(KEY, news(date="2026-11-02", slug="baru", summary="Lain."))
    settle(world, table)
    assert "Lain." in world.site.text(PAGE)
    assert_right(world)


def test_the_page_stays_while_its_record_is_unread() -> None:
    world, _ = unread()
    with pytest.raises(ComeAgain):
        world.publish_batch([PageMessage(f"address|/{PAGE}", "c")])
    assert PAGE in world.site.objects


def test_no_file_takes_a_name_from_one_whose_record_is_unread() -> None:
    world, table = unread()
    world.upload("articles/e.md", news(date="2026-11-02", slug="baru"))
    settle(world, table)
    claim = world.records.claims([f"url:/{PAGE}"])[f"url:/{PAGE}"]
    assert claim.key == KEY
    rebuild(world, table)
