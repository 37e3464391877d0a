"""Past places of the newspaper: the zones and origins of earlier versions of site.yaml. Addresses
that articles had under them lead on.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from kilas.site.site import Site, ZoneOnce

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

MAX_ZONES: Final = 20
MAX_URLS: Final = 10
"""How many are remembered. Of each article the address is made once more for each other zone."""


class Dated(NamedTuple):
    """A good version of site.yaml, and when it was uploaded, in UTC."""

    site: Site
    uploaded: datetime


def with_past_places(present: Site, versions: Sequence[Dated]) -> Site:
    """The site `present` with the zones and origins of its versions, the newest first; the first
    is its own.
    """
    zones = [
        ZoneOnce(older.site.timezone, newer.uploaded)
        for newer, older in pairwise(versions)
        if newer.site.timezone != older.site.timezone
    ]
    urls = dict.fromkeys(each.site.base_url for each in versions)
    former = [url for url in urls if url != present.base_url]
    return replace(
        present, former_zones=tuple(zones[:MAX_ZONES]), former_urls=tuple(former[:MAX_URLS])
    )


def with_places_before(present: Dated, before: Site | None) -> Site:
    """The same, where `before` has all that is known of earlier versions."""
    if before is None:
        return present.site
    moved = before.timezone != present.site.timezone
    zones = (ZoneOnce(before.timezone, present.uploaded),) if moved else ()
    urls = dict.fromkeys((before.base_url, *before.former_urls))
    former = [url for url in urls if url != present.site.base_url]
    return replace(
        present.site,
        former_zones=(*zones, *before.former_zones)[:MAX_ZONES],
        former_urls=tuple(former[:MAX_URLS]),
    )


def zones_between(site: Site, start: datetime, end: datetime) -> Iterator[str]:
    """The zones that the newspaper had at some time from `start` to `end`, the newest first."""
    ends = [each.until for each in site.former_zones]
    zones = [site.timezone, *(each.timezone for each in site.former_zones)]
    for zone, until, since in zip(zones, [None, *ends], [*ends, None], strict=True):
        if (until is None or until >= start) and (since is None or since <= end):
            yield zone
