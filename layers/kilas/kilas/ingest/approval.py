"""Whether the versions of one file are approved, and what the report says where one is not.

An approval ends with what it approved: once readers have seen something else since, be it another
approved version or nothing, the old text needs a new approval (docs/decisions/0065).
"""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kilas.content_keys import approval_key
from kilas.errors import Unreadable
from kilas.ingest.moments import status_of
from kilas.problems import Problem
from kilas.uploads.approvals import approvals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kilas.articles.read import ArticleReading
    from kilas.ingest.readings import Readings
    from kilas.ports import Content, Version
    from kilas.site.site import Site
    from kilas.uploads.approvals import Approves
    from kilas.uploads.file import File

_NEVER: Final = datetime.max.replace(tzinfo=UTC)


class Approval:
    """The approvals of one file."""

    def __init__(self, file: File, approves: Sequence[Approves], site: Site) -> None:
        self._file, self._approves, self._site = file, approves, site
        self._lasting: dict[str, bool] = {}

    def is_of(self, version: Version, readings: Readings) -> bool:
        """Whether readers may see the words of a version that was read."""
        return self._stood(version, self._end_of(version), readings)

    def missing(self, version: Version, readings: Readings) -> Problem:
        """What the report says of a version that waits, with the digest to approve, and with what
        the newest approval names instead.
        """
        file, digest = approval_key(self._file.key), readings.digests[version.id]
        if self._times(version, readings):
            return Problem("approval_ended", values={"file": file, "digest": digest})
        named = next((each.digests for each in self._approves if each.digests), None)
        if named:
            return Problem(
                "approves_another", values={"file": file, "digest": digest, "other": min(named)}
            )
        return Problem("unapproved", values={"file": file, "digest": digest})

    def without_words(
        self, reading: ArticleReading, version: Version, readings: Readings
    ) -> ArticleReading:
        """A withdrawal that is not approved takes the page down, and says nothing to readers: to
        take down never waits, and words always do.
        """
        article = reading.article
        if not article.withdrawn or article.draft or self.is_of(version, readings):
            return reading
        file, digest = approval_key(self._file.key), readings.digests[version.id]
        note = Problem(
            "withdrawal_unapproved", values={"file": file, "digest": digest}, warning=True
        )
        hidden = replace(article, draft=True)
        return replace(reading, article=hidden, warnings=(*reading.warnings, note))

    def _end_of(self, version: Version) -> datetime:
        """When the file was deleted after a version: no later approval is of that version."""
        newer = self._file.history[: self._file.history.index(version)]
        ends = (each.modified for each in reversed(newer) if each.deleted)
        return next(ends, _NEVER)

    def _times(self, version: Version, readings: Readings) -> list[datetime]:
        """When the digest of a version was approved; also before the version was uploaded."""
        digest = readings.digests.get(version.id)
        return [each.at for each in self._approves if digest in each.digests]

    def _lasts(self, version: Version, readings: Readings) -> bool:
        """Whether a version needed no approval of its own when it was uploaded: readers saw the
        same words already, or an earlier approval still counted.
        """
        if version.id not in self._lasting:
            self._lasting[version.id] = self._still_counts(version, readings)
        return self._lasting[version.id]

    def _still_counts(self, version: Version, readings: Readings) -> bool:
        earlier = [at for at in self._times(version, readings) if at < version.modified]
        history = self._file.history
        behind: Iterator[tuple[Version, Version]] = pairwise(history[history.index(version) :])
        if earlier:
            behind = takewhile(lambda pair: pair[1].modified >= max(earlier), behind)
        answers = (self._leaves(version, each, later, readings) for later, each in behind)
        return next((answer for answer in answers if answer is not None), bool(earlier))

    def _leaves(
        self, version: Version, before: Version, next_: Version, readings: Readings
    ) -> bool | None:
        """Whether a version needs no approval of its own because of one `before` it; None where
        readers saw nothing of that one. `next_` came after it.
        """
        if before not in readings.versions:  # a deletion, or one version more than may be read
            return False
        try:
            reading = readings(before)
        except Unreadable:
            return None
        if reading is None:
            return False
        if self._stood(before, version.modified, readings):
            return readings.digests[before.id] == readings.digests[version.id]
        # What it was in the end: perhaps its time was over.
        is_down = status_of(reading.article, next_.modified) in {"draft", "expired", "withdrawn"}
        return False if is_down else None

    def _stood(self, version: Version, until: datetime, readings: Readings) -> bool:
        """Whether readers could see a version at a moment after its upload."""
        if not self._site.needs_approval(version.modified):
            return True
        times = self._times(version, readings)
        in_time = any(version.modified <= at <= until for at in times)
        return in_time or self._lasts(version, readings)


def approval_of(file: File, site: Site | None, content: Content) -> Approval | None:
    """The approval of a file, read now; None where none is asked for. Raises VersionGone."""
    if site is None or not site.approve:
        return None
    return Approval(file, approvals(content, approval_key(file.key)), site)
