"""The comments of each article in the table.

| pk                | sk                    | holds                                               |
| ----------------- | --------------------- | --------------------------------------------------- |
| THREAD#<identity> | COUNTS                | how many are `published` and `pending`              |
| THREAD#<identity> | COMMENT#<posted>#<id> | a Comment                                           |
| THREAD#<identity> | ONCE#<digest>         | the id of the comment with this name and text; TTL  |
| MODERATION        | <id>#<identity>       | that this comment waits for an editor               |

One transaction writes a comment, the counts and the rest, so a count is always exact.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from kilas.comments.comment import Comment, Status, posted_at
from kilas.errors import Conflict, Contention
from kilas.ports import Add, Delete, Expect, Item, ItemKey, Put, Table, Write

if TYPE_CHECKING:
    from collections.abc import Iterator

REPEAT_WINDOW = timedelta(minutes=10)
"""For how long the same name and text is the same comment: far longer than a double click or the
retries of a client, shorter than the time after which people say a thing again on purpose."""

_ATTEMPTS = 8
_PAGE = 100
_COUNTED: tuple[Status, ...] = ("published", "pending")
_MODERATION = "MODERATION"


class Threads:
    """Reads and writes comments."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def add(self, comment: Comment, digest: str) -> Comment:
        """Store a new comment, and return it; or return the one that it only repeats.

        Raise Contention where other writers of the thread were always faster.
        """
        once_key = _once_key(comment.identity, digest)
        for _ in range(_ATTEMPTS):
            once = self._table.get(once_key)
            if once and once["ttl"] > comment.posted.timestamp():
                first = self.find(comment.identity, once["id"])
                if first:
                    return first
            try:
                self._table.write(_first_writes(comment, once_key, once))
            except Conflict:
                continue
            return comment
        raise Contention(f"thread of {comment.identity}")

    def find(self, identity: str, id_: str) -> Comment | None:
        """The comment with this id, whatever its status; None for an id that never was."""
        try:
            key = _comment_key(identity, id_)
        except ValueError:
            return None
        item = self._table.get(key)
        return _comment_from(item) if item else None

    def published(self, identity: str) -> list[Comment]:
        """What the article's page shows, the oldest first."""
        return list(self._published_after(identity, "COMMENT#"))

    def page(self, identity: str, *, after: str, limit: int) -> tuple[list[Comment], str | None]:
        """At most `limit` published comments, those after the one with id `after` ("": from the
        oldest), and the id to go on after, or None at the end.

        Raise ValueError where `after` is not an id.
        """
        start = _comment_key(identity, after).sk if after else "COMMENT#"
        found = list(islice(self._published_after(identity, start), limit + 1))
        shown = found[:limit]
        return shown, shown[-1].id if len(found) > limit else None

    def count(self, identity: str) -> int:
        """How many comments are published: N of "N komentar"."""
        return self._counted(identity, "published")

    def waiting(self, identity: str) -> int:
        """How many comments wait for an editor."""
        return self._counted(identity, "pending")

    def pending(self, identity: str | None = None, *, limit: int = _PAGE) -> list[Comment]:
        """The comments, of one article or of all, that wait for an editor, the oldest first."""
        if identity is not None:
            waiting = (c for c in self._after(identity, "COMMENT#") if c.status == "pending")
            return list(islice(waiting, limit))
        items = self._table.query(_MODERATION, limit=limit)
        keys = [_comment_key(item["identity"], item["id"]) for item in items]
        found = self._table.get_many(keys)
        return [_comment_from(found[key]) for key in keys if key in found]

    def decide(self, identity: str, id_: str, status: Status) -> Comment:
        """Make the comment published, pending or removed, and the counts with it.

        A second decision for the same status changes nothing. Raise LookupError where there is
        no such comment, Contention where other writers of the thread were always faster.
        """
        for _ in range(_ATTEMPTS):
            comment = self.find(identity, id_)
            if comment is None:
                raise LookupError(f"{identity} has no comment {id_}")
            if comment.status == status:
                return comment
            decided = Comment(
                id=comment.id,
                identity=comment.identity,
                name=comment.name,
                body_html=comment.body_html,
                posted=comment.posted,
                status=status,
            )
            try:
                self._table.write(_decision_writes(comment, decided))
            except Conflict:
                continue
            return decided
        raise Contention(f"comment {id_} of {identity}")

    def _counted(self, identity: str, status: Status) -> int:
        item = self._table.get(_counts_key(identity))
        return int(item.get(status, 0)) if item else 0

    def _published_after(self, identity: str, sk: str) -> Iterator[Comment]:
        return (c for c in self._after(identity, sk) if c.status == "published")

    def _after(self, identity: str, sk: str) -> Iterator[Comment]:
        while items := self._table.query(
            _thread(identity), after=sk, before="COMMENT$", limit=_PAGE
        ):
            yield from map(_comment_from, items)
            sk = items[-1]["sk"]


def _first_writes(comment: Comment, once_key: ItemKey, once: Item | None) -> list[Write]:
    expiry = int((comment.posted + REPEAT_WINDOW).timestamp())
    marker = {"pk": once_key.pk, "sk": once_key.sk, "id": comment.id, "ttl": expiry}
    writes: list[Write] = [
        Put(_item(comment), Expect("id", None)),
        Put(marker, Expect("ttl", once["ttl"] if once else None)),
    ]
    if comment.status in _COUNTED:
        writes.append(Add(_counts_key(comment.identity), {comment.status: 1}))
    if comment.status == "pending":
        writes.append(Put(_moderation_item(comment)))
    return writes


def _decision_writes(old: Comment, new: Comment) -> list[Write]:
    difference: dict[str, int] = {
        status: (new.status == status) - (old.status == status)
        for status in _COUNTED
        if status in (old.status, new.status)
    }
    writes: list[Write] = [
        Put(_item(new), Expect("status", old.status)),
        Add(_counts_key(new.identity), difference),
    ]
    if old.status == "pending":
        writes.append(Delete(_moderation_key(old)))
    elif new.status == "pending":
        writes.append(Put(_moderation_item(new)))
    return writes


def _thread(identity: str) -> str:
    return f"THREAD#{identity}"


def _counts_key(identity: str) -> ItemKey:
    return ItemKey(_thread(identity), "COUNTS")


def _once_key(identity: str, digest: str) -> ItemKey:
    return ItemKey(_thread(identity), f"ONCE#{digest}")


def _comment_key(identity: str, id_: str) -> ItemKey:
    return ItemKey(_thread(identity), f"COMMENT#{_instant(posted_at(id_))}#{id_}")


def _moderation_key(comment: Comment) -> ItemKey:
    return ItemKey(_MODERATION, f"{comment.id}#{comment.identity}")


def _moderation_item(comment: Comment) -> Item:
    key = _moderation_key(comment)
    return {"pk": key.pk, "sk": key.sk, "id": comment.id, "identity": comment.identity}


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _item(comment: Comment) -> Item:
    key = _comment_key(comment.identity, comment.id)
    return {
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
    )
