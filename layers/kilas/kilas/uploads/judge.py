"""What a judge is: it says what the record of one kind of upload ought to be."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic

from kilas.ports import Version
from kilas.uploads.newest_good import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kilas.claims import Claim
    from kilas.record import Record
    from kilas.uploads.newest_good import Candidate, Found

ReadVersion = Callable[[Version], bytes]
"""Gives the bytes of a version; raises VersionGone."""


class Judge(ABC, Generic[Reading]):
    """Judges one file. Pure: a judge is made of the file and of the rules that are in force, and
    all else that it needs is handed in. kilas.uploads.reconcile reads what a judge asks for.
    """

    @abstractmethod
    def candidates(self, read: ReadVersion) -> Iterator[Candidate[Reading]]:
        """What the uploads that may be shown say, the newest first, each read when asked for."""

    def behind(self, shown: Candidate[Reading]) -> int | None:  # noqa: ARG002 -- by default none
        """How many versions behind the one that is shown are read too; None for all."""
        return 0

    def former_names(self, found: Found[Reading]) -> tuple[str, ...]:  # noqa: ARG002 -- by default none
        """The names that older versions had, which the file would like to keep."""
        return ()

    @abstractmethod
    def record(self, found: Found[Reading], claims: Mapping[str, Claim]) -> Record:
        """The record that the file ought to have; its revision is left at 0.

        `claims` has who holds each name of `found` and of `former_names` that anybody holds.
        """
