"""The judge of an article that also says which other file this one looks like, and what it lacks.

A file renamed by hand has the bytes of another (docs/decisions/0071). The file that had them first
holds their name, and keeps the name for 30 days after its deletion: so the order of the two
uploads, or of their events, changes nothing. A file saved in another form, as pasar.docx beside
pasar.md, wants the names of the other. The notes decide nothing: their lines do, once an editor has
written them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kilas.articles.address import suffix_of
from kilas.articles.lasting import date_line
from kilas.articles.moving import lines_between
from kilas.claims import ahead_of, first_uploaded
from kilas.documents.writing import written
from kilas.errors import Unreadable
from kilas.ingest.judge_article import JudgeArticle
from kilas.problems import Problem
from kilas.times import instant
from kilas.uploads.file import RESTORED_WITHIN, TOMBSTONE_LIFE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from kilas.articles.article import Article
    from kilas.articles.read import ArticleReading
    from kilas.claims import Claim
    from kilas.ports import Version
    from kilas.record import Record
    from kilas.uploads.claims import SeenClaims
    from kilas.uploads.judge import ReadVersion
    from kilas.uploads.newest_good import Found

_AFTER: Final = timedelta(days=1)
"""A tombstone outlives what it says by so much, so that the clock has it judged again before."""

_TAKEN: Final = frozenset({"id_taken", "url_taken"})


@dataclass
class JudgeRenamed(JudgeArticle):
    """See the docstring of the module."""

    @property
    def unneeded(self) -> tuple[str, ...]:
        """See Judge: the name of the file's bytes."""
        name = self.file.bytes_name
        return (name,) if name else ()

    def judged(self, read: ReadVersion, claims: SeenClaims) -> Record:
        """See Judge."""
        newest: dict[str, bytes] = {}

        def noted(version: Version) -> bytes:
            data = read(version)
            if version == self.file.history[0]:
                newest[version.id] = data
            return data

        made = super().judged(noted, claims)
        return self._with_bytes(made, newest.get(made.head), claims)

    def record(self, found: Found[ArticleReading], claims: Mapping[str, Claim]) -> Record:
        """See JudgeOfVersions; with one problem in place of those which say that a file of the same
        name, with another ending, has the names of this one.
        """
        made = super().record(found, claims)
        taken = [each for each in made.problems if self._is_of_other_form(each)]
        reading = found.head.reading if found.head else None
        if not taken or reading is None:
            return made
        other = taken[0].values["other"]
        others = [each for each in made.problems if each not in taken]
        return replace(made, problems=(self._other_form(other, reading, claims), *others))

    def _with_bytes(self, made: Record, data: bytes | None, claims: SeenClaims) -> Record:
        """The record with the name of the file's bytes, or with the note on who has the name."""
        if not self.unneeded:
            return made
        if self.file.deleted:
            until = self.file.deleted + RESTORED_WITHIN
            made = replace(made, due=until, forget=self.file.now + TOMBSTONE_LIFE + _AFTER)
        claims.load(self.unneeded, self.file.before_deletion.rank())
        return self.with_bytes(made, data, claims.in_force)

    def with_bytes(self, made: Record, data: bytes | None, claims: Mapping[str, Claim]) -> Record:
        """The same, where `claims` has who else has the name."""
        own_rank = self.file.before_deletion.rank()
        ahead = ahead_of(self.file.key, own_rank, self.unneeded, claims)
        if not ahead:
            return replace(made, same=dict.fromkeys(self.unneeded, own_rank))
        note = self._note(data, ahead[0]) if data is not None else None
        if note:
            made = replace(made, problems=(*made.problems, note), lasting=())
        return replace(made, waits=(*made.waits, ahead[0].name))

    def _note(self, data: bytes, holder: Claim) -> Problem | None:
        """The note, where the bytes say otherwise who the file is than they said at the key of
        their holder.
        """
        reading = self._newest()
        was = self._read(holder.key, data, first_uploaded(holder))
        if not (reading and was) or was.article.kind != reading.article.kind:
            return None
        lines = self._lines(was.article, reading)
        if not lines:
            return None
        return Problem("looks_renamed", values={"other": holder.key, "lines": lines}, warning=True)

    def _is_of_other_form(self, problem: Problem) -> bool:
        is_taken = problem.code in _TAKEN
        return is_taken and _stem(problem.values["other"]) == _stem(self.file.key)

    def _other_form(
        self, other: str, reading: ArticleReading, claims: Mapping[str, Claim]
    ) -> Problem:
        """The problem, with the line of the date that the other file has if no field gives it one.
        All of it follows from the claims: the file is judged again when these change.
        """
        ranked = [claim for claim in claims.values() if claim.key == other]
        is_dated = instant(reading.article.published) != instant(self.file.first_uploaded)
        if is_dated or reading.article.kind == "page" or not self.site or not ranked:
            return Problem("other_form", values={"other": other})
        line = date_line(replace(reading.article, published=first_uploaded(ranked[0])), self.site)
        written_line = written(*reading.wording.pair("date", line), reading.syntax)
        return Problem("other_form_undated", values={"other": other, "line": written_line})

    def _lines(self, was: Article, reading: ArticleReading) -> str:
        """The lines that make of this file what the other was, as the file writes them."""
        if self.site is None:
            return ""
        pairs = lines_between(was, reading.article, self.site).items()
        return "”, “".join(written(*reading.wording.pair(*each), reading.syntax) for each in pairs)

    def _newest(self) -> ArticleReading | None:
        """What the newest version says, which was read; None where it is wrong."""
        try:
            return self.readings(self.file.history[0])
        except Unreadable:
            return None

    def _read(self, key: str, data: bytes, uploaded: datetime) -> ArticleReading | None:
        """What the bytes say at a key; None where they are wrong there."""
        if self.site is None:
            return None
        try:
            return self.read_article(key, data, self.site, uploaded)
        except Unreadable:
            return None


def _stem(key: str) -> str:
    return key.removesuffix(suffix_of(key))
