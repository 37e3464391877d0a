"""Jekyll's patterns of addresses, as "/:categories/:year/:month/:title.html" → an address.

For kilas.articles.placing. https://jekyllrb.com/docs/permalinks/
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_STYLES: Final = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_PLACEHOLDER: Final = re.compile(r":([a-z_]+)")
_TIMES: Final = {
    "year": "%Y", "short_year": "%y", "month": "%m", "day": "%d", "y_day": "%j", "hour": "%H",
    "minute": "%M", "second": "%S", "week": "%V", "short_month": "%b", "long_month": "%B",
    "short_day": "%a", "long_day": "%A",
}  # fmt: skip
_OF_THE_FILE: Final = frozenset({"title", "slug", "basename", "name", "path"})


def is_pattern(value: str) -> bool:
    """Whether an editor's address is a pattern or the name of one."""
    return value in _STYLES or (value.startswith("/") and _PLACEHOLDER.search(value) is not None)


def filled(value: str, slug: str, categories: Sequence[str], published: datetime) -> str | None:
    """The address that a pattern gives; None where it has a placeholder that Jekyll has not.

    `categories` are slugs, `published` is in the newspaper's zone. Names of months and days are
    English, as in Jekyll.
    """

    def value_of(found: re.Match[str]) -> str:
        name = found[1]
        if name in _OF_THE_FILE:
            return slug
        if name in ("categories", "slugified_categories"):
            return "/".join(categories)
        if name in ("i_month", "i_day"):
            return str(getattr(published, name.removeprefix("i_")))
        return {"collection": "posts", "output_ext": ".html"}.get(name) or (
            published.strftime(_TIMES[name]) if name in _TIMES else found[0]
        )

    made = _PLACEHOLDER.sub(value_of, _STYLES.get(value, value))
    return None if ":" in made else re.sub(r"/{2,}", "/", made)
