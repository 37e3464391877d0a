"""The overview of the newsroom: what somebody has to do, and what was published last.

The clock asks for it each minute, and no upload does. It is made of the lists of the table alone,
so it costs the same whatever the number of articles.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec

from kilas.addresses import site_map
from kilas.content_keys import OVERVIEW_DATA_KEY, OVERVIEW_KEY
from kilas.lists import ALL
from kilas.pages import overview_data
from kilas.pages.assets import stylesheet_url
from kilas.pages.contents import Contents, File
from kilas.pages.contexts import OverviewFile, OverviewGroup, OverviewPage
from kilas.pages.dates import stamp
from kilas.pages.desk import in_one_line, status_of
from kilas.pages.strangers import remedy_for
from kilas.texts import explain, texts_of
from kilas.times import moment

if TYPE_CHECKING:
    from kilas.pages.edition import Edition
    from kilas.pages.page import PageRef
    from kilas.problems import Problem
    from kilas.record import DeskGroup, Record
    from kilas.texts import Language
    from kilas.texts.shape import Texts

MOST: Final = 50
"""Files of a group. More are no overview; a sweep that finds faults in a million files would make
the page too long to open."""

JSON: Final = "application/json; charset=utf-8"


class Part(NamedTuple):
    """A part of the overview, for the page and for programs. `id` is its name in
    overview_data.Overview; `others` says that it has more.
    """

    id: str
    heading: str
    lines: tuple[Line, ...]
    others: bool = False


class Line(NamedTuple):
    """A line of a part: what the page shows, and the same for programs."""

    shown: OverviewFile
    data: overview_data.Entry | overview_data.Published | overview_data.Work | overview_data.Stray


def overview_page(_page: PageRef, edition: Edition) -> Contents:
    """The overview, and the same for programs."""
    parts = _parts(edition)
    texts = texts_of(edition.site.language)
    address = edition.sources.address
    page = OverviewPage(
        language=edition.site.language,
        title=texts.overview["title"],
        explanation=texts.overview["explanation"],
        site_title=edition.site.title,
        home=f"{address}{site_map.front()}",
        stylesheet=f"{address}{stylesheet_url(edition.site.design)}",
        groups=tuple(_group(part, texts) for part in parts),
    )
    body = msgspec.json.format(msgspec.json.encode(_for_programs(parts)), indent=1)
    return Contents({OVERVIEW_DATA_KEY: File(body + b"\n", JSON), OVERVIEW_KEY: page})


def _for_programs(parts: tuple[Part, ...]) -> overview_data.Overview:
    made: dict[str, Any] = {
        part.id: overview_data.Part(tuple(line.data for line in part.lines), part.others)
        for part in parts
    }
    return overview_data.Overview(**made)


def _parts(edition: Edition) -> tuple[Part, ...]:
    """The parts, what somebody must mend first."""
    texts = texts_of(edition.site.language)
    return (
        _files(edition, "problem", texts.overview["problem"]),
        _waiting(edition),
        _files(edition, "scheduled", texts.overview["scheduled"]),
        _files(edition, "draft", texts.overview["draft"]),
        _files(edition, "note", texts.overview["note"]),
        _latest(edition),
        _strangers(edition),
    )


def _group(part: Part, texts: Texts) -> OverviewGroup:
    remark = "" if part.lines else texts.overview["none"]
    if part.others:
        remark = texts.overview["more"].format(number=len(part.lines))
    return OverviewGroup(part.id, part.heading, tuple(line.shown for line in part.lines), remark)


# --- files -----------------------------------------------------------------------------------


def _files(edition: Edition, group: DeskGroup, heading: str) -> Part:
    found = edition.sources.newsroom.group(group, MOST)
    lines = tuple(_file(record, edition) for record in found.records)
    return Part(group, heading, lines, found.has_more)


def _file(record: Record, edition: Edition) -> Line:
    texts = texts_of(edition.site.language)
    address = edition.sources.address
    uploaded = stamp(record.uploaded, edition.site) if record.uploaded else None
    is_kept = record.shown and record.shown != record.head
    states = (
        texts.report["kept"] if is_kept else "",
        status_of(record, edition.site, address),
        texts.overview["uploaded"].format(time=uploaded.text) if uploaded else "",
    )
    remarks = tuple(_remark(problem, edition.site.language) for problem in record.problems)
    url = _address(record, edition)
    shown = OverviewFile(in_one_line(record.key), url, tuple(filter(None, states)), remarks)
    faults = tuple(_fault(problem, edition.site.language) for problem in record.problems)
    since = uploaded.iso if uploaded else None
    return Line(shown, overview_data.Entry(record.key, record.status, url, since, faults))


def _address(record: Record, edition: Edition) -> str:
    """Where an editor sees the file: its page, or its preview; "" where there is neither."""
    shown, previewed = record.reachable, record.previewed
    path = shown.url if shown else None
    if not shown and previewed:
        path = edition.sources.previews.address(record.key, previewed.after)
    return f"{edition.sources.address}{path}" if path else ""


def _remark(problem: Problem, language: Language) -> str:
    said = _fault(problem, language)
    texts = texts_of(language)
    place = texts.report["line"].format(line=problem.line) if problem.line else ""
    note = texts.report["warning"] if problem.warning else ""
    return f"{note}{place}{said.what} {texts.report['remedy'].format(remedy=said.remedy)}"


def _fault(problem: Problem, language: Language) -> overview_data.Fault:
    what, remedy = explain(problem, language)
    return overview_data.Fault(problem.code, problem.line, what, remedy, problem.warning)


# --- the rest --------------------------------------------------------------------------------


def _latest(edition: Edition) -> Part:
    number = edition.sizes.newest_page
    entries = edition.window(ALL).newest(number)
    lines = []
    for entry in entries:
        url = f"{edition.sources.address}{entry.article.url}"
        published = stamp(entry.article.published, edition.site, by_day=entry.article.by_day)
        shown = OverviewFile(entry.article.title, url, (published.text,))
        told = overview_data.Published(entry.article.key, url, published.iso, entry.article.title)
        lines.append(Line(shown, told))
    return Part("latest", texts_of(edition.site.language).overview["latest"], tuple(lines))


def _waiting(edition: Edition) -> Part:
    texts = texts_of(edition.site.language)
    waiting = edition.sources.newsroom.seen().waiting
    numbers = defaultdict(int, {kind: each.number for kind, each in waiting.items()})
    said = {
        "uploads": texts.overview["uploads"].format(number=numbers["uploads"]),
        "pages": texts.overview["pages"].format(number=numbers["pages"]),
        "sweeps": texts.overview["sweeps"].format(number=numbers["sweeps"]),
    }
    lines = []
    for kind, text in said.items():
        if kind in waiting:
            since = stamp(moment(waiting[kind].since), edition.site)
            state = texts.overview["since"].format(time=since.text)
            work = overview_data.Work(kind, numbers[kind], since.iso)
            lines.append(Line(OverviewFile(text, "", (state,)), work))
    return Part("waiting", texts.overview["waiting"], tuple(lines))


def _strangers(edition: Edition) -> Part:
    seen = edition.sources.newsroom.seen()
    language = edition.site.language
    lines = []
    for name in seen.strangers:
        what, remedy = explain(remedy_for(name), language)
        shown = OverviewFile(in_one_line(name), "", (), (what, remedy))
        lines.append(Line(shown, overview_data.Stray(name, what, remedy)))
    return Part("stranger", texts_of(language).overview["stranger"], tuple(lines), seen.more)
