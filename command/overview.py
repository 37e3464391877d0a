"""The overview of the newsroom as lines: what somebody has to do, problems first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from command import output
from command.desk import head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.pages.overview_data import Entry, Fault, Overview, Part, Stray, Work

NOTHING: Final = "Nobody has to do anything."
_MORE: Final = "There are more."
_WORKS: Final = {
    "uploads": "files to be read",
    "pages": "pages to be made",
    "sweeps": "files to be judged again",
}


def lines(overview: Overview) -> Iterator[Text]:
    """The parts that have something, each under its heading."""
    parts = (
        ("Problems", _files(overview.problem)),
        ("Waiting", _works(overview.waiting)),
        ("Scheduled", _files(overview.scheduled)),
        ("Drafts", _files(overview.draft)),
        ("Where Kilas does not look", _strays(overview.stranger)),
    )
    is_first = True
    for heading, part in parts:
        said = list(part)
        if said:
            yield from () if is_first else (Text(),)
            yield Text(heading, "bold")
            yield from said
            is_first = False


def needs_somebody(overview: Overview) -> bool:
    """Whether files are not in the newspaper as their editors meant."""
    return bool(overview.problem.files or overview.stranger.files or overview.stranger.more)


def _files(part: Part[Entry]) -> Iterator[Text]:
    for each in part.files:
        yield _entry(each)
    if part.more:
        yield Text(_MORE)


def _entry(entry: Entry) -> Text:
    faults = [line for each in entry.problems for line in _fault(each)]
    return Text("\n").join([head(entry.status, entry.key, entry.url), *faults])


def _fault(fault: Fault) -> Iterator[Text]:
    place = f"{fault.line}: " if fault.line else ""
    yield Text(f"  {place}{output.printable(fault.what)}")
    yield Text(f"  -> {output.printable(fault.remedy)}")


def _works(part: Part[Work]) -> Iterator[Text]:
    for each in part.files:
        kind = _WORKS.get(each.kind, each.kind)
        yield Text(f"{each.number} {output.printable(kind)}, since {output.printable(each.since)}")


def _strays(part: Part[Stray]) -> Iterator[Text]:
    for each in part.files:
        yield Text(output.printable(each.name), "bold")
        yield Text(f"  {output.printable(each.what)}")
        yield Text(f"  -> {output.printable(each.remedy)}")
    if part.more:
        yield Text(_MORE)
