"""What site.yaml ought to be in the table: the newest good version is in force."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from kilas.problems import Problem
from kilas.site.past_definitions import removed_definitions, with_past_definitions
from kilas.site.read import MAX_FILE, SiteReading, read_site
from kilas.uploads.file import File, existing_record, tombstone
from kilas.uploads.judge import Judge
from kilas.uploads.newest_good import candidates, considered, refuse_larger

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kilas.claims import Claim
    from kilas.ports import Version
    from kilas.record import Record
    from kilas.uploads.judge import ReadVersion
    from kilas.uploads.newest_good import Candidate, Found

CONSIDERED: Final = 50
CONSIDERED_BYTES: Final = 8 * MAX_FILE
"""How many uploads, the newest, are read, and how many bytes they may have together: one message
must fit into the time that the function spares (docs/decisions/0017 has the seconds)."""


@dataclass(frozen=True)
class JudgeSite(Judge[SiteReading]):
    """Judges site.yaml; `judged_by` is the id of the release (see Records.release).

    A newspaper always has settings: to delete site.yaml is a mistake, and changes nothing. What
    earlier good versions defined stays known (docs/decisions/0020), so all of them are read.
    """

    file: File
    judged_by: str

    def candidates(self, read: ReadVersion) -> Iterator[Candidate[SiteReading]]:
        """See Judge. Deletions are passed over."""

        def reading(version: Version) -> SiteReading:
            refuse_larger(version, MAX_FILE)
            return read_site(read(version))

        uploads = [version for version in self.file.history if not version.deleted]
        return candidates(considered(uploads, CONSIDERED, MAX_FILE, CONSIDERED_BYTES), reading)

    def behind(self, _shown: Candidate[SiteReading]) -> int | None:
        """All: see the class."""
        return None

    def record(self, found: Found[SiteReading], _claims: Mapping[str, Claim]) -> Record:
        """See Judge; site.yaml has no names."""
        if not self.file.history:
            return tombstone(self.file)
        is_deleted = self.file.history[0].deleted
        problems = (Problem("site_deleted"),) if is_deleted else found.problems
        if not found.shown or not found.shown.reading:
            return replace(existing_record(self.file, "wrong", self.judged_by), problems=problems)
        reading = found.shown.reading
        earlier = [older.reading.site for older in found.older if older.reading]
        if not found.passed and not is_deleted:
            problems = (
                *(removed_definitions(reading.site, earlier[0]) if earlier else ()),
                *problems,
            )
        return replace(
            existing_record(self.file, "live", self.judged_by),
            shown=found.shown.version.id,
            site=with_past_definitions(reading.site, earlier),
            problems=problems,
        )
