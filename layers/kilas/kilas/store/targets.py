"""Links between files, in the table: what they lead to, and who links where.

| pk               | sk                       | holds                                              |
| ---------------- | ------------------------ | -------------------------------------------------- |
| NAME#<file name> | TARGET#<length>#<digest> | a file that the site shows, with its addresses     |
| NAME#<any name>  | LINK#<digest>            | the key of a file with a link to what has the name |

The length is that of the key: of many files with one name the shortest keys are read.

Ingest writes a target with the file's record, and publish that of a file of media/ once the file
stands. Ingest writes a link before it reads what the link leads to: whoever changes a target
afterwards finds the link, and has its file looked at.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from kilas.claims import folded, url_name
from kilas.ports import LARGEST_WRITE, end_of_prefix
from kilas.store.record_items import claim_from, claim_key
from kilas.store.target_items import (
    LINK,
    TARGET,
    link_writes,
    standing_target_writes,
    target_from,
    target_key,
)
from kilas.targets import target_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kilas.ports import Table
    from kilas.targets import FileStands, Target

MOST_NAMESAKES: Final = 25
"""How many files with one name are read: those with the shortest keys, which Obsidian prefers."""


class Targets:
    """Reads what links lead to, and writes and reads who links where."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def of_files(self, keys: Collection[str]) -> dict[str, Target]:
        """Those of the files that the site shows."""
        items = self._table.get_many([target_key(key) for key in keys]) if keys else {}
        return {each.key: each for each in map(target_from, items.values())}

    def at_addresses(self, addresses: Sequence[str]) -> dict[str, Target]:
        """The file whose claim has each address, where the site shows the file. The file may have
        the address in another spelling.
        """
        names = {each: folded(url_name(each)) for each in addresses}
        items = self._table.get_many([claim_key(name) for name in names.values()]) if names else {}
        holders = {claim.name: claim.key for claim in map(claim_from, items.values())}
        shown = self.of_files(set(holders.values()))
        found = {each: shown.get(holders.get(name, "")) for each, name in names.items()}
        return {each: target for each, target in found.items() if target}

    def holders(self, names: Collection[str]) -> dict[str, str]:
        """The file that holds each of these names of ids."""
        items = self._table.get_many([claim_key(name) for name in names])
        return {claim.name: claim.key for claim in map(claim_from, items.values())}

    def named(self, name: str) -> list[Target]:
        """The files that have this name among links; of many, those with the shortest keys."""
        items = self._table.query(
            f"NAME#{name}", after=TARGET, before=end_of_prefix(TARGET), limit=MOST_NAMESAKES
        )
        return [target_from(item) for item in items]

    def write(self, stands: FileStands) -> None:
        """Write what stands of a file of media/ now, where the table does not say so. Raises
        Conflict where the file was put by a record that is no more.
        """
        if target_of(stands.record) != stands.seen:
            self._table.write(list(standing_target_writes(stands)))

    def link(self, key: str, names: Sequence[str]) -> None:
        """Note that the file `key` has links to what has these names."""
        writes = iter(link_writes(key, names))
        while some := list(islice(writes, LARGEST_WRITE)):
            self._table.write(some)

    def linking(
        self, name: str, after: str, limit: int, until: str = "", place: str = LINK
    ) -> list[tuple[str, str]]:
        """The next `limit` files with a link to what has this name, or with another item that
        begins with `place`, those behind the place `after` ("" for the first) and before `until`
        ("" for the end): the place and the key of each.
        """
        before = until or end_of_prefix(place)
        items = self._table.query(f"NAME#{name}", after=after or place, before=before, limit=limit)
        return [(str(item["sk"]), str(item["key"])) for item in items]
