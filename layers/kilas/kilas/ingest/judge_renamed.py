"""The judge of an article that also says which other file this one looks like, and what it lacks.

A file renamed by hand has the bytes of another (docs/decisions/0071). The file that had them first
holds their name, and keeps the name for 30 days after its deletion: so the order of the two
uploads, or of their events, changes nothing. A file saved in another form, as pasar.docx beside
pasar.md, wants the names of the other; that of all its forms is held in the same way, and says who
a deleted form was. The notes decide nothing: their lines do, once an editor has written them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kilas.articles.address import SUFFIXES, identity_of, suffix_of
from kilas.articles.lasting import date_line
from kilas.articles.moving import dated, lines_between, was_of
from kilas.claims import Was, ahead_of, first_uploaded, form_name, is_of_forms
from kilas.documents.writing import written
from kilas.errors import Unreadable
from kilas.ingest.judge_article import JudgeArticle
from kilas.ingest.moments import was_live
from kilas.ingest.readings import Readings
from kilas.problems import Problem
from kilas.times import instant
from kilas.uploads.file import RESTORED_WITHIN, TOMBSTONE_LIFE
from kilas.uploads.newest_good import candidates

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from kilas.articles.article import Article
    from kilas.articles.read import ArticleReading
    from kilas.claims import Claim
    from kilas.ports import Version
    from kilas.record import Record
    from kilas.site.site import Site
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
        """See Judge: the name of the file's bytes, and that of all its forms."""
        form = _form_of(self.file.key) if self.file.is_remembered else ""
        return tuple(filter(None, [self.file.bytes_name, form and form_name(form)]))

    def judged(self, read: ReadVersion, claims: SeenClaims) -> Record:
        """See Judge."""
        newest: dict[str, bytes] = {}

        def noted(version: Version) -> bytes:
            data = read(version)
            if version == self.file.history[0]:
                newest[version.id] = data
            return data

        made = super().judged(noted, claims)
        if not self.unneeded:
            return made
        claims.load(self.unneeded, self.file.before_deletion.rank())
        if self.file.deleted:
            until = self.file.deleted + RESTORED_WITHIN
            made = replace(made, due=until, forget=self.file.now + TOMBSTONE_LIFE + _AFTER)
        made = self.with_notes(made, newest.get(made.head), claims.in_force)
        is_asked = self.file.deleted and any(map(is_of_forms, made.same))
        return replace(made, was=self._was(read)) if is_asked else made

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

    def with_notes(self, made: Record, data: bytes | None, claims: Mapping[str, Claim]) -> Record:
        """The record with those names that the file does not need and no other has first by
        `claims`, and one note at most: on the holder of the same bytes, else on a deleted file of
        another form. `data` are the bytes of the newest version.
        """
        own_rank = self.file.before_deletion.rank()
        ahead = ahead_of(self.file.key, own_rank, self.unneeded, claims)
        taken = tuple(claim.name for claim in ahead)
        own = [name for name in self.unneeded if name not in taken]
        made = replace(made, same=dict.fromkeys(own, own_rank), waits=(*made.waits, *taken))
        notes = (self._note(claim, data) for claim in ahead)
        note = next(filter(None, notes), None)  # of the same bytes, else of another form
        return replace(made, problems=(*made.problems, note), lasting=()) if note else made

    def _note(self, holder: Claim, data: bytes | None) -> Problem | None:
        """The note, where the file is another than its bytes said at the key of their holder, or
        than a deleted file of another form was.
        """
        reading = self._newest() if data is not None else None
        if reading is None or data is None or self.site is None:
            return None
        other, is_form = holder.key, is_of_forms(holder.name)
        if is_form:
            was = holder.was and self._unsaid(holder.was, reading.article, self.site)
        else:
            was = self._at(holder, data, reading)
        lines = self._lines(was, reading) if was else ""
        if not lines:
            return None
        if not is_form:
            return Problem("looks_renamed", values={"other": other, "lines": lines}, warning=True)
        return Problem("other_form_gone", values={"other": other, "lines": lines}, warning=True)

    def _at(self, holder: Claim, data: bytes, reading: ArticleReading) -> Was | None:
        """Who the file was at another key, where that is of the same kind."""
        was = self._read(holder.key, data, first_uploaded(holder))
        return was_of(was.article) if was and was.article.kind == reading.article.kind else None

    def _unsaid(self, was: Was, article: Article, site: Site) -> Was:
        """Who a deleted form was, as far as this file does not say otherwise itself."""
        has_id = article.identity != identity_of(article.key)
        is_dated = instant(article.published) != instant(self.file.first_uploaded)
        published = article.published if is_dated else was.published
        own_url = "" if article.other_url else dated(article.url, article, published, site)
        return Was(
            identity=article.identity if has_id else was.identity,
            published=published,
            url=own_url or was.url,
            by_day=was.by_day,
        )

    def _was(self, read: ReadVersion) -> Was | None:
        """Who the deleted file was by its newest good version; None where no reader saw that."""
        file = self.file.before_deletion
        readings = Readings(file, self.site, read, self.read_article)
        for found in candidates(readings.versions, readings):
            if found.reading:
                article, until = found.reading.article, self.file.deleted or self.file.now
                is_known = was_live(article, found.version.modified, until)
                return was_of(article) if is_known else None
        return None

    def _is_of_other_form(self, problem: Problem) -> bool:
        is_taken = problem.code in _TAKEN
        return is_taken and _form_of(problem.values["other"]) == _form_of(self.file.key)

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

    def _lines(self, was: Was, reading: ArticleReading) -> str:
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


def _form_of(key: str) -> str:
    """The key without its ending, which all forms of a file have; "" where it is no article's."""
    suffix = suffix_of(key)
    return key.removesuffix(suffix) if suffix.lower() in SUFFIXES else ""
