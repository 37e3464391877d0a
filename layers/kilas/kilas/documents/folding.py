"""Names of fields by their folded form. Callers pass the few constants that Kilas knows."""

from __future__ import annotations

from functools import cache, lru_cache

from kilas.documents.values import fold


@lru_cache(maxsize=512)
def all_folded(names: tuple[str, ...]) -> tuple[str, ...]:
    """The folded form of each name, each once."""
    return tuple(dict.fromkeys(map(fold, names)))


@cache
def by_folded(names: tuple[str, ...]) -> dict[str, str]:
    """The names by their folded form."""
    return {fold(name): name for name in names}
