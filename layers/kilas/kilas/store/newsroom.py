"""What the overview of the newsroom is made of, beside the lists of articles.

| pk   | sk   | holds                                                                        |
| ---- | ---- | ---------------------------------------------------------------------------- |
| DESK | DESK | what the clock saw: strangers in the content bucket, and what waits in queues |

The index `desk` finds the files that somebody must do something about: the attributes `desk_pk` and
`desk` of their records, so that no upload writes a further item.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from msgspec import Struct

from kilas.ports import Item, ItemKey, Put
from kilas.store.encoding import decoded, encoded
from kilas.store.record_items import key_of

if TYPE_CHECKING:
    from kilas.ports import Table
    from kilas.record import DeskGroup, Record
    from kilas.store.records import Records

DESK_KEY = ItemKey("DESK", "DESK")

Work: TypeAlias = Literal["uploads", "pages", "sweeps"]
"""Files to be read, pages to be made, and files that a sweep has judged again."""


class Waiting(Struct, frozen=True):
    """How many messages wait for one kind of work, and the first (an instant) of the clock's looks
    in a row that all saw some. A queue may have been empty between two looks.
    """

    number: int
    since: str


class Seen(Struct, frozen=True):
    """What the clock saw. `strangers` are names at the top of the content bucket that Kilas does
    not read, folders with their slash; `more` says that there are others. `listed` is the instant
    at which the bucket was listed, "" where it was not. `waiting` has the kinds of work for which
    messages wait.
    """

    strangers: tuple[str, ...] = ()
    more: bool = False
    waiting: dict[Work, Waiting] = {}
    listed: str = ""


class Group(NamedTuple):
    """The first files of a group of the overview, and whether it has others."""

    records: tuple[Record, ...]
    has_more: bool


class Newsroom:
    """Reads and writes what the overview shows."""

    def __init__(self, table: Table, records: Records) -> None:
        self._table = table
        self._records = records

    def group(self, group: DeskGroup, number: int) -> Group:
        """The first `number` files of a group: the soonest that are scheduled, and of the others
        the newest uploads. What the lagging index still has of a group, and the record no longer
        says, is left out.
        """
        soonest = group == "scheduled"
        found = self._table.on_desk(group, descending=not soonest, limit=number + 1)
        keys = [key_of(item) for item in found[:number]]
        records = self._records.get_many(keys) if keys else {}
        there = (records[key] for key in keys if key in records)
        return Group(
            tuple(record for record in there if record.desk_group == group), len(found) > number
        )

    def seen(self) -> Seen:
        """What the clock saw last."""
        item = self._table.get(DESK_KEY)
        return decoded(item["seen"], Seen) if item else Seen()

    def see(self, seen: Seen, before: Seen) -> bool:
        """Write what the clock sees; False where it saw the same before. The next minute mends what
        a slower clock wrote.
        """
        if seen == before:
            return False
        item: Item = {"pk": DESK_KEY.pk, "sk": DESK_KEY.sk, "seen": encoded(seen)}
        self._table.write([Put(item)])
        return True
