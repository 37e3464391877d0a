"""Files, names, lists and months in the table.

| pk              | sk                  | holds                                              |
| --------------- | ------------------- | -------------------------------------------------- |
| FILE#<key>      | RECORD              | a Record; `due_pk`/`due` where time will change it |
| NAME#<name>     | CLAIM               | the Claim of the file that holds the name          |
| NAME#<name>     | WAIT#<digest>       | the key of a file that waits for the name          |
| LIST#<list>     | <published>#<digest>| an Entry                                           |
| MONTHS          | 2026-04             | that this month has articles                       |
| RELEASE         | RELEASE             | the code and theme the site is made with; `again`  |
| HOUR            | HOUR                | the hour that pages show; absent while none does   |
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from kilas.claims import Claim, claims_of, folded, id_name
from kilas.content_keys import SITE_KEY
from kilas.errors import Conflict
from kilas.lists import Entry, entry_of, lists_of
from kilas.ports import (
    LAST_SORT_KEY,
    Check,
    Delete,
    Expect,
    Item,
    ItemKey,
    Put,
    Table,
    Write,
    end_of_prefix,
)
from kilas.record import Record
from kilas.times import instant, moment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import datetime

    from kilas.articles.article import Article
    from kilas.lists import ListId
    from kilas.site.site import Site


class Records:
    """Reads and writes the records, claims, waits, lists and marks of the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    # --- files ---

    def get(self, key: str) -> Record | None:
        """The record of a file, a tombstone's too."""
        item = self._table.get(_record_key(key))
        return None if item is None else record_from(item)

    def get_many(self, keys: Collection[str]) -> dict[str, Record]:
        """The records of the keys that have one."""
        items = self._table.get_many([_record_key(key) for key in keys])
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
        items = self._table.get_many([_record_key(SITE_KEY), _RELEASE_KEY])
        site, release = items.get(_record_key(SITE_KEY)), items.get(_RELEASE_KEY)
        record = record_from(site) if site else None
        judged_by = f"{release['revision'] if release else 0}:{record.revision if record else 0}"
        return record.site if record else None, judged_by

    def reachable(self, identity: str) -> Article | None:
        """The article that holds this identity, where its address shows it (Record.reachable)."""
        claim = self.claims([id_name(identity)]).get(id_name(identity))
        record = self.get(claim.key) if claim else None
        return record.reachable if record else None

    def hour(self) -> datetime | None:
        """The first moment of the hour that pages show (UTC); None while no page shows one."""
        item = self._table.get(_HOUR_KEY)
        return moment(item["hour"]) if item else None

    def due(self, now: datetime) -> list[str]:
        """The keys of the files whose status changes with time alone, and has changed by now."""
        return [key_of(item) for item in self._table.due(instant(now))]

    # --- names ---

    def claims(self, names: Collection[str]) -> dict[str, Claim]:
        """The claims on these names, by the folded name; a name that nobody holds is absent."""
        items = self._table.get_many(
            [_claim_key(name) for name in dict.fromkeys(map(folded, names))]
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

    def commit(self, old: Record | None, new: Record, seen: Mapping[str, Claim]) -> None:
        """Write a file's record, its names and its list entries in one transaction.

        `old` is the record that was read. `seen` are the claims that the decision relied on. Raises
        Conflict where the record or one of these claims has changed since.
        """
        expect = Expect("revision", old.revision if old else None)
        writes: list[Write] = [Put(record_item(new), expect)]
        writes += _claim_writes(old, new, seen)
        writes += _wait_writes(old, new, seen)
        writes += _entry_writes(old, new)
        self._table.write(writes)

    def renew_release(self, digest: str, *, rebuild: bool = False) -> bool:
        """Write down which release the site is made with; True where the table had another.

        `rebuild` writes in any case, which has everything made again.
        """
        item = self._table.get(_RELEASE_KEY)
        if item and item["digest"] == digest and not rebuild:
            return False
        revision = item["revision"] if item else None
        renewed: Item = {"pk": _RELEASE_KEY.pk, "sk": _RELEASE_KEY.sk, "digest": digest}
        renewed["revision"] = (revision or 0) + 1
        renewed["again"] = (item.get("again", 0) if item else 0) + rebuild
        try:
            self._table.write([Put(renewed, Expect("revision", revision))])
        except Conflict:
            return False  # another clock noticed first
        return True

    def renew_hour(self, now: datetime) -> bool:
        """Make the table say in which hour `now` is; True where that is a later one.

        The hour never goes back, so a slow clock and a fast one do no harm to each other.
        """
        seen, hour = self.hour(), now.replace(minute=0, second=0, microsecond=0)
        if seen and seen >= hour:
            return False
        renewed: Item = {"pk": _HOUR_KEY.pk, "sk": _HOUR_KEY.sk, "hour": instant(hour)}
        try:
            self._table.write([Put(renewed, Expect("hour", instant(seen) if seen else None))])
        except Conflict:
            return False  # another clock noticed first
        return True


def key_of(item: Item) -> str:
    """The file's key of a record's item, or of what the index "due" holds of it."""
    return str(item["pk"]).removeprefix("FILE#")


def record_from(item: Item) -> Record:
    """The record that an item holds."""
    return msgspec.convert(item["record"], Record)


def record_item(record: Record) -> Item:
    """The item of a record; that of a tombstone has a TTL."""
    key = _record_key(record.key)
    item: Item = {"pk": key.pk, "sk": key.sk, "revision": record.revision}
    item["record"] = _without_blanks(msgspec.to_builtins(record))
    if record.due:
        item |= {"due_pk": "DUE", "due": instant(record.due)}
    if record.forget:
        item["ttl"] = int(record.forget.timestamp())
    return item


def claim_from(item: Item) -> Claim:
    """The claim that an item holds."""
    name = str(item["pk"]).removeprefix("NAME#")
    return Claim(name, item["key"], item["rank"], tuple(item.get("spellings", ())))


def _claim_item(claim: Claim) -> Item:
    key = _claim_key(claim.name)
    item: Item = {"pk": key.pk, "sk": key.sk, "key": claim.key, "rank": claim.rank}
    return item | {"spellings": list(claim.spellings)} if claim.spellings else item


_RELEASE_KEY = ItemKey("RELEASE", "RELEASE")
_HOUR_KEY = ItemKey("HOUR", "HOUR")


def _record_key(key: str) -> ItemKey:
    return ItemKey(f"FILE#{key}", "RECORD")


def _claim_key(name: str) -> ItemKey:
    return ItemKey(f"NAME#{name}", "CLAIM")


def _wait_key(name: str, key: str) -> ItemKey:
    short = hashlib.sha256(key.encode()).hexdigest()[:32]  # a sort key has 1024 bytes
    return ItemKey(f"NAME#{name}", f"WAIT#{short}")


def _claim_writes(old: Record | None, new: Record, seen: Mapping[str, Claim]) -> Iterator[Write]:
    """Claim the names of the new record, and release those that only the old record held."""
    claims = claims_of(new.key, new.names)
    for name, claim in claims.items():
        holder = seen.get(name)
        key, expect = _claim_key(name), Expect("rank", holder.rank if holder else None)
        if holder == claim:
            yield Check(key, expect)
        else:
            yield Put(_claim_item(claim), expect)
    for name in claims_of(old.key, old.names) if old else ():
        holder = seen.get(name)
        if name not in claims and holder and holder.key == new.key:
            yield Delete(_claim_key(name), Expect("rank", holder.rank))


def _wait_writes(old: Record | None, new: Record, seen: Mapping[str, Claim]) -> Iterator[Write]:
    """Write and remove waits: a change of who holds a name has the waiting files looked at."""
    for name in new.waits:
        key = _wait_key(name, new.key)
        yield Put({"pk": key.pk, "sk": key.sk, "key": new.key})
        holder = seen.get(name)
        if holder is None or holder.key != new.key:  # _claim_writes checks its own
            yield Check(_claim_key(name), Expect("rank", holder.rank if holder else None))
    for name in [name for name in (old.waits if old else ()) if name not in new.waits]:
        yield Delete(_wait_key(name, new.key))


def _entry_writes(old: Record | None, new: Record) -> Iterator[Write]:
    """Put the article's entry into its lists, and delete it from those that it has left."""
    entries = _entries(new)
    former = _entries(old) if old else {}
    for key in former.keys() - entries.keys():
        yield Delete(key)
    for key, entry in entries.items():
        if former.get(key) != entry:
            attributes = {"key": entry.key, "url": entry.url, "modified": entry.modified}
            yield Put({"pk": key.pk, "sk": key.sk, **attributes})


def _entries(record: Record) -> dict[ItemKey, Entry]:
    article = record.listed
    if article is None:
        return {}
    entry = entry_of(article)
    return {ItemKey(f"LIST#{list_.id}", entry.sort): entry for list_ in lists_of(article)}


def _without_blanks(value: object) -> object:
    """The value without the fields that a Record has by default: half the bytes of an item."""
    if isinstance(value, dict):
        kept = {name: _without_blanks(inner) for name, inner in value.items()}
        return {name: inner for name, inner in kept.items() if inner not in (None, False, [], {})}
    if isinstance(value, (list, tuple)):
        return [_without_blanks(inner) for inner in value]
    return value
