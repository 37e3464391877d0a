"""What a file of media/ that is no photo ought to be in the table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kilas.content_keys import ARTICLE_PREFIX
from kilas.errors import Unreadable
from kilas.media.downloads import LARGEST_DOWNLOAD
from kilas.media.misplaced import looks_like_article
from kilas.problems import Problem
from kilas.record import Download, Record
from kilas.uploads.file import File, existing_record, tombstone
from kilas.uploads.judge import JudgeOfVersions
from kilas.uploads.newest_good import candidates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kilas.claims import Claim
    from kilas.ports import Version
    from kilas.uploads.judge import ReadVersion
    from kilas.uploads.newest_good import Candidate, Found

CONSIDERED: Final = 10
"""How many uploads, the newest, are searched for a good one, as of a photo."""


class DownloadReading(Struct, frozen=True):
    """A version that can be served."""

    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class JudgeDownload(JudgeOfVersions[DownloadReading]):
    """Judges a file by the sizes of its versions. `judged_by` is the id of the release."""

    file: File
    judged_by: str
    download: Download

    def candidates(self, read: ReadVersion) -> Iterator[Candidate[DownloadReading]]:
        """See JudgeOfVersions. Its size says whether a version is good."""
        right = ARTICLE_PREFIX + self.file.key.rpartition("/")[2]
        note = Problem("article_among_downloads", values={"right": right}, warning=True)

        def reading(version: Version) -> DownloadReading:
            _check(version)
            is_article = looks_like_article(self.file.key, version, read)
            return DownloadReading((note,) if is_article else ())

        return candidates(self.file.uploads[:CONSIDERED], reading)

    def record(self, found: Found[DownloadReading], _claims: Mapping[str, Claim]) -> Record:
        """See JudgeOfVersions; a download has no names."""
        if not self.file.uploads:
            return tombstone(self.file)
        if found.shown is None:
            wrong = existing_record(self.file, "wrong", self.judged_by)
            return replace(wrong, problems=found.problems)
        return replace(
            existing_record(self.file, "live", self.judged_by),
            shown=found.shown.version.id,
            download=self.download,
            problems=found.problems,
        )


def _check(version: Version) -> None:
    if version.size > LARGEST_DOWNLOAD:
        size, limit = (f"{each // 1024 // 1024} MB" for each in (version.size, LARGEST_DOWNLOAD))
        raise Unreadable([Problem("download_too_large", values={"size": size, "limit": limit})])
