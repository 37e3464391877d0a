"""What the record of an approval ought to be: it has a report of its own, and no page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kilas.content_keys import approved_file
from kilas.problems import Problem
from kilas.uploads.approvals import LARGEST, digests_in
from kilas.uploads.file import File, existing_record, tombstone
from kilas.uploads.judge import Judge

if TYPE_CHECKING:
    from kilas.record import Record
    from kilas.uploads.claims import SeenClaims
    from kilas.uploads.judge import ReadVersion


@dataclass(frozen=True)
class JudgeApproval(Judge):
    """Judges an approval; `judged_by` is the id of the rules (see Records.rules)."""

    file: File
    judged_by: str

    def judged(self, read: ReadVersion, claims: SeenClaims) -> Record:
        """See Judge; an approval has no names. Wrong is one that names no digest."""
        claims.load_held()
        if not self.file.uploads:
            return tombstone(self.file)
        head = self.file.uploads[0]
        if head.size <= LARGEST and digests_in(read(head)):
            return replace(existing_record(self.file, "live", self.judged_by), shown=head.id)
        approved = approved_file(self.file.key) or ""
        nothing = Problem("approves_nothing", values={"file": approved})
        return replace(existing_record(self.file, "wrong", self.judged_by), problems=(nothing,))
