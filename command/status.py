"""`kilas status` and `kilas open`: what became of files, and their pages in the browser."""

from __future__ import annotations

import webbrowser
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.text import Text

from command import output
from command.desk import as_fields, told
from command.errors import errors_in_one_line
from command.folder import key_from
from command.newspaper import Profile, Region, Stack, State, opened
from command.overview import NOTHING, lines, needs_somebody
from kilas import wiring
from kilas.content_keys import OVERVIEW_KEY
from kilas.editing.overview import read_overview
from local.errors import LocalError

if TYPE_CHECKING:
    from kilas.editing.bucket import Desk, Report

_NO_OVERVIEW: Final = (
    "there is no overview yet: Kilas makes one each minute. If there is none after two minutes, "
    "these credentials may not read desk/, or the clock of the newspaper does not run"
)
_OTHER_RELEASE: Final = (
    "the overview is of another release of Kilas: open it with `kilas open`, and bring the "
    "checkout up to date"
)


def status(
    ctx: typer.Context,
    keys: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="KEY",
            help="Files, such as articles/banjir.md. Without any: what the newsroom has to do.",
            show_default=False,
        ),
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
    stack: Stack = None,
    profile: Profile = None,
    region: Region = None,
    state: State = None,
) -> None:
    """Say what became of files that were uploaded, as their reports do. Without a file: problems,
    what waits, scheduled files, drafts, and what lies where Kilas does not look.

    The status is 0, or 1 where a file was refused, has no report, or lies elsewhere.
    """
    with errors_in_one_line():
        asked = [key_from(key) for key in keys or ()]
        desk = opened(ctx, wiring.editing, stack, profile, region, state)
        if asked:
            is_good = _of_files(desk, asked, as_json=as_json)
        else:
            is_good = _of_newsroom(desk, as_json=as_json)
    if not is_good:
        raise typer.Exit(1)


def _of_newsroom(desk: Desk, *, as_json: bool) -> bool:
    try:
        found = read_overview(desk.bucket)
    except ValueError as error:
        raise LocalError(_OTHER_RELEASE) from error
    if found is None:
        raise LocalError(_NO_OVERVIEW)
    overview, whole = found
    if as_json:
        typer.echo(output.as_json(whole))
    else:
        said = list(lines(overview)) or [Text(NOTHING)]
        for line in said:
            output.console().print(line)
    return not needs_somebody(overview)


def _of_files(desk: Desk, keys: list[str], *, as_json: bool) -> bool:
    said = [(key, desk.bucket.report(key)) for key in keys]
    if as_json:
        typer.echo(output.as_json([as_fields(key, report) for key, report in said]))
    else:
        for key, report in said:
            _print(key, report)
    return all(report and not report.refused for _, report in said)


def _print(key: str, report: Report | None) -> None:
    if report:
        output.console().print(told(key, report))
    else:
        words = (
            "no report is on it: it was never uploaded, it was deleted, it is on its way, "
            "or these credentials may not read desk/"
        )
        typer.echo(f"kilas: {output.printable(key)}: {words}", err=True)


def open_page(
    ctx: typer.Context,
    key: Annotated[
        str | None,
        typer.Argument(
            metavar="KEY",
            help="A file, such as articles/banjir.md. Without one: the newsroom's overview.",
            show_default=False,
        ),
    ] = None,
    *,
    only_print: Annotated[
        bool, typer.Option("--print", help="Print the address, and open no browser.")
    ] = False,
    stack: Stack = None,
    profile: Profile = None,
    region: Region = None,
    state: State = None,
) -> None:
    """Open the page of a file in the browser. Where there is no browser, print its address."""
    with errors_in_one_line():
        asked = key_from(key) if key else None
        desk = opened(ctx, wiring.editing, stack, profile, region, state)
        address = _address(desk, asked) if asked else _overview(desk)
    if only_print or not _is_opened(address):
        typer.echo(output.printable(address))


def _address(desk: Desk, key: str) -> str:
    report = desk.bucket.report(key)
    if report is None:
        raise LocalError(f"there is no report on {key}: upload it with: kilas publish {key}")
    if not report.address:
        raise LocalError(f"readers see no page of {key}; why, says: kilas status {key}")
    return report.address


def _overview(desk: Desk) -> str:
    """The overview's address, for an hour; before there is one, the newspaper's front page."""
    there = desk.bucket.overview(OVERVIEW_KEY)
    return desk.bucket.link(OVERVIEW_KEY) if there else desk.address


def _is_opened(address: str) -> bool:
    try:
        return webbrowser.open(address)
    except webbrowser.Error:
        return False
