"""The desk report: tells an editor what became of an upload, and what to mend."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kilas.addresses import site_map
from kilas.content_keys import PHOTO_PREFIX
from kilas.pages.dates import Language, stamp
from kilas.problem_texts import explain
from kilas.problems import Problem
from kilas.site.site import Site, origin_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.record import Record

LONGEST_KEY: Final = 1024 - len("desk/")
"""Bytes of a report's key: S3 takes 1,024, and those of files may be as long themselves.
https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html"""

_ENDING: Final = ".txt"
_ENDING_OF_SHORTENED: Final = ".text"
"""Another one, so that no file has its report where one with a long name has its own."""

_STATUS: dict[Language, dict[str, str]] = {
    "id": {
        "wrong": "BELUM TAYANG. Berkas ini perlu diperbaiki.",
        "draft": "DRAF. Berkas ini tidak ditayangkan.",
        "scheduled": "TERJADWAL. Akan tayang {due} di {url}",
        "live": "TAYANG di {url}",
        "withdrawn": "DICABUT. Alasannya dapat dibaca di {url}",
        "expired": "BERAKHIR. Masa tayangnya lewat pada {expires} (expiryDate).",
        "never": (
            "TIDAK TAYANG. expiryDate ({expires}) tidak sesudah date ({published}); betulkan salah "
            "satunya."
        ),
        "in_force": "BERLAKU.",
        "kept": "PERLU DIPERBAIKI. Versi terbaru belum dipakai; versi baik terakhir tetap dipakai.",
        "uploaded": "Diunggah {time}",
        "line": "Baris {line}: ",
        "remedy": "Perbaikan: {remedy}",
        "warning": "Catatan: ",
    },
    "en": {
        "wrong": "NOT PUBLISHED. This file needs to be mended.",
        "draft": "DRAFT. This file is not published.",
        "scheduled": "SCHEDULED. It will be published {due} at {url}",
        "live": "PUBLISHED at {url}",
        "withdrawn": "WITHDRAWN. The reason can be read at {url}",
        "expired": "EXPIRED. Its time was over on {expires} (expiryDate).",
        "never": (
            "NEVER PUBLISHED. expiryDate ({expires}) is not after date ({published}); mend one of "
            "them."
        ),
        "in_force": "IN FORCE.",
        "kept": "NEEDS MENDING. The newest version is not used yet; the last good one still is.",
        "uploaded": "Uploaded {time}",
        "line": "Line {line}: ",
        "remedy": "Remedy: {remedy}",
        "warning": "Note: ",
    },
}

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

    That on a photo is in both languages, since site.yaml has no part in it: a newspaper has far
    too many photos to write to all of them when its settings change.
    """
    if record.key.startswith(PHOTO_PREFIX):
        languages = (replace(_BEFORE_ANY_SITE, language=each) for each in _STATUS)
        return "\n".join(_report(record, each, "") for each in languages)
    return _report(record, site or _BEFORE_ANY_SITE, address)


def _report(record: Record, site: Site, address: str) -> str:
    texts = _STATUS[site.language]
    lines = [_in_one_line(record.key)]
    if record.uploaded:
        lines.append(texts["uploaded"].format(time=stamp(record.uploaded, site).text))
    lines.append("")
    if record.shown and record.shown != record.head:
        lines.append(texts["kept"])
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
    texts = _STATUS[site.language]
    if record.photo:
        return texts["live"].format(url=f"{address}{site_map.photo(record.key)}")
    if record.article is None:
        return texts["wrong" if record.status == "wrong" else "in_force"]
    article = record.article
    never = record.status == "expired" and article.expires and article.expires <= article.published
    return texts["never" if never else record.status].format(
        url=f"{address}{article.url}",
        due=stamp(record.due, site).text if record.due else "",
        expires=stamp(article.expires, site).text if article.expires else "",
        published=stamp(article.published, site).text,
    )


def _problem(number: int, problem: Problem, site: Site) -> Iterator[str]:
    texts = _STATUS[site.language]
    what, remedy = explain(problem, site.language)
    place = texts["line"].format(line=problem.line) if problem.line else ""
    note = texts["warning"] if problem.warning else ""
    yield f"{number}. {note}{place}{what}"
    yield f"   {texts['remedy'].format(remedy=remedy)}"
