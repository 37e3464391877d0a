"""The versions of an article or a static page, each read once and within limits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from kilas.articles.address import suffix_of
from kilas.articles.front_matter import MAX_BODY, MAX_FRONT_MATTER
from kilas.articles.read import ArticleReading
from kilas.documents.findings import unreadable
from kilas.docx.converted import LARGEST_DOCX, check_size
from kilas.errors import Unreadable
from kilas.site.site import Site
from kilas.uploads.approvals import digest_of
from kilas.uploads.newest_good import considered, refuse_larger

if TYPE_CHECKING:
    from kilas.ports import Version
    from kilas.uploads.file import File
    from kilas.uploads.judge import ReadVersion

ReadArticle = Callable[[str, bytes, Site, datetime], ArticleReading]
"""kilas.articles.read.read_article."""

LARGEST_FILE: Final = MAX_BODY + MAX_FRONT_MATTER
"""Bytes. A larger file is not even read: an upload can have 50 TB."""

CONSIDERED: Final = 50
CONSIDERED_LARGEST: Final = 3
MOST_EFFORT: Final = 100_000
"""How many of the newest uploads are read in search of a good one; how many of the largest files
have as many bytes as they may have together; and the effort that they may take, where they are
.docx (kilas.docx.package). One message must fit into the time that the function spares
(docs/decisions/0017 and 0059 have the seconds)."""


class Readings:
    """Reads the versions of one file, each once. Whoever asks begins at the newest and leaves none
    out, so that the same versions are read in every run.
    """

    def __init__(
        self, file: File, site: Site | None, read: ReadVersion, read_article: ReadArticle
    ) -> None:
        self._file, self._site = file, site
        self._read, self._read_article = read, read_article
        self._is_word = suffix_of(file.key).lower() == ".docx"
        self._largest = LARGEST_DOCX if self._is_word else LARGEST_FILE
        self._effort = 0
        self._found: dict[str, ArticleReading | Unreadable | None] = {}
        self.digests: dict[str, str] = {}
        """What names a version in an approval, by its id, once the version was read."""
        uploads = [*file.uploads, *file.restored]
        together = CONSIDERED_LARGEST * self._largest
        self.versions = considered(uploads, CONSIDERED, self._largest, together)
        """Those that may be read, the newest first."""

    def __call__(self, version: Version) -> ArticleReading | None:
        """What a version says; None where to read it would cost too much. Raises Unreadable."""
        if version.id not in self._found:
            try:
                self._found[version.id] = self._reading(version)
            except Unreadable as error:
                self._found[version.id] = error
        found = self._found[version.id]
        if isinstance(found, Unreadable):
            raise found
        return found

    def _reading(self, version: Version) -> ArticleReading | None:
        if self._site is None:
            raise unreadable("no_site", None)
        if self._is_word:
            check_size(version.size)
        else:
            refuse_larger(version, self._largest)
        data = self._read(version)
        self.digests[version.id] = digest_of(data)
        self._effort += _effort_of(data) if self._is_word else 0
        if self._effort > MOST_EFFORT:
            return None
        return self._read_article(self._file.key, data, self._site, self._file.first_uploaded)


def _effort_of(data: bytes) -> int:
    """The effort of a .docx. No other file may pay for what is loaded here."""
    from kilas.docx.package import effort_of  # noqa: PLC0415 -- as said above

    return effort_of(data)
