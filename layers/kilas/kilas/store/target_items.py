"""The items of links and their targets; `kilas.store.targets` has their table."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from kilas.articles.article import PhotoFacts
from kilas.content_keys import PHOTO_PREFIX
from kilas.ports import Check, Delete, Expect, Item, ItemKey, Put, Write
from kilas.store.encoding import decoded, encoded
from kilas.targets import (
    Target,
    address_name,
    file_name,
    place_among_namesakes,
    target_of,
    targets_of,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kilas.record import Record
    from kilas.targets import FileStands

TARGET: Final = "TARGET#"
LINK: Final = "LINK#"


def target_writes(
    old: Record | None, new: Record, claimed: Collection[str] = ()
) -> Iterator[Write]:
    """Put, or remove, what links to the file of these records lead to. Under other rules the target
    is put again: a restored table may have lost it. A file of media/ is a target for publish.

    `claimed` are names that nobody had and the same transaction claims: see TargetChanged.
    """
    if new.key.startswith(PHOTO_PREFIX):
        return
    before, after = targets_of(old), targets_of(new)
    is_again = old and old.judged_by != new.judged_by
    for name, target in after.items():
        if is_again or target != before.get(name):
            names = map(address_name, target.addresses)
            yield Put(_target_item(target) | _claimed_of(set(names).intersection(claimed)))
    yield from (Delete(key_of_target(each)) for name, each in before.items() if name not in after)


def standing_target_writes(stands: FileStands) -> Iterator[Write]:
    """What publish writes once a file of media/ is put, or taken away. The writes expect the record
    by which that was done.
    """
    revision = stands.record.revision if stands.record else None
    yield Check(ItemKey(f"FILE#{stands.key}", "RECORD"), Expect("revision", revision))
    target = target_of(stands.record)
    yield Put(_target_item(target)) if target else Delete(target_key(stands.key))


def link_writes(key: str, names: Collection[str]) -> Iterator[Write]:
    """The links of a file, whatever the table has of them."""
    for name in names:
        at = link_key(name, key)
        yield Put({"pk": at.pk, "sk": at.sk, "key": key})


def link_key(name: str, key: str) -> ItemKey:
    """Of the item of a link."""
    return ItemKey(f"NAME#{name}", f"{LINK}{_digest(key)}")


def _claimed_of(names: Collection[str]) -> Item:
    return {"claimed": sorted(names)} if names else {}


def claimed_in(item: Item | None) -> tuple[str, ...]:
    """The names that the write of a target's item claimed, of those that links have."""
    return tuple(item.get("claimed", ())) if item else ()


def target_from(item: Item) -> Target:
    """The target that an item holds."""
    photo = decoded(item["photo"], PhotoFacts) if "photo" in item else None
    addresses = tuple(item["addresses"])
    places = tuple(item["places"]) if "places" in item else None
    alias = item.get("alias", "")
    return Target(item["key"], addresses, item.get("shows", ""), photo, alias, places)


def _target_item(target: Target) -> Item:
    at = key_of_target(target)
    item: Item = {"pk": at.pk, "sk": at.sk, "key": target.key}
    item["addresses"] = list(target.addresses)
    item |= {"shows": target.shows} if target.shows else {}
    item |= {"alias": target.alias} if target.alias else {}
    item |= {"places": list(target.places)} if target.places is not None else {}
    return item | {"photo": encoded(target.photo)} if target.photo else item


def target_key(key: str) -> ItemKey:
    """Of the item of a file's target by its own name."""
    return _key_by_name(file_name(key), key)


def key_of_target(target: Target) -> ItemKey:
    """Of the item of a target."""
    return _key_by_name(target.name, target.key)


def _key_by_name(name: str, key: str) -> ItemKey:
    return ItemKey(f"NAME#{name}", f"{TARGET}{place_among_namesakes(key)}")


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:32]  # a sort key has 1024 bytes
