"""Times as machines and readers get them.

Names of days and months follow CLDR's wide forms for `id` and `en`
(https://cldr.unicode.org/), times the newspaper habit of each language: 18.20 and 18:20.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from kilas.pages.contexts import Stamp

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.site.site import Site

Language = Literal["id", "en"]

_DAYS: dict[Language, tuple[str, ...]] = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS: dict[Language, tuple[str, ...]] = {
    "id": (
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
_CLOCK: dict[Language, str] = {"id": "%H.%M", "en": "%H:%M"}

_INDONESIAN_ZONES = {
    timedelta(hours=7): "WIB",
    timedelta(hours=8): "WITA",
    timedelta(hours=9): "WIT",
}


def stamp(moment: datetime, site: Site) -> Stamp:
    """An aware time as the site's readers get it, in its zone; `iso` has seconds and the offset.

    "Senin, 23 November 2026 18.20 WIB" or "Monday, 23 November 2026 18:20 WIB".
    """
    local = moment.astimezone(site.zone)
    day = _DAYS[site.language][local.weekday()]
    month = _MONTHS[site.language][local.month - 1]
    clock = local.strftime(_CLOCK[site.language])
    return Stamp(
        iso=local.isoformat(timespec="seconds"),
        text=f"{day}, {local.day} {month} {local.year} {clock} {_zone_name(local)}",
    )


def month_name(month: str, language: Language) -> str:
    """The name of a month: "2026-05" is "Mei 2026" in Indonesian, "May 2026" in English."""
    year, number = month.split("-")
    return f"{_MONTHS[language][int(number) - 1]} {year}"


def _zone_name(local: datetime) -> str:
    offset = local.utcoffset() or timedelta()
    return _INDONESIAN_ZONES.get(offset) or f"UTC{local.isoformat()[-6:] if offset else ''}"
