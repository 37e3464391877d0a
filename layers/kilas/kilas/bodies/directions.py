"""Blocks whose letters are read from right to left have a direction.

https://html.spec.whatwg.org/#the-dir-attribute
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from kilas.bodies.markup import ATTRIBUTES, LEAF_BLOCK, text_of
from kilas.patterns import pattern

if TYPE_CHECKING:
    import re

_FROM_THE_RIGHT: Final = (
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_ASCII: Final = bytes(range(0x80))
_HOLDER: Final = rf"<(?:ul|ol|blockquote|table|aside)(?P<attributes>{ATTRIBUTES})>"
_STRONG: Final = frozenset({"L", "R", "AL"})
_FIRST: Final = 500
"""Characters of HTML in which a list or a quotation has its first letter."""


def is_from_the_right(text: str) -> bool:
    """Whether a text has letters that are read from right to left."""
    if text.isascii():
        return False
    beyond = text.encode(errors="ignore").translate(None, _ASCII).decode()  # few signs, in no time
    return pattern(_FROM_THE_RIGHT).search(beyond) is not None


def with_directions(clean: str) -> str:
    """The sanitised HTML in which each block with such letters has its direction, as its first
    letter says.
    """
    if not is_from_the_right(clean):
        return clean
    clean = pattern(_HOLDER).sub(_held, clean)
    return pattern(LEAF_BLOCK).sub(_of_block, clean)


def _of_block(block: re.Match[str]) -> str:
    tag, _, inner, end = block.groups()
    if ' dir="' in tag or not is_from_the_right(inner):
        return block[0]
    return f'{tag[:-1]} dir="auto">{inner}{end}'


def _held(holder: re.Match[str]) -> str:
    """A list, quotation or table with its direction: its signs change sides."""
    if ' dir="' in holder["attributes"]:
        return holder[0]
    words = text_of(holder.string[holder.end() : holder.end() + _FIRST])
    strong = next((kind for kind in map(unicodedata.bidirectional, words) if kind in _STRONG), "L")
    return holder[0] if strong == "L" else f'{holder[0][:-1]} dir="rtl">'
