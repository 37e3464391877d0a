"""Times as machines and readers get them; their words are in `kilas.texts`."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from kilas.pages.parts import Stamp
from kilas.texts import texts_of

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from kilas.site.site import Site
    from kilas.texts import Language

_INDONESIAN_ZONES = {
    timedelta(hours=7): "WIB",
    timedelta(hours=8): "WITA",
    timedelta(hours=9): "WIT",
}


def stamp(moment: datetime, site: Site, *, by_day: bool = False) -> Stamp:
    """An aware time as the site's readers get it, in its zone; `iso` has seconds and the offset.

    "Senin, 23 November 2026 18.20 WIB" or "Monday, 23 November 2026 18:20 WIB"; `by_day`
    leaves the hour out of the text.
    """
    return _stamp(moment, site.zone, site.language, by_day=by_day)


def short_stamp(moment: datetime, site: Site, *, by_day: bool = False) -> Stamp:
    """The same without weekday and zone, for cards: "23 Nov 2026, 18.20"."""
    return _short_stamp(moment, site.zone, site.language, by_day=by_day)


@lru_cache(maxsize=2_000)
def _stamp(moment: datetime, zone: ZoneInfo, language: Language, *, by_day: bool) -> Stamp:
    """Remembered: an article's time is on its page and on each page that lists it."""
    local = moment.astimezone(zone)
    texts = texts_of(language)
    text = date = texts.dates["day"].format(
        weekday=texts.dates["days"][local.weekday()],
        day=local.day,
        month=texts.dates["months"][local.month - 1],
        year=local.year,
    )
    if not by_day:
        hour, minute = _clock(local)
        text = texts.dates["moment"].format(
            date=date, hour=hour, minute=minute, zone=_zone_name(local)
        )
    return Stamp(iso=local.isoformat(timespec="seconds"), text=text)


@lru_cache(maxsize=2_000)
def _short_stamp(moment: datetime, zone: ZoneInfo, language: Language, *, by_day: bool) -> Stamp:
    local = moment.astimezone(zone)
    texts = texts_of(language)
    month = texts.dates["short_months"][local.month - 1]
    text = date = texts.dates["short_day"].format(day=local.day, month=month, year=local.year)
    if not by_day:
        hour, minute = _clock(local)
        text = texts.dates["short_moment"].format(date=date, hour=hour, minute=minute)
    return Stamp(iso=local.isoformat(timespec="seconds"), text=text)


def _clock(local: datetime) -> tuple[str, str]:
    return f"{local.hour:02}", f"{local.minute:02}"


def month_name(month: str, language: Language) -> str:
    """The name of a month: "2026-05" is "Mei 2026" in Indonesian, "May 2026" in English."""
    year, number = month.split("-")
    texts = texts_of(language)
    return texts.dates["month"].format(month=texts.dates["months"][int(number) - 1], year=year)


def _zone_name(local: datetime) -> str:
    offset = local.utcoffset() or timedelta()
    return _INDONESIAN_ZONES.get(offset) or f"UTC{local.isoformat()[-6:] if offset else ''}"
