"""A Table in memory on which time leaves marks: its items expire, and its indexes lag behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.ports import ItemKey
from tests.fakes.table import FakeTable, placed_on_desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kilas.ports import Item


class AgedTable(FakeTable):
    """A FakeTable whose indexes show what stood at the last `catch_up`, and whose items expire, or
    come back from an earlier time, as those of a restored table do.
    """

    def __init__(self) -> None:
        super().__init__()
        self._index: list[Item] = []
        self._desk: list[Item] = []

    def due(self, until: str) -> list[Item]:
        return [item for item in self._index if item["due"] <= until]

    def on_desk(self, group: str, *, descending: bool, limit: int) -> list[Item]:
        return placed_on_desk(self._desk, group, descending=descending)[:limit]

    def catch_up(self) -> None:
        """Bring the indexes up to date."""
        self._index = super().due("\U0010ffff")
        self._desk = [item for item in self._items.values() if "desk_pk" in item]

    def expire(self, now: datetime) -> None:
        """Remove what has expired. The stream tells of it.

        https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
        """
        expired = [
            key
            for key, item in self._items.items()
            if item.get("ttl", now.timestamp() + 1) <= now.timestamp()
        ]
        for key in expired:
            self._replace(key, None)

    def restore(self, number: int, is_part: Callable[[ItemKey], bool]) -> None:
        """Give some items the values that they had before the record `number` of the stream."""
        past: dict[ItemKey, Item | None] = {key: None for key in self._items if is_part(key)}
        for old, new in self.stream[:number]:
            item = new or old or {}
            key = ItemKey(item["pk"], item["sk"])
            if is_part(key):
                past[key] = new
        for key, before in past.items():
            self.damage(key, before)
