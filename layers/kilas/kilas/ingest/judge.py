"""What becomes of a file: a function of its versions, the site, the claims and the time.

The newest version is shown if it is good and no file that was uploaded before it holds a name
that it wants. Else the newest version for which that is true stays, and the record says what is
wrong with the newest.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from kilas.articles.article import Article
from kilas.articles.front_matter import MAX_BODY, MAX_FRONT_MATTER
from kilas.articles.read import read_article
from kilas.claims import Claim, id_name, rank, url_name
from kilas.content_keys import SITE_KEY
from kilas.documents.findings import unreadable
from kilas.errors import Unreadable
from kilas.ports import Version
from kilas.problems import Problem
from kilas.record import Record, Status
from kilas.site.past_definitions import removed_definitions, with_past_definitions
from kilas.site.read import MAX_FILE, SiteReading, read_site
from kilas.uploads.file import File, existing_record, tombstone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime


LARGEST_FILE = MAX_BODY + MAX_FRONT_MATTER
"""Bytes. A larger file is not even read: an upload can have 50 TB."""

CONSIDERED = 50
CONSIDERED_BYTES = 3 * LARGEST_FILE
CONSIDERED_SETTINGS = 8 * MAX_FILE
"""How many uploads, the newest, are read in search of a good one, and how many bytes they may have
together, of site.yaml and of any other file: one message has to fit into what the function spares,
whatever stands in the versions (docs/decisions/0017 has the seconds). Of site.yaml all of these are
read."""

FORMER_VERSIONS = 10
FORMER_ADDRESSES = 3
WAITS = 12
"""A transaction takes 100 items (docs/architecture.md counts them), so a file remembers the
addresses of so many earlier versions, and waits for so many names."""


def judge(file: File) -> Record:
    """The record of site.yaml, an article or a static page; its revision is left at 0."""
    if file.key == SITE_KEY and file.history:
        return _judge_site(file)
    return _judge_article(file) if file.uploads else tombstone(file)


def _judge_site(file: File) -> Record:
    """A newspaper always has settings: deleting site.yaml is a mistake, and changes nothing.

    What earlier good versions defined is still known (docs/decisions/0020).
    """
    head = file.history[0]
    problems: tuple[Problem, ...] = (Problem("site_deleted"),) if head.deleted else ()
    uploads = [version for version in file.history if not version.deleted]
    good: list[tuple[Version, SiteReading]] = []
    for version in _considered(uploads, MAX_FILE, CONSIDERED_SETTINGS):
        try:
            _check_size(version, MAX_FILE)
            good.append((version, read_site(file.read(version.id))))
        except Unreadable as error:
            problems = error.problems if version is head else problems
    if not good:
        return replace(existing_record(file, "wrong"), problems=problems)
    (shown, reading), *others = good
    earlier = [other.site for _, other in others]
    removed = removed_definitions(reading.site, earlier[0]) if earlier else ()
    warnings = (*removed, *reading.warnings)
    return replace(
        existing_record(file, "live"),
        shown=shown.id,
        site=with_past_definitions(reading.site, earlier),
        problems=problems or warnings,
    )


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A version that might be shown."""

    version: Version
    article: Article | None
    status: Status
    problems: tuple[Problem, ...]
    names: tuple[str, ...] = ()


def _judge_article(file: File) -> Record:
    own_rank = rank(file.uploads[-1].modified, file.key)
    problems: tuple[Problem, ...] = ()
    waits: list[str] = []
    candidates = _candidates(file)
    for candidate in candidates:
        holders = file.claims.before(own_rank, candidate.names)
        found = candidate.problems + tuple(_taken(holder, candidate) for holder in holders)
        problems = found if candidate.version is file.uploads[0] else problems
        if candidate.article and not holders:
            shown = replace(
                existing_record(file, candidate.status),
                shown=candidate.version.id,
                basis=file.basis,
                article=candidate.article,
                problems=problems,
                names=dict.fromkeys(candidate.names, own_rank),
                due=_due(candidate.article, file.now),
            )
            return _with_former_addresses(shown, waits, candidates, file)
        # The report names every file in the way of the newest version, so each name may change it;
        # of an older version the first name in the way decides.
        is_head = candidate.version is file.uploads[0]
        waits += candidate.names if is_head else [holder.name for holder in holders[:1]]
    return replace(
        existing_record(file, "wrong"),
        basis=file.basis,
        problems=problems,
        waits=_distinct(waits, WAITS),
    )


def _candidates(file: File) -> Iterator[_Candidate]:
    """What the uploads that may be shown say, the newest first, each read only when asked for."""
    first_uploaded = file.uploads[-1].modified
    for version in _considered(file.uploads, LARGEST_FILE, CONSIDERED_BYTES):
        try:
            if file.site is None:
                raise unreadable("no_site", None)
            _check_size(version, LARGEST_FILE)
            reading = read_article(file.key, file.read(version.id), file.site, first_uploaded)
        except Unreadable as error:
            yield _Candidate(version, None, "wrong", error.problems)
            continue
        status = _status(reading.article, file.now)
        names = _names(reading.article) if status in ("scheduled", "live", "withdrawn") else ()
        yield _Candidate(version, reading.article, status, reading.warnings, names)


def _considered(uploads: Sequence[Version], largest: int, most: int) -> list[Version]:
    """The newest of the uploads that have at most `most` bytes together.

    A file larger than the `largest` is refused unread, and counts for nothing. What is left depends
    on the listing alone, so every run and every rebuild considers the same versions.
    """
    newest = uploads[:CONSIDERED]
    sums = accumulate(version.size if version.size <= largest else 0 for version in newest)
    return [version for version, size in zip(newest, sums, strict=True) if size <= most]


def _check_size(version: Version, limit: int) -> None:
    """Refuse a version of more than `limit` bytes before it is read."""
    if version.size > limit:
        raise unreadable("too_large", None, size=str(version.size), limit=str(limit))


def _with_former_addresses(
    shown: Record, waits: list[str], earlier: Iterator[_Candidate], file: File
) -> Record:
    """Let the addresses that earlier versions had lead here, where no other file has them now."""
    if shown.reachable is None:
        return _waiting(shown, waits)
    articles = [candidate.article for candidate in islice(earlier, FORMER_VERSIONS)]
    names = [url_name(article.url) for article in articles if article and not article.draft]
    former = _distinct((name for name in names if name not in shown.names), FORMER_ADDRESSES)
    former_rank = rank(file.uploads[-1].modified, file.key, former=True)
    lost = [holder.name for holder in file.claims.before(former_rank, former)]
    won = {name: former_rank for name in former if name not in lost}
    return _waiting(replace(shown, names=shown.names | won), [*waits, *lost])


def _waiting(record: Record, wanted: Iterable[str]) -> Record:
    """The record, waiting for those of the wanted names that it does not hold."""
    return replace(
        record, waits=_distinct((name for name in wanted if name not in record.names), WAITS)
    )


def _status(article: Article, now: datetime) -> Status:
    if article.draft:
        return "draft"
    if article.expires and article.expires <= now:
        return "expired"
    if article.published > now:
        return "scheduled"
    return "withdrawn" if article.withdrawn else "live"


def _due(article: Article, now: datetime) -> datetime | None:
    """When time alone will change the status next."""
    if article.draft:
        return None
    changes = [moment for moment in (article.published, article.expires) if moment and moment > now]
    return min(changes, default=None)


def _names(article: Article) -> tuple[str, ...]:
    addresses = [url_name(url) for url in (article.url, *article.aliases)]
    return tuple(dict.fromkeys([id_name(article.identity), *addresses]))


def _taken(holder: Claim, candidate: _Candidate) -> Problem:
    """The problem that another file holds a name, named so that an editor finds that file."""
    kind, _, value = holder.name.partition(":")
    if kind == "id":
        return Problem("id_taken", values={"id": value, "other": holder.key})
    is_alias = candidate.article is not None and candidate.article.url != value
    code = "alias_taken" if is_alias else "url_taken"
    return Problem(code, values={"url": value, "other": holder.key})


def _distinct(names: Iterable[str], limit: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))[:limit]
