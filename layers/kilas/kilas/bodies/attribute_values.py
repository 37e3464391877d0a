"""The values of attributes that an element keeps. For kilas.bodies.body alone."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from kilas.bodies.language_tags import language_tag

_NUMBERS: Final = frozenset({"width", "height", "start", "colspan", "rowspan"})
_CHOICES: Final = {
    "dir": frozenset({"ltr", "rtl", "auto"}),
    "scope": frozenset({"row", "col", "rowgroup", "colgroup"}),
}
_NUMBER: Final = re.compile(r"[0-9]{1,4}")

_CODE: Final = frozenset({"code", "kbd", "pre", "samp"})
_DAY: Final = r"(?P<day>(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2})"
_CLOCK: Final = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,3})?)?"
_ZONE: Final = r"(?:Z|[+-](?:[01][0-9]|2[0-3]):?[0-5][0-9])"
_MONTH: Final = r"(?!0000)[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?"
_TIME: Final = re.compile(rf"{_DAY}(?:[T ]{_CLOCK}{_ZONE}?)?|{_CLOCK}|{_MONTH}")
"""https://html.spec.whatwg.org/#the-time-element: what machines read as a time."""


def value_of(element: str, attribute: str, value: str) -> str | None:
    """The value that a page has, or None: one that HTML does not know, or that says what is not so.
    GitHub writes the language of a program in the place of a language of people.
    """
    if attribute in _CHOICES:
        return value.lower() if value.lower() in _CHOICES[attribute] else None
    if attribute in _NUMBERS:
        return value if _NUMBER.fullmatch(value) else None
    if attribute == "datetime":
        return value.strip() if _is_time(value.strip()) else None
    if attribute == "lang":
        return None if element in _CODE else language_tag(value) or None
    return value


def _is_time(value: str) -> bool:
    time = _TIME.fullmatch(value)
    if time is None:
        return False
    try:
        return time["day"] is None or bool(date.fromisoformat(time["day"]))
    except ValueError:  # 30 February
        return False
