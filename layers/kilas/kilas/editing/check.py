"""What Kilas would say of files that are not uploaded: the judges of ingest and media, offline.

The judges are those of the steps. What they ask of the table is answered from the files alone: of
two files that want one name, the one with the lower key has it, as if all came in one second. Links
lead to the files of the folder (kilas.editing.at_hand). Of two files with the same bytes neither is
said to be the other renamed: the folder does not say which was there first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kilas.articles.read import read_article
from kilas.claims import Claim, ahead_of, claims_of, rank
from kilas.content_keys import PHOTO_PREFIX, SITE_KEY, approved_file
from kilas.editing.at_hand import AtHand
from kilas.errors import Unreadable
from kilas.ingest.guarded import guarded
from kilas.ingest.judge_links import LinksOf
from kilas.ingest.judge_renamed import JudgeRenamed
from kilas.media.downloads import download_at
from kilas.media.judge_download import JudgeDownload
from kilas.media.judge_photo import JudgePhoto
from kilas.ports import Version
from kilas.problems import Problem
from kilas.site.read import MAX_FILE, read_site
from kilas.uploads.approvals import LARGEST, digest_of, digests_in
from kilas.uploads.file import File, existing_record
from kilas.uploads.newest_good import Candidate, newest_good, refuse_larger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
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


def check_files(
    files: Iterable[Unsent],
    site: Site,
    now: datetime,
    beside: Mapping[str, Callable[[], Unsent]] | None = None,
) -> Iterator[Record]:
    """What each file but site.yaml would be in the table under these settings, in order of keys.

    Photos come first, and each as soon as it is judged. Articles and static pages come once all of
    them were read: another file may hold a name that one wants. Their links may lead to files of
    the folder that are `beside`; a link to none has a note, as the newspaper may have its target.
    """
    ordered = sorted((file for file in files if file.key != SITE_KEY), key=lambda file: file.key)
    own = {file.key: lambda file=file: file for file in ordered}
    there = {**(beside or {}), **own}
    judged: list[Record] = []
    texts: list[Unsent] = []
    for file in ordered:
        if file.key.startswith(PHOTO_PREFIX):
            judged.append(_medium(file, now))
            yield judged[-1]
        elif approved_file(file.key):
            yield _approval(file, now, there)
        else:
            texts.append(file)
    yield from _texts(texts, judged, site, now, beside or {})


def _texts(
    files: Sequence[Unsent],
    media: Sequence[Record],
    site: Site,
    now: datetime,
    beside: Mapping[str, Callable[[], Unsent]],
) -> Iterator[Record]:
    claims: dict[str, Claim] = {}
    read: list[tuple[JudgeRenamed, Candidate[ArticleReading]]] = []
    for file in files:
        judge = JudgeRenamed(File(file.key, [_version(file, now)], now), site, "", _read)
        candidate = _without_body(_candidate(judge, file))
        read.append((judge, candidate))
        own_rank = rank(now, file.key)
        taken = ahead_of(file.key, own_rank, candidate.names, claims)
        if shown := judge.with_free_names(candidate, taken):
            claims |= claims_of(file.key, dict.fromkeys(shown.names, own_rank))
    without_links = [_record(judge, candidate, claims) for judge, candidate in read]

    def alone(key: str) -> Record:
        return next(check_files([beside[key]()], site, now))

    at_hand = AtHand([*media, *without_links], beside, alone, site.zone)
    for (judge, candidate), record in zip(read, without_links, strict=True):
        if candidate.reading and candidate.reading.links:
            judge.links = LinksOf(record.key, (), at_hand, at_hand, offline=True)
            yield _record(judge, candidate, claims)
        else:
            yield record


_read: Final = guarded(read_article, logs=False)
"""The editor at the terminal reads the report on the file, and no log."""


def _version(file: Unsent, now: datetime) -> Version:
    return Version("unsent", now, size=file.size)


def _medium(file: Unsent, now: datetime) -> Record:
    """A photo or a download."""
    there = File(file.key, [_version(file, now)], now)
    download = download_at(file.key)
    if download:
        saved = JudgeDownload(there, "", download)
        return _record(saved, next(saved.candidates(lambda _: file.read()), None), {})
    photo = JudgePhoto(there, "", keep=lambda _digest, _data: True)
    return _record(photo, next(photo.candidates(lambda _: file.read()), None), {})


def _approval(file: Unsent, now: datetime, at_hand: Mapping[str, Callable[[], Unsent]]) -> Record:
    """An approval, with a note where it names another version than the one at hand."""
    version = _version(file, now)
    there = File(file.key, [version], now)
    data = file.read() if version.size <= LARGEST else b""
    digests = digests_in(data)
    key = approved_file(file.key) or ""
    if not digests:
        nothing = Problem("approves_nothing", values={"file": key})
        return replace(existing_record(there, "wrong", ""), problems=(nothing,))
    record = replace(existing_record(there, "live", ""), shown=version.id)
    digest = digest_of(at_hand[key]().read()) if key in at_hand else None
    if digest is None or digest in digests:
        return record
    other = Problem("approves_other", values={"file": key, "digest": digest}, warning=True)
    return replace(record, problems=(other,))


def _candidate(judge: JudgeRenamed, file: Unsent) -> Candidate[ArticleReading]:
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
