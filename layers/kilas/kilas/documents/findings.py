"""What a reader found wrong in a file, gathered so that its editor sees all of it at once."""

from __future__ import annotations

from kilas.errors import Unreadable
from kilas.problems import Problem


class Findings:
    """Collects problems and warnings while a file is read to its end."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._warnings: list[Problem] = []

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The warnings so far, in the order of their lines."""
        return tuple(sorted(self._warnings, key=_line))

    def problem(self, code: str, line: int | None, **values: str) -> None:
        """Note a mistake that keeps the file from being published."""
        self._problems.append(Problem(code, line, values))

    def warn(self, code: str, line: int | None, **values: str) -> None:
        """Note a likely mistake that keeps nothing from being published."""
        self._warnings.append(Problem(code, line, values, warning=True))

    def include(self, error: Unreadable) -> None:
        """Note the problems of a part that could not be read."""
        self._problems.extend(error.problems)

    def raise_problems(self) -> None:
        """Raise Unreadable with every problem so far, in the order of their lines, if any."""
        if self._problems:
            raise Unreadable(sorted(self._problems, key=_line))


def unreadable(code: str, line: int | None, **values: str) -> Unreadable:
    """The error for a file that cannot be read any further."""
    return Unreadable([Problem(code, line, values)])


def _line(problem: Problem) -> int:
    return problem.line or 0
