"""What the overview of the newsroom is made of, beside the lists of articles.

| pk   | sk   | holds                                                                        |
| ---- | ---- | ---------------------------------------------------------------------------- |
| DESK | DESK | what the clock saw: strangers in the content bucket, and what waits in queues |
| DESK | TOLD | the problems that those who subscribed were told of                       |

The index `desk` finds the files that somebody must do something about: the attributes `desk_pk` and
`desk` of their records, so that no upload writes a further item.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from kilas.errors import Conflict
from kilas.ports import Expect, Item, ItemKey, Put
from kilas.store.encoding import decoded, encoded
from kilas.store.record_items import key_of

if TYPE_CHECKING:
    from kilas.ports import Table
    from kilas.record import DeskGroup, Record
    from kilas.store.records import Records

DESK_KEY = ItemKey("DESK", "DESK")
TOLD_KEY = ItemKey("DESK", "TOLD")

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


class Told(Struct, frozen=True):
    """The names of the problems that messages have named, and of those in a message that a clock
    may be about to send. `begun` is the instant of the last message, "" where there was none.
    """

    names: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()
    begun: str = ""
    revision: int = 0


class Names(NamedTuple):
    """The keys of the first files of a group, by names that differ for each upload, and whether the
    group has others.
    """

    keys: dict[str, str]
    has_more: bool


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
        keys, has_more = self.names(group, number)
        records = self._records.get_many(list(keys.values())) if keys else {}
        there = (records[key] for key in keys.values() if key in records)
        return Group(tuple(record for record in there if record.desk_group == group), has_more)

    def names(self, group: DeskGroup, number: int) -> Names:
        """The first `number` files of a group, in the order of `group`, as the lagging index has
        them.
        """
        found = self._table.on_desk(group, descending=group != "scheduled", limit=number + 1)
        keys = {str(item["desk"]): key_of(item) for item in found[:number]}
        return Names(keys, len(found) > number)

    def told(self) -> Told:
        """What those who subscribed were told."""
        item = self._table.get(TOLD_KEY)
        return decoded(item["told"], Told) if item else Told()

    def tell(self, told: Told, before: Told) -> Told | None:
        """Write what they are told, and return it as it is written; None where another clock has
        written since `before` was read.
        """
        if told == before:
            return before
        told = replace(told, revision=before.revision + 1)
        item: Item = {"pk": TOLD_KEY.pk, "sk": TOLD_KEY.sk, "revision": told.revision}
        item["told"] = encoded(told)
        try:
            self._table.write([Put(item, Expect("revision", before.revision or None))])
        except Conflict:
            return None
        return told

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
