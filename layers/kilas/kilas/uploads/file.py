"""One uploaded file as a step sees it, and the records of a file that exists or does not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cached_property
from itertools import dropwhile, takewhile

from msgspec import Struct
from msgspec.structs import replace

from kilas.claims import bytes_name, rank
from kilas.ports import Version
from kilas.record import Record, Status

TOMBSTONE_LIFE = timedelta(days=30)
"""Far longer than a run or a message lives: SQS keeps a message for 14 days at most."""


RESTORED_WITHIN = timedelta(days=30)
"""A file that comes back so soon after its deletion has the date, the rank and the former addresses
that it had. The content bucket keeps every version, so the rule needs no memory."""


class File(Struct, frozen=True, dict=True):
    """A file of the content bucket: its versions, the newest first, and the time it is judged at.

    `now` is aware, in UTC.
    """

    key: str
    history: Sequence[Version]
    now: datetime

    @cached_property
    def uploads(self) -> list[Version]:
        """The versions since the file was last deleted, the newest first."""
        return list(takewhile(lambda version: not version.deleted, self.history))

    @cached_property
    def restored(self) -> list[Version]:
        """The versions before deletions that did not last, the newest first; none of a file that is
        deleted now.

        A file is restored where its first upload after a deletion has the bytes of a version before
        it, within RESTORED_WITHIN. What else comes at the key of a deleted file is a new file.
        """
        found: list[Version] = []
        life, rest = self.uploads, self.history[len(self.uploads) :]
        while life:
            markers = list(takewhile(lambda version: version.deleted, rest))
            rest = rest[len(markers) :]
            before = list(takewhile(lambda version: not version.deleted, rest))
            rest = rest[len(before) :]
            if not (markers and _is_restored(life[-1], markers[-1], before)):
                break
            found += before
            life = before
        return found

    @property
    def before_deletion(self) -> File:
        """The file as it was before it was deleted; itself where it exists."""
        if self.uploads:
            return self
        return replace(self, history=list(dropwhile(lambda each: each.deleted, self.history)))

    @property
    def deleted(self) -> datetime | None:
        """When the file was deleted, where it does not exist any longer."""
        markers = list(takewhile(lambda version: version.deleted, self.history))
        return markers[-1].modified if markers else None

    @cached_property
    def is_remembered(self) -> bool:
        """Whether the file exists, or did until it was deleted within RESTORED_WITHIN."""
        is_long_gone = self.deleted and self.now - self.deleted >= RESTORED_WITHIN
        return bool(self.before_deletion.history) and not is_long_gone

    @cached_property
    def bytes_name(self) -> str:
        """The name of the bytes that the file has or had; "" where they are not remembered."""
        if not self.is_remembered:
            return ""
        newest = self.before_deletion.history[0]
        return bytes_name(newest.size, newest.etag) if newest.etag else ""

    @cached_property
    def first_uploaded(self) -> datetime:
        """When the file, which exists, was first uploaded."""
        return [*self.uploads, *self.restored][-1].modified

    def rank(self, *, former: bool = False, since: datetime | None = None) -> str:
        """The rank of the file's claims on names, where it exists (see kilas.claims.rank). `since`
        is when the file is published: before then it has nothing to show at a name.
        """
        return rank(self.first_uploaded, self.key, since=since, former=former)


def tombstone(file: File) -> Record:
    """The record of a file that does not exist."""
    gone = Record(file.key, revision=0, status="gone", head="", forget=file.now + TOMBSTONE_LIFE)
    if not file.history:
        return gone
    return replace(gone, head=file.history[0].id, uploaded=file.history[0].modified)


def existing_record(file: File, status: Status, judged_by: str) -> Record:
    """The record of a file that exists, with nothing yet of its content."""
    head = file.history[0]
    return Record(file.key, 0, status, head.id, uploaded=head.modified, judged_by=judged_by)


def _is_restored(came: Version, deleted: Version, before: Sequence[Version]) -> bool:
    is_soon = came.modified - deleted.modified <= RESTORED_WITHIN
    return is_soon and any(each.size == came.size and each.etag == came.etag for each in before)
