"""Whether the versions of one file are approved, and what the report says where one is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kilas.content_keys import approval_key
from kilas.problems import Problem
from kilas.uploads.approvals import approvals, digest_of

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.articles.read import ArticleReading
    from kilas.ports import Content, Version
    from kilas.site.site import Site


class Approval:
    """The approval of the file at `key`: `digests` are those that it names. No version from before
    `since` needs one.
    """

    def __init__(self, key: str, digests: frozenset[str], since: datetime | None) -> None:
        self._key, self._digests, self._since = key, digests, since
        self._seen: dict[str, str] = {}

    def note(self, version: Version, data: bytes) -> None:
        """Remember the digest of a version that was read."""
        self._seen[version.id] = digest_of(data)

    def is_of(self, version: Version) -> bool:
        """Whether readers may see the words of a version that was noted."""
        is_older = self._since is not None and version.modified < self._since
        return is_older or self._seen.get(version.id) in self._digests

    def missing(self, version: Version) -> Problem:
        """What the report says of a version that waits, with the digest to approve."""
        file, digest = approval_key(self._key), self._seen[version.id]
        return Problem("unapproved", values={"file": file, "digest": digest})

    def without_words(self, reading: ArticleReading, version: Version) -> ArticleReading:
        """A withdrawal that is not approved takes the page down, and says nothing to readers: to
        take down never waits, and words always do.
        """
        article = reading.article
        if not article.withdrawn or article.draft or self.is_of(version):
            return reading
        file, digest = approval_key(self._key), self._seen[version.id]
        note = Problem(
            "withdrawal_unapproved", values={"file": file, "digest": digest}, warning=True
        )
        hidden = replace(article, draft=True)
        return replace(reading, article=hidden, warnings=(*reading.warnings, note))


def approval_of(key: str, site: Site | None, content: Content) -> Approval | None:
    """The approval of a file, read now; None where none is asked for. Raises VersionGone."""
    if site is None or not site.approve:
        return None
    return Approval(key, approvals(content, approval_key(key)), site.approve_since)
