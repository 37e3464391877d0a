"""Finds, and removes, items of the table that nothing wants any longer.

Every step writes what ought to be there and deletes what it wrote before. So only what no step can
know of is left to find: what a restored table brought back, or a hand put there. A rebuild asks.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from msgspec import Struct

from kilas.content_keys import PHOTO_PREFIX
from kilas.lists import ListId
from kilas.ports import Check, Delete, Expect, ItemKey
from kilas.standing import shown
from kilas.store.record_items import claim_from, record_from, record_key
from kilas.store.standing_items import (
    LIST_STANDING,
    entry_from,
    entry_key,
    follow_up_key,
    holds_entry,
    is_entry,
    is_mark,
    list_standing_from,
    mark_from,
    standing_from,
    standing_key,
)
from kilas.store.target_items import LINK, TARGET, key_of_target, target_from
from kilas.targets import targets_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kilas.ports import Item, Table, Write
    from kilas.standing import Standing


class Doubtful(Struct, frozen=True):
    """What may be shown wrongly: addresses of files, newest pages of lists, months of lists."""

    addresses: tuple[str, ...] = ()
    lists: tuple[ListId, ...] = ()
    months: tuple[tuple[ListId, str], ...] = ()


class Repairs:
    """Goes through the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def after(self, place: str, limit: int) -> tuple[Doubtful, str]:
        """Check the next items after a place ("" for the first), and remove those that are wrong.

        Returns what may be shown wrongly, and the place of the last item: "" at the table's end.
        Raises Conflict where an item changes meanwhile: then the same place must be asked again.
        """
        items = self._table.scan(_key_at(place), limit)
        near = self._table.get_many(list({key for item in items for key in _beside(item)}))
        for item in items:
            writes = list(_repair(item, near))
            if writes:
                self._table.write(writes)
        return _doubtful(items, near), _place_of(items[-1]) if len(items) == limit else ""


def _key_at(place: str) -> ItemKey | None:
    return ItemKey(*json.loads(place)) if place else None


def _place_of(item: Item) -> str:
    return json.dumps([item["pk"], item["sk"]])


def _beside(item: Item) -> Iterator[ItemKey]:
    """The items by which an item is right or wrong."""
    match str(item["pk"]).partition("#")[0], item["sk"]:
        case "NAME", _:
            yield record_key(item["key"])
        case "LIST", _ if is_entry(item):
            yield standing_key(entry_from(item).article.key)
        case "FILE", "STANDS":
            standing = standing_from(item)
            yield record_key(standing.key)
            yield from _entry_keys(standing)
        case "FILE", _ if is_entry(item):
            yield standing_key(entry_from(item).article.key)
            yield record_key(str(item["pk"]).removeprefix("FILE#"))


def _repair(item: Item, near: Mapping[ItemKey, Item]) -> Iterator[Write]:
    room, _, rest = str(item["pk"]).partition("#")
    match room, str(item["sk"]):
        case "NAME", sk:
            yield from _name_writes(item, rest, sk, near)
        case "LIST" | "FILE", sk if holds_entry(item) and not is_entry(item):
            yield Delete(ItemKey(item["pk"], sk))  # its article's page is made again
        case "LIST", sk if is_mark(item) and not mark_from(item):
            yield Delete(ItemKey(item["pk"], sk))
        case "LIST", sk if not (is_entry(item) or ListId.parse(rest).has_months):
            yield Delete(ItemKey(item["pk"], sk))
        case "LIST" | "FILE", sk if is_entry(item):
            key = standing_key(entry_from(item).article.key)
            standing = near.get(key)
            if not _is_placed(item, standing):
                yield Check(key, Expect("revision", standing["revision"] if standing else None))
                yield Delete(ItemKey(item["pk"], sk))
        case "FILE", "STANDS":
            standing_ = standing_from(item)
            if not _is_right(standing_, near):
                yield Delete(standing_key(rest), Expect("revision", standing_.revision))
                yield from (Delete(key) for key in _entries(standing_, near))


def _name_writes(item: Item, name: str, sk: str, near: Mapping[ItemKey, Item]) -> Iterator[Write]:
    """Remove a claim whose file does not have the name, a wait of a file that does not wait, and
    likewise a link and a target.
    """
    key = record_key(item["key"])
    found = near.get(key)
    record = record_from(found) if found else None
    if record and record.is_unread:
        return
    if sk == "CLAIM":
        claim = claim_from(item)
        wanted = record is not None and record.claims.get(name) == claim
    elif sk.startswith(TARGET):
        targets, has = targets_of(record), target_from(item)
        # What stands of a file of media/ is right once its page is made again.
        is_photo = item["key"].startswith(PHOTO_PREFIX)
        is_right = bool(targets) if is_photo else has in targets.values()
        wanted = is_right and ItemKey(item["pk"], sk) == key_of_target(has)
    else:
        names = (record.links if sk.startswith(LINK) else record.waits) if record else ()
        wanted = name in names
    if not wanted:
        yield Check(key, Expect("revision", record.revision if record else None))
        yield Delete(ItemKey(item["pk"], sk))


def _is_placed(item: Item, standing: Item | None) -> bool:
    """Whether what stands of the article of an entry says that the entry is there."""
    if standing is None:
        return False
    stands, (room, _, rest) = standing_from(standing), str(item["pk"]).partition("#")
    places = stands.places if room == "LIST" else stands.originals
    return places.get(rest) == entry_from(item).sort


def _entry_keys(standing: Standing) -> list[ItemKey]:
    """The keys of all entries of a file: in lists, and at its originals."""
    places, originals = standing.places.items(), standing.originals.items()
    return [entry_key(*each) for each in places] + [follow_up_key(*each) for each in originals]


def _is_right(standing: Standing, near: Mapping[ItemKey, Item]) -> bool:
    """Whether a file may have a page, and all its entries are there and show what they ought to."""
    record = near.get(record_key(standing.key))
    if record is None or not standing.address:
        return False
    known = record_from(record)
    if not known.is_unread and known.reachable is None:
        return False
    return len(_entries(standing, near)) == len(_entry_keys(standing))


def _entries(standing: Standing, near: Mapping[ItemKey, Item]) -> list[ItemKey]:
    """The keys of the entries of a file that are there and show what they ought to; another file's
    may be in their place.
    """
    keys = _entry_keys(standing)
    found = {key: near[key] for key in keys if key in near and is_entry(near[key])}
    return [
        key
        for key, item in found.items()
        if (entry := entry_from(item)).article.key == standing.key
        and shown(entry) == standing.shows
    ]


def _doubtful(items: Sequence[Item], near: Mapping[ItemKey, Item]) -> Doubtful:
    addresses, lists, months = [], [], []
    for item in items:
        room, _, rest = str(item["pk"]).partition("#")
        if room == "FILE" and item["sk"] == "STANDS":
            standing = standing_from(item)
            if not _is_right(standing, near):
                own = [standing.own_redirect] if standing.own_redirect else []
                record = near.get(record_key(standing.key))
                article = record_from(record).reachable if record else None
                addresses += [article.url] if article else []
                addresses += [*filter(None, [standing.address]), *standing.redirects, *own]
        elif room == "FILE" and is_entry(item):
            original = near.get(record_key(rest))
            article = record_from(original).reachable if original else None
            addresses += [article.url] if article else []
        elif room == "LIST":
            list_id = ListId.parse(rest)
            mark = mark_from(item)
            lists.append(list_id)
            if not list_id.has_months:
                continue
            if item["sk"] == LIST_STANDING:
                months += [(list_id, month) for month in list_standing_from(item).months]
            elif mark:
                months.append((list_id, mark.month))
    return Doubtful(
        tuple(dict.fromkeys(addresses)), tuple(dict.fromkeys(lists)), tuple(dict.fromkeys(months))
    )
