"""Headings of sanitised HTML: each has words, and none is two levels below the one before."""

from __future__ import annotations

import re
from typing import Final

from kilas.bodies.markup import ATTRIBUTES, text_of
from kilas.patterns import pattern

_WHOLE: Final = rf"<h([1-6])({ATTRIBUTES})>((?:[^<]|<(?!/?h[1-6]\b))*+)</h\1>"
_TAG: Final = re.compile(r"(</?h)([1-6])(?=[ >])")


def with_words(clean: str) -> str:
    """The HTML whose headings without a word, such as a picture alone, are paragraphs."""
    return pattern(_WHOLE).sub(_heading, clean) if "<h" in clean else clean


def _heading(found: re.Match[str]) -> str:
    _, attributes, inner = found.groups()
    return found[0] if text_of(inner).strip() else f"<p{attributes}>{inner}</p>"


def without_jumps(clean: str) -> str:
    """The HTML whose headings begin at the second level and go down one level at a time: a heading
    is one level below the one that it belongs to.
    """
    if "<h" not in clean:
        return clean
    above: list[int] = []
    opened: list[int] = []

    def level(found: re.Match[str]) -> str:
        if found[1].startswith("</"):
            return f"{found[1]}{opened.pop()}"
        while above and above[-1] >= int(found[2]):
            above.pop()
        above.append(int(found[2]))
        opened.append(len(above) + 1)
        return f"{found[1]}{opened[-1]}"

    return _TAG.sub(level, clean)
