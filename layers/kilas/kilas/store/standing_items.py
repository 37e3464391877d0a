"""The items of what stands and of lists: their keys, what they hold, and what writes them.

For the other modules of `store/`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kilas.articles.article import Article
from kilas.content_keys import PHOTO_PREFIX, SITE_KEY
from kilas.errors import OfOtherRelease
from kilas.lists import Entry, Mention
from kilas.ports import Check, Delete, Expect, Item, ItemKey, Put, Write
from kilas.standing import (
    NEWEST,
    ArticleStands,
    ListStanding,
    PartMark,
    Standing,
    entry_in_lists,
    lost_originals,
    lost_places,
    overdue,
)
from kilas.store.encoding import decoded, encoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kilas.record import Record

FOLLOW_UP: Final = "FOLLOWUP#"

LIST_STANDING: Final = "~"
"""The sort key of a list's ListStanding: behind every entry."""

PART_END: Final = "!"
"""Follows the sort of a part's last entry, in the sort key of the part's mark."""

_MONTH: Final = re.compile(r"[0-9]{4}-[0-9]{2}")

ARTICLES_KEPT: Final = 2_000
"""Articles that a process remembers by the text of their entries: some kilobytes each."""

LISTS_KEPT: Final = 200
"""What stands of so many lists, likewise: some kilobytes each after ten years."""

# --- a file ----------------------------------------------------------------------------------


def standing_key(key: str) -> ItemKey:
    return ItemKey(f"FILE#{key}", "STANDS")


def standing_from(item: Item) -> Standing:
    """The Standing that an item holds. One that this release cannot read is to be made again: it
    has its revision, and no address.
    """
    key, revision = str(item["pk"]).removeprefix("FILE#"), int(item["revision"])
    try:
        standing = decoded(item["standing"], Standing)
    except OfOtherRelease:
        return Standing(key, revision, address="", version="")
    return standing if standing.revision == revision else replace(standing, revision=revision)


def _standing_item(standing: Standing) -> Item:
    key = standing_key(standing.key)
    item: Item = {"pk": key.pk, "sk": key.sk, "revision": standing.revision}
    return item | {"standing": encoded(standing)}


def withdrawal_writes(new: Record, seen: Standing | None) -> Iterator[Write]:
    """What ingest writes beside a record: the article leaves, at once, the lists that may not show
    the article any longer. Publish alone adds to lists. Each write expects `seen`.
    """
    if new.key == SITE_KEY or new.key.startswith(PHOTO_PREFIX):
        return  # no list shows these
    key, expect = standing_key(new.key), Expect("revision", seen.revision if seen else None)
    if seen is None or not overdue(new, seen):
        yield Check(key, expect)
        return
    lost, left_originals = lost_places(new, seen), lost_originals(new, seen)
    yield from (Delete(entry_key(list_id, sort)) for list_id, sort in lost.items())
    yield from (Delete(follow_up_key(*place)) for place in left_originals.items())
    if new.reachable is None:
        yield Delete(key, expect)
    else:
        kept = {each: sort for each, sort in seen.places.items() if each not in lost}
        originals = {
            each: sort for each, sort in seen.originals.items() if each not in left_originals
        }
        left = Standing(
            key=seen.key,
            revision=seen.revision + 1,
            address=seen.address,
            version=seen.version,
            redirects=seen.redirects,
            own_redirect=seen.own_redirect,
            places=kept,
            originals=originals,
            follow_ups=seen.follow_ups,
            mentions=seen.mentions,
        )
        yield Put(_standing_item(left), expect)


def standing_writes(stands: ArticleStands, new: Standing, written: str) -> Iterator[Write]:
    """What publish writes once the page of an article is put: that it stands, and its list entries.

    The writes expect the record and the Standing that the page was made of, and that the newest
    page of each list in `without` does not stand: the page has no link there. `written` is an id
    of this write, which no other has. The article joins the follow-ups of its originals, and the
    writes expect what stood of these.
    """
    record, seen = stands.record, stands.seen
    yield Check(ItemKey(f"FILE#{record.key}", "RECORD"), Expect("revision", record.revision))
    item = _standing_item(new) | {"write": written}
    yield Put(item, Expect("revision", seen.revision if seen else None))
    entry = entry_in_lists(record, stands.mentions)
    listed = seen.places if seen and seen.is_shown_as(new) else {}
    for list_id, sort in new.places.items():
        if entry and listed.get(list_id) != sort:
            yield Put(_entry_item(list_id, entry))
    for list_id, sort in (seen.places if seen else {}).items():
        if new.places.get(list_id) != sort:
            yield Delete(entry_key(list_id, sort))
    for each in stands.without:
        yield Check(list_standing_key(each.id), Expect(NEWEST, None))
    yield from _follow_up_writes(stands, new)


def _follow_up_writes(stands: ArticleStands, new: Standing) -> Iterator[Write]:
    seen, entry = stands.seen, entry_in_lists(stands.record, stands.mentions)
    followed = seen.originals if seen and seen.is_shown_as(new) else {}
    for key, sort in new.originals.items():
        if entry and followed.get(key) != sort:
            yield Put(_entry_at(follow_up_key(key, sort), entry))
    for key, sort in (seen.originals if seen else {}).items():
        if new.originals.get(key) != sort:
            yield Delete(follow_up_key(key, sort))
    for key, revision in stands.originals.items():
        yield Check(standing_key(key), Expect("revision", revision))


# --- a list ----------------------------------------------------------------------------------


def entry_key(list_id: str, sort: str) -> ItemKey:
    return ItemKey(f"LIST#{list_id}", sort)


def follow_up_key(original: str, sort: str) -> ItemKey:
    """Of the entry of an article among the follow-ups of the file `original`. In the order of sort
    keys these come before the file's record, and that before what stands of the file.
    """
    return ItemKey(f"FILE#{original}", f"{FOLLOW_UP}{sort}")


def entries_in(items: Iterable[Item]) -> Iterator[Entry]:
    """The entries of a list, or the follow-ups, among items: those that this release can read. What
    shows the others is made again.
    """
    return filter(None, map(_entry_in, items))


def is_entry(item: Item) -> bool:
    """Whether `entries_in` gives what an item holds."""
    return _entry_in(item) is not None


def _entry_in(item: Item) -> Entry | None:
    if not holds_entry(item):
        return None
    try:
        return entry_from(item)
    except OfOtherRelease:
        return None


def holds_entry(item: Item) -> bool:
    """Whether any release can read the item as an entry."""
    return "article" in item


def entry_from(item: Item) -> Entry:
    """The entry that an item holds."""
    sort = str(item["sk"]).removeprefix(FOLLOW_UP)
    mentions = decoded(item["mentions"], tuple[Mention, ...]) if "mentions" in item else ()
    return Entry(sort, _article(item["article"]), item["version"], mentions)


@lru_cache(ARTICLES_KEPT)
def _article(text: str) -> Article:
    """An article is the same in each of its lists, and in each query of one."""
    return decoded(text, Article)


def _entry_item(list_id: str, entry: Entry) -> Item:
    return _entry_at(entry_key(list_id, entry.sort), entry)


def _entry_at(key: ItemKey, entry: Entry) -> Item:
    item: Item = {"pk": key.pk, "sk": key.sk, "version": entry.version}
    item["article"] = encoded(entry.article)
    return item | {"mentions": encoded(entry.mentions)} if entry.mentions else item


def list_standing_key(list_id: str) -> ItemKey:
    return ItemKey(f"LIST#{list_id}", LIST_STANDING)


def list_standing_from(item: Item | None) -> ListStanding:
    """The ListStanding that an item holds."""
    if item is None:
        return ListStanding()
    try:
        standing = _list_standing(item["standing"])
    except OfOtherRelease:
        standing = ListStanding()
    return replace(standing, revision=item["revision"])


@lru_cache(LISTS_KEPT)
def _list_standing(text: str) -> ListStanding:
    """What stands of a list changes rarely (that of all articles with each story), and each of its
    pages asks for it.
    """
    return decoded(text, ListStanding)


def list_standing_put(list_id: str, seen: ListStanding, new: ListStanding) -> Put:
    """The write of what stands of a list, which expects `seen`."""
    key = list_standing_key(list_id)
    item: Item = {"pk": key.pk, "sk": key.sk, "revision": (seen.revision or 0) + 1}
    item["standing"] = encoded(replace(new, revision=None))
    if new.newest:  # what publish writes of an article can expect that there is none
        item[NEWEST] = 1
    return Put(item, Expect("revision", seen.revision))


def is_mark(item: Item) -> bool:
    return str(item["sk"]).endswith(PART_END)


def mark_from(item: Item) -> PartMark | None:
    """The mark that an item of a LIST# partition is, if it is one."""
    if not is_mark(item) or not _MONTH.fullmatch(item["month"]):
        return None
    return PartMark(item["sk"].removesuffix(PART_END), item["month"], item["number"])


def mark_writes(
    list_id: str, stored: Mapping[str, PartMark], wanted: Mapping[str, PartMark]
) -> Iterator[Write]:
    """What makes the marks of a list, by their sort, those that are wanted."""
    for sort, mark in stored.items():
        if sort not in wanted:
            yield Delete(_mark_key(list_id, mark))
    for sort, mark in wanted.items():
        if stored.get(sort) != mark:
            key = _mark_key(list_id, mark)
            yield Put({"pk": key.pk, "sk": key.sk, "month": mark.month, "number": mark.number})


def _mark_key(list_id: str, mark: PartMark) -> ItemKey:
    return ItemKey(f"LIST#{list_id}", f"{mark.sort}{PART_END}")
