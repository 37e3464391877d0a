"""Styles that mean bold, italic, underlined or struck, as Google Docs and Word paste them.

For kilas.articles.read alone. No page keeps a style; what it means is an element.
"""

from __future__ import annotations

import re
from typing import Final

from kilas.bodies.markup import mentions
from kilas.patterns import pattern

_TAG: Final = r"<(/?)(span|font|b|i)(?=[\s/>])([^<>]*)>"
_STYLE: Final = r"""\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')"""
_NORMAL: Final = r"font-(?:weight\s*:\s*(?:normal|[1-4]00)|style\s*:\s*normal)"
_MEANINGS: Final = {
    "strong": r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)\b",
    "em": r"font-style\s*:\s*(?:italic|oblique)\b",
    "u": r"text-decoration[a-z-]*\s*:.*\bunderline\b",
    "s": r"text-decoration[a-z-]*\s*:.*\bline-through\b",
}
"""An element → the declaration that it stands for, from its beginning."""


def as_elements(unsafe: str) -> str:
    """The markup with an element for each style with a meaning. Google Docs wraps all that is
    copied in a `b` of normal weight: that one is taken away.
    """
    return _walked(unsafe) if mentions(unsafe, b"style") else unsafe


def _walked(unsafe: str) -> str:
    open_tags: list[str] = []

    def replaced(tag: re.Match[str]) -> str:
        slash, name, attributes = tag.groups()
        if slash:
            return open_tags.pop() if open_tags else tag[0]
        if attributes.count('"') % 2 or attributes.count("'") % 2:  # a value with a bracket in it
            open_tags.append(f"</{name}>")
            return tag[0]
        found = pattern(_STYLE, re.IGNORECASE).search(attributes)
        style = (found[1] or found[2] or "") if found else ""
        names = [element for element, meaning in _MEANINGS.items() if _says(style, meaning)]
        if name.lower() in ("b", "i") and not _says(style, _NORMAL):
            names = [name.lower(), *names]
        elif not names and name.lower() in ("span", "font"):
            open_tags.append(f"</{name}>")
            return tag[0]
        open_tags.append("".join(f"</{element}>" for element in reversed(names)))
        return "".join(f"<{element}>" for element in names)

    return pattern(_TAG, re.IGNORECASE).sub(replaced, unsafe)


def _says(style: str, meaning: str) -> bool:
    declaration = pattern(meaning, re.IGNORECASE | re.DOTALL)
    return any(declaration.match(each.strip()) for each in style.split(";"))
