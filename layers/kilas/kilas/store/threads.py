"""The comments of each article in the table.

| pk                | sk                             | holds                                      |
| ----------------- | ------------------------------ | ------------------------------------------ |
| THREAD#<identity> | COUNTS                         | how many are `published` and `pending`,    |
|                   |                                | and the `bytes` of those published         |
| THREAD#<identity> | COMMENT#<status>#<posted>#<id> | a Comment                                  |
| THREAD#<identity> | ONCE#<marker>                  | the id of the comment with this marker; TTL|
| THREAD#<identity> | TRAPPED#<id>                   | a Comment that no page shows; TTL          |
| MODERATION        | <id>#<identity>                | that this comment waits for an editor      |

One transaction writes a comment, the counts and the rest, so a count is always exact. The status is
part of a comment's key, so a query for published comments reads no other. A decision moves the
comment to another key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kilas.comments.comment import Comment, Status, a_moment_later, is_full
from kilas.errors import CommentNotFound, Conflict, Contention, ThreadFull
from kilas.ports import end_of_prefix
from kilas.store.thread_items import (
    MODERATION,
    comment_from,
    comment_key,
    comment_keys,
    counted,
    counts_key,
    decision_writes,
    first_writes,
    once_key,
    thread_partition,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kilas.ports import Item, Pause, Table

ATTEMPTS: Final = 20
"""Of one writer. With the pauses of kilas.adapters.jittered_pause they end before the function of
the API does; tests/unit/store/test_busy_threads.py has the model that they are chosen by."""

_LISTED = 100


def at_once(_lost: int) -> None:
    """Does not wait: for readers, and where no other writer is."""


class Threads:
    """Reads and writes comments. `pause` waits between the attempts to write."""

    def __init__(self, table: Table, pause: Pause = at_once) -> None:
        self._table = table
        self._pause = pause

    def add(self, comment: Comment, *markers: str, known_by: Sequence[str] = ()) -> Comment:
        """Store a new comment and return it. Return a stored comment instead, if this repeats it.

        A comment repeats the one that has one of its `markers` or of the markers `known_by`. The
        new comment takes `markers` alone. Two writers of one comment contend for a marker that
        they share.

        Raise ThreadFull where the published comments fill the page. Comments that wait do not
        count, and comments written in the same moment may exceed the limit. Raise Contention where
        other writers of the thread were always faster.
        """
        once_keys = [once_key(comment.identity, marker) for marker in (*markers, *known_by)]
        counts = counts_key(comment.identity)
        for _ in self._attempts():
            own_keys = comment_keys(comment.identity, comment.id)
            seen = self._table.get_many([*once_keys, *own_keys, counts])
            first = self._repeated(comment, [seen[key] for key in once_keys if key in seen])
            if first:
                return first
            if seen.keys() & own_keys:
                comment = a_moment_later(comment)
                continue
            if is_full(counted(seen.get(counts), "bytes")):
                raise ThreadFull(comment.identity)
            try:
                self._table.write(first_writes(comment, once_keys[: len(markers)], seen))
            except Conflict:
                continue  # another writer was faster: read again
            return comment
        raise Contention(f"thread of {comment.identity}")

    def _attempts(self) -> Iterator[None]:
        """The attempts of one writer, with the pauses between them."""
        for lost in range(ATTEMPTS):
            if lost:
                self._pause(lost)
            yield

    def _repeated(self, comment: Comment, marked: Sequence[Item]) -> Comment | None:
        now = comment.posted.timestamp()
        ids = [item["id"] for item in marked if item["ttl"] > now]
        return next(filter(None, (self.find(comment.identity, id_) for id_ in ids)), None)

    def find(self, identity: str, id_: str) -> Comment | None:
        """The comment with this id, of any status; None for an unknown id."""
        try:
            keys = comment_keys(identity, id_)
        except ValueError:
            return None
        # A comment that a decision moves between the reads of two keys may be at neither.
        items = self._table.get_many(keys) or self._table.get_many(keys)
        return next(map(comment_from, items.values()), None)

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
        return counted(self._table.get(counts_key(identity)), "published")

    def waiting(self, identity: str) -> int:
        """How many comments wait for an editor."""
        return counted(self._table.get(counts_key(identity)), "pending")

    def pending(self, identity: str | None = None) -> Iterator[Comment]:
        """The comments, of one article or of all, that wait for an editor, the oldest first.

        The table is read in pages of a hundred, as the caller goes on.
        """
        after: str | None = ""
        while after is not None:
            comments, after = self._pending_page(identity, after)
            yield from comments

    def _pending_page(self, identity: str | None, after: str) -> tuple[list[Comment], str | None]:
        """A page of comments that wait, and the `after` of the next page, or None at the end."""
        if identity is not None:
            found = self._in_order(identity, "pending", after=after, limit=_LISTED)
            return found, found[-1].id if len(found) == _LISTED else None
        items = self._table.query(MODERATION, after=after, limit=_LISTED)
        keys = [comment_key(item["identity"], item["id"], "pending") for item in items]
        # An editor may have decided on a comment since. That comment is at another key: left out.
        seen = self._table.get_many(keys)
        comments = [comment_from(seen[key]) for key in keys if key in seen]
        return comments, items[-1]["sk"] if len(items) == _LISTED else None

    def decide(self, identity: str, id_: str, status: Status) -> Comment:
        """Give the comment this status, and correct the counts.

        A second decision for the same status changes nothing. Raise CommentNotFound where there
        is no such comment, ThreadFull where it cannot be published because the page is full, and
        Contention where other writers of the thread were always faster.
        """
        for _ in self._attempts():
            comment = self.find(identity, id_)
            if comment is None or comment.trapped:
                raise CommentNotFound(identity, id_)
            if comment.status == status:
                return comment
            if status == "published" and is_full(self._size(identity)):
                raise ThreadFull(identity)
            decided = replace(comment, status=status)
            try:
                self._table.write(decision_writes(comment, decided))
            except Conflict:
                continue  # another writer was faster: read again
            return decided
        raise Contention(f"comment {id_} of {identity}")

    def _size(self, identity: str) -> int:
        return counted(self._table.get(counts_key(identity)), "bytes")

    def _in_order(
        self, identity: str, status: Status, *, after: str = "", limit: int | None = None
    ) -> list[Comment]:
        """The comments with this status after the one with id `after`, the oldest first."""
        prefix = f"COMMENT#{status}#"
        items = self._table.query(
            thread_partition(identity),
            after=comment_key(identity, after, status).sk if after else prefix,
            before=end_of_prefix(prefix),
            limit=limit,
        )
        return list(map(comment_from, items))
