"""The comments of each article in the table.

| pk                | sk                             | holds                                      |
| ----------------- | ------------------------------ | ------------------------------------------ |
| THREAD#<identity> | COUNTS                         | how many are `published` and `pending`,    |
|                   |                                | and the `bytes` of those published         |
| THREAD#<identity> | COMMENT#<status>#<posted>#<id> | a Comment                                  |
| THREAD#<identity> | ONCE#<marker>                  | the id of the comment with this marker; TTL|
| THREAD#<identity> | TRAPPED#<id>                   | a Comment that nobody is shown; TTL        |
| MODERATION        | <id>#<identity>                | that this comment waits for an editor      |

One transaction writes a comment, the counts and the rest, so a count is always exact. A decision
moves the comment: so a query for what is published reads nothing else, however much waits.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal, get_args

from kilas.comments.comment import Comment, Status, a_moment_later, is_full, posted_at
from kilas.errors import Conflict, Contention, ThreadFull
from kilas.ports import Add, Delete, Expect, Item, ItemKey, Put, Table, Write, end_of_prefix

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

REPEAT_WINDOW = timedelta(minutes=10)
"""For how long the same words of the same reader are the same comment: far longer than a double
click or the retries of a client, shorter than the time after which people say a thing again on
purpose."""

TRAPPED_FOR = timedelta(days=1)
"""For how long a receipt knows of a trapped comment: programs come back at once, if ever."""

_ATTEMPTS = 8
_LISTED = 100
_STATUSES: tuple[Status, ...] = get_args(Status)
_MODERATION = "MODERATION"


class Threads:
    """Reads and writes comments."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def add(self, comment: Comment, *markers: str, known_by: Sequence[str] = ()) -> Comment:
        """Store a new comment, and return it; or return the one that it only repeats.

        It repeats the one that has one of its `markers`, or of those of `known_by`, which it does
        not take for itself. Two writers of one comment meet at a marker that they share.

        Raise ThreadFull where what is published fills the page, however much waits; a burst may go
        beyond it by what is written in the same moment. Raise Contention where other writers of
        the thread were always faster.
        """
        once_keys = [_once_key(comment.identity, marker) for marker in (*markers, *known_by)]
        counts_key = _counts_key(comment.identity)
        for _ in range(_ATTEMPTS):
            own_keys = _keys(comment.identity, comment.id)
            seen = self._table.get_many([*once_keys, *own_keys, counts_key])
            first = self._repeated(comment, [seen[key] for key in once_keys if key in seen])
            if first:
                return first
            if seen.keys() & own_keys:
                comment = a_moment_later(comment)
                continue
            if is_full(_counted(seen.get(counts_key), "bytes")):
                raise ThreadFull(comment.identity)
            try:
                self._table.write(_first_writes(comment, once_keys[: len(markers)], seen))
            except Conflict:
                continue
            return comment
        raise Contention(f"thread of {comment.identity}")

    def _repeated(self, comment: Comment, marked: Sequence[Item]) -> Comment | None:
        now = comment.posted.timestamp()
        ids = [item["id"] for item in marked if item["ttl"] > now]
        return next(filter(None, (self.find(comment.identity, id_) for id_ in ids)), None)

    def find(self, identity: str, id_: str) -> Comment | None:
        """The comment with this id, whatever its status; None for an id that never was."""
        try:
            keys = _keys(identity, id_)
        except ValueError:
            return None
        # A comment that a decision moves between the reads of two keys may be at neither.
        items = self._table.get_many(keys) or self._table.get_many(keys)
        return next(map(_comment_from, items.values()), None)

    def published(self, identity: str) -> list[Comment]:
        """What the article's page shows, the oldest first."""
        return self._in_order(identity, "published")

    def page(self, identity: str, *, after: str, limit: int) -> tuple[list[Comment], str | None]:
        """At most `limit` published comments, those after the one with id `after` ("": from the
        oldest), and the id to go on after, or None at the end.

        Raise ValueError where `after` is not an id.
        """
        found = self._in_order(identity, "published", after=after, limit=limit + 1)
        shown = found[:limit]
        return shown, shown[-1].id if len(found) > limit else None

    def count(self, identity: str) -> int:
        """How many comments are published: N of "N komentar"."""
        return _counted(self._table.get(_counts_key(identity)), "published")

    def waiting(self, identity: str) -> int:
        """How many comments wait for an editor."""
        return _counted(self._table.get(_counts_key(identity)), "pending")

    def pending(self, identity: str | None = None) -> Iterator[Comment]:
        """The comments, of one article or of all, that wait for an editor, the oldest first.

        The table is read in pages of a hundred, while comments are asked for.
        """
        after: str | None = ""
        while after is not None:
            comments, after = self._pending_page(identity, after)
            yield from comments

    def _pending_page(self, identity: str | None, after: str) -> tuple[list[Comment], str | None]:
        """Some comments that wait, and the `after` of the next page, or None at the end."""
        if identity is not None:
            found = self._in_order(identity, "pending", after=after, limit=_LISTED)
            return found, found[-1].id if len(found) == _LISTED else None
        items = self._table.query(_MODERATION, after=after, limit=_LISTED)
        keys = [_comment_key(item["identity"], item["id"], "pending") for item in items]
        # A comment on which an editor has decided since is at another key, and left out.
        seen = self._table.get_many(keys)
        comments = [_comment_from(seen[key]) for key in keys if key in seen]
        return comments, items[-1]["sk"] if len(items) == _LISTED else None

    def decide(self, identity: str, id_: str, status: Status) -> Comment:
        """Make the comment published, pending or removed, and the counts with it.

        A second decision for the same status changes nothing. Raise LookupError where there is
        no such comment, ThreadFull where it cannot be published because the page is full, and
        Contention where other writers of the thread were always faster.
        """
        for _ in range(_ATTEMPTS):
            comment = self.find(identity, id_)
            if comment is None or comment.trapped:
                raise LookupError(f"{identity} has no comment {id_}")
            if comment.status == status:
                return comment
            if status == "published" and is_full(self._size(identity)):
                raise ThreadFull(identity)
            decided = replace(comment, status=status)
            try:
                self._table.write(_decision_writes(comment, decided))
            except Conflict:
                continue
            return decided
        raise Contention(f"comment {id_} of {identity}")

    def _size(self, identity: str) -> int:
        return _counted(self._table.get(_counts_key(identity)), "bytes")

    def _in_order(
        self, identity: str, status: Status, *, after: str = "", limit: int | None = None
    ) -> list[Comment]:
        """The comments with this status, the oldest first: those after the one with id `after`."""
        prefix = f"COMMENT#{status}#"
        items = self._table.query(
            _thread(identity),
            after=_comment_key(identity, after, status).sk if after else prefix,
            before=end_of_prefix(prefix),
            limit=limit,
        )
        return list(map(_comment_from, items))


def _counted(counts: Item | None, what: Status | Literal["bytes"]) -> int:
    return int(counts.get(what, 0)) if counts else 0


def _first_writes(
    comment: Comment, once_keys: Sequence[ItemKey], seen: Mapping[ItemKey, Item]
) -> list[Write]:
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


def _decision_writes(old: Comment, new: Comment) -> list[Write]:
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
    return [Add(_counts_key(identity), changes)] if changes else []


def _counts_of(comment: Comment) -> dict[str, int]:
    """What the comment adds to the counts; empty where no count is kept of its status."""
    match comment.status:
        case "published":
            return {"published": 1, "bytes": comment.size}
        case "pending":
            return {"pending": 1}
        case _:
            return {}


def _thread(identity: str) -> str:
    return f"THREAD#{identity}"


def _counts_key(identity: str) -> ItemKey:
    return ItemKey(_thread(identity), "COUNTS")


def _once_key(identity: str, marker: str) -> ItemKey:
    return ItemKey(_thread(identity), f"ONCE#{marker}")


def _comment_key(identity: str, id_: str, status: Status) -> ItemKey:
    return ItemKey(_thread(identity), f"COMMENT#{status}#{_instant(posted_at(id_))}#{id_}")


def _trapped_key(identity: str, id_: str) -> ItemKey:
    return ItemKey(_thread(identity), f"TRAPPED#{id_}")


def _keys(identity: str, id_: str) -> list[ItemKey]:
    """Wherever a comment with this id may stand; raise ValueError where it is no id."""
    keys = [_comment_key(identity, id_, status) for status in _STATUSES]
    return [*keys, _trapped_key(identity, id_)]


def _key_of(comment: Comment) -> ItemKey:
    if comment.trapped:
        return _trapped_key(comment.identity, comment.id)
    return _comment_key(comment.identity, comment.id, comment.status)


def _moderation_key(comment: Comment) -> ItemKey:
    return ItemKey(_MODERATION, f"{comment.id}#{comment.identity}")


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
        "body_html": comment.body_html,
        "posted": _instant(comment.posted),
        "status": comment.status,
    }


def _comment_from(item: Item) -> Comment:
    return Comment(
        id=item["id"],
        identity=item["identity"],
        name=item["name"],
        body_html=item["body_html"],
        posted=datetime.fromisoformat(item["posted"]),
        status=item["status"],
        trapped=item["sk"].startswith("TRAPPED#"),
    )
