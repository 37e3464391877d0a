"""The claims that a decision relies on, each read once, and which of them are void.

A claim is void where the record of its holder does not list the name. One transaction writes a
record and its claims, so a void claim is left from a table that was restored in part. It is in
nobody's way: a file that wants the name takes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.claims import ahead_of, folded

if TYPE_CHECKING:
    from collections.abc import Collection

    from kilas.claims import Claim
    from kilas.record import Record
    from kilas.store.records import Records


class SeenClaims:
    """Reads the claims on names that the file `key` wants.

    `seen` has every claim that was read, by the folded name: the commit expects each unchanged.
    `void` has the holders of the void ones, with the revisions of their records (None where there
    is no record): the commit expects these unchanged too, since such a holder may claim the name
    once more, with the same rank.

    `held` are the names of the file's old record, and those that the file claims whatever it says.
    The commit needs the claims on them too, since a file releases only what it still holds. One
    request reads them with the first other names.
    """

    def __init__(self, key: str, held: Collection[str], records: Records) -> None:
        self._key = key
        self._held = held
        self._records = records
        self._looked_up: set[str] = set()
        self._holders: dict[str, Record | None] = {}
        self.seen: dict[str, Claim] = {}

    @property
    def in_force(self) -> dict[str, Claim]:
        """The claims that were read, without the void ones."""
        return {name: claim for name, claim in self.seen.items() if not self._is_void(claim)}

    @property
    def void(self) -> dict[str, int | None]:
        """See the class."""
        holders = {claim.key for claim in self.seen.values() if self._is_void(claim)}
        records = {key: self._holders[key] for key in holders}
        return {key: record.revision if record else None for key, record in records.items()}

    def load_held(self) -> None:
        """Read the claims on the names held, except those read before."""
        self._look_up(self._held)

    def load(self, names: Collection[str], own_rank: str) -> None:
        """Read the claims on these names and on the names held, except those read before.

        The record of a holder is read only where the claim keeps a name from a file of this rank.
        """
        self._look_up([*names, *self._held])
        in_the_way = ahead_of(self._key, own_rank, names, self.seen)
        holders = {claim.key for claim in in_the_way} - self._holders.keys()
        if holders:
            found = self._records.get_many(list(holders))
            self._holders |= {key: found.get(key) for key in holders}

    def _look_up(self, names: Collection[str]) -> None:
        missing = set(map(folded, names)) - self._looked_up
        if missing:
            self.seen |= self._records.claims(list(missing))
            self._looked_up |= missing

    def _is_void(self, claim: Claim) -> bool:
        if claim.key not in self._holders:
            return False
        record = self._holders[claim.key]
        if record and record.is_unread:
            return False
        return record is None or claim.name not in map(folded, record.claimed)
