"""`kilas mv`: another name for a file, with the same comments, date and address."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from command import output
from command.desk import told
from command.errors import errors_in_one_line
from command.folder import find, key_from
from command.newspaper import Profile, Region, Stack, State, opened
from command.publish import PATIENCE
from kilas import wiring
from kilas.editing import move
from kilas.editing.publish import Sent, answers
from kilas.errors import Unreadable
from kilas.texts import explain
from local.errors import LocalError

if TYPE_CHECKING:
    from kilas.editing.bucket import Desk, Seen

_FOLDER: Final = ("/", "\\")


def mv(
    ctx: typer.Context,
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="The file, by its key or its path here.")
    ],
    new: Annotated[
        str, typer.Argument(metavar="NEW", help="Its new key; with a slash at the end, its folder.")
    ],
    *,
    stack: Stack = None,
    profile: Profile = None,
    region: Region = None,
    state: State = None,
) -> None:
    """Rename or move a file of the newspaper; its article keeps comments, date and address.

    The lines id, date, and slug or url that the file lacks are added to it. A file of this folder
    is moved here too. The same command again ends a move that was stopped.
    """
    with errors_in_one_line():
        source = key_from(old)
        target = key_from(new + source.rpartition("/")[2] if new.endswith(_FOLDER) else new)
        desk = opened(ctx, wiring.editing, stack, profile, region, state)
        here = _Here.of(old, source, target)
        planned = _planned(desk, source, target)
        if isinstance(planned, move.Plan):
            here.check(planned)
            here.write(planned.data)
            moved = move.move(desk.bucket, planned)
            for name, value in planned.lines.items():
                output.console().print(output.printable(f"added to the file: {name}: {value}"))
        else:
            moved = planned
        here.remove()
        is_good = _wait(desk, target, moved)
    raise typer.Exit(0 if is_good else 1)


def _planned(desk: Desk, old: str, new: str) -> move.Plan | Seen:
    try:
        return move.plan(desk.bucket, old, new, datetime.now(UTC))
    except Unreadable as error:
        what, remedy = explain(error.problems[0], "en")
        line = f"line {error.problems[0].line}: " if error.problems[0].line else ""
        raise LocalError(
            f"mend {old} or site.yaml first, and move it then: {line}{what} {remedy}"
        ) from error


def _wait(desk: Desk, key: str, moved: Seen) -> bool:
    """Print what became of the moved file; whether Kilas took it."""
    sent = Sent(key, "new", moved.version, moved.etag)
    # Until the old file is gone for Kilas too, the new one is told that its names are taken.
    [answer] = answers(desk, [sent], PATIENCE, lambda report: not report.refused)
    if answer.report is None:
        words = f"moved, and no answer came yet; ask again with: kilas status {key}"
        typer.echo(f"kilas: {output.printable(words)}", err=True)
        return False
    output.console().print(told(key, answer.report))
    return not answer.report.refused


class _Here:
    """The file in the newsroom's folder on this machine, where there is one."""

    def __init__(self, old: Path | None, new: Path | None) -> None:
        self._old, self._new = old, new

    @classmethod
    def of(cls, word: str, old: str, new: str) -> _Here:
        """The file that the word names as a path; none where the word is a key alone."""
        path = Path(word.replace("\\", "/"))
        if not path.is_file():
            return cls(None, None)
        found = find([path])
        file = found.files.get(old)
        return cls(file.path, found.root / new) if file else cls(None, None)

    def check(self, planned: move.Plan) -> None:
        """Raise LocalError where the file here is not the one that was uploaded."""
        if self._old and self._old.read_bytes() not in (planned.before, planned.data):
            words = "differs from what the newspaper has: publish it first, and move it then"
            raise LocalError(f"{self._old} {words}")
        if self._new and self._new.exists() and not self._is_one_file:
            self._check_new(planned.data)

    def _check_new(self, data: bytes) -> None:
        if self._new and self._new.read_bytes() != data:
            raise LocalError(f"{self._new} is another file: choose another name")

    @property
    def _is_one_file(self) -> bool:
        """Whether both names lead to one file, as where a disk takes a name in any case."""
        if not (self._old and self._new and self._old.exists() and self._new.exists()):
            return False
        return self._old.samefile(self._new)

    def write(self, data: bytes) -> None:
        """Put the file at its new place."""
        if self._old and self._new:
            self._new.parent.mkdir(parents=True, exist_ok=True)
            if self._is_one_file:
                self._old.rename(self._new)
                self._old = None
            self._new.write_bytes(data)

    def remove(self) -> None:
        """Take the file away from its old place, once it is at its new one."""
        if not self._old or not self._new or self._is_one_file:
            return
        if not self._new.exists() or not move.is_grown(
            self._old.read_bytes(), self._new.read_bytes()
        ):
            raise LocalError(
                f"{self._old} was not uploaded, and {self._new} is no copy of it: move it by hand"
            )
        self._old.unlink()
