"""The report on an upload: says what became of the file, and how to fix what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kilas.addresses import site_map
from kilas.content_keys import PHOTO_PREFIX
from kilas.pages.contents import File
from kilas.pages.dates import Language, stamp
from kilas.pages.edition import NO_SITE
from kilas.problem_texts import explain
from kilas.problems import Problem
from kilas.site.site import origin_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.pages.edition import Edition
    from kilas.pages.page import PageRef
    from kilas.record import Record
    from kilas.site.site import Site

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


def report_page(page: PageRef, edition: Edition) -> File | None:
    """The report on the file at a key of the content bucket; none on a file that is gone."""
    record = edition.sources.records.get(page.place)
    if record is None or record.status == "gone":
        return None
    return File(report(record, edition.site, edition.sources.address).encode())


def report(record: Record, site: Site, address: str) -> str:
    """The report on a file that is in the bucket, as plain text.

    `address` is where the deployed site answers: an editor can open what the report names, even
    before the newspaper's own host name leads there, and on the machine of `make run`.

    A report on a photo is in both languages and says nothing of the settings: a newspaper has far
    too many photos to write all their reports again when its settings change.
    """
    if record.key.startswith(PHOTO_PREFIX):
        languages = (replace(NO_SITE, language=each) for each in _STATUS)
        return "\n".join(_report(record, each, "") for each in languages)
    return _report(record, site, address)


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
    """A key with its line breaks and invisible characters spelled out, so that a key cannot write
    lines of the report.
    """
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in key)


def _other_address(record: Record, address: str) -> Iterator[Problem]:
    """A warning where site.yaml names another origin than the one at which the site answers.

    None where the site answers by http, on the machine of `make run`: the origins always differ.
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
