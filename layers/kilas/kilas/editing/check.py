"""What Kilas would say of files that are not uploaded: the judges of ingest and media, offline.

The judges are those of the steps. What they ask of the table is answered from the files alone, as
if all came in one second: who comes later by its date comes after, and else the lower key comes
first. So of two files that want one name, or that have the same bytes, the report says what it
would in the newspaper. Links lead to the files of the folder (kilas.editing.at_hand). What only the
newspaper knows is left out or a note: earlier versions, approvals, files that the folder lacks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from kilas.articles.photos_meant import has_notes_on_pictures
from kilas.articles.read import read_article
from kilas.claims import Claim, ahead_of, claims_of
from kilas.content_keys import PHOTO_PREFIX, SITE_KEY, approved_file
from kilas.docx.converted import LARGEST_DOCX, is_docx
from kilas.editing.approving import check_approval, without_approval
from kilas.editing.at_hand import AtHand
from kilas.editing.rivals import rivals
from kilas.editing.unsent import uploaded
from kilas.errors import Unreadable
from kilas.ingest.guarded import guarded
from kilas.ingest.judge_links import LinksOf
from kilas.ingest.judge_renamed import JudgeRenamed
from kilas.ingest.readings import LARGEST_FILE
from kilas.media.downloads import download_at
from kilas.media.judge_download import JudgeDownload
from kilas.media.judge_photo import JudgePhoto
from kilas.problems import Problem
from kilas.site.read import MAX_FILE, read_site
from kilas.uploads.file import existing_record
from kilas.uploads.newest_good import Candidate, newest_good, refuse_larger

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from kilas.articles.read import ArticleReading
    from kilas.editing.unsent import Unsent
    from kilas.record import Record
    from kilas.site.site import Site
    from kilas.uploads.judge import JudgeOfVersions
    from kilas.uploads.newest_good import Reading


class _Text(NamedTuple):
    """An article or a static page that was read, without its body: a newsroom has thousands."""

    file: Unsent
    judge: JudgeRenamed
    candidate: Candidate[ArticleReading]

    @property
    def rank(self) -> str:
        return self.judge.rank([self.candidate])


def check_site(file: Unsent, now: datetime, folder: Collection[str] | None = None) -> Record:
    """What site.yaml would be in the table, were it the first. `folder` has the keys of the files
    beside it, if these count: the logo ought to be among them.
    """
    there = uploaded(file, now)
    version = there.history[0]
    record = existing_record(there, "wrong", "")
    try:
        refuse_larger(version, MAX_FILE)
        reading = read_site(file.read())
    except Unreadable as error:
        return replace(record, problems=error.problems)
    logo, problems = reading.site.logo, reading.warnings
    if logo and folder is not None and logo.key not in folder:
        code, line = "target_elsewhere", reading.logo_line
        problems += (Problem(code, line, values={"value": logo.key}, warning=True),)
    return replace(record, status="live", shown=version.id, site=reading.site, problems=problems)


def check_files(
    files: Iterable[Unsent],
    site: Site,
    now: datetime,
    beside: Mapping[str, Callable[[], Unsent]] | None = None,
) -> Iterator[Record]:
    """What each file but site.yaml would be in the table under these settings, in order of keys.

    Photos come first, and each as soon as it is judged. Articles and static pages come once all of
    them were read: another file may hold a name that one wants. Files of the folder that are
    `beside` may want their names too, and their links may lead to such a file; a link to none has a
    note, as the newspaper may have its target.
    """
    ordered = sorted((file for file in files if file.key != SITE_KEY), key=lambda file: file.key)
    there = {file.key: lambda file=file: file for file in ordered}
    at_hand = {**(beside or {}), **there}
    judged: list[Record] = []
    texts: list[Unsent] = []
    for file in ordered:
        if file.key.startswith(PHOTO_PREFIX):
            judged.append(_medium(file, now))
            yield judged[-1]
        elif approved_file(file.key):
            yield check_approval(file, now, at_hand)
        else:
            texts.append(file)
    yield from _texts(texts, judged, site, now, beside or {}, at_hand)


def _texts(  # noqa: PLR0913, PLR0917 -- all that one text may ask of the others
    files: Sequence[Unsent],
    media: Sequence[Record],
    site: Site,
    now: datetime,
    beside: Mapping[str, Callable[[], Unsent]],
    at_hand: Mapping[str, Callable[[], Unsent]],
) -> Iterator[Record]:
    asked = [_text(file, site, now) for file in files]
    names = {name for text in asked for name in text.candidate.names}
    others = rivals(names, {file.size for file in files}, beside)
    read = [*asked, *(_text(file, site, now) for file in others)]
    claims, same = _claims(read), _first_of_bytes(read)
    without_links = [_record(text.judge, text.candidate, claims) for text in read]

    def alone(key: str) -> Record:
        return next(check_files([beside[key]()], site, now))

    targets = AtHand([*media, *without_links], beside, alone, site.zone)
    for text, record in zip(asked, without_links, strict=False):
        reading, made = text.candidate.reading, record
        if reading and (reading.links or has_notes_on_pictures(reading.warnings)):
            text.judge.links = LinksOf(record.key, (), targets, targets, offline=True)
            made = _record(text.judge, text.candidate, claims)
        if reading:
            digest = text.judge.readings.digests[text.candidate.version.id]
            notes = without_approval(reading.article, digest, site, now, at_hand)
            made = replace(made, problems=(*notes, *made.problems))
        is_first = all(same[name].key == made.key for name in text.judge.unneeded)
        yield text.judge.with_notes(made, None if is_first else text.file.read(), same)


def _text(file: Unsent, site: Site, now: datetime) -> _Text:
    is_read = file.size <= (LARGEST_DOCX if is_docx(file.key) else LARGEST_FILE)
    data = file.read() if is_read else None
    judge = JudgeRenamed(uploaded(file, now, data), site, "", _read)
    candidate = next(judge.candidates(lambda _: file.read() if data is None else data))
    reading = candidate.reading
    return _Text(
        file, judge, replace(candidate, reading=reading and replace(reading, body_html=""))
    )


def _claims(read: Iterable[_Text]) -> dict[str, Claim]:
    """Who holds which name: each file, in the order of their ranks, those that it can have."""
    claims: dict[str, Claim] = {}
    for text in sorted(read, key=lambda each: each.rank):
        key = text.file.key
        taken = ahead_of(key, text.rank, text.candidate.names, claims)
        if shown := text.judge.with_free_names(text.candidate, taken):
            claims |= claims_of(key, dict.fromkeys(shown.names, text.rank))
    return claims


def _first_of_bytes(read: Iterable[_Text]) -> dict[str, Claim]:
    """Who holds the name of which bytes."""
    first: dict[str, Claim] = {}
    for text in sorted(read, key=lambda each: each.judge.file.rank()):
        for name in text.judge.unneeded:
            first.setdefault(name, Claim(name, text.file.key, text.judge.file.rank()))
    return first


_read: Final = guarded(read_article, logs=False)
"""The editor at the terminal reads the report on the file, and no log."""


def _medium(file: Unsent, now: datetime) -> Record:
    """A photo or a download."""
    there = uploaded(file, now)
    download = download_at(file.key)
    if download:
        saved = JudgeDownload(there, "", download)
        return _record(saved, next(saved.candidates(lambda _: file.read()), None), {})
    photo = JudgePhoto(there, "", keep=lambda _digest, _data: True)
    return _record(photo, next(photo.candidates(lambda _: file.read()), None), {})


def _record(
    judge: JudgeOfVersions[Reading],
    candidate: Candidate[Reading] | None,
    claims: dict[str, Claim],
) -> Record:
    def as_shown(each: Candidate[Reading]) -> Candidate[Reading] | None:
        taken = ahead_of(judge.file.key, judge.rank([each]), each.names, claims)
        return judge.with_free_names(each, taken)

    found = newest_good(iter([candidate] if candidate else []), as_shown, lambda _: 0)
    return judge.record(found, claims)
