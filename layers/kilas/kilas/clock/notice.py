"""The message that tells a newsroom of new problems, as plain text. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

from msgspec import Struct

from kilas.content_keys import DESK_PREFIX, OVERVIEW_KEY, report_key
from kilas.pages.desk import in_one_line, status_of
from kilas.pages.strangers import remedy_for
from kilas.texts import explain, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kilas.problems import Problem
    from kilas.record import Record
    from kilas.site.site import Site
    from kilas.texts import Language

MOST_BYTES: Final = 128 * 1024
"""SNS takes 256 KB. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html"""

LONGEST_SUBJECT: Final = 99
"""SNS takes fewer than 100 characters."""

MOST_LETTERS: Final = 500
"""Of a line: a value may be as long as its editor made it."""

MOST_PROBLEMS: Final = 5
"""Of one file. Its report has all of them."""


class Place(Struct, frozen=True):
    """Where the newsroom is: the content bucket, its region, and where the site answers."""

    bucket: str
    region: str
    address: str

    def desk(self, key: str) -> str:
        """The page of AWS's console with a file of the desk, for those who may read the bucket."""
        console = f"https://{self.region}.console.aws.amazon.com/s3/object/{self.bucket}"
        return f"{console}?region={self.region}&prefix={quote(DESK_PREFIX + key)}"


class Notice(Struct, frozen=True):
    """A message. It names the first so many of the records and of the strangers."""

    subject: str
    text: str
    records: int
    strangers: int


def notice(
    records: Sequence[Record], strangers: Sequence[str], site: Site, place: Place, *, more: bool
) -> Notice:
    """The message about as many of the records, and then of the strangers, as it has room for.

    `more` says that the newsroom has other problems. The subject is ASCII, as SNS demands.
    """
    texts = texts_of(site.language)
    host = urlsplit(place.address).netloc
    blocks = [_record(each, site, place) for each in records]
    blocks += [_stranger(each, site.language) for each in strangers]
    taken = list(_fitting(["\n".join(each) for each in blocks]))
    more = more or len(taken) < len(blocks)
    text = [
        texts.overview["new_problems"].format(site=site.title or host),
        *taken,
        *([texts.overview["others"]] if more else []),
        f"{texts.overview['title']}: {place.desk(OVERVIEW_KEY)}\n",
    ]
    subject = f"{host}: {texts.overview['problem']}"
    named = min(len(records), len(taken))
    return Notice(subject[:LONGEST_SUBJECT], "\n\n".join(text), named, len(taken) - named)


def _fitting(blocks: Sequence[str]) -> Iterator[str]:
    room = MOST_BYTES
    for block in blocks:
        room -= len(block.encode()) + 2
        if room < 0:
            return
        yield block


def _record(record: Record, site: Site, place: Place) -> Iterator[str]:
    texts = texts_of(site.language)
    yield in_one_line(record.key)
    if record.shown and record.shown != record.head:
        yield f"  {texts.report['kept']}"
    yield _cut(f"  {status_of(record, site, place.address)}")
    problems = [each for each in record.problems if not each.warning]
    for problem in problems[:MOST_PROBLEMS]:
        yield from _problem(problem, site.language)
    yield f"  {texts.overview['report'].format(url=place.desk(report_key(record.key)))}"


def _stranger(name: str, language: Language) -> Iterator[str]:
    yield in_one_line(name)
    yield from _problem(remedy_for(name), language)


def _problem(problem: Problem, language: Language) -> Iterator[str]:
    texts = texts_of(language)
    what, remedy = explain(problem, language)
    place = texts.report["line"].format(line=problem.line) if problem.line else ""
    yield _cut(f"  {place}{what}")
    yield _cut("  " + texts.report["remedy"].format(remedy=remedy))


def _cut(text: str) -> str:
    line = in_one_line(text)
    return line if len(line) <= MOST_LETTERS else f"{line[:MOST_LETTERS]}…"
