"""One uploaded file as a step sees it, and the records of a file that is there, or is not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import takewhile

from kilas.ports import Version
from kilas.record import Record, Status
from kilas.site.site import Site
from kilas.uploads.claims import Claims

TOMBSTONE_LIFE = timedelta(days=30)
"""Far longer than a run or a message lives: SQS keeps a message for 14 days at most."""


@dataclass(frozen=True, slots=True)
class File:
    """A file, and what it is judged by: `history` has its versions, the newest first."""

    key: str
    history: Sequence[Version]
    read: Callable[[str], bytes]
    claims: Claims
    site: Site | None
    basis: str
    now: datetime

    @property
    def uploads(self) -> list[Version]:
        """The versions since it was last deleted, the newest first."""
        return list(takewhile(lambda version: not version.deleted, self.history))


def tombstone(file: File) -> Record:
    """The record of a file that is not there."""
    gone = Record(file.key, revision=0, status="gone", head="", forget=file.now + TOMBSTONE_LIFE)
    if not file.history:
        return gone
    return replace(gone, head=file.history[0].id, uploaded=file.history[0].modified)


def existing_record(file: File, status: Status) -> Record:
    """The record of a file that is there, with nothing yet of what it says."""
    return Record(file.key, 0, status, head=file.history[0].id, uploaded=file.history[0].modified)
