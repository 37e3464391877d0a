"""A Table in memory. It passes the same contract suite as the DynamoDB adapter."""

from __future__ import annotations

import marshal
from bisect import bisect_right
from collections import defaultdict
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING

from sortedcontainers import SortedDict

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


def copied(value: object) -> object:
    """A copy that shares nothing mutable, as a round trip through DynamoDB gives."""
    if isinstance(value, dict):
        return {name: copied(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [copied(inner) for inner in value]
    if value is None or isinstance(value, (str, int, bytes)):
        return value
    raise TypeError(f"{type(value).__name__} cannot be stored in an item")


def _read(stored: bytes) -> Item:
    """The item that was stored, a new one each time."""
    found: Item = marshal.loads(stored)  # noqa: S302 -- what this module has written
    return found


class FakeTable:
    """Items in sorted partitions, and the stream of what changed: (old image, new image).

    A partition has its items as bytes, since a test run reads far more than it writes.
    """

    def __init__(self) -> None:
        self._partitions: dict[str, SortedDict[str, bytes]] = defaultdict(SortedDict)
        self._items: dict[ItemKey, Item] = {}
        self.stream: list[tuple[Item | None, Item | None]] = []

    def get(self, key: ItemKey) -> Item | None:
        stored = self._partitions[key.pk].get(key.sk)
        return None if stored is None else _read(stored)

    def get_many(self, keys: Sequence[ItemKey]) -> dict[ItemKey, Item]:
        found = {key: self.get(key) for key in keys}
        return {key: item for key, item in found.items() if item is not None}

    def query(
        self,
        pk: str,
        *,
        after: str = "",
        before: str = LAST_SORT_KEY,
        descending: bool = False,
        limit: int | None = None,
    ) -> list[Item]:
        partition = self._partitions[pk]
        if after >= before:
            return []
        names = partition.irange(after, before, inclusive=(False, False), reverse=descending)
        return [_read(partition[sk]) for sk in islice(names, limit)]

    def scan(self, after: ItemKey | None, limit: int) -> list[Item]:
        keys = sorted(self._items, key=_scanned)
        start = bisect_right(keys, _scanned(after), key=_scanned) if after else 0
        return [copied(self._items[key]) for key in keys[start : start + limit]]  # type: ignore[misc]  # dicts

    def due(self, until: str) -> list[Item]:
        found = [
            {"pk": item["pk"], "sk": item["sk"], "due": item["due"]}
            for item in self._items.values()
            if item.get("due_pk") == "DUE" and item.get("due", LAST_SORT_KEY) <= until
        ]
        return sorted(found, key=lambda item: item["due"])

    def on_desk(self, group: str, *, descending: bool, limit: int) -> list[Item]:
        return placed_on_desk(self._items.values(), group, descending=descending)[:limit]

    def catch_up(self) -> None:
        """Bring the indexes up to date: here they never lag."""

    def write(self, writes: Sequence[Write]) -> None:
        verify_transaction(writes)
        for write in writes:
            self._verify_numbers(write)
        for write in writes:
            self._verify_expect(write)
        for write in writes:
            self._apply(write)

    def all_items(self) -> Iterable[Item]:
        """Every item, for assertions."""
        return self._items.values()

    def _verify_numbers(self, write: Write) -> None:
        """Raise the error of DynamoDB where a number would be added to another type."""
        if isinstance(write, Add):
            item = self._items.get(write.key, {})
            for name in write.numbers:
                if type(item.get(name, 0)) is not int:
                    text = f"{write.key}: {name} is no number"
                    raise AwsError(text, code="ValidationException", operation="UpdateItem")

    def _verify_expect(self, write: Write) -> None:
        expect = None if isinstance(write, Add) else write.expect
        if expect and not _holds(expect, self._items.get(write.key, {})):
            raise Conflict(f"{write.key}: it is not as expected: {expect}")

    def _apply(self, write: Write) -> None:
        match write:
            case Check():
                return
            case Put(item):
                self._replace(write.key, copied(item))  # type: ignore[arg-type]  # a dict again
            case Delete(key):
                self._replace(key, None)
            case Add(key, numbers):
                item = self._items.get(key, {"pk": key.pk, "sk": key.sk})
                sums = {name: item.get(name, 0) + number for name, number in numbers.items()}
                self._replace(key, item | sums)

    def _replace(self, key: ItemKey, new: Item | None) -> None:
        old = self._items.get(key)
        if old == new:
            return  # DynamoDB streams write no record where nothing changed
        if new is None:
            del self._partitions[key.pk][key.sk], self._items[key]
        else:
            self._partitions[key.pk][key.sk] = marshal.dumps(new)
            self._items[key] = new
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
