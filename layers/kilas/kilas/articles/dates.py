"""Dates as newsrooms write them → aware datetimes in UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import decimal

from kilas.documents.looks import plain
from kilas.patterns import pattern

if TYPE_CHECKING:
    from kilas.documents.fields import Fields
    from kilas.documents.findings import Findings
    from kilas.documents.values import Entry

YEARS: Final = range(1900, 2201)
"""Years that a newspaper may print; any other year is a typing mistake."""

_MONTHS: Final = {
    word: number
    for number, words in enumerate(
        (
            "januari january jan",
            "februari february pebruari feb peb",
            "maret march mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agt agu ags aug",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        start=1,
    )
    for word in words.split()
}

_WEEKDAYS: Final = frozenset(
    {
        "senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "ahad", "sen",
        "sel", "rab", "kam", "jum", "sab", "min", "monday", "tuesday", "wednesday", "thursday",
        "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    }
)  # fmt: skip

_OFFSETS: Final = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wib": 7, "wita": 8, "wit": 9,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "wet": 0, "west": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "sgt": 8, "jst": 9,
    "kst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
}  # fmt: skip
"""Hours ahead of UTC. Indonesia's zones: Keputusan Presiden 41/1987. Those of the Americas are of
mail, https://www.rfc-editor.org/rfc/rfc5322#section-4.3, the others such as the command date writes
them; a name that two zones share, as IST and BST, is none: https://www.iana.org/time-zones"""

_TIME: Final = (
    r"(?:(?:[ ,|t-]|pukul|pkl\.?|jam|at\b)+"
    r"(?P<hour>\d{1,2})(?:(?=\s*[ap]\.?m\b)|[:.](?P<minute>\d{2})"
    r"(?:[:.](?P<second>\d{2})(?:[.,]\d{1,9})?)?)"
    r"(?:\s*(?P<half>[ap])\.?m\.?(?![a-z]))?"
    r"\s*(?P<zone>[a-z]{1,4}|(?:(?:gmt|utc) ?)?[+-]\d{1,2}(?::?\d{2})?"
    # Behind an offset programs write the zone's name: "+0700 WIB", "GMT+0700 (…)", "[Asia/Jakarta]"
    r"(?:\s*(?:\([a-z0-9 +:-]{1,60}\)|\[[a-z0-9/_+-]{1,40}\]|[a-z]{3,4}))?)?)?"
)
_OFFSET: Final = re.compile(
    r"(?:gmt|utc)? ?([+-])(\d{1,2})(?::?(\d{2}))?(?!\d)\s*[(]?([^)]*)", re.ASCII | re.IGNORECASE
)
_NOON: Final = 12
_JAVANESE: Final = "legi|pahing|paing|pon|wage|kliwon"
_WEEKDAY: Final = rf"(?:(?P<weekday>[a-z']+)\.?(?:[ -](?:{_JAVANESE}))?,?\s+)?"
"""Newspapers of Java add the day of the Javanese week: "Jumat Kliwon"."""
_DAY: Final = r"(?P<day>\d{1,2})(?:(?<=\d)(?:st|nd|rd|th))?"
_FORMS: Final = (
    r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})",
    _WEEKDAY
    + rf"(?P<bracket>\()?{_DAY}(?:\s+|[-/.])"
    + r"(?P<month>[a-z]+\.?|\d{1,2})(?:,?\s+|[-/.])(?P<year>\d{4})(?(bracket)\))",
    _WEEKDAY + rf"(?P<month>[a-z]+)\.?\s+{_DAY},?\s+(?P<year>\d{{4}})",
)

_CLOCK_FIRST: Final = (
    r"\A((?:[a-z]{3} )?[a-z]{3} \d{1,2})"
    r" (\d{2}:\d{2}:\d{2}(?: (?:[a-z]{3,4}|[+-]\d{4}))?) (\d{4})\Z"
)
"""As the command date and C write it: "Mon Nov 23 18:20:00 WIB 2026"."""

_ISO: Final = re.compile(
    r"(?:19|20|21)\d\d-[01]\d-[0-3]\d"
    r"(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-][01]\d:[0-5]\d)?)?",
    re.ASCII,
)
"""The usual form of a date, which Python itself reads."""
_DAY_ALONE: Final = len("2026-11-23")


class Dated(NamedTuple):
    """A moment in UTC, and whether it was given as a day alone: it is then the day's midnight."""

    moment: datetime
    by_day: bool = False


def read_date(text: str, zone: tzinfo) -> Dated:
    """The moment that a date means, to the second.

    Reads ISO 8601, "23 November 2026", "Senin (23/11/2026) pkl. 18.20 WIB" (the day before the
    month) and English likewise, with an hour of the clock of 12 hours too. A date without time is
    midnight; a time without zone is that of `zone`. Raises ValueError for anything else and for
    years outside YEARS.
    """
    if _ISO.fullmatch(text) is None:
        return _read_any(text, zone)
    local = datetime.fromisoformat(text)
    aware = local if local.tzinfo else local.replace(tzinfo=zone)
    return Dated(aware.astimezone(UTC), by_day=len(text) == _DAY_ALONE)


def _read_any(text: str, zone: tzinfo) -> Dated:
    line = pattern(_CLOCK_FIRST, re.ASCII).sub(r"\1 \3 \2", _with_ascii_digits(plain(text)))
    forms = (pattern(form + _TIME, re.ASCII | re.IGNORECASE) for form in _FORMS)
    match = next(filter(None, (form.fullmatch(line) for form in forms)), None)
    if match is None:
        raise ValueError(text)
    parts = match.groupdict()
    if (parts.get("weekday") or "senin").casefold() not in _WEEKDAYS:
        raise ValueError(text)
    if int(parts["year"]) not in YEARS:
        raise ValueError(text)
    local = datetime(
        int(parts["year"]),
        _month(parts["month"]),
        int(parts["day"]),
        _hour(parts["hour"], parts["half"]),
        int(parts["minute"] or 0),
        int(parts["second"] or 0),
        tzinfo=_zone(parts["zone"]) if parts["zone"] else zone,
    )
    return Dated(local.astimezone(UTC), by_day=parts["hour"] is None)


def _with_ascii_digits(text: str) -> str:
    """The text with the digits of Arabic, Persian and other scripts as ours."""
    if text.isascii():
        return text
    return "".join(str(decimal(sign)) if sign.isdecimal() else sign for sign in text)


def date_in(entry: Entry, fields: Fields, zone: tzinfo, findings: Findings) -> Dated | None:
    """The moment that a field gives; None, and a problem, where the date cannot be read."""
    value = fields.scalar(entry.value, entry.key)
    if value is None:
        return None
    try:
        return read_date(value.text, zone)
    except (ValueError, OverflowError):
        meant = _month_first(value.text, zone)
        if meant:
            right = fields.written(entry.key, meant)
            findings.problem("date_month_first", value.line, value=value.text, right=right)
        else:
            findings.problem("bad_date", value.line, key=entry.key, value=value.text)
        return None


def _month_first(text: str, zone: tzinfo) -> str:
    """What a date means that has its month before its day ("11/23/2026 18:20"), as Kilas reads it;
    "" for any other.
    """
    parts = pattern(r"\s*(\d{1,2}/)(\d{1,2}/)(\d{4}\b.*)", re.ASCII | re.DOTALL).fullmatch(text)
    if parts is None:
        return ""
    try:
        dated = read_date(f"{parts[2]}{parts[1]}{parts[3]}", zone)
    except (ValueError, OverflowError):
        return ""
    local = dated.moment.astimezone(zone)
    return f"{local:%Y-%m-%d}" if dated.by_day else f"{local:%Y-%m-%d %H:%M:%S}".removesuffix(":00")


def is_date(text: str, zone: tzinfo = UTC) -> bool:
    """Whether `read_date` can read the text."""
    try:
        read_date(text, zone)
    except (ValueError, OverflowError):
        return False
    return True


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    word = text.casefold().removesuffix(".")
    if word not in _MONTHS:
        raise ValueError(text)
    return _MONTHS[word]


def _hour(text: str | None, half: str | None) -> int:
    """The hour of a clock of 24 hours; `half` is the a of "a.m.", the p of "p.m.", or None."""
    hour = int(text or 0)
    if half is None or (half in "pP" and hour > _NOON):
        return hour
    if hour not in range(1, _NOON + 1):
        raise ValueError(text)
    return hour % _NOON + (_NOON if half in "pP" else 0)


def _zone(text: str) -> timezone:
    written = _OFFSET.match(text)
    name = written[4] if written else text
    named = _OFFSETS.get(name.casefold())
    if written is None and named is not None:
        return timezone(timedelta(hours=named))
    if written is None or int(written[3] or 0) not in range(60):
        raise ValueError(text)
    ahead = timedelta(hours=int(written[2]), minutes=int(written[3] or 0))
    zone = timezone(ahead if written[1] == "+" else -ahead)
    if named is not None and zone != timezone(timedelta(hours=named)):
        raise ValueError(text)  # "+0700 WITA" says two things
    if named is None and name.isalpha() and not text.endswith(")"):
        raise ValueError(text)
    return zone
