"""The items of files and names: their keys, what they hold, and what a commit writes.

For the other modules of `store/`; `kilas.store.records` has the table of the items.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kilas.claims import Claim, Was
from kilas.errors import OfOtherRelease
from kilas.ports import LARGEST_WRITE, Check, Delete, Expect, Item, ItemKey, Put, Write
from kilas.record import Record
from kilas.site.site import Site
from kilas.store.encoding import decoded, encoded
from kilas.store.standing_items import withdrawal_writes
from kilas.store.target_items import link_key, target_writes
from kilas.times import instant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kilas.standing import Standing

WAIT: Final = "WAIT#"
RELEASE_KEY = ItemKey("RELEASE", "RELEASE")
IN_FORCE_KEY = ItemKey("SITE", "SITE")


def key_of(item: Item) -> str:
    """The key of the file whose record this item is; what the index "due" holds of it is enough."""
    return str(item["pk"]).removeprefix("FILE#")


def record_from(item: Item) -> Record:
    """The record that an item holds. One that this release cannot read is to be made again: it has
    its revision and nothing else (Record.is_unread).
    """
    revision = int(item["revision"])
    try:
        record = decoded(item["record"], Record)
    except OfOtherRelease:
        return Record(key_of(item), revision, "wrong", head="")
    return record if record.revision == revision else replace(record, revision=revision)


def read_record(item: Item | None) -> Record | None:
    """The same for who may not take a record that is to be made again for one of a file that the
    site does not show: raises OfOtherRelease.
    """
    record = record_from(item) if item else None
    if record and record.is_unread:
        raise OfOtherRelease(record.key)
    return record


def site_from(item: Item) -> Site | None:
    """The settings in force that an item holds, if there are any. Raises OfOtherRelease."""
    return decoded(item["site"], Site) if item["site"] else None


def settings_from(item: Item | None, record: Record | None = None) -> Site | None:
    """The same, also of no item; where another release wrote them, those of the record of site.yaml
    in their place.
    """
    with suppress(OfOtherRelease):
        return site_from(item) if item else None
    return record.site if record else None


def record_item(record: Record) -> Item:
    """The item of a record; that of a tombstone has a TTL."""
    key = record_key(record.key)
    item: Item = {"pk": key.pk, "sk": key.sk, "revision": record.revision}
    item["record"] = encoded(record)
    if record.due:
        item |= {"due_pk": "DUE", "due": instant(record.due)}
    group = record.desk_group
    if group:
        item |= {"desk_pk": group, "desk": _place_on_desk(record)}
    if record.forget:
        item["ttl"] = int(record.forget.timestamp())
    return item


def _place_on_desk(record: Record) -> str:
    """Sorts the files of a group by the time that counts there, then by a digest of the key."""
    is_scheduled = record.desk_group == "scheduled" and record.article
    counts = record.article.published if is_scheduled and record.article else record.uploaded
    digest = hashlib.sha256(record.key.encode()).hexdigest()[:16]
    return f"{instant(counts) if counts else ''}#{digest}"


def claim_from(item: Item) -> Claim:
    """The claim that an item holds."""
    name = str(item["pk"]).removeprefix("NAME#")
    was = None
    with suppress(OfOtherRelease):  # its file is looked at by the sweep of this release
        was = decoded(item["was"], Was) if "was" in item else None
    return Claim(name, item["key"], item["rank"], tuple(item.get("spellings", ())), was)


def _claim_item(claim: Claim, write_id: str) -> Item:
    key = claim_key(claim.name)
    item: Item = {"pk": key.pk, "sk": key.sk, "key": claim.key, "rank": claim.rank}
    item["write"] = write_id  # that of the record: plan knows the two for one write
    if claim.was:
        item["was"] = encoded(claim.was)
    return item | {"spellings": list(claim.spellings)} if claim.spellings else item


def record_key(key: str) -> ItemKey:
    return ItemKey(f"FILE#{key}", "RECORD")


def claim_key(name: str) -> ItemKey:
    return ItemKey(f"NAME#{name}", "CLAIM")


def _wait_key(name: str, key: str) -> ItemKey:
    short = hashlib.sha256(key.encode()).hexdigest()[:32]  # a sort key has 1024 bytes
    return ItemKey(f"NAME#{name}", f"{WAIT}{short}")


def commit_writes(
    old: Record | None,
    new: Record,
    seen: Mapping[str, Claim],
    void: Mapping[str, int | None],
    standing: Standing | None,
) -> list[Write]:
    """What one transaction writes of a file's record, its names, and the lists that it leaves.

    `old` and `standing` were read; `seen` and `void` are those of kilas.uploads.claims. The writes
    expect all of it unchanged. Waits and links that ended are removed as far as the transaction has
    room: one that stays costs a look.
    """
    expect = Expect("revision", old.revision if old else None)
    writes: list[Write] = [
        Put(record_item(new), expect),
        *_claim_writes(old, new, seen),
        *_void_holder_checks(new, seen, void),
        *withdrawal_writes(new, standing),
        *target_writes(old, new, [name for name in new.claims if name not in seen]),
    ]
    waits, links = (old.waits, old.links) if old else ((), ())
    ended = [_wait_key(name, new.key) for name in waits if name not in new.waits]
    ended += [link_key(name, new.key) for name in links if name not in new.links]
    room = LARGEST_WRITE - len(writes)
    return [*writes, *map(Delete, ended[:room])]


def wait_writes(record: Record) -> list[Write]:
    """The waits of a file, whatever the table has of them."""
    keys = [_wait_key(name, record.key) for name in record.waits]
    return [Put({"pk": key.pk, "sk": key.sk, "key": record.key}) for key in keys]


def _claim_writes(old: Record | None, new: Record, seen: Mapping[str, Claim]) -> Iterator[Write]:
    """Claim the names of the new record, and release those that only the old record held."""
    claims = new.claims
    for name, claim in claims.items():
        holder = seen.get(name)
        key, expect = claim_key(name), Expect("rank", holder.rank if holder else None)
        if holder == claim:
            yield Check(key, expect)
        else:
            yield Put(_claim_item(claim, new.write_id), expect)
    for name in old.claims if old else ():
        holder = seen.get(name)
        if name not in claims and holder and holder.key == new.key:
            yield Delete(claim_key(name), Expect("rank", holder.rank))


def _void_holder_checks(
    new: Record, seen: Mapping[str, Claim], void: Mapping[str, int | None]
) -> Iterator[Write]:
    """Check that no holder of a void claim on a name of the new record has written since."""
    claims = [seen[name] for name in new.claims if name in seen]
    for key in dict.fromkeys(claim.key for claim in claims if claim.key in void):
        yield Check(record_key(key), Expect("revision", void[key]))
