"""The search for the newest good version of a file: a bad upload never breaks a live page.

Written once for site.yaml, articles and photos. Each kind says what it considers, how a version
is read, and how many versions behind the good one it wants to know. Pure except for the reading.
"""

from __future__ import annotations

from itertools import accumulate, islice
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from msgspec import Struct

from kilas.documents.findings import unreadable
from kilas.errors import Unreadable
from kilas.ports import Version
from kilas.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence


class HasWarnings(Protocol):
    """What a good version says; `warnings` are its likely mistakes."""

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Likely mistakes. The version can be shown with them."""


Reading = TypeVar("Reading", bound=HasWarnings)


class Candidate(Struct, Generic[Reading], frozen=True):
    """One version that was read.

    `reading` is what the version says, or None where the version is wrong. `problems` are what is
    wrong with it, or its warnings. `names` are the names that the file needs to show it.
    """

    version: Version
    reading: Reading | None
    problems: tuple[Problem, ...]
    names: tuple[str, ...] = ()


class Found(Struct, Generic[Reading], frozen=True):
    """What the search found: the newest good version (`shown`), or None where there is none.

    `passed` are the newer versions, which are not good; `older` the versions behind the good one
    that were read too. Both have the newest first.
    """

    passed: tuple[Candidate[Reading], ...] = ()
    shown: Candidate[Reading] | None = None
    older: tuple[Candidate[Reading], ...] = ()

    @property
    def head(self) -> Candidate[Reading] | None:
        """The newest version that was read."""
        return self.passed[0] if self.passed else self.shown

    @property
    def newest(self) -> tuple[Candidate[Reading], ...]:
        """The versions that were read down to the one shown."""
        return (*self.passed, *([self.shown] if self.shown else ()))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the newest version, or its warnings."""
        return self.head.problems if self.head else ()


def considered(
    uploads: Sequence[Version], number: int, largest: int, together: int
) -> list[Version]:
    """The newest `number` of the uploads, as long as they have at most `together` bytes.

    A version of more than `largest` bytes is refused unread, and its bytes do not count. The result
    depends on the listing alone, so every run and every rebuild considers the same versions.
    """
    newest = uploads[:number]
    sums = accumulate(version.size if version.size <= largest else 0 for version in newest)
    return [version for version, size in zip(newest, sums, strict=True) if size <= together]


def refuse_larger(version: Version, limit: int) -> None:
    """Raise Unreadable for a version of more than `limit` bytes, before it is read."""
    if version.size > limit:
        raise unreadable("too_large", None, size=str(version.size), limit=str(limit))


def candidates(
    versions: Iterable[Version],
    read: Callable[[Version], Reading | None],
    names: Callable[[Reading], tuple[str, ...]] = lambda _: (),
) -> Iterator[Candidate[Reading]]:
    """Each version as a candidate, read only when it is asked for.

    `read` raises Unreadable where the version is wrong, and returns None where to read it would
    cost too much: then the search ends.
    """
    for version in versions:
        try:
            reading = read(version)
        except Unreadable as error:
            yield Candidate(version, None, error.problems)
            continue
        if reading is None:
            return
        yield Candidate(version, reading, reading.warnings, names(reading))


def newest_good(
    newest_first: Iterator[Candidate[Reading]],
    as_shown: Callable[[Candidate[Reading]], Candidate[Reading] | None],
    behind: Callable[[Candidate[Reading]], int | None],
    most: int | None = None,
) -> Found[Reading]:
    """Read candidates until one is good and may be shown, and then as many as `behind` says of it.

    `as_shown` gives the candidate as it is shown, None where it may not be. None for `behind` reads
    all that are left. Only the first `most` may be shown.
    """
    passed: list[Candidate[Reading]] = []
    for candidate in islice(newest_first, most):
        shown = as_shown(candidate)
        if shown and shown.reading is not None:
            older = tuple(islice(newest_first, behind(shown)))
            return Found(tuple(passed), shown, older)
        passed.append(candidate)
    return Found(tuple(passed))
