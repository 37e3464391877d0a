"""Where a newsroom keeps its articles: the folders of those that it has, for a new one. Pure."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

_YEAR: Final = "%Y/"
_MONTH: Final = "%Y/%m/"
_DAY: Final = "%Y/%m/%d/"
_SECTION: Final = "{section}/"
_DATED: Final = re.compile(r"\d{4}-\d{2}-\d{2}[-_ ].+", re.DOTALL)
_FOLDERS: Final = {
    re.compile(r"\d{4}/\d{2}/\d{2}/"): _DAY,
    re.compile(r"\d{4}/\d{2}/"): _MONTH,
    re.compile(r"\d{4}/"): _YEAR,
}
USUAL: Final = _MONTH
"""Of a newsroom without articles."""


def place_of(
    keys: Iterable[str], sections: Collection[str], section: str, day: date, slug: str
) -> str:
    """The key of a new article without its ending, placed and named as most of the articles at
    these keys are; `section` is "" for none.
    """
    layouts: Counter[str] = Counter()
    dated: Counter[bool] = Counter()
    for key in keys:
        folder, slash, name = key.partition("/")[2].rpartition("/")
        layouts[_layout(folder + slash, sections)] += 1
        dated[bool(_DATED.fullmatch(name))] += 1
    layout = layouts.most_common(1)[0][0] if layouts else USUAL
    if layout == _SECTION and not section:
        layout = ""
    folder = day.strftime(layout).format(section=section)
    prefix = f"{day:%Y-%m-%d}-" if dated[True] > dated[False] else ""
    return f"articles/{folder}{prefix}{slug}"


def _layout(folder: str, sections: Collection[str]) -> str:
    for pattern, layout in _FOLDERS.items():
        if pattern.fullmatch(folder):
            return layout
    return _SECTION if folder.rstrip("/") in sections else ""
