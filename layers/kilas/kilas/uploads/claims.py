"""The claims that a decision relies on, each read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.claims import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from kilas.claims import Claim


class SeenClaims:
    """Reads claims. `seen` has every claim that was read: the commit expects each unchanged.

    `held` are the names of the file's old record. The commit needs the claims on them too, since a
    file releases only what it still holds. One request reads them with the first other names.
    """

    def __init__(
        self, held: Collection[str], look_up: Callable[[Collection[str]], dict[str, Claim]]
    ) -> None:
        self._held = held
        self._look_up = look_up
        self._looked_up: set[str] = set()
        self.seen: dict[str, Claim] = {}

    def load(self, names: Collection[str]) -> None:
        """Read the claims on these names and on the names held, except those read before."""
        missing = set(map(folded, (*names, *self._held))) - self._looked_up
        if missing:
            self.seen |= self._look_up(sorted(missing))
            self._looked_up |= missing
