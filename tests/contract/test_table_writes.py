"""The Table port, writing: what the fake and DynamoDB must both do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kilas.errors import AwsError, Conflict
from kilas.ports import Add, Check, Delete, Expect, ItemKey, Put
from tests.contract.items import HERE, THERE, item

if TYPE_CHECKING:
    from kilas.ports import Item, Table, Write


def test_a_put_replaces_the_whole_item(table: Table) -> None:
    table.write([Put(item(HERE, old="x"))])
    table.write([Put(item(HERE, new="y"))])
    assert table.get(HERE) == item(HERE, new="y")


def test_a_delete_leaves_nothing_and_may_be_repeated(table: Table) -> None:
    table.write([Put(item(HERE))])
    table.write([Delete(HERE)])
    table.write([Delete(HERE)])
    assert table.get(HERE) is None
    assert table.query(HERE.pk) == []


def test_nothing_to_write_is_no_error(table: Table) -> None:
    table.write([Put(item(HERE))])
    table.write([])
    assert table.get(HERE) == item(HERE)


def test_numbers_are_added_up_from_nothing(table: Table) -> None:
    table.write([Add(HERE, {"published": 2, "pending": 1})])
    table.write([Add(HERE, {"published": -1})])
    table.write([Add(HERE, {"removed": 5}), Put(item(THERE))])
    assert table.get(HERE) == item(HERE, published=1, pending=1, removed=5)


def test_adding_leaves_the_rest_of_an_item(table: Table) -> None:
    table.write([Put(item(HERE, name="Ani", published=3))])
    table.write([Add(HERE, {"published": 1})])
    assert table.get(HERE) == item(HERE, name="Ani", published=4)


@pytest.mark.parametrize(
    "number", [True, None, "1", b"1", [1], {"n": 1}], ids=lambda number: type(number).__name__
)
def test_only_to_a_number_is_added(table: Table, number: object) -> None:
    table.write([Put(item(HERE, published=number))])
    for others in ([], [Put(item(THERE))]):
        with pytest.raises(AwsError):
            table.write([*others, Add(HERE, {"published": 1})])
        assert table.get(HERE) == item(HERE, published=number)
        assert table.get(THERE) is None


ONE_ITEM = [Put(item(HERE)), Delete(HERE), Check(HERE, Expect("a", 1)), Add(HERE, {"published": 1})]


@pytest.mark.parametrize("second", ONE_ITEM, ids=lambda write: type(write).__name__)
@pytest.mark.parametrize("first", ONE_ITEM, ids=lambda write: type(write).__name__)
def test_two_writes_to_one_item_are_refused(table: Table, first: Write, second: Write) -> None:
    with pytest.raises(ValueError, match="one write for each item"):
        table.write([first, Put(item(THERE)), second])
    assert table.get(HERE) is table.get(THERE) is None


def test_more_than_a_hundred_writes_are_refused(table: Table) -> None:
    keys = [ItemKey("LIST#all", f"{number:03}") for number in range(101)]
    with pytest.raises(ValueError, match="at most 100 writes, not 101"):
        table.write([Put(item(key)) for key in keys])
    assert table.query("LIST#all") == []


def test_all_is_written_or_nothing(table: Table) -> None:
    table.write([Put(item(HERE, revision=1)), Put(item(THERE, revision=1))])
    elsewhere = ItemKey("FILE#c", "RECORD")
    with pytest.raises(Conflict):
        table.write(
            [
                Put(item(elsewhere, revision=1)),
                Delete(THERE),
                Add(ItemKey("FILE#d", "COUNTS"), {"published": 1}),
                Put(item(HERE, revision=3), Expect("revision", 2)),
            ]
        )
    assert table.get(HERE) == item(HERE, revision=1)
    assert table.get(THERE) == item(THERE, revision=1)
    assert table.get(elsewhere) is None
    assert table.get(ItemKey("FILE#d", "COUNTS")) is None


def test_a_hundred_items_are_written_at_once(table: Table) -> None:
    keys = [ItemKey("LIST#all", f"{number:03}") for number in range(100)]
    table.write([Put(item(key)) for key in keys])
    assert len(table.query("LIST#all")) == 100


PRESENT = Expect("revision", 1)
ABSENT = Expect("revision", None)


@pytest.mark.parametrize(
    ("there", "expect", "holds"),
    [
        ({"revision": 1}, PRESENT, True),
        ({"revision": 2}, PRESENT, False),
        ({"other": 1}, PRESENT, False),
        (None, PRESENT, False),
        (None, ABSENT, True),
        ({"revision": 1}, ABSENT, False),
        ({"rank": "0 é"}, Expect("rank", "0 é"), True),
        ({"rank": "0 e"}, Expect("rank", "0 é"), False),
        ({"rank": ""}, Expect("rank", ""), True),
        ({"rank": 1}, Expect("rank", "1"), False),
        ({"rank": None}, Expect("rank", None), False),
        ({"status": "live"}, Expect("status", "live"), True),
    ],
)
@pytest.mark.parametrize("kind", [Put, Delete, Check])
def test_a_write_happens_only_where_what_it_expects_holds(
    table: Table,
    kind: type[Put | Delete | Check],
    there: Item | None,
    expect: Expect,
    *,
    holds: bool,
) -> None:
    for others in ([], [Put(item(THERE))]):
        table.write([Put(item(HERE, **there)) if there is not None else Delete(HERE)])
        before = table.get(HERE)
        written = item(HERE, revision=9)
        write = Put(written, expect) if kind is Put else kind(HERE, expect)  # type: ignore[arg-type]  # Delete and Check take a key
        if holds:
            table.write([write, *others])
            assert table.get(HERE) == {Put: written, Delete: None, Check: before}[kind]
        else:
            with pytest.raises(Conflict):
                table.write([write, *others])
            assert table.get(HERE) == before
        assert (table.get(THERE) is not None) == (holds and bool(others))


def test_reserved_words_are_names_like_any_other(table: Table) -> None:
    """DynamoDB knows 573 words that an expression may not use bare."""
    table.write([Put(item(HERE, status="live", key="a"))])
    table.write([Put(item(HERE, status="gone"), Expect("status", "live"))])
    table.write([Add(HERE, {"count": 1, "size": 2})])
    assert table.get(HERE) == item(HERE, status="gone", count=1, size=2)


# --- what no table is asked for --------------------------------------------------------------


@pytest.mark.parametrize(
    "numbers", [{}, {"sk": 1}, {"published": True}, {"published": 1, "pending": "1"}], ids=str
)
def test_an_add_without_numbers_is_impossible(numbers: Any) -> None:
    with pytest.raises(ValueError, match="an Add"):
        Add(HERE, numbers)


@pytest.mark.parametrize(
    ("pk", "sk"), [("", "a"), ("a", ""), ("é" * 1025, "a"), ("a", "é" * 513), ("a", "\ud800")]
)
def test_a_key_that_dynamodb_refuses_is_impossible(pk: str, sk: str) -> None:
    ItemKey("é" * 1024, "é" * 512)
    with pytest.raises(ValueError, match=r"1 to|surrogates"):
        ItemKey(pk, sk)
