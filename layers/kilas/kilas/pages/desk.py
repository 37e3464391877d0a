"""The report on an upload: says what became of the file, and how to fix what is wrong with it."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from msgspec.structs import replace

from kilas.addresses import site_map
from kilas.articles.address import SUFFIXES, suffix_of
from kilas.content_keys import ARTICLE_PREFIX, PHOTO_PREFIX, approved_file, report_key
from kilas.pages.contents import Contents, File
from kilas.pages.dates import stamp
from kilas.pages.edition import NO_SITE
from kilas.problems import Problem
from kilas.site.site import origin_of
from kilas.texts import LANGUAGES, explained, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kilas.addresses.previews import Previews
    from kilas.pages.edition import Edition
    from kilas.pages.page import PageRef
    from kilas.record import Record
    from kilas.site.site import Site


LONGEST_FACT: Final = 1500
"""Characters, so that all of them fit into the 2 KB that S3 takes beside a body. The address of a
file of media/ may be three times as long as its key, which S3 allows 1,024 bytes."""


def report_page(page: PageRef, edition: Edition) -> Contents:
    """The report on the file at a key of the content bucket; none on a file that is gone."""
    record = edition.opened(page.place).record
    if record is None or record.status == "gone":
        return Contents({report_key(page.place): None})
    address = edition.sources.address
    text = report(record, edition.site, address, edition.sources.previews).encode()
    made = File(text, facts=facts_of(record, address))
    return Contents({report_key(page.place): made}, is_new=record.revision == 1)


def facts_of(record: Record, address: str) -> tuple[tuple[str, str], ...]:
    """What a report is about and says, for programs: the version, what became of it, its address.

    The state is the record's status, or "kept" where the version is wrong and an older one is
    shown. The address is that of the version that readers see, if they see any. One that is longer
    than LONGEST_FACT is in the report's text alone.
    """
    kept = record.shown and record.shown != record.head
    facts = [("version", record.head), ("state", "kept" if kept else record.status)]
    if record.on_shelf:
        facts.append(("address", _address_on_shelf(record, address)))
    elif record.reachable:
        facts.append(("address", f"{address}{record.reachable.url}"))
    return tuple(each for each in facts if len(each[1]) <= LONGEST_FACT)


def _address_on_shelf(record: Record, address: str) -> str:
    """Where readers get a file of media/; its key may hold any sign."""
    return f"{address}{quote(site_map.photo(record.key))}"


def report(record: Record, site: Site, address: str, previews: Previews | None = None) -> str:
    """The report on a file that is in the bucket, as plain text.

    `address` is where the deployed site answers: an editor can open what the report names, even
    before the newspaper's own host name leads there, and on the machine of `make run`. `previews`
    makes the addresses of previews, where the report may name them.

    A report on a photo is in every language and says nothing of the settings: a newspaper has far
    too many photos to write all their reports again when its settings change.
    """
    if record.key.startswith(PHOTO_PREFIX):
        languages = (replace(NO_SITE, language=each) for each in LANGUAGES)
        return "\n".join(_report(record, each, "") for each in languages)
    previewed = record.previewed
    preview = previews.address(record.key, previewed.after) if previews and previewed else None
    return _report(record, site, address, f"{address}{preview}" if preview else "")


def _report(record: Record, site: Site, address: str, preview: str = "") -> str:
    texts = texts_of(site.language)
    lines = [in_one_line(record.key)]
    if record.uploaded:
        lines.append(
            texts.report["uploaded"].format(
                time=stamp(record.uploaded, site).text, version=record.head
            )
        )
    lines.append("")
    if record.held:
        lines.append(texts.report["held"])
    elif record.shown and record.shown != record.head:
        lines.append(texts.report["kept"])
    if not (record.held and record.status == "wrong"):
        lines.append(status_of(record, site, address))
    if record.download and suffix_of(record.key).lower() in SUFFIXES and not record.problems:
        right = ARTICLE_PREFIX + in_one_line(record.key.rpartition("/")[2])
        lines.append(texts.report["download"].format(right=right))
    if preview:
        lines.append(texts.report["preview"].format(url=preview))
    problems = (*record.problems, *_overwritten(record, site), *_other_address(record, address))
    lines += _told(problems, site)
    if record.lasting and record.reachable:
        lines += ["", texts.report["moves"], *(f"   {line}" for line in record.lasting)]
    return "\n".join(lines) + "\n"


def in_one_line(key: str) -> str:
    """A key with its line breaks and invisible characters spelled out, so that a key cannot write
    lines of the report.
    """
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in key)


def _overwritten(record: Record, site: Site) -> Iterator[Problem]:
    """A warning where the newest version has replaced another person's, most likely unseen."""
    lost = record.overwritten
    if lost:
        yield Problem(
            "overwritten",
            values={
                "time": stamp(lost.uploaded, site).text,
                "version": lost.version,
                "key": shlex.quote(in_one_line(record.key)),
            },
            warning=True,
        )


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


def status_of(record: Record, site: Site, address: str) -> str:
    """What became of the version that is shown, in one line."""
    texts = texts_of(site.language)
    if record.on_shelf:
        return texts.report["live"].format(url=_address_on_shelf(record, address))
    if record.status == "wrong":
        return texts.report["wrong"]
    article = record.article
    if article is None or record.status == "gone":
        approved = approved_file(record.key)
        if approved:
            return texts.report["approval"].format(file=in_one_line(approved))
        return texts.report["in_force"]
    never = record.status == "expired" and article.expires and article.expires <= article.published
    return texts.report["never" if never else record.status].format(
        url=f"{address}{article.url}",
        due=stamp(record.due, site).text if record.due else "",
        expires=stamp(article.expires, site).text if article.expires else "",
        published=stamp(article.published, site).text,
    )


def _told(problems: Sequence[Problem], site: Site) -> Iterator[str]:
    """The problems, and below them their remedies."""
    texts = texts_of(site.language)
    is_next = True
    told = explained(problems, site.language)
    for number, (problem, what, remedy) in enumerate(told, start=1):
        if is_next:
            yield ""
        place = texts.report["line"].format(line=problem.line) if problem.line else ""
        note = texts.report["warning"] if problem.warning else ""
        yield f"{number}. {note}{place}{what}"
        if remedy:
            yield "   " + texts.report["remedy"].format(remedy=remedy)
        is_next = bool(remedy)
