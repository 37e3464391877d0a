"""Makes the record of one file agree with the file as it is now. Ingest and media share it.

Many runs may work on one key at once. Each reads the record first and the object after it, and
writes on condition that the record is still the one it read. So a run that wrote saw the object
later than every write before it, and the newest upload wins in any order of the events.

This needs a trace of every run that a change has caused: a tombstone where the run found no file,
and a new revision where it found the record right. Otherwise a slower run that saw what has been
removed for good could write that after it. A sweep tells of no change, so its runs leave no trace;
the rules that a sweep serves have an id that never repeats, and change the record of each file
(docs/decisions/0042).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kilas.claims import still_holds
from kilas.content_keys import is_leftover, is_upload
from kilas.errors import Conflict, Contention, VersionGone
from kilas.log import logger
from kilas.standing import overdue
from kilas.uploads.claims import SeenClaims
from kilas.uploads.file import File
from kilas.uploads.overwritten import overwritten, uploaders

if TYPE_CHECKING:
    from collections.abc import Callable

    from kilas.messages import Look
    from kilas.ports import Content, WallClock
    from kilas.record import Record
    from kilas.store.records import Records
    from kilas.uploads.judge import Judge

ATTEMPTS = 10
"""After so many lost races the message goes back to the queue, which waits before the next try."""


class Reconciled(NamedTuple):
    """The record that a run found, and the one that it left: the same where that was right."""

    old: Record | None
    new: Record


class Reconcile:
    """Reconciles one file at a time; `judge_of` gives the judge of a file and its old record."""

    def __init__(
        self,
        records: Records,
        content: Content,
        clock: WallClock,
        judge_of: Callable[[File, Record | None], Judge],
    ) -> None:
        self._records = records
        self._content = content
        self._clock = clock
        self._judge_of = judge_of

    def __call__(self, message: Look) -> Reconciled | None:
        """Make the record of a file true; raise Contention where other runs keep changing it.

        Returns the record before and after; None where the key is no upload.

        A key that is no upload is ignored. S3 filters by the beginning and the end of a key, so
        a notification may name site.yaml.old/site.yaml; the S3 console makes folders as "a/".
        What programs leave beside files costs one read.
        """
        key = message.key
        if not is_upload(key) or key.endswith("/"):
            logger.info("passed over: no upload", key=key)
            return None
        if is_leftover(key) and self._records.filed(key)[0] is None:
            logger.info("passed over: a program left it", key=key)
            return None
        lost: Exception | None = None
        for _ in range(ATTEMPTS):
            try:
                return self._attempt(message)
            except (Conflict, VersionGone) as error:
                lost = error  # the record, a claim or a version changed since it was read
        raise Contention(f"{key} changed during each of {ATTEMPTS} attempts") from lost

    def _attempt(self, message: Look) -> Reconciled:
        key = message.key
        # The record comes first: see the module's docstring.
        old, standing = self._records.filed(key)
        # What an earlier release took for a file leaves as one that was deleted.
        history = [] if is_leftover(key) else self._content.versions(key)
        file = File(key, history, self._clock.now())
        judge = self._judge_of(file, old)
        asked = (*(old.claimed if old else ()), *judge.unneeded)
        claims = SeenClaims(key, dict.fromkeys(asked), self._records)
        judged = judge.judged(lambda version: self._content.read(key, version.id), claims)
        known = uploaders(
            file.history, old.uploaders if old else {}, message.version, message.uploader
        )
        new = replace(
            judged,
            revision=old.revision + 1 if old else 1,
            uploaders=known,
            overwritten=overwritten(file.history, known),
        )
        # Another file may have taken a name, and given it back before this run.
        is_right = still_holds(new.claims, claims.seen) and not (
            standing and overdue(new, standing)
        )
        if old and not message.trace and is_right and _says_the_same(old, new):
            _log(old, written=False)
            return Reconciled(old, old)
        self._records.commit(old, new, claims.seen, claims.void, standing)
        _log(new, written=True)
        return Reconciled(old, new)


def _log(record: Record, *, written: bool) -> None:
    """Log what was decided; `version` is the upload that the decision is about."""
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
    """Whether the old record is right: the same upload, with the same judgement.

    A version's id is unique to its upload.
    """
    return replace(new, revision=old.revision, forget=old.forget) == old
