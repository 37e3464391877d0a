"""A Table in memory. It passes the same contract suite as the DynamoDB adapter."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from hashlib import sha256
from itertools import islice
from types import NoneType
from typing import TYPE_CHECKING, Any, Final

from kilas.errors import AwsError, Conflict
from kilas.ports import (
    LAST_SORT_KEY,
    Add,
    Check,
    Delete,
    Expect,
    Item,
    ItemKey,
    Put,
    Write,
    verify_transaction,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_SCALARS: Final = frozenset({str, int, bool, bytes, NoneType})


def copied(value: object) -> Any:
    """A copy that shares nothing mutable, as a round trip through DynamoDB gives."""
    if type(value) in _SCALARS:
        return value
    if isinstance(value, dict):
        return {name: copied(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [copied(inner) for inner in value]
    raise TypeError(f"{type(value).__name__} cannot be stored in an item")


class _Nested(dict[str, Any]):
    """An item with lists or dicts in it. Most items have none, and are copied far faster."""

    def copy(self) -> Item:
        """A plain item that shares nothing mutable with this one."""
        return {name: copied(value) for name, value in self.items()}


def _to_store(item: Item) -> Item:
    """The item as the table keeps it: a copy, whose `copy` shares nothing mutable with it."""
    if _SCALARS.issuperset(map(type, item.values())):
        return item.copy()
    return _Nested(copied(item))


class _Partition:
    """The items of one partition by their sort keys, and these in their order."""

    def __init__(self) -> None:
        self.items: dict[str, Item] = {}
        self.names: list[str] = []

    def put(self, sk: str, item: Item) -> None:
        if sk not in self.items:
            insort(self.names, sk)
        self.items[sk] = item

    def remove(self, sk: str) -> None:
        del self.items[sk]
        del self.names[bisect_left(self.names, sk)]


class FakeTable:
    """Items in sorted partitions, and the stream of what changed: (old image, new image).

    Every read gives new items. The two indexes have the items that belong there, as in DynamoDB.
    """

    def __init__(self) -> None:
        self._partitions: dict[str, _Partition] = defaultdict(_Partition)
        self._items: dict[ItemKey, Item] = {}
        self._indexed: dict[str, dict[ItemKey, Item]] = {"due_pk": {}, "desk_pk": {}}
        self.stream: list[tuple[Item | None, Item | None]] = []

    def get(self, key: ItemKey) -> Item | None:
        item = self._items.get(key)
        return None if item is None else item.copy()

    def get_many(self, keys: Sequence[ItemKey]) -> dict[ItemKey, Item]:
        items = self._items
        return {key: items[key].copy() for key in keys if key in items}

    def query(
        self,
        pk: str,
        *,
        after: str = "",
        before: str = LAST_SORT_KEY,
        descending: bool = False,
        limit: int | None = None,
    ) -> list[Item]:
        partition = self._partitions.get(pk)
        if partition is None:
            return []
        names, items = partition.names, partition.items
        places = range(bisect_right(names, after), bisect_left(names, before))
        in_order = places[::-1] if descending else places
        return [items[names[place]].copy() for place in islice(in_order, limit)]

    def scan(self, after: ItemKey | None, limit: int) -> list[Item]:
        keys = sorted(self._items, key=_scanned)
        start = bisect_right(keys, _scanned(after), key=_scanned) if after else 0
        return [self._items[key].copy() for key in keys[start : start + limit]]

    def due(self, until: str) -> list[Item]:
        found = [
            {"pk": item["pk"], "sk": item["sk"], "due": item["due"]}
            for item in self._indexed["due_pk"].values()
            if item["due_pk"] == "DUE" and item.get("due", LAST_SORT_KEY) <= until
        ]
        return sorted(found, key=lambda item: item["due"])

    def on_desk(self, group: str, *, descending: bool, limit: int) -> list[Item]:
        on_desk = self._indexed["desk_pk"].values()
        return placed_on_desk(on_desk, group, descending=descending)[:limit]

    def catch_up(self) -> None:
        """Bring the indexes up to date: here they never lag."""

    def write(self, writes: Sequence[Write]) -> None:
        verify_transaction(writes)
        keyed = [(write.key, write) for write in writes]
        for key, write in keyed:
            self._verify_numbers(key, write)
        for key, write in keyed:
            self._verify_expect(key, write)
        for key, write in keyed:
            self._apply(key, write)

    def all_items(self) -> Iterable[Item]:
        """Every item, for assertions."""
        return self._items.values()

    def damage(self, key: ItemKey, item: Item | None) -> None:
        """Give an item another value, or none, without a record in the stream."""
        before = len(self.stream)
        self._replace(key, item)
        del self.stream[before:]

    def _verify_numbers(self, key: ItemKey, write: Write) -> None:
        """Raise the error of DynamoDB where a number would be added to another type."""
        if isinstance(write, Add):
            item = self._items.get(key, {})
            for name in write.numbers:
                if type(item.get(name, 0)) is not int:
                    text = f"{key}: {name} is no number"
                    raise AwsError(text, code="ValidationException", operation="UpdateItem")

    def _verify_expect(self, key: ItemKey, write: Write) -> None:
        expect = None if isinstance(write, Add) else write.expect
        if expect and not _holds(expect, self._items.get(key, {})):
            raise Conflict(f"{key}: it is not as expected: {expect}")

    def _apply(self, key: ItemKey, write: Write) -> None:
        match write:
            case Check():
                return
            case Put(item):
                self._replace(key, item)
            case Delete():
                self._replace(key, None)
            case Add(_, numbers):
                item = self._items.get(key, {"pk": key.pk, "sk": key.sk})
                sums = {name: item.get(name, 0) + number for name, number in numbers.items()}
                self._replace(key, item | sums)

    def _replace(self, key: ItemKey, item: Item | None) -> None:
        old, new = self._items.get(key), None if item is None else _to_store(item)
        if old == new:
            return  # DynamoDB streams write no record where nothing changed
        if new is None:
            self._partitions[key.pk].remove(key.sk)
            del self._items[key]
        else:
            self._partitions[key.pk].put(key.sk, new)
            self._items[key] = new
        for name, index in self._indexed.items():
            if new is not None and name in new:
                index[key] = new
            elif old is not None and name in old:
                del index[key]
        self.stream.append((old, new))


def placed_on_desk(items: Iterable[Item], group: str, *, descending: bool) -> list[Item]:
    """The answer of `on_desk` for these items."""
    found = [
        {"pk": item["pk"], "sk": item["sk"], "desk": item["desk"]}
        for item in items
        if item.get("desk_pk") == group and "desk" in item
    ]
    return sorted(found, key=lambda item: item["desk"], reverse=descending)


def _scanned(key: ItemKey) -> tuple[str, str]:
    """Where an item is in a scan: not in the order of the partitions, as in DynamoDB."""
    return sha256(key.pk.encode()).hexdigest(), key.sk


def _holds(expect: Expect, item: Item) -> bool:
    if expect.value is None:
        return expect.attribute not in item
    found = item.get(expect.attribute)
    return type(found) is type(expect.value) and found == expect.value  # True is not the number 1
