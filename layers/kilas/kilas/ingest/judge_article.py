"""What an article or a static page ought to be in the table.

The newest version is shown if it is good and no file that was uploaded before it holds a name that
it needs. Otherwise the newest one that can be stays, and the record says what is wrong with the
newest. Of two addresses of a file whose editor chose none one is enough (docs/decisions/0060).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kilas.articles.photos_meant import photos_meant
from kilas.articles.read import ArticleReading
from kilas.claims import Claim, ahead_of, folded, id_name, url_name
from kilas.errors import Unreadable
from kilas.ingest.approval import Approval
from kilas.ingest.judge_links import JudgedLinks, LinksOf
from kilas.ingest.moments import next_change, status_of, was_live
from kilas.ingest.readings import ReadArticle, Readings
from kilas.ingest.taken_names import address_values, blocking, either_of, taken_name
from kilas.problems import Problem
from kilas.record import Held
from kilas.site.past_places import zones_between
from kilas.site.site import Site
from kilas.uploads.file import File, existing_record, tombstone
from kilas.uploads.judge import JudgeOfVersions
from kilas.uploads.newest_good import Candidate, candidates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from kilas.ports import Version
    from kilas.record import Record
    from kilas.uploads.judge import ReadVersion
    from kilas.uploads.newest_good import Found

FORMER_VERSIONS: Final = 10
FORMER_ADDRESSES: Final = 3
"""How many earlier versions are read for the addresses that they had, and how many of these
addresses, and of their second addresses, the file keeps: a transaction takes 100 items
(docs/architecture.md counts them)."""


@dataclass
class JudgeArticle(JudgeOfVersions[ArticleReading]):
    """Judges an article or a static page by the settings `site`, which are None before the first
    good site.yaml; `judged_by` is the id of these rules (see Records.rules). `links` judges the
    links of the version shown. `approval` is the file's, or None where none is needed.
    """

    file: File
    site: Site | None
    judged_by: str
    read_article: ReadArticle
    links: LinksOf | None = None
    approval: Approval | None = None
    readings: Readings = field(init=False)

    def candidates(self, read: ReadVersion) -> Iterator[Candidate[ArticleReading]]:
        """See JudgeOfVersions."""
        self.readings = Readings(self.file, self.site, read, self.read_article)
        return candidates(self.readings.versions, self._reading, self._names)

    def _reading(self, version: Version) -> ArticleReading | None:
        reading = self.readings(version)
        if reading is None or self.approval is None:
            return reading
        return self.approval.without_words(reading, version, self.readings)

    def _is_approved(self, version: Version) -> bool:
        return self.approval is None or self.approval.is_of(version, self.readings)

    def may_be_shown(self, candidate: Candidate[ArticleReading]) -> bool:
        """See JudgeOfVersions. What takes an article down needs no approval."""
        if candidate.reading is None or self._is_approved(candidate.version):
            return True
        return status_of(candidate.reading.article, self.file.now) in ("draft", "expired")

    def behind(self, shown: Candidate[ArticleReading]) -> int | None:
        """As many as may give the file a former address, where its address shows anything."""
        status = shown.reading and status_of(shown.reading.article, self.file.now)
        return FORMER_VERSIONS if status in ("live", "withdrawn") else 0

    def with_free_names(
        self, candidate: Candidate[ArticleReading], taken: Sequence[Claim]
    ) -> Candidate[ArticleReading] | None:
        """See JudgeOfVersions. A file that may do without its address is at its second one."""
        reading = candidate.reading
        if not taken or reading is None or self.site is None:
            return candidate
        article = reading.article
        if blocking(article, taken):
            return None
        lost = {claim.name: claim for claim in taken}
        names = tuple(name for name in candidate.names if folded(name) not in lost)
        holder = lost.get(folded(url_name(article.url)))
        if holder is None:
            return replace(candidate, names=names)
        note = Problem(
            "address_made", values=address_values(holder, article, self.site.zone), warning=True
        )
        moved = replace(article, url=article.other_url, other_url=article.url)
        moved_reading = replace(reading, article=moved)
        return Candidate(candidate.version, moved_reading, (*candidate.problems, note), names)

    def former_names(self, found: Found[ArticleReading]) -> tuple[str, ...]:
        """The addresses of the version shown and of older ones, under the zones of their time, that
        the version shown does not want; behind them their second addresses.
        """
        if found.shown is None or self.behind(found.shown) == 0:
            return ()
        stood: list[tuple[str, str]] = []
        until = self.file.now
        for each in (found.shown, *found.older):
            if each.reading is None or not self._is_approved(each.version):
                continue  # readers never saw it
            stood += self._urls(each.version, until, each.reading)
            until = each.version.modified
        wanted = self._wanted(found)
        former: list[str] = []
        for urls in ([first for first, _ in stood], [second for _, second in stood]):
            names = dict.fromkeys(url_name(url) for url in urls if url)
            former += [name for name in names if name not in wanted][:FORMER_ADDRESSES]
        return tuple(dict.fromkeys(former))

    def _urls(
        self, version: Version, until: datetime, reading: ArticleReading
    ) -> Iterator[tuple[str, str]]:
        """The addresses of a version that was the newest good one until a moment."""
        if self.site and not reading.article.draft:
            own = reading.article.url, reading.article.other_url
            zones = zones_between(self.site, version.modified, until)
            yield from (reading.former_urls.get(zone, own) for zone in zones)

    def _wanted(self, found: Found[ArticleReading]) -> tuple[str, ...]:
        """The names that the version shown has, or would have if they were free."""
        return self._names(found.shown.reading) if found.shown and found.shown.reading else ()

    def rank(self, newest: Iterable[Candidate[ArticleReading]]) -> str:
        """See JudgeOfVersions. A file that is scheduled for later has its names from then on: who
        is live before then comes first, and keeps the name (docs/decisions/0063). The newest good
        version says when, also where its names are taken: otherwise two files could take a name
        from each other without end. A version that lacks an approval says nothing.
        """
        allowed = filter(self.may_be_shown, newest)
        dates = (each.reading.article.published for each in allowed if each.reading)
        return self.file.rank(since=next(dates, None))

    def record(self, found: Found[ArticleReading], claims: Mapping[str, Claim]) -> Record:
        """See JudgeOfVersions."""
        if not self.file.uploads:
            return tombstone(self.file)
        made = self._existing(found, claims)
        if not made.previewed:
            return replace(made, preview_originals=())
        made = replace(made, preview_after=self._seen_last())
        if not made.held:
            return made
        links = self._judged_links(found.head, found.problems)
        return replace(
            made,
            held=Held(made.held.version, links.in_article(made.held.article)),
            links=tuple(dict.fromkeys([*made.links, *links.names])),
            preview_originals=links.shown,
        )

    def _existing(self, found: Found[ArticleReading], claims: Mapping[str, Claim]) -> Record:
        waits = self._waits(found, claims)
        held = self._held(found)
        if not found.shown or not found.shown.reading:
            return replace(
                existing_record(self.file, "wrong", self.judged_by),
                problems=self._problems(found, claims),
                waits=tuple(dict.fromkeys(waits)),
                due=next_change(found, self.file.now),
                held=held,
            )
        article = found.shown.reading.article
        names = dict.fromkeys(found.shown.names, self.rank(found.newest))
        former = self.former_names(found)
        former_rank = self.file.rank(former=True)
        # Another spelling of an address that the version shown takes anyway is not lost.
        own = set(map(folded, names))
        others = [name for name in former if folded(name) not in own]
        lost = [claim.name for claim in ahead_of(self.file.key, former_rank, others, claims)]
        names |= {name: former_rank for name in former if folded(name) not in lost}
        holds = set(map(folded, names))
        lost += map(folded, self._wanted(found))
        # The lines of the notes are those of the newest version.
        links = self._judged_links(found.shown, found.problems, lines=found.shown is found.head)
        return replace(
            existing_record(self.file, status_of(article, self.file.now), self.judged_by),
            shown=found.shown.version.id,
            article=links.in_article(article),
            problems=links.with_notes(self._problems(found, claims)),
            names=names,
            links=links.names,
            preview_originals=links.shown,
            waits=tuple(dict.fromkeys(name for name in [*waits, *lost] if name not in holds)),
            due=next_change(found, self.file.now),
            held=held,
            lasting=found.shown.reading.lasting,
            places=found.shown.reading.places,
        )

    def _seen_last(self) -> str:
        """The id of the newest version that readers have seen, or of a later deletion: an earlier
        preview ended with it. Also that of a version behind which no more may be read.
        """
        until = self.file.now
        for version in self.file.history:
            if version not in self.readings.versions:
                return version.id
            try:
                reading = self._reading(version)
            except Unreadable:
                continue  # no reader was shown it
            if reading is None:
                return version.id
            article = reading.article
            if self._is_approved(version) and was_live(article, version.modified, until):
                return version.id
            if self._is_approved(version) or status_of(article, until) in ("draft", "expired"):
                until = version.modified
        return ""

    def _judged_links(
        self, of: Candidate[ArticleReading] | None, notes: Iterable[Problem], *, lines: bool = False
    ) -> JudgedLinks:
        """What the links of a version lead to, and the pictures that the notes say are left out."""
        if not (self.links and self.site and of and of.reading):
            return JudgedLinks()
        article = of.reading.article
        links = (*of.reading.links, *photos_meant(notes, article, self.site))
        return self.links.judged(links, article, self.site, lines=lines)

    def _held(self, found: Found[ArticleReading]) -> Held | None:
        """The newest version, where an approval is all that it lacks."""
        head = found.head
        if head is None or head.reading is None or self.may_be_shown(head):
            return None
        return Held(head.version.id, head.reading.article)

    def _names(self, reading: ArticleReading) -> tuple[str, ...]:
        """The names that a version wants: its identity, its addresses and its aliases."""
        article = reading.article
        if status_of(article, self.file.now) not in ("scheduled", "live", "withdrawn"):
            return ()
        urls = (article.url, *filter(None, [article.other_url]), *article.aliases)
        return tuple(dict.fromkeys([id_name(article.identity), *map(url_name, urls)]))

    def _holders(
        self,
        candidate: Candidate[ArticleReading],
        found: Found[ArticleReading],
        claims: Mapping[str, Claim],
    ) -> list[Claim]:
        """The claims of other files that keep a version from being shown."""
        taken = ahead_of(self.file.key, self.rank(found.newest), candidate.names, claims)
        return blocking(candidate.reading.article, taken) if candidate.reading else []

    def _problems(
        self, found: Found[ArticleReading], claims: Mapping[str, Claim]
    ) -> tuple[Problem, ...]:
        """What is wrong with the newest version, the names that other files hold included."""
        head = found.head
        if head is None or head.reading is None or self.site is None:
            return found.problems
        holders = self._holders(head, found, claims)
        article, zone = head.reading.article, self.site.zone
        # Of two addresses that are taken, the first is the one that its editor knows.
        named = [each for each in holders if each.name not in either_of(article)[1:]]
        problems = [taken_name(claim, article, zone) for claim in named]
        if self.approval and not self.may_be_shown(head):
            problems.insert(0, self.approval.missing(head.version, self.readings))
        return found.problems + tuple(problems)

    def _waits(self, found: Found[ArticleReading], claims: Mapping[str, Claim]) -> list[str]:
        """The names whose holders keep the newer versions from being shown.

        The report names every file that keeps the newest version from being shown, so a change of
        any of its names may change the report. Of an older version the first such name decides, or
        either of its two addresses.
        """
        names: list[str] = []
        for candidate in found.passed:
            holders = self._holders(candidate, found, claims)
            is_head = candidate is found.head
            if is_head:
                names += map(folded, candidate.names)
            elif holders:
                own = either_of(candidate.reading.article) if candidate.reading else ()
                either = [claim.name for claim in holders if claim.name in own]
                others = [claim.name for claim in holders if claim.name not in own]
                names += others[:1] or either
        return names
