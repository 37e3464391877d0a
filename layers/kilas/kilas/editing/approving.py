"""What Kilas would say of approvals, offline: of those in the folder, and of texts without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kilas.content_keys import approval_key, approved_file
from kilas.editing.unsent import uploaded
from kilas.ingest.moments import status_of
from kilas.problems import Problem
from kilas.uploads.approvals import LARGEST, digest_of, digests_in
from kilas.uploads.file import existing_record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from kilas.articles.article import Article
    from kilas.editing.unsent import Unsent
    from kilas.record import Record
    from kilas.site.site import Site


def check_approval(
    file: Unsent, now: datetime, at_hand: Mapping[str, Callable[[], Unsent]]
) -> Record:
    """An approval, with a note where it names another version than the one at hand."""
    there = uploaded(file, now)
    digests = _digests(file)
    key = approved_file(file.key) or ""
    if not digests:
        nothing = Problem("approves_nothing", values={"file": key})
        return replace(existing_record(there, "wrong", ""), problems=(nothing,))
    record = replace(existing_record(there, "live", ""), shown=there.history[0].id)
    digest = digest_of(at_hand[key]().read()) if key in at_hand else None
    if digest is None or digest in digests:
        return record
    other = Problem("approves_other", values={"file": key, "digest": digest}, warning=True)
    return replace(record, problems=(other,))


def without_approval(
    article: Article,
    digest: str,
    site: Site,
    now: datetime,
    at_hand: Mapping[str, Callable[[], Unsent]],
) -> tuple[Problem, ...]:
    """The note on a version that readers see only once it is approved, where the folder has no
    approval of it. It is no problem: the newspaper may have the approval.
    """
    is_down = not article.withdrawn and status_of(article, now) in ("draft", "expired")
    if article.draft or is_down or not site.needs_approval(now):
        return ()
    key = approval_key(article.key)
    if key in at_hand and digest in _digests(at_hand[key]()):
        return ()
    return (Problem("unapproved_here", values={"file": key, "digest": digest}, warning=True),)


def _digests(file: Unsent) -> frozenset[str]:
    return digests_in(file.read()) if file.size <= LARGEST else frozenset()
