"""What a judge is: it says what the record of one kind of upload ought to be."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic

from kilas.claims import ahead_of
from kilas.ports import Version
from kilas.uploads.newest_good import Reading, newest_good

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kilas.claims import Claim
    from kilas.record import Record
    from kilas.uploads.claims import SeenClaims
    from kilas.uploads.file import File
    from kilas.uploads.newest_good import Candidate, Found

ReadVersion = Callable[[Version], bytes]
"""Gives the bytes of a version; raises VersionGone."""


class Judge(ABC):
    """Judges one file. A judge knows the file and the rules in force; kilas.uploads.reconcile hands
    in all else.
    """

    @property
    def unneeded(self) -> tuple[str, ...]:
        """Names that the file claims and can do without, whatever its versions say."""
        return ()

    @abstractmethod
    def judged(self, read: ReadVersion, claims: SeenClaims) -> Record:
        """The record that the file ought to have; its revision is left at 0."""


class JudgeOfVersions(Judge, Generic[Reading]):
    """Judges a file that shows its newest good version. What a subclass says is pure."""

    file: File

    @abstractmethod
    def candidates(self, read: ReadVersion) -> Iterator[Candidate[Reading]]:
        """The uploads that may be shown, the newest first, each read when it is asked for. After
        them may come those before a deletion (File.restored), of which none is shown.
        """

    def may_be_shown(self, candidate: Candidate[Reading]) -> bool:  # noqa: ARG002 -- by default all
        """Whether readers may see a good version that has its names."""
        return True

    def behind(self, shown: Candidate[Reading]) -> int | None:  # noqa: ARG002 -- by default none
        """How many versions behind the one that is shown are read too; None for all."""
        return 0

    def former_names(self, found: Found[Reading]) -> tuple[str, ...]:  # noqa: ARG002 -- by default none
        """Names of older versions that the file keeps where no other file has a better claim."""
        return ()

    def with_free_names(
        self, candidate: Candidate[Reading], taken: Sequence[Claim]
    ) -> Candidate[Reading] | None:
        """The candidate as it can be shown without the names that other files have; None where it
        needs one of them.
        """
        return None if taken else candidate

    def rank(self, newest: Iterable[Candidate[Reading]]) -> str:  # noqa: ARG002 -- by default the file's
        """The rank of the file's claims. `newest` are its newest versions, down to one that is good
        or further.
        """
        return self.file.rank()

    @abstractmethod
    def record(self, found: Found[Reading], claims: Mapping[str, Claim]) -> Record:
        """The record that the file ought to have; its revision is left at 0.

        `claims` has the claims on the names of `found` and of `former_names`, without void ones.
        """

    def judged(self, read: ReadVersion, claims: SeenClaims) -> Record:
        """See Judge."""
        newest: list[Candidate[Reading]] = []

        def as_shown(candidate: Candidate[Reading]) -> Candidate[Reading] | None:
            newest.append(candidate)
            if not self.may_be_shown(candidate):
                return None
            if not candidate.names:
                return candidate
            own_rank = self.rank(newest)
            claims.load(candidate.names, own_rank)
            taken = ahead_of(self.file.key, own_rank, candidate.names, claims.in_force)
            return self.with_free_names(candidate, taken)

        found = newest_good(self.candidates(read), as_shown, self.behind, len(self.file.uploads))
        if self.file.uploads:
            # The file waits for the names of its newest version, also of one that is held back.
            claims.load(found.head.names if found.head else (), self.rank(found.newest))
            claims.load(self.former_names(found), self.file.rank(former=True))
        else:
            claims.load_held()
        return self.record(found, claims.in_force)
