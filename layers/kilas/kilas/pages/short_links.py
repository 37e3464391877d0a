"""Links of one to three signs beside other links ("1 2 3", "←", "#"), with room for a finger."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from markupsafe import Markup

from kilas.bodies.markup import ATTRIBUTES, text_of

_LINK: Final = re.compile(
    r"<a(?=(?: (?!href=)[a-z-]+=\"[^\"]*\")*+ href=)"
    rf"({ATTRIBUTES})>((?:[^<]|<(?!/?a[ >]|img\b))*+)</a>"
)
_FORM: Final = rf"</?(?:sup|sub|b|i|em|strong|small|u|br){ATTRIBUTES}>"
_GAP: Final = re.compile(rf"(?:[^<\w]|{_FORM}){{0,40}}+")
"""What stands between two links of a row: no word, and the end of no block."""

_MOST: Final = 3


def with_room(html: str) -> Markup:
    """Sanitised HTML, in which each link of so few signs, in a row of links, has the class "short".
    A link in running text has the height of its line, as WCAG lets it
    (https://www.w3.org/WAI/WCAG22/Understanding/target-size-minimum).
    """
    row: set[int] = set()
    for link, following in pairwise(_LINK.finditer(html)):
        gap = _GAP.fullmatch(html, link.end(), following.start())
        if gap and ("<sup" in gap[0]) == ("</sup" in gap[0]):  # a lone note ends a sentence
            row |= {link.start(), following.start()}

    def shown(link: re.Match[str]) -> str:
        if link.start() not in row or len(text_of(link[2]).strip()) > _MOST:
            return link[0]
        return f'<a class="short"{link[1]}>{link[2]}</a>'

    return Markup(_LINK.sub(shown, html) if row else html)  # noqa: S704  # sanitised, as above
