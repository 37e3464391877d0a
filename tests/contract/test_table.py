"""The Table port, reading: what the fake and DynamoDB must both do."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, cast

import pytest

from kilas.ports import Add, Delete, Item, ItemKey, Put, end_of_prefix
from tests.contract.items import HERE, THERE, item

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kilas.ports import Table


def fill(table: Table, pk: str, names: Sequence[str], **attributes: object) -> None:
    for name in names:
        table.write([Put(item(ItemKey(pk, name), **attributes))])


def names(items: Sequence[Item]) -> list[str]:
    return [each["sk"] for each in items]


# --- reading one, and many -------------------------------------------------------------------


def test_nothing_is_there_before_it_is_written(table: Table) -> None:
    assert table.get(HERE) is None
    assert table.get_many([HERE, THERE]) == {}
    assert table.query("FILE#a") == []
    assert table.scan(None, 10) == []
    assert table.due("9999") == []


@pytest.mark.parametrize(
    "value",
    [
        "",
        "Banjir surut 🌊",
        0,
        -7,
        12345678901234567890123456789012345678,
        True,
        False,
        None,
        b"\x00\xff",
        b"",
        [],
        {},
        ["a", 1, True, None, b"\x01", [""], {"b": b"\x02"}],
        {"é": {"n": [1, 2]}, "none": None, "no": False},
    ],
    ids=repr,
)
def test_a_value_comes_back_as_it_was(table: Table, value: object) -> None:
    table.write([Put(item(HERE, value=value))])
    read = [table.get(HERE), table.get_many([HERE])[HERE], table.query(HERE.pk)[0]]
    for found in read:
        assert found == item(HERE, value=value)
        assert same_types(found["value"], value)


def same_types(left: object, right: object) -> bool:
    """True == 1 and a Binary == its bytes, but neither is the same to what reads them."""
    if type(left) is not type(right):
        return False
    if isinstance(left, dict) and isinstance(right, dict):
        return all(same_types(left[name], right[name]) for name in right)
    if isinstance(left, list) and isinstance(right, list):
        return all(map(same_types, left, right))
    return True


@pytest.mark.parametrize("name", ["a b", "a+b", "a%2Fb", "kabar/négatif/Ω", "日本", "🌊", "#", "'"])
def test_any_text_is_a_key(table: Table, name: str) -> None:
    key = ItemKey(f"FILE#{name}", name)
    table.write([Put(item(key, value=name))])
    assert table.get(key) == item(key, value=name)
    assert table.get_many([key]) == {key: item(key, value=name)}
    assert table.query(key.pk) == [item(key, value=name)]


READS: dict[str, Callable[[Table], Item]] = {
    "get": lambda table: cast("Item", table.get(HERE)),
    "get_many": lambda table: table.get_many([HERE])[HERE],
    "query": lambda table: table.query(HERE.pk)[0],
    "scan": lambda table: table.scan(None, 1)[0],
}


def change_deeply(found: Item) -> None:
    """Change all that can be changed in an item."""
    for value in found.values():
        if isinstance(value, list):
            change_deeply({str(place): each for place, each in enumerate(value)})
            value.append("more")
        elif isinstance(value, dict):
            change_deeply(value)
            value["more"] = 1
    found["more"] = 1


@pytest.mark.parametrize(
    "names", ["a", ["a"], {"a": 1}, [["a"], {"a": ["a"]}], {"a": {"a": ["a"]}}], ids=repr
)
@pytest.mark.parametrize("read", READS)
def test_changing_an_item_that_was_read_does_not_change_the_table(
    table: Table, read: str, names: object
) -> None:
    written = item(HERE, names=names)
    table.write([Put(written)])
    as_it_was = deepcopy(written)
    change_deeply(READS[read](table))
    assert [again(table) for again in READS.values()] == [as_it_was] * len(READS)


@pytest.mark.parametrize("names", [["a"], [["a"]], {"a": ["a"]}], ids=repr)
def test_changing_an_item_after_its_write_does_not_change_the_table(
    table: Table, names: object
) -> None:
    written = item(HERE, names=names)
    as_it_was = deepcopy(written)
    table.write([Put(written)])
    change_deeply(written)
    assert table.get(HERE) == as_it_was


def test_an_added_number_changes_no_item_that_was_read(table: Table) -> None:
    table.write([Put(item(HERE, names=["a"], number=1))])
    found = READS["get"](table)
    table.write([Add(HERE, {"number": 1})])
    assert found["number"] == 1
    change_deeply(found)
    assert table.get(HERE) == item(HERE, names=["a"], number=2)


def test_any_number_of_items_is_read_at_once(table: Table) -> None:
    keys = [ItemKey(f"FILE#{number}", "RECORD") for number in range(230)]
    for key in keys[::2]:
        table.write([Put(item(key, of=key.pk))])
    assert table.get_many(keys) == {key: item(key, of=key.pk) for key in keys[::2]}
    assert table.get_many([]) == {}


def test_a_key_may_be_asked_for_twice(table: Table) -> None:
    table.write([Put(item(HERE))])
    assert table.get_many([HERE, THERE, HERE]) == {HERE: item(HERE)}


# --- query -----------------------------------------------------------------------------------


def test_a_query_is_in_the_order_of_utf_8(table: Table) -> None:
    sorted_names = ["A", "Z", "a", "a ", "a0", "aa", "b", "é", "\uffee", "🌊"]
    fill(table, "LIST#all", sorted_names[::-1])
    fill(table, "LIST#section/politik", ["zzz"])
    assert names(table.query("LIST#all")) == sorted_names
    assert names(table.query("LIST#all", descending=True)) == sorted_names[::-1]


@pytest.mark.parametrize(
    ("after", "before", "expected"),
    [
        ("", "~", "b bb c d"),
        ("b", "d", "bb c"),
        ("a", "c", "b bb"),
        ("b", "c", "bb"),
        ("bb", "c", ""),
        ("c", "b", ""),
        ("c", "c", ""),
        ("d", "~", ""),
        ("b", "b\0", ""),
        ("b", "b\x01", ""),
        ("bb", "\ue000", "c d"),
        ("", "", ""),
    ],
)
def test_both_bounds_are_left_out(table: Table, after: str, before: str, expected: str) -> None:
    fill(table, "LIST#all", ["b", "bb", "c", "d"])
    assert names(table.query("LIST#all", after=after, before=before)) == expected.split()
    reverse = table.query("LIST#all", after=after, before=before, descending=True)
    assert names(reverse) == expected.split()[::-1]


def test_the_keys_that_begin_with_a_prefix_lie_between_it_and_its_end(table: Table) -> None:
    fill(table, "NAME#url:/a", ["CLAIM", "WAIT#", "WAIT#0", "WAIT#ff", "WAIT#🌊", "WAIT$"])
    found = table.query("NAME#url:/a", after="WAIT#", before=end_of_prefix("WAIT#"))
    assert names(found) == ["WAIT#0", "WAIT#ff", "WAIT#🌊"]


@pytest.mark.parametrize("limit", [0, 1, 3, 4, 99])
def test_a_limit_keeps_the_first(table: Table, limit: int) -> None:
    fill(table, "LIST#all", ["a", "b", "c", "d"])
    assert names(table.query("LIST#all", limit=limit)) == ["a", "b", "c", "d"][:limit]
    newest = table.query("LIST#all", descending=True, limit=limit, after="a")
    assert names(newest) == ["d", "c", "b"][:limit]


def test_a_query_is_read_to_its_end(table: Table) -> None:
    """DynamoDB answers with at most 1 MB at once."""
    stored = [f"{number:02}" for number in range(12)]
    fill(table, "LIST#all", stored, padding="x" * 200_000)
    assert names(table.query("LIST#all")) == stored
    assert names(table.query("LIST#all", descending=True, limit=11)) == stored[:0:-1]
    assert names(table.query("LIST#all", after="02")) == stored[3:]


def test_items_of_the_desk_are_listed_by_group_in_both_orders(table: Table) -> None:
    for name, group, place in [("b", "draft", "T2"), ("c", "draft", "T3"), ("a", "draft", "T1")]:
        key = ItemKey(f"FILE#{name}", "RECORD")
        table.write([Put(item(key, desk_pk=group, desk=place, more="x"))])
    table.write([Put(item(ItemKey("FILE#d", "RECORD"), desk_pk="note", desk="T0"))])
    table.write([Put(item(ItemKey("FILE#e", "RECORD"), desk="T0"))])

    def found(group: str, *, descending: bool, limit: int) -> list[str]:
        items = table.on_desk(group, descending=descending, limit=limit)
        return [each["pk"] for each in items]

    assert found("draft", descending=False, limit=9) == ["FILE#a", "FILE#b", "FILE#c"]
    assert found("draft", descending=True, limit=2) == ["FILE#c", "FILE#b"]
    assert found("note", descending=False, limit=9) == ["FILE#d"]
    assert found("problem", descending=False, limit=9) == []
    table.write([Put(item(ItemKey("FILE#a", "RECORD")))])
    assert found("draft", descending=False, limit=1) == ["FILE#b"]


def test_due_items_are_listed_the_longest_due_first(table: Table) -> None:
    for name, due in [("late", "T3"), ("now", "T2"), ("early", "T1")]:
        due_item = item(ItemKey(f"FILE#{name}", "RECORD"), due_pk="DUE", due=due, more="x")
        table.write([Put(due_item)])
    table.write([Put(item(ItemKey("FILE#never", "RECORD"), revision=1))])
    found = [{name: each[name] for name in ("pk", "sk", "due")} for each in table.due("T2")]
    assert found == [
        {"pk": "FILE#early", "sk": "RECORD", "due": "T1"},
        {"pk": "FILE#now", "sk": "RECORD", "due": "T2"},
    ]
    table.write([Put(item(ItemKey("FILE#early", "RECORD"), revision=2))])
    assert [each["pk"] for each in table.due("T2")] == ["FILE#now"]


# --- scan ------------------------------------------------------------------------------------


def scanned(table: Table, limit: int) -> list[list[Item]]:
    """The whole table, so many items at once."""
    pages, after = [], None
    while len(page := table.scan(after, limit)) == limit:
        pages.append(page)
        after = ItemKey(page[-1]["pk"], page[-1]["sk"])
    return [*pages, page]


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 6, 7, 99])
def test_a_scan_gives_each_item_once_in_full_parts(table: Table, limit: int) -> None:
    keys = [ItemKey(f"FILE#{name}", sk) for name in "abc" for sk in ("RECORD", "STANDS")]
    for key in keys:
        table.write([Put(item(key, revision=1))])
    parts = scanned(table, limit)
    found = [each for part in parts for each in part]
    assert sorted(found, key=str) == sorted([item(key, revision=1) for key in keys], key=str)
    assert {len(part) for part in parts[:-1]} <= {limit}


def test_a_scan_goes_on_after_an_item_that_is_gone(table: Table) -> None:
    """An audit goes on where a message of it ended, and the item may have been removed since."""
    for name in "abcdef":
        table.write([Put(item(ItemKey(f"FILE#{name}", "RECORD")))])
    whole = table.scan(None, 99)
    last = ItemKey(whole[2]["pk"], whole[2]["sk"])
    table.write([Delete(last)])
    assert table.scan(last, 99) == whole[3:]


def test_a_scan_is_read_over_the_most_that_dynamodb_answers_at_once(table: Table) -> None:
    """DynamoDB answers with at most 1 MB at once."""
    fill(table, "LIST#all", [f"{number:02}" for number in range(12)], padding="x" * 200_000)
    assert len(table.scan(None, 12)) == 12
    assert len(table.scan(None, 99)) == 12
