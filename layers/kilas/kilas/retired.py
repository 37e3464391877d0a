"""Assets that no page is made with any longer, but that pages in caches may still ask for. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field


class Retired(Struct, frozen=True):
    """The assets that no page is made with any longer: the hour since which, by their addresses.
    `revision` is None before the first write.
    """

    since: Mapping[str, str] = field(default_factory=dict)
    revision: int | None = None


class AssetsStand(Struct, frozen=True):
    """To write: since when assets are retired. `seen` is what the table has."""

    since: Mapping[str, str]
    seen: Retired
