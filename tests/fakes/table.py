"""A Table in memory. It passes the same contract suite as the DynamoDB adapter."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from typing import TYPE_CHECKING

from kilas.errors import Conflict
from kilas.ports import Add, Check, Delete, Expect, Item, ItemKey, Put, Write

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LARGEST_TRANSACTION = 100


def copied(value: object) -> object:
    """A copy that shares nothing mutable, as a round trip through DynamoDB gives."""
    if isinstance(value, dict):
        return {name: copied(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [copied(inner) for inner in value]
    if value is None or isinstance(value, (str, int, bytes)):
        return value
    raise TypeError(f"{type(value).__name__} cannot be stored in an item")


class FakeTable:
    """Items in sorted partitions, and the stream of what changed: (old image, new image)."""

    def __init__(self) -> None:
        self._partitions: dict[str, list[str]] = defaultdict(list)
        self._items: dict[ItemKey, Item] = {}
        self.stream: list[tuple[Item | None, Item | None]] = []

    def get(self, key: ItemKey) -> Item | None:
        item = self._items.get(key)
        return None if item is None else copied(item)  # type: ignore[return-value]  # a dict again

    def get_many(self, keys: Sequence[ItemKey]) -> dict[ItemKey, Item]:
        assert len(set(keys)) == len(keys), "BatchGetItem refuses a key that comes twice"
        found = {key: self.get(key) for key in keys}
        return {key: item for key, item in found.items() if item is not None}

    def query(
        self,
        pk: str,
        *,
        after: str = "",
        before: str = "\U0010ffff",
        descending: bool = False,
        limit: int | None = None,
    ) -> list[Item]:
        names = self._between(pk, after, before)
        if descending:
            names = names[::-1]
        return [copied(self._items[ItemKey(pk, sk)]) for sk in names[:limit]]  # type: ignore[misc]  # dicts

    def count(self, pk: str, *, after: str = "", before: str = "\U0010ffff") -> int:
        return len(self._between(pk, after, before))

    def due(self, until: str) -> list[Item]:
        found = [
            {"pk": item["pk"], "sk": item["sk"], "due": item["due"]}
            for item in self._items.values()
            if item.get("due_pk") == "DUE" and item["due"] <= until
        ]
        return sorted(found, key=lambda item: item["due"])

    def write(self, writes: Sequence[Write]) -> None:
        keys = [_key_of(write) for write in writes]
        assert len(set(keys)) == len(keys), "a transaction refuses two writes to one item"
        assert len(keys) <= LARGEST_TRANSACTION, "a transaction takes at most 100 items"
        for write, key in zip(writes, keys, strict=True):
            self._verify(key, None if isinstance(write, Add) else write.expect)
        for write, key in zip(writes, keys, strict=True):
            self._apply(write, key)

    def all_items(self) -> Iterable[Item]:
        """Every item, for assertions."""
        return self._items.values()

    def _between(self, pk: str, after: str, before: str) -> list[str]:
        names = self._partitions[pk]
        return names[bisect_right(names, after) : bisect_left(names, before)]

    def _verify(self, key: ItemKey, expect: Expect | None) -> None:
        if expect is None:
            return
        item = self._items.get(key)
        seen = None if item is None else item.get(expect.attribute)
        if seen != expect.value:
            raise Conflict(f"{key}: {expect.attribute} is {seen!r}, not {expect.value!r}")

    def _apply(self, write: Write, key: ItemKey) -> None:
        match write:
            case Check():
                return
            case Put(item):
                self._replace(key, copied(item))  # type: ignore[arg-type]  # a dict again
            case Delete():
                self._replace(key, None)
            case Add(_, numbers):
                item = self._items.get(key, {"pk": key.pk, "sk": key.sk})
                sums = {name: item.get(name, 0) + number for name, number in numbers.items()}
                self._replace(key, item | sums)

    def _replace(self, key: ItemKey, new: Item | None) -> None:
        old = self._items.get(key)
        if old == new:
            return  # DynamoDB streams write no record where nothing changed
        names = self._partitions[key.pk]
        if old is None:
            insort(names, key.sk)
        if new is None:
            names.remove(key.sk)
            del self._items[key]
        else:
            self._items[key] = new
        self.stream.append((old, new))


def _key_of(write: Write) -> ItemKey:
    if isinstance(write, Put):
        return ItemKey(write.item["pk"], write.item["sk"])
    return write.key
