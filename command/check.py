"""`kilas check`: what Kilas would say of files, before they are uploaded."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from command import output
from command.errors import errors_in_one_line
from command.folder import Found, LocalFile, find
from command.progress import counted
from kilas.content_keys import SITE_KEY
from kilas.editing.check import check_files, check_site
from kilas.texts import DEFAULT, explain, explained, texts_of
from local.errors import LocalError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.record import Record
    from kilas.texts import Language

_NO_SITE: Final = (
    "{root} has no site.yaml, and Kilas judges by its sections and authors: copy the newspaper's "
    "site.yaml into the folder"
)
_WRONG_SITE: Final = "the other files were not checked: mend site.yaml first"


def check(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH",
            help="Files and folders of the newsroom's folder; a folder with all that is in it.",
            show_default=False,
        ),
    ],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Say what is wrong in files, as the report on each would, without uploading them.

    The status is 0, also where there are notes alone, and 1 where a file would not be published.
    """
    with errors_in_one_line():
        found = find(paths)
        site, records = _checked(found)
        records = sorted(records, key=lambda record: record.key)
    language: Language = site.site.language if site.site else DEFAULT
    output.say_what_is_left_out(found)
    if as_json:
        typer.echo(output.as_json([_fields(record, found, language) for record in records]))
    else:
        for record in records:
            _print(record, found, language)
        output.console().print(_summary(records))
        if site.site is None and found.files.keys() - {SITE_KEY}:
            typer.echo(f"kilas: {_WRONG_SITE}", err=True)
    if found.wrong or site.site is None or any(_is_wrong(record) for record in records):
        raise typer.Exit(1)


def _checked(found: Found) -> tuple[Record, list[Record]]:
    """What becomes of the folder's site.yaml, and of the files that were asked for."""
    now = datetime.now(UTC)
    file = found.files.get(SITE_KEY) or LocalFile(SITE_KEY, found.root / SITE_KEY)
    if not file.path.is_file():
        raise LocalError(_NO_SITE.format(root=found.root))
    folder = find([found.root]).files
    site = check_site(file.unsent(), now, folder.keys())
    records = [site] if SITE_KEY in found.files or site.site is None else []
    if site.site:
        files = [file.unsent() for file in found.files.values()]
        number = len(files) - (SITE_KEY in found.files)
        beside = {key: each.unsent for key, each in folder.items() if key not in found.files}
        checked = check_files(files, site.site, now, beside)
        records += counted(checked, number, "checked")
    return site, records


def _is_wrong(record: Record) -> bool:
    return record.status == "wrong"


def _print(record: Record, found: Found, language: Language) -> None:
    out = output.console()
    place = _place(record, found)
    report = texts_of(language).report
    for problem, what, remedy in explained(record.problems, language):
        line = f":{problem.line}" if problem.line else ""
        note = report["warning"] if problem.warning else ""
        out.print(output.printable(f"{place}{line}: {note}{what}"))
        if remedy:
            out.print(output.printable(f"  {report['remedy'].format(remedy=remedy)}"))


def _place(record: Record, found: Found) -> str:
    """The path of the file as one would type it here."""
    file = found.files.get(record.key)
    path = file.path if file else found.root / record.key
    try:
        return os.path.relpath(path)
    except ValueError:  # another drive of Windows
        return str(path)


def _summary(records: list[Record]) -> str:
    wrong = sum(_is_wrong(record) for record in records)
    noted = sum(bool(record.problems) and not _is_wrong(record) for record in records)
    files = "1 file" if len(records) == 1 else f"{len(records)} files"
    return f"{files}: {len(records) - wrong - noted} good, {noted} with notes, {wrong} wrong"


def _fields(record: Record, found: Found, language: Language) -> dict[str, Any]:
    return {
        "key": record.key,
        "path": _place(record, found),
        "status": record.status,
        "url": record.article.url if record.article else None,
        "problems": list(_problems(record, language)),
    }


def _problems(record: Record, language: Language) -> Iterator[dict[str, Any]]:
    for problem in record.problems:
        what, remedy = explain(problem, language)
        yield {
            "code": problem.code,
            "line": problem.line,
            "note": problem.warning,
            "what": what,
            "remedy": remedy,
        }
