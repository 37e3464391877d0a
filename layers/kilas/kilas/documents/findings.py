"""The mistakes found in a file, collected so that its editor sees all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.documents.wording import PLAIN, Wording
from kilas.errors import Unreadable
from kilas.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_FINDINGS: Final = 50
MAX_QUOTE: Final = 300
"""How many problems, and characters of a quoted value, a report holds: an editor reads no more,
and the record that keeps them is one item of at most 400 KB."""


_KEYS: Final = ("key", "name", "table")
"""The values of a problem that are keys of the file."""

_MAX_COMPARED: Final = 200
"""How many unknown keys of a file are compared with known ones: each costs a fraction of a
millisecond."""


class Findings:
    """Collects problems and warnings while a file is read to its end.

    `has_lines` is False for a file whose editor sees no lines, as in Word: then none is named.
    `wording` is how the file writes its keys.
    """

    def __init__(self, *, has_lines: bool = True, wording: Wording = PLAIN) -> None:
        self._has_lines = has_lines
        self.wording = wording
        self._problems: list[Problem] = []
        self._warnings: list[Problem] = []
        self._compared = 0

    def may_compare(self, number: int) -> int:
        """How many of so many unknown keys may still be compared with known ones."""
        number = min(number, _MAX_COMPARED - self._compared)
        self._compared += number
        return number

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The warnings so far, in the order of their lines."""
        return _report(self._warnings)

    def problem(self, code: str, line: int | None, **values: str) -> None:
        """Note a mistake that prevents publication."""
        self._problems.append(Problem(code, self._named(line), _quoted(self._worded(values))))

    def warn(self, code: str, line: int | None, **values: str) -> None:
        """Note a likely mistake that does not prevent publication."""
        worded = _quoted(self._worded(values))
        self._warnings.append(Problem(code, self._named(line), worded, warning=True))

    def note(self, warning: Problem) -> None:
        """Note a warning that was made elsewhere."""
        self._warnings.append(warning)

    def _named(self, line: int | None) -> int | None:
        return line if self._has_lines else None

    def _worded(self, values: dict[str, str]) -> dict[str, str]:
        """The values with the keys among them as the file writes them."""
        keys = {name: self.wording.key(values[name]) for name in _KEYS if name in values}
        return values | keys

    def check_number(self, key: str, line: int | None, number: int, limit: int) -> bool:
        """Note a problem if a list has more than `limit` items; whether it has."""
        if number > limit:
            self.problem("too_many", line, key=key, number=str(number), limit=str(limit))
        return number > limit

    def warn_of_rest(self, key: str, line: int | None, items: Sequence[str], limit: int) -> None:
        """Warn if a list has more than `limit` items, and name those that are left out."""
        if len(items) > limit:
            number, rest = str(len(items)), ", ".join(items[limit:])
            self.warn("left_over", line, key=key, number=number, limit=str(limit), value=rest)

    def include(self, error: Unreadable) -> None:
        """Note the problems of a part that could not be read."""
        self._problems.extend(error.problems)

    def raise_problems(self) -> None:
        """Raise Unreadable if there are problems so far, with the warnings, which often say why.

        They are in the order of their lines; on one line, problems come before warnings.
        """
        if self._problems:
            problems = _report(self._problems)
            raise Unreadable(_report([*problems, *self.warnings[: MAX_FINDINGS - len(problems)]]))


def unreadable(code: str, line: int | None, **values: str) -> Unreadable:
    """The error for a file that cannot be read any further."""
    return Unreadable([Problem(code, line, _quoted(values))])


def _report(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=_line)[:MAX_FINDINGS])


def _quoted(values: dict[str, str]) -> dict[str, str]:
    return {
        name: f"{value[:MAX_QUOTE]}…" if len(value) > MAX_QUOTE else value
        for name, value in values.items()
    }


def _line(problem: Problem) -> int:
    return problem.line or 0
