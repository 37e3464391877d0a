"""Names that stand for those of formatting elements while text is cleaned. For kilas.bodies.body.

A parser of HTML opens a formatting element again, with all its attributes, in each paragraph after
one that did not close it: a few kilobytes would grow to gigabytes. No parser does so with an
element that it does not know.
https://html.spec.whatwg.org/multipage/parsing.html#the-list-of-active-formatting-elements
"""

from __future__ import annotations

import re
from typing import Final

_FORMATTING: Final = (
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
)  # fmt: skip
_NAME: Final = rf"(?:{'|'.join(_FORMATTING)})(?=[\s/>])"

# Two patterns without a group each: what stands for a match is then a text as it is.
_OPENED: Final = re.compile(rf"<(?={_NAME})", re.ASCII | re.IGNORECASE)
_CLOSED: Final = re.compile(rf"</(?={_NAME})", re.ASCII | re.IGNORECASE)
_OPENED_STAND_IN: Final = re.compile(rf"<x-(?={_NAME})", re.ASCII | re.IGNORECASE)
_CLOSED_STAND_IN: Final = re.compile(rf"</x-(?={_NAME})", re.ASCII | re.IGNORECASE)


def stand_in(element: str) -> str:
    """The name of an element while it is cleaned."""
    return f"x-{element}" if element in _FORMATTING else element


def with_stand_ins(markup: str) -> str:
    """The markup with the names that stand for those of formatting elements."""
    return _CLOSED.sub("</x-", _OPENED.sub("<x-", markup))


def without_stand_ins(markup: str) -> str:
    """The markup with the elements' own names."""
    return _CLOSED_STAND_IN.sub("</", _OPENED_STAND_IN.sub("<", markup))
