"""The items of a thread: their keys, what they hold, and what a comment or a decision writes.

For `kilas.store.threads`, which has the table of the items.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal, get_args

from kilas.comments.comment import Comment, Status, posted_at
from kilas.ports import Add, Delete, Expect, Item, ItemKey, Put, Write

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

REPEAT_WINDOW = timedelta(minutes=10)
"""For how long the same words of the same reader are one comment: far longer than a double click or
the retries of a client, and too short for a reader who repeats the words on purpose."""

TRAPPED_FOR = timedelta(days=1)
"""For how long a receipt knows a trapped comment: programs look at once or never."""

_STATUSES: tuple[Status, ...] = get_args(Status)
MODERATION: Final = "MODERATION"


def counted(counts: Item | None, what: Status | Literal["bytes"]) -> int:
    """A number of the item COUNTS; 0 where the thread has no such item."""
    return int(counts.get(what, 0)) if counts else 0


def first_writes(
    comment: Comment, once_keys: Sequence[ItemKey], seen: Mapping[ItemKey, Item]
) -> list[Write]:
    """What stores a new comment with its markers; `seen` are the items that were read."""
    writes: list[Write] = [Put(_item(comment), Expect("id", None))]
    for key in once_keys:
        expected = seen[key]["ttl"] if key in seen else None
        marker = {"id": comment.id, "ttl": _expiry(comment, REPEAT_WINDOW)}
        writes.append(Put({"pk": key.pk, "sk": key.sk} | marker, Expect("ttl", expected)))
    if comment.trapped:
        return writes
    writes += _count_writes(comment.identity, _counts_of(comment))
    if comment.status == "pending":
        writes.append(Put(_moderation_item(comment)))
    return writes


def _expiry(comment: Comment, life: timedelta) -> int:
    return int((comment.posted + life).timestamp())


def decision_writes(old: Comment, new: Comment) -> list[Write]:
    """What moves a comment from its old status to its new one."""
    before, after = _counts_of(old), _counts_of(new)
    names = [*before, *(name for name in after if name not in before)]
    changes = {name: after.get(name, 0) - before.get(name, 0) for name in names}
    writes: list[Write] = [
        Delete(_key_of(old), Expect("id", old.id)),
        Put(_item(new), Expect("id", None)),
        *_count_writes(new.identity, changes),
    ]
    if old.status == "pending":
        writes.append(Delete(_moderation_key(old)))
    elif new.status == "pending":
        writes.append(Put(_moderation_item(new)))
    return writes


def _count_writes(identity: str, changes: Mapping[str, int]) -> list[Write]:
    """The write that changes the counts of a thread, or none where no count changes."""
    return [Add(counts_key(identity), changes)] if changes else []


def _counts_of(comment: Comment) -> dict[str, int]:
    """What the comment adds to the counts; empty where no count is kept of its status."""
    match comment.status:
        case "published":
            return {"published": 1, "bytes": comment.size}
        case "pending":
            return {"pending": 1}
        case _:
            return {}


def thread_partition(identity: str) -> str:
    return f"THREAD#{identity}"


def counts_key(identity: str) -> ItemKey:
    return ItemKey(thread_partition(identity), "COUNTS")


def once_key(identity: str, marker: str) -> ItemKey:
    return ItemKey(thread_partition(identity), f"ONCE#{marker}")


def comment_key(identity: str, id_: str, status: Status) -> ItemKey:
    return ItemKey(thread_partition(identity), f"COMMENT#{status}#{_instant(posted_at(id_))}#{id_}")


def _trapped_key(identity: str, id_: str) -> ItemKey:
    return ItemKey(thread_partition(identity), f"TRAPPED#{id_}")


def comment_keys(identity: str, id_: str) -> list[ItemKey]:
    """The keys at which a comment with this id may be; raise ValueError where it is no id."""
    keys = [comment_key(identity, id_, status) for status in _STATUSES]
    return [*keys, _trapped_key(identity, id_)]


def _key_of(comment: Comment) -> ItemKey:
    if comment.trapped:
        return _trapped_key(comment.identity, comment.id)
    return comment_key(comment.identity, comment.id, comment.status)


def _moderation_key(comment: Comment) -> ItemKey:
    return ItemKey(MODERATION, f"{comment.id}#{comment.identity}")


def _moderation_item(comment: Comment) -> Item:
    key = _moderation_key(comment)
    return {"pk": key.pk, "sk": key.sk, "id": comment.id, "identity": comment.identity}


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _item(comment: Comment) -> Item:
    key = _key_of(comment)
    forgotten = {"ttl": _expiry(comment, TRAPPED_FOR)} if comment.trapped else {}
    return forgotten | {
        "pk": key.pk,
        "sk": key.sk,
        "id": comment.id,
        "identity": comment.identity,
        "name": comment.name,
        "text": comment.text,
        "posted": _instant(comment.posted),
        "status": comment.status,
        "size": comment.size,
    }


def comment_from(item: Item) -> Comment:
    return Comment(
        id=item["id"],
        identity=item["identity"],
        name=item["name"],
        text=item["text"],
        posted=datetime.fromisoformat(item["posted"]),
        status=item["status"],
        size=item["size"],
        trapped=item["sk"].startswith("TRAPPED#"),
    )
