"""What site.yaml ought to be in the table: the newest good version is in force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kilas.errors import Unreadable
from kilas.ingest.judge_logo import FilesOfLogos, judged_logo
from kilas.ingest.settings_search import search
from kilas.problems import Problem
from kilas.record import Record
from kilas.site.past_definitions import removed_definitions, with_past_definitions
from kilas.site.past_places import Dated, with_past_places, with_places_before
from kilas.site.pictures import with_past_pictures
from kilas.site.read import MAX_FILE, SiteReading
from kilas.uploads.file import File, existing_record, tombstone
from kilas.uploads.judge import Judge
from kilas.uploads.newest_good import refuse_larger

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kilas.ingest.judge_logo import JudgedLogo
    from kilas.ports import Version
    from kilas.record import Search
    from kilas.site.site import Site
    from kilas.uploads.claims import SeenClaims
    from kilas.uploads.judge import ReadVersion

    ReadSite = Callable[[bytes], SiteReading]
    """kilas.site.read.read_site."""


class _InForce(NamedTuple):
    """Settings, and the id of the version that they are from; None and "" where there are none."""

    site: Site | None = None
    shown: str = ""


@dataclass(frozen=True)
class JudgeSite(Judge):
    """Judges site.yaml; `judged_by` is the id of the release (see Records.release).

    A newspaper always has settings: to delete site.yaml is a mistake, and changes nothing. What
    earlier good versions defined stays known (docs/decisions/0020). `old` is the record so far. It
    says which versions were found good, which spares the reading of the others; and its settings
    stay in force until a search that takes many messages has ended (docs/decisions/0041). `files`
    say whether the logo stands.
    """

    file: File
    old: Record | None
    judged_by: str
    read_site: ReadSite
    files: FilesOfLogos

    def judged(self, read: ReadVersion, _claims: SeenClaims) -> Record:
        """See Judge; site.yaml has no names. Deletions are passed over."""
        if not self.file.history:
            return replace(tombstone(self.file), site_since=self._since(None))
        uploads = [version for version in self.file.history if not version.deleted]
        versions = _Versions(uploads, read, self.read_site)
        found = search(uploads, self._known, versions.is_good)
        site, shown = self._in_force(found, versions)
        logo = judged_logo(site.logo if site else None, self._known_links, self.files)
        site = replace(site, logo=logo.logo) if site else None
        return replace(
            existing_record(self.file, "live" if site else "wrong", self.judged_by),
            shown=shown,
            site=site,
            site_since=self._since(site),
            search=found,
            links=logo.names,
            problems=self._problems(found, versions, logo),
        )

    @property
    def _known(self) -> Search | None:
        return self.old.search if self.old and self.old.judged_by == self.judged_by else None

    @property
    def _known_links(self) -> tuple[str, ...]:
        """Another release writes the link again: a restored table may have lost it."""
        return self.old.links if self.old and self.old.judged_by == self.judged_by else ()

    def _since(self, site: Site | None) -> int:
        """The revision with which these settings came into force."""
        if self.old is None:
            return 1
        return self.old.site_since if self.old.site == site else self.old.revision + 1

    def _in_force(self, found: Search, versions: _Versions) -> _InForce:
        """The settings in force. While the search goes on, nothing is forgotten."""
        before = _InForce(self.old.site, self.old.shown) if self.old else _InForce()
        known = self._known
        if found.ended and known and known.ended and known.good == found.good:
            return before
        present = versions.newest_good(found)
        if not present:
            return _InForce() if found.ended else before
        newest = versions.dated(present)
        if found.ended:
            good = [versions.dated(id_) for id_ in found.good]
            earlier = [each.site for each in good[1:]]
            site = with_past_places(newest.site, good)
        else:
            earlier = _definitions(before.site)
            site = with_places_before(newest, before.site)
        drawn = earlier if found.ended else earlier[:1]
        site = with_past_pictures(with_past_definitions(site, earlier), drawn)
        return _InForce(site, present)

    def _problems(
        self, found: Search, versions: _Versions, logo: JudgedLogo
    ) -> tuple[Problem, ...]:
        """What is wrong with the newest version, or its warnings."""
        if self.file.history[0].deleted:
            return (Problem("site_deleted"),)
        newest = self.file.history[0]
        if not versions.is_good(newest):
            return versions.problems(newest)
        reading = versions.reading(newest.id)
        warnings = (*reading.warnings, *logo.notes(reading.logo_line))
        if not found.ended or len(found.good) == 1:
            return warnings
        before = versions.reading(found.good[1]).site
        return (*removed_definitions(reading.site, before), *warnings)


class _Versions:
    """The uploads of site.yaml, the newest first, each read once and when it is asked for."""

    def __init__(self, uploads: Sequence[Version], read: ReadVersion, read_site: ReadSite) -> None:
        self._uploads = {version.id: version for version in uploads}
        self._newest = uploads[0] if uploads else None
        self._read = read
        self._read_site = read_site
        self._found: dict[str, SiteReading | tuple[Problem, ...]] = {}

    def is_good(self, version: Version) -> bool:
        """Whether the version can be in force."""
        return isinstance(self._said(version), SiteReading)

    def problems(self, version: Version) -> tuple[Problem, ...]:
        """What is wrong with a version that is not good."""
        said = self._said(version)
        return said if isinstance(said, tuple) else ()

    def reading(self, id_: str) -> SiteReading:
        """What a good version says."""
        said = self._said(self._uploads[id_])
        if isinstance(said, SiteReading):
            return said
        raise ValueError(f"version {id_} is not good any longer")

    def dated(self, id_: str) -> Dated:
        """What a good version says, and when it was uploaded."""
        return Dated(self.reading(id_).site, self._uploads[id_].modified)

    def newest_good(self, found: Search) -> str:
        """The id of the newest good version, or "" where that is not known yet."""
        if self._newest is None:
            return ""
        if found.newest[:1] == (self._newest.id,):
            return found.good[0] if found.good else ""
        return self._newest.id if self.is_good(self._newest) else ""

    def _said(self, version: Version) -> SiteReading | tuple[Problem, ...]:
        if version.id not in self._found:
            self._found[version.id] = self._judged(version)
        return self._found[version.id]

    def _judged(self, version: Version) -> SiteReading | tuple[Problem, ...]:
        try:
            refuse_larger(version, MAX_FILE)
            return self._read_site(self._read(version))
        except Unreadable as error:
            return error.problems


def _definitions(site: Site | None) -> list[Site]:
    """Settings, and behind them the former sections and authors, for with_past_definitions."""
    if site is None:
        return []
    former = replace(site, sections=site.former_sections, authors=site.former_authors)
    return [site, former]
