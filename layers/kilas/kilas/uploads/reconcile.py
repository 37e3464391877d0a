"""Makes the record of one file agree with the file as it is now.

Many runs may work on one key at once. Each reads the record first and the object after it, and
writes on condition that the record is still the one it read. So a run that wrote saw the object
as it was later than every write before it, and the newest upload wins whatever order the events
came in. That holds only if every run leaves a record, a tombstone where it found nothing:
otherwise a slower run that still saw the file could bring it back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kilas.errors import Conflict, Contention, VersionGone
from kilas.log import logger
from kilas.uploads.claims import Claims
from kilas.uploads.file import File

if TYPE_CHECKING:
    from collections.abc import Callable

    from kilas.ports import Content, WallClock
    from kilas.record import Record
    from kilas.store.records import Records

ATTEMPTS = 10
"""After so many lost races the message goes back to the queue, which waits before the next try."""


class Reconcile:
    """Reconciles one file at a time; `judge` says what its record ought to be."""

    def __init__(
        self, records: Records, content: Content, clock: WallClock, judge: Callable[[File], Record]
    ) -> None:
        self._records = records
        self._content = content
        self._clock = clock
        self._judge = judge

    def __call__(self, key: str) -> None:
        """Make the record of `key` true; raise Contention where others keep changing it."""
        if key.endswith("/"):
            return  # a folder as the S3 console makes it
        lost: Exception | None = None
        for _ in range(ATTEMPTS):
            try:
                self._attempt(key)
            except (Conflict, VersionGone) as error:
                lost = error  # the record, a claim or a version changed since it was read
            else:
                return
        raise Contention(f"{key} changed during each of {ATTEMPTS} attempts") from lost

    def _attempt(self, key: str) -> None:
        old = self._records.get(key)
        site, basis = self._records.basis()
        claims = Claims(key, old.names if old else (), self._records.claims)
        file = File(
            key,
            history=self._content.versions(key),
            read=lambda version: self._content.read(key, version),
            claims=claims,
            site=site,
            basis=basis,
            now=self._clock.now(),
        )
        new = replace(self._judge(file), revision=old.revision + 1 if old else 1)
        # Another file may have taken a name, and given it back before this run.
        if old and _says_the_same(old, new) and claims.held(new.names):
            _tell(old, written=False)
            return
        claims.settle()
        self._records.commit(old, new, claims.seen)
        _tell(new, written=True)


def _tell(record: Record, *, written: bool) -> None:
    """Log what was decided of a file; `version` is the upload that it was decided on."""
    logger.info(
        "judged",
        key=record.key,
        version=record.head,
        revision=record.revision,
        status=record.status,
        problems=[problem.code for problem in record.problems],
        written=written,
    )


def _says_the_same(old: Record, new: Record) -> bool:
    """Whether there is nothing to write: the same upload, judged the same.

    A version's id is unique to its upload. Where there never was a version (no head) a run must
    write all the same: only a new revision stops a slower run that still saw a file.
    """
    return bool(new.head) and replace(new, revision=old.revision, forget=old.forget) == old
