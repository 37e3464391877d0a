"""The claims that a decision relies on, each read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from kilas.claims import Claim


class SeenClaims:
    """Reads claims. `seen` has every claim that was read: the commit expects each unchanged.

    `held` are the names of the file's old record. They are read with the first names that the file
    wants, in one request. The commit needs them too: a file releases only what it still holds.
    """

    def __init__(
        self, held: Collection[str], look_up: Callable[[Collection[str]], dict[str, Claim]]
    ) -> None:
        self._held = held
        self._look_up = look_up
        self._looked_up: set[str] = set()
        self.seen: dict[str, Claim] = {}

    def load(self, names: Collection[str]) -> None:
        """Read who holds these names, where that was not read yet."""
        if names:
            self._load({*names, *self._held})

    def load_held(self) -> None:
        """Read who holds the names of the old record, where that was not read yet."""
        self._load(set(self._held))

    def _load(self, names: set[str]) -> None:
        missing = names - self._looked_up
        if missing:
            self.seen |= self._look_up(sorted(missing))
            self._looked_up |= missing
