"""Time zones from the locked tzdata package, never from the files of the machine: Lambda's own are
renewed without a release. For `site` and `site.read`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import tzdata  # type: ignore[import-untyped]  # a package of data, without types

DATABASE: Final = Path(tzdata.__file__).parent / "zoneinfo"
_NAME: Final = re.compile(r"[A-Za-z0-9_+-]{1,50}(?:/[A-Za-z0-9_+-]{1,50}){0,2}")


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
            return ZoneInfo.from_file(file, key=name)
    except ValueError as error:  # a table of zones, not a zone
        raise ZoneInfoNotFoundError(name) from error
