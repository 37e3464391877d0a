"""One uploaded file as a step sees it, and the records of a file that exists or does not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from kilas.claims import rank
from kilas.ports import Version
from kilas.record import Record, Status

TOMBSTONE_LIFE = timedelta(days=30)
"""Far longer than a run or a message lives: SQS keeps a message for 14 days at most."""


class File(Struct, frozen=True):
    """A file of the content bucket: its versions, the newest first, and the time it is judged at.

    `now` is aware, in UTC.
    """

    key: str
    history: Sequence[Version]
    now: datetime

    @property
    def uploads(self) -> list[Version]:
        """The versions since the file was last deleted, the newest first."""
        return list(takewhile(lambda version: not version.deleted, self.history))

    def rank(self, *, former: bool = False) -> str:
        """The rank of the file's claims on names, where it exists (see kilas.claims.rank)."""
        return rank(self.uploads[-1].modified, self.key, former=former)


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
