"""Makes the record of one file agree with the file as it is now. Ingest and media share it.

Many runs may work on one key at once. Each reads the record first and the object after it, and
writes on condition that the record is still the one it read. So a run that wrote saw the object
later than every write before it, and the newest upload wins in any order of the events.
This needs a record from every run, a tombstone where the run found nothing: otherwise a slower run
that still saw the file could bring the file back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kilas.claims import ahead_of, still_holds
from kilas.content_keys import is_upload
from kilas.errors import Conflict, Contention, VersionGone
from kilas.log import logger
from kilas.standing import overdue
from kilas.uploads.claims import SeenClaims
from kilas.uploads.file import File
from kilas.uploads.newest_good import newest_good

if TYPE_CHECKING:
    from collections.abc import Callable

    from kilas.ports import Content, WallClock
    from kilas.record import Record
    from kilas.store.records import Records
    from kilas.uploads.judge import Judge
    from kilas.uploads.newest_good import Candidate, Found

ATTEMPTS = 10
"""After so many lost races the message goes back to the queue, which waits before the next try."""


def _nothing(_found: Found[Any]) -> bool:
    return False


class Reconcile:
    """Reconciles one file at a time; `judge_of` gives the judge of a file.

    `keep` keeps what the record will point to, before the record is written, and says whether
    anything had to be kept. Then the record is written anew: what is made of it may be wrong.
    """

    def __init__(
        self,
        records: Records,
        content: Content,
        clock: WallClock,
        judge_of: Callable[[File], Judge[Any]],
        keep: Callable[[Found[Any]], bool] = _nothing,
    ) -> None:
        self._records = records
        self._content = content
        self._clock = clock
        self._judge_of = judge_of
        self._keep = keep

    def __call__(self, key: str) -> None:
        """Make the record of `key` true; raise Contention where other runs keep changing it.

        A key that is no upload is ignored. S3 filters by the beginning and the end of a key, so
        a notification may name site.yaml.old/site.yaml; the S3 console makes folders as "a/".
        """
        if not is_upload(key) or key.endswith("/"):
            logger.info("passed over: no upload", key=key)
            return
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
        # The record comes first: see the module's docstring.
        old, standing = self._records.filed(key)
        file = File(key, self._content.versions(key), self._clock.now())
        judge = self._judge_of(file)
        claims = SeenClaims(tuple(old.names) if old else (), self._records.claims)

        def may_be_shown(candidate: Candidate[Any]) -> bool:
            if not candidate.names:
                return True
            claims.load(candidate.names)
            return not ahead_of(key, file.rank(), candidate.names, claims.seen)

        candidates = judge.candidates(lambda version: self._content.read(key, version.id))
        found = newest_good(candidates, may_be_shown, judge.behind)
        claims.load(judge.former_names(found))
        new = replace(judge.record(found, claims.seen), revision=old.revision + 1 if old else 1)
        has_kept = self._keep(found)
        # Another file may have taken a name, and given it back before this run.
        is_whole = not has_kept and still_holds(key, new.names, claims.seen)
        is_right = is_whole and not (standing and overdue(new, standing))
        if old and is_right and _says_the_same(old, new):
            _log(old, written=False)
            return
        self._records.commit(old, new, claims.seen, standing)
        _log(new, written=True)


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
    """Whether there is nothing to write: the same upload, with the same judgement.

    A version's id is unique to its upload. Where there never was a version (no head), a run must
    write: only a new revision stops a slower run that still saw a file.
    """
    return bool(new.head) and replace(new, revision=old.revision, forget=old.forget) == old
