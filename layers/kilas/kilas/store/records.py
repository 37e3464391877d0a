"""Files, names, lists and months in the table.

| pk              | sk                  | holds                                              |
| --------------- | ------------------- | -------------------------------------------------- |
| FILE#<key>      | RECORD              | a Record; `due_pk`/`due` where time will change it |
| NAME#<name>     | CLAIM               | the Claim of the file that holds the name          |
| NAME#<name>     | WAIT#<digest>       | the key of a file that waits for the name          |
| LIST#<list>     | <published>#<digest>| an Entry                                           |
| MONTHS          | 2026-04             | that this month has articles                       |
| RELEASE         | RELEASE             | the code and theme the site is made with;          |
|                 |                     | `rebuilds`, how many an operator asked for         |
| HOUR            | HOUR                | the hour that pages show; absent while none does   |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.claims import folded, id_name
from kilas.content_keys import SITE_KEY
from kilas.errors import Conflict
from kilas.lists import Entry
from kilas.ports import LAST_SORT_KEY, Delete, Expect, Item, ItemKey, Put, end_of_prefix
from kilas.store.record_items import (
    HOUR_KEY,
    RELEASE_KEY,
    claim_from,
    claim_key,
    commit_writes,
    key_of,
    record_from,
    record_key,
    wait_writes,
)
from kilas.times import instant, moment

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from kilas.articles.article import Article
    from kilas.claims import Claim
    from kilas.lists import ListId
    from kilas.ports import Table
    from kilas.record import Record
    from kilas.site.site import Site


class Records:
    """Reads and writes the records, claims, waits, lists and marks of the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    # --- files ---

    def get(self, key: str) -> Record | None:
        """The record of a file, a tombstone's too."""
        item = self._table.get(record_key(key))
        return None if item is None else record_from(item)

    def get_many(self, keys: Collection[str]) -> dict[str, Record]:
        """The records of the keys that have one."""
        items = self._table.get_many([record_key(key) for key in keys])
        records = (record_from(item) for item in items.values())
        return {record.key: record for record in records}

    def site(self) -> Site | None:
        """The newspaper's settings, or None before the first good site.yaml."""
        record = self.get(SITE_KEY)
        return record.site if record else None

    def rules(self) -> tuple[Site | None, str]:
        """The newspaper's settings, and the id of the rules that a file is judged by: of site.yaml
        and of the release.

        The id never repeats: restoring an old site.yaml gives a new one.
        """
        items = self._table.get_many([record_key(SITE_KEY), RELEASE_KEY])
        site, release = items.get(record_key(SITE_KEY)), items.get(RELEASE_KEY)
        record = record_from(site) if site else None
        judged_by = f"{release['revision'] if release else 0}:{record.site_since if record else 0}"
        return record.site if record else None, judged_by

    def release(self) -> int:
        """The number of the release that the site is made with; 0 before the first."""
        item = self._table.get(RELEASE_KEY)
        return int(item["revision"]) if item else 0

    def reachable(self, identity: str) -> Article | None:
        """The article that holds this identity, where its address shows it (Record.reachable)."""
        claim = self.claims([id_name(identity)]).get(id_name(identity))
        record = self.get(claim.key) if claim else None
        return record.reachable if record else None

    def hour(self) -> datetime | None:
        """The first moment of the hour that pages show (UTC); None while no page shows one."""
        item = self._table.get(HOUR_KEY)
        return moment(item["hour"]) if item else None

    def due(self, now: datetime) -> list[str]:
        """The keys of the files whose status changes with time alone, and has changed by now."""
        return [key_of(item) for item in self._table.due(instant(now))]

    # --- names ---

    def claims(self, names: Collection[str]) -> dict[str, Claim]:
        """The claims on these names, by the folded name; a name without a holder is absent."""
        items = self._table.get_many(
            [claim_key(name) for name in dict.fromkeys(map(folded, names))]
        )
        claims = (claim_from(item) for item in items.values())
        return {claim.name: claim for claim in claims}

    def waiting(self, name: str) -> list[str]:
        """The keys of the files that wait for a name: another file holds it."""
        items = self._table.query(f"NAME#{name}", after="WAIT#", before=end_of_prefix("WAIT#"))
        return [str(item["key"]) for item in items]

    # --- lists ---

    def entries(
        self,
        list_id: ListId,
        *,
        after: str = "",
        before: str = LAST_SORT_KEY,
        descending: bool = False,
        limit: int | None = None,
    ) -> list[Entry]:
        """The entries of a list with after < sort < before, in the order of `sort`."""
        items = self._table.query(
            f"LIST#{list_id.id}", after=after, before=before, descending=descending, limit=limit
        )
        return [Entry(item["sk"], item["key"], item["url"], item["modified"]) for item in items]

    def count(self, list_id: ListId, *, after: str = "", before: str = LAST_SORT_KEY) -> int:
        """How many entries of a list have after < sort < before."""
        return self._table.count(f"LIST#{list_id.id}", after=after, before=before)

    def months(self) -> list[str]:
        """The months that have articles, the oldest first."""
        return [str(item["sk"]) for item in self._table.query("MONTHS")]

    def mark_month(self, month: str, *, has_articles: bool) -> None:
        """Mark a month that has articles; remove the mark where it has none."""
        key = ItemKey("MONTHS", month)
        marked = self._table.get(key) is not None
        if has_articles and not marked:
            self._table.write([Put({"pk": key.pk, "sk": key.sk})])
        elif marked and not has_articles:
            self._table.write([Delete(key)])

    # --- writing ---

    def commit(
        self,
        old: Record | None,
        new: Record,
        seen: Mapping[str, Claim],
        void: Mapping[str, int | None] | None = None,
    ) -> None:
        """Write a file's record, its names and its list entries in one transaction.

        `old` is the record that was read. `seen` and `void` are those of kilas.uploads.claims.
        Raises Conflict where the record, one of the claims that the decision relied on, or the
        record of a holder in `void` has changed since.
        """
        if new.waits:
            self._wait(new, seen)
        self._table.write(commit_writes(old, new, seen, void or {}))

    def _wait(self, new: Record, seen: Mapping[str, Claim]) -> None:
        """Put the file's waits, and raise Conflict where another claim stands behind one than was
        seen. Whoever changes a claim after this finds the wait, and has the file looked at.
        """
        self._table.write(wait_writes(new))
        now = self.claims(new.waits)
        for name in new.waits:
            if now.get(name) != seen.get(name):
                raise Conflict(f"{name} changed hands")

    def renew_release(self, digest: str, *, rebuild: bool = False) -> bool:
        """Write which release the site is made with; True where the table had another.

        `rebuild` writes the item in any case: an operator asks for a rebuild.
        """
        item = self._table.get(RELEASE_KEY)
        if item and item["digest"] == digest and not rebuild:
            return False
        revision = item["revision"] if item else None
        renewed: Item = {"pk": RELEASE_KEY.pk, "sk": RELEASE_KEY.sk, "digest": digest}
        renewed["revision"] = (revision or 0) + 1
        renewed["rebuilds"] = (item.get("rebuilds", 0) if item else 0) + rebuild
        try:
            self._table.write([Put(renewed, Expect("revision", revision))])
        except Conflict:
            return False  # another clock noticed first
        return True

    def renew_hour(self, now: datetime) -> bool:
        """Write the hour of `now`; True where the table had an earlier hour, or none.

        The hour never goes back, so two clocks that differ do no harm.
        """
        seen, hour = self.hour(), now.replace(minute=0, second=0, microsecond=0)
        if seen and seen >= hour:
            return False
        renewed: Item = {"pk": HOUR_KEY.pk, "sk": HOUR_KEY.sk, "hour": instant(hour)}
        try:
            self._table.write([Put(renewed, Expect("hour", instant(seen) if seen else None))])
        except Conflict:
            return False  # another clock noticed first
        return True
