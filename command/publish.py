"""`kilas publish`: upload files, and say what became of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer
from rich.text import Text

from command import output
from command.desk import as_fields, told
from command.errors import errors_in_one_line, in_one_line
from command.folder import Found, LocalFile, files_in_order, find
from command.newspaper import Profile, Region, Stack, State, opened
from command.progress import counted
from kilas import wiring
from kilas.editing.publish import Answer, Outgoing, Sent, answers, send
from local.errors import LocalError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kilas.editing.bucket import Desk

INTERRUPTED: Final = 130
PATIENCE: Final = 120
"""Seconds without any news after which the rest is given up."""

_ASKED_AGAIN: Final = 100
"""So many files that are the same already are asked for too: an earlier run may have been stopped
before their answers came."""


Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH",
        help="Files and folders of the newsroom's folder; a folder with all that is in it.",
        show_default=False,
    ),
]
Wait = Annotated[
    bool, typer.Option("--wait/--no-wait", help="Wait until each file is live or refused.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Say what would be uploaded; upload nothing.")
]
Patience = Annotated[
    int, typer.Option(metavar="SECONDS", min=1, help="Give up after so long without news.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


def publish(
    ctx: typer.Context,
    paths: Paths,
    *,
    wait: Wait = True,
    dry_run: DryRun = False,
    patience: Patience = PATIENCE,
    as_json: AsJson = False,
    stack: Stack = None,
    profile: Profile = None,
    region: Region = None,
    state: State = None,
) -> None:
    """Upload files that are new or changed, and say what became of each.

    The status is 0, 1 where a file was not uploaded, was refused or has no answer yet, and 130
    after Ctrl-C. The same command again goes on where it was stopped. Nothing is deleted.
    """
    run = _Run(wait=wait and not dry_run, dry_run=dry_run, as_json=as_json)
    try:
        with errors_in_one_line():
            run.find(paths)
            run.publish(opened(ctx, wiring.editing, stack, profile, region, state), patience)
    except KeyboardInterrupt:
        typer.echo(f"kilas: {run.stopped()}", err=True)
        raise typer.Exit(INTERRUPTED) from None
    finally:
        if as_json:
            typer.echo(output.as_json(list(_fields(run.sent, run.answered))))
    if not as_json:
        output.console().print(run.summary())
    raise typer.Exit(0 if run.is_good else 1)


@dataclass
class _Run:
    """One run of the command: what was found, what was sent, and what was answered so far."""

    wait: bool
    dry_run: bool
    as_json: bool
    found: Found | None = None
    files: list[LocalFile] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    answered: list[Answer] = field(default_factory=list)

    def find(self, paths: Sequence[Path]) -> None:
        self.found = find(paths)
        output.say_what_is_left_out(self.found)
        self.files = list(files_in_order(self.found))
        if not self.files and not self.found.wrong:
            raise LocalError("there is no file of a newspaper to upload")

    def publish(self, desk: Desk, patience: float) -> None:
        """Upload site.yaml, then photos, pages and articles, and wait for each of these in turn: a
        report says what Kilas knew, and each needs what comes before it.
        """
        for _, group in groupby(self.files, key=lambda file: file.key.partition("/")[0]):
            sent = []
            for each in _sent(desk, list(group), dry_run=self.dry_run):
                sent.append(each)
                self.sent.append(each)
                _print_sent(each, quiet=self.as_json or self.wait)
            for answer in _answers(desk, sent, patience) if self.wait else ():
                self.answered.append(answer)
                _print_answer(answer, quiet=self.as_json)

    @property
    def is_good(self) -> bool:
        failed = any(each.done == "failed" for each in self.sent)
        left_out = bool(self.found and self.found.wrong)
        return not failed and not left_out and all(map(_is_taken, self.answered))

    def stopped(self) -> str:
        done = sum(each.done != "failed" for each in self.sent)
        there = f"{done} of {len(self.files)} files are in the bucket"
        return f"stopped; {there}. The same command goes on from there"

    def summary(self) -> str:
        number = Counter(each.done for each in self.sent)
        refused = sum(bool(each.report and each.report.refused) for each in self.answered)
        uploaded = "to upload" if self.dry_run else "uploaded"
        parts = [f"{number['new'] + number['changed']} {uploaded}"]
        parts.append(f"{number['same']} the same already")
        parts += [f"{number['failed']} not uploaded"] if number["failed"] else []
        parts += [f"{refused} refused"] if refused else []
        return ", ".join(parts)


def _sent(desk: Desk, files: Sequence[LocalFile], *, dry_run: bool) -> Iterator[Sent]:
    sent = send(desk.bucket, map(_outgoing, files), dry_run=dry_run)
    return counted(sent, len(files), "compared" if dry_run else "uploaded")


def _outgoing(file: LocalFile) -> Outgoing:
    return Outgoing(file.key, file.path.stat().st_size, lambda: file.path.open("rb"))


def _answers(desk: Desk, sent: Sequence[Sent], patience: float) -> Iterator[Answer]:
    asked = [each for each in sent if each.done in ("new", "changed")]
    same = [each for each in sent if each.done == "same"]
    asked += same if len(same) <= _ASKED_AGAIN else []
    found = answers(desk, asked, patience)
    return counted(found, len(asked), "answered")


def _is_taken(answer: Answer) -> bool:
    return bool(answer.report and not answer.report.refused)


def _print_sent(sent: Sent, *, quiet: bool) -> None:
    if sent.error:
        words = f"kilas: {output.printable(sent.key)} was not uploaded: {_reason(sent)}"
        typer.echo(words, err=True)
    elif not quiet and sent.done != "same":
        line = Text.assemble((f"{sent.done:9}", "green"), f" {output.printable(sent.key)}")
        output.console().print(line)


def _reason(sent: Sent) -> str:
    if isinstance(sent.error, OSError):
        return output.printable(sent.error.strerror or str(sent.error))
    return in_one_line(sent.error) if sent.error else ""


def _print_answer(answer: Answer, *, quiet: bool) -> None:
    key = output.printable(answer.sent.key)
    if answer.replaced:
        words = "somebody has uploaded another version since"
    elif answer.report is None:
        words = f"uploaded, and no answer came yet; ask again with: kilas status {key}"
    else:
        if not quiet:
            output.console().print(told(answer.sent.key, answer.report))
        return
    typer.echo(f"kilas: {key}: {words}", err=True)


def _fields(sent: Sequence[Sent], answered: Sequence[Answer]) -> Iterator[dict[str, Any]]:
    answer_of = {each.sent.key: each for each in answered}
    for each in sent:
        answer = answer_of.get(each.key)
        yield {
            **as_fields(each.key, answer.report if answer else None),
            "done": each.done,
            "version": each.version or None,
            "replaced": bool(answer and answer.replaced),
            "error": _reason(each) or None,
        }
