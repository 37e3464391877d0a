"""Time zones from the locked tzdata package, never from the files of the machine: Lambda's own are
renewed without a release. For `site` and `site.read`.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import tzdata  # type: ignore[import-untyped]  # a package of data, without types

DATABASE: Final = Path(tzdata.__file__).parent / "zoneinfo"
_NAME: Final = re.compile(r"[A-Za-z0-9_+-]{1,50}(?:/[A-Za-z0-9_+-]{1,50}){0,2}")

_RELIABLE: Final = datetime(1970, 1, 1)  # noqa: DTZ001 -- on the clocks of any zone
"""Since when the database is meant to be right: https://data.iana.org/time-zones/theory.html#scope"""

_WHOLE_SINCE: Final = 1973
"""The year since when every zone has had whole minutes: Liberia's was the last that had not."""

_MINUTE: Final = timedelta(minutes=1)


class Zone(ZoneInfo):
    """A zone whose offsets are whole minutes, as ISO 8601 and RFC 822 can write them.

    Before 1970 the clocks of the zone have its standard time of 1970. The database has 07:07:12 for
    Jakarta in 1910, Tokyo's time in 1943 and Makassar's in 1949; no reader reckons with these
    (docs/decisions/0062).
    """

    def utcoffset(self, dt: datetime | None, /) -> timedelta | None:
        """See datetime.tzinfo.utcoffset."""
        if dt is None or dt.year >= _WHOLE_SINCE:
            return super().utcoffset(dt)
        if dt.replace(tzinfo=None) < _RELIABLE:
            return self._early()
        return _whole(super().utcoffset(dt))

    def dst(self, dt: datetime | None, /) -> timedelta | None:
        """See datetime.tzinfo.dst."""
        if dt is None or dt.year >= _WHOLE_SINCE:
            return super().dst(dt)
        return timedelta() if dt.replace(tzinfo=None) < _RELIABLE else super().dst(dt)

    def tzname(self, dt: datetime | None, /) -> str | None:
        """See datetime.tzinfo.tzname."""
        if dt is None or dt.year >= _WHOLE_SINCE:
            return super().tzname(dt)
        return super().tzname(max(dt.replace(tzinfo=None), _RELIABLE))

    def fromutc(self, dt: datetime, /) -> datetime:
        """See datetime.tzinfo.fromutc."""
        if dt.year > _WHOLE_SINCE:  # on the clocks of the zone it may still be the year before
            return super().fromutc(dt)
        early = dt + self._early()
        if early.replace(tzinfo=None) < _RELIABLE:
            return early
        local = super().fromutc(dt)
        offset = super().utcoffset(local) or timedelta()
        return (local - offset + _whole(offset)).replace(fold=local.fold)

    def _early(self) -> timedelta:
        offset = super().utcoffset(_RELIABLE) or timedelta()
        return _whole(offset - (super().dst(_RELIABLE) or timedelta()))


def _whole(offset: timedelta | None) -> timedelta:
    return round((offset or timedelta()) / _MINUTE) * _MINUTE


@cache
def zone(name: str) -> ZoneInfo:
    """The zone with a name such as "Asia/Jakarta". Raises ZoneInfoNotFoundError where there is
    none.
    """
    path = DATABASE / name
    if not _NAME.fullmatch(name) or not path.is_file():
        raise ZoneInfoNotFoundError(name)
    try:
        with path.open("rb") as file:
            return Zone.from_file(file, key=name)
    except ValueError as error:  # a table of zones, not a zone
        raise ZoneInfoNotFoundError(name) from error
