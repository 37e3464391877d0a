"""What Kilas would say of files that are not uploaded: the judges of ingest and media, offline.

The judges are those of the steps. What they ask of the table is answered from the files alone: of
two files that want one name, the one with the lower key has it, as if all came in one second.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from kilas.articles.read import read_article
from kilas.claims import Claim, ahead_of, claims_of, rank
from kilas.content_keys import PHOTO_PREFIX, SITE_KEY
from kilas.errors import Unreadable
from kilas.ingest.judge_article import JudgeArticle
from kilas.media.judge_photo import JudgePhoto
from kilas.ports import Version
from kilas.site.read import MAX_FILE, read_site
from kilas.uploads.file import File, existing_record
from kilas.uploads.newest_good import Candidate, newest_good, refuse_larger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from kilas.articles.read import ArticleReading
    from kilas.record import Record
    from kilas.site.site import Site
    from kilas.uploads.judge import JudgeOfVersions
    from kilas.uploads.newest_good import Reading


class Unsent(Struct, frozen=True):
    """A file that is not uploaded: the key that it would have, its size in bytes, and its bytes."""

    key: str
    size: int
    read: Callable[[], bytes]


def check_site(file: Unsent, now: datetime) -> Record:
    """What site.yaml would be in the table, were it the first."""
    version = _version(file, now)
    record = existing_record(File(file.key, [version], now), "wrong", "")
    try:
        refuse_larger(version, MAX_FILE)
        reading = read_site(file.read())
    except Unreadable as error:
        return replace(record, problems=error.problems)
    return replace(
        record, status="live", shown=version.id, site=reading.site, problems=reading.warnings
    )


def check_files(files: Iterable[Unsent], site: Site, now: datetime) -> Iterator[Record]:
    """What each file but site.yaml would be in the table under these settings, in order of keys.

    Photos come first, and each as soon as it is judged. Articles and static pages come once all of
    them were read: another file may hold a name that one wants.
    """
    ordered = sorted((file for file in files if file.key != SITE_KEY), key=lambda file: file.key)
    yield from (_photo(file, now) for file in ordered if file.key.startswith(PHOTO_PREFIX))
    claims: dict[str, Claim] = {}
    read: list[tuple[JudgeArticle, Candidate[ArticleReading]]] = []
    for file in ordered:
        if not file.key.startswith(PHOTO_PREFIX):
            judge = JudgeArticle(File(file.key, [_version(file, now)], now), site, "", read_article)
            candidate = _without_body(_candidate(judge, file))
            read.append((judge, candidate))
            own_rank = rank(now, file.key)
            taken = ahead_of(file.key, own_rank, candidate.names, claims)
            if shown := judge.with_free_names(candidate, taken):
                claims |= claims_of(file.key, dict.fromkeys(shown.names, own_rank))
    for judge, candidate in read:
        yield _record(judge, candidate, claims)


def _version(file: Unsent, now: datetime) -> Version:
    return Version("unsent", now, size=file.size)


def _photo(file: Unsent, now: datetime) -> Record:
    version = _version(file, now)
    judge = JudgePhoto(File(file.key, [version], now), "", keep=lambda _digest, _data: True)
    candidate = next(judge.candidates(lambda _: file.read()), None)
    return _record(judge, candidate, {})


def _candidate(judge: JudgeArticle, file: Unsent) -> Candidate[ArticleReading]:
    return next(judge.candidates(lambda _: file.read()))


def _without_body(candidate: Candidate[ArticleReading]) -> Candidate[ArticleReading]:
    """The candidate without what no judge asks for: a newsroom has thousands of bodies."""
    reading = candidate.reading
    return replace(candidate, reading=reading and replace(reading, body_html=""))


def _record(
    judge: JudgeOfVersions[Reading],
    candidate: Candidate[Reading] | None,
    claims: dict[str, Claim],
) -> Record:
    file = judge.file

    def as_shown(each: Candidate[Reading]) -> Candidate[Reading] | None:
        taken = ahead_of(file.key, rank(file.now, file.key), each.names, claims)
        return judge.with_free_names(each, taken)

    found = newest_good(iter([candidate] if candidate else []), as_shown, lambda _: 0)
    return judge.record(found, claims)
