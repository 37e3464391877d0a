"""Moments and months as texts that sort by time. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


def instant(moment: datetime) -> str:
    """A moment as text that sorts by time: "2026-04-01T10:00:00Z"."""
    utc = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return f"{utc.isoformat(timespec='seconds').removesuffix('+00:00')}Z"


def moment(instant_text: str) -> datetime:
    """The inverse of `instant`. Text after the instant, as in Entry.sort, is ignored."""
    return datetime.fromisoformat(instant_text[:20])


def month_of(moment: datetime, zone: ZoneInfo) -> str:
    """The month of a moment in a zone: "2026-04"."""
    local = moment.astimezone(zone)
    return f"{local.year:04}-{local.month:02}"


def possible_months(moment: datetime) -> tuple[str, ...]:
    """The months that a moment can be in: one, or two near the end of a month.

    Zones are from UTC-12 to UTC+14 (https://www.iana.org/time-zones). When site.yaml changes its
    zone, pages may show an article in either month.
    """
    utc = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    both = utc - timedelta(hours=12), utc + timedelta(hours=14)
    return tuple(dict.fromkeys(f"{each.year:04}-{each.month:02}" for each in both))


@lru_cache(maxsize=1024)
def month_bounds(month: str, zone: ZoneInfo) -> tuple[str, str]:
    """The two texts between which the `sort` of every entry of a month lies."""
    year, number = int(month[:4]), int(month[5:7])
    first = datetime(year, number, 1, tzinfo=zone)
    following = datetime(year + number // 12, number % 12 + 1, 1, tzinfo=zone)
    return instant(first), instant(following)
