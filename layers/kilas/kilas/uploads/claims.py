"""Who holds the names that a decision turns on, each looked up once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.claims import claims_of, folded

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from kilas.claims import Claim


class Claims:
    """The claims on names; `seen` holds every one that was looked at, for the commit's conditions.

    `held` are the names of the file's old record: they are looked up with the first that it
    wants, because what it gives back must still be its own.
    """

    def __init__(
        self, key: str, held: Iterable[str], look_up: Callable[[Collection[str]], dict[str, Claim]]
    ) -> None:
        self._key = key
        self._look_up = look_up
        self._pending = set(map(folded, held))
        self._looked_up: set[str] = set()
        self.seen: dict[str, Claim] = {}

    def before(self, own_rank: str, names: Collection[str]) -> list[Claim]:
        """The claims of other files on these names that come before `own_rank`."""
        self.settle(names)
        wanted = dict.fromkeys(map(folded, names))
        holders = [self.seen[name] for name in wanted if name in self.seen]
        return [claim for claim in holders if claim.key != self._key and claim.rank < own_rank]

    def held(self, names: Mapping[str, str]) -> bool:
        """Whether the file holds each of these names, by its rank, which must be looked up."""
        claims = claims_of(self._key, names)
        return all(self.seen.get(name) == claim for name, claim in claims.items())

    def settle(self, names: Collection[str] = ()) -> None:
        """Look up these names, and the old record's, where that was not done yet."""
        missing = (self._pending | set(map(folded, names))) - self._looked_up
        if missing:
            self.seen |= self._look_up(sorted(missing))
            self._looked_up |= missing
