"""`kilas status` and `kilas open`: what became of files, and their pages in the browser."""

from __future__ import annotations

import webbrowser
from typing import TYPE_CHECKING, Annotated, Final

import typer

from command import output
from command.desk import as_fields, desk_of, told
from command.errors import errors_in_one_line
from command.folder import key_from
from command.newspaper import Profile, Region, Stack, State
from command.progress import counted
from kilas.editing.parallel import in_parallel
from local.errors import LocalError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.editing.bucket import Desk, Report

OVERVIEW: Final = "index.html"


def status(
    ctx: typer.Context,
    keys: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="KEY",
            help="Files, such as articles/banjir.md. Without any: every file with a problem.",
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
    """Say what became of files that were uploaded, as their reports do.

    The status is 0, or 1 where a file was refused or has no report.
    """
    with errors_in_one_line():
        asked = [key_from(key) for key in keys or ()]
        desk = desk_of(ctx, stack, profile, region, state)
        said = list(_reports(desk, asked) if asked else _problems(desk))
    if as_json:
        typer.echo(output.as_json([as_fields(key, report) for key, report in said]))
    else:
        for key, report in said:
            _print(key, report)
        if not said:
            output.console().print("No file has a problem.")
    if any(report is None or report.refused for _, report in said):
        raise typer.Exit(1)


def _print(key: str, report: Report | None) -> None:
    if report:
        output.console().print(told(key, report))
    else:
        words = "no report is on it: it was never uploaded, it was deleted, or it is on its way"
        typer.echo(f"kilas: {output.printable(key)}: {words}", err=True)


def _reports(desk: Desk, keys: list[str]) -> Iterator[tuple[str, Report | None]]:
    return ((key, desk.bucket.report(key)) for key in keys)


def _problems(desk: Desk) -> Iterator[tuple[str, Report | None]]:
    """The reports on files that were refused, in the order of their keys."""
    keys = list(desk.bucket.reported())
    read = in_parallel(lambda key: (key, desk.bucket.report(key)), keys)
    found = counted(read, len(keys), "read")
    yield from sorted((key, report) for key, report in found if report and report.refused)


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
        desk = desk_of(ctx, stack, profile, region, state)
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
    return desk.bucket.link(OVERVIEW) if desk.bucket.overview(OVERVIEW) else desk.address


def _is_opened(address: str) -> bool:
    try:
        return webbrowser.open(address)
    except webbrowser.Error:
        return False
