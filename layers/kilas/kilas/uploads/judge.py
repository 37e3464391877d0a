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
    """Judges one file. Pure: a judge knows the file and the rules in force, and the caller hands in
    all else. kilas.uploads.reconcile reads what a judge asks for.
    """

    @abstractmethod
    def candidates(self, read: ReadVersion) -> Iterator[Candidate[Reading]]:
        """The uploads that may be shown, the newest first, each read when it is asked for."""

    def behind(self, shown: Candidate[Reading]) -> int | None:  # noqa: ARG002 -- by default none
        """How many versions behind the one that is shown are read too; None for all."""
        return 0

    def former_names(self, found: Found[Reading]) -> tuple[str, ...]:  # noqa: ARG002 -- by default none
        """Names of older versions that the file keeps where no other file has a better claim."""
        return ()

    @abstractmethod
    def record(self, found: Found[Reading], claims: Mapping[str, Claim]) -> Record:
        """The record that the file ought to have; its revision is left at 0.

        `claims` has the claims on the names of `found` and of `former_names`.
        """
