"""The desk report: tells an editor what became of an upload, and what to fix."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kilas.addresses import site_map
from kilas.content_keys import PHOTO_PREFIX
from kilas.pages.dates import stamp
from kilas.problems import Problem
from kilas.site.site import Site, origin_of
from kilas.texts import LANGUAGES, explain, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.record import Record

LONGEST_KEY: Final = 1024 - len("desk/")
"""Bytes of a report's key: S3 takes 1,024, and those of files may be as long themselves.
https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html"""

_ENDING: Final = ".txt"
_ENDING_OF_SHORTENED: Final = ".text"
"""Another one, so that no file has its report where one with a long name has its own."""

_BEFORE_ANY_SITE = Site(title="", base_url="")


def report_key(key: str) -> str:
    """Where on the desk the report on a file stands: its key with ".txt" behind.

    Of a key that would be too long for S3 it is the beginning, a digest and ".text".
    """
    whole = key + _ENDING
    if len(whole.encode()) <= LONGEST_KEY:
        return whole
    tail = f"~{hashlib.sha256(key.encode()).hexdigest()[:16]}{_ENDING_OF_SHORTENED}"
    return key.encode()[: LONGEST_KEY - len(tail)].decode(errors="ignore") + tail


def key_of(report: str) -> str | None:
    """The file that a report is on; None for a shortened one, which does not tell."""
    return report.removesuffix(_ENDING) if report.endswith(_ENDING) else None


def report(record: Record, site: Site | None, address: str) -> str:
    """The report on a file that is in the bucket, as plain text.

    `address` is where the deployed site answers: an editor can open what the report names, also
    before the newspaper's own host name leads there, and on the machine of `make run`.

    That on a photo is in every language, since site.yaml has no part in it: a newspaper has far
    too many photos to write to all of them when its settings change.
    """
    if record.key.startswith(PHOTO_PREFIX):
        languages = (replace(_BEFORE_ANY_SITE, language=each) for each in LANGUAGES)
        return "\n".join(_report(record, each, "") for each in languages)
    return _report(record, site or _BEFORE_ANY_SITE, address)


def _report(record: Record, site: Site, address: str) -> str:
    texts = texts_of(site.language)
    lines = [_in_one_line(record.key)]
    if record.uploaded:
        lines.append(texts.report["uploaded"].format(time=stamp(record.uploaded, site).text))
    lines.append("")
    if record.shown and record.shown != record.head:
        lines.append(texts.report["kept"])
    lines.append(_status(record, site, address))
    problems = (*record.problems, *_other_address(record, address))
    for number, problem in enumerate(problems, start=1):
        lines += ["", *_problem(number, problem, site)]
    return "\n".join(lines) + "\n"


def _in_one_line(key: str) -> str:
    """A key whose line breaks and invisible characters can be seen: it must not write lines of the
    report itself.
    """
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in key)


def _other_address(record: Record, address: str) -> Iterator[Problem]:
    """A warning where site.yaml names another origin than the one at which the site answers.

    On one machine, where it answers by http, it always does, and means no harm.
    """
    named = record.site.base_url if record.site else ""
    if named and address.startswith("https://") and origin_of(named) != origin_of(address):
        host = named.partition("://")[2]
        yield Problem(
            "other_address",
            values={"named": named, "address": address, "host": host},
            warning=True,
        )


def _status(record: Record, site: Site, address: str) -> str:
    texts = texts_of(site.language)
    if record.photo:
        return texts.report["live"].format(url=f"{address}{site_map.photo(record.key)}")
    if record.status == "wrong":
        return texts.report["wrong"]
    article = record.article
    if article is None or record.status == "gone":
        return texts.report["in_force"]
    never = record.status == "expired" and article.expires and article.expires <= article.published
    return texts.report["never" if never else record.status].format(
        url=f"{address}{article.url}",
        due=stamp(record.due, site).text if record.due else "",
        expires=stamp(article.expires, site).text if article.expires else "",
        published=stamp(article.published, site).text,
    )


def _problem(number: int, problem: Problem, site: Site) -> Iterator[str]:
    texts = texts_of(site.language)
    what, remedy = explain(problem, site.language)
    place = texts.report["line"].format(line=problem.line) if problem.line else ""
    note = texts.report["warning"] if problem.warning else ""
    yield f"{number}. {note}{place}{what}"
    yield "   " + texts.report["remedy"].format(remedy=remedy)
