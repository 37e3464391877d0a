"""Lists whose items are grouped by a div. On sanitised HTML, for kilas.bodies.body alone.

HTML lets a div hold a term and what it means; programs also put one around other items. It says
nothing to a reader, and without it the list has the form in which everybody reads lists.
https://html.spec.whatwg.org/multipage/grouping-content.html#the-dl-element
"""

from __future__ import annotations

import re
from typing import Final

from kilas.bodies.markup import ATTRIBUTES
from kilas.patterns import pattern

_ITEM_IN_DIV: Final = rf"<div{ATTRIBUTES}>\s*+<(?:li|d[dt])[ >]"
_BEGINS: Final = rf"\s*+(?:<div{ATTRIBUTES}>\s*+)*+<(?:li|d[dt])[ >]"
_TAG: Final = r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?: [a-z-]+=\"[^\"]*\")*)>"
_NAMED: Final = re.compile(r' (?:id|dir)="[^"]*"')
_LISTS: Final = frozenset({"ul", "ol", "dl"})
_ITEMS: Final = frozenset({"li", "dt", "dd"})
_EMPTY: Final = frozenset({"br", "hr", "img"})


def without_groups(clean: str) -> str:
    """The sanitised HTML without each div that is in a list and begins with an item. The item gets
    the id and the direction of the div, where it has none of its own.
    """
    if "<div" not in clean or not pattern(_ITEM_IN_DIV).search(clean):
        return clean
    return _Walk(clean).whole()


class _Walk:
    """The open elements of sanitised HTML, "" for a div that is left out."""

    def __init__(self, clean: str) -> None:
        self._clean = clean
        self._open: list[str] = []
        self._list = [False]
        """Of each open element, with one around them, whether its children are those of a list."""
        self._waiting: list[str] = []
        """The attributes of the divs that were left out, for the item with which they begin."""

    def whole(self) -> str:
        return pattern(_TAG).sub(self._shown, self._clean)

    def _shown(self, tag: re.Match[str]) -> str:
        name = tag["name"]
        if name in _EMPTY:
            return tag[0]
        if tag["end"]:
            self._list.pop()
            return tag[0] if self._open.pop() else ""
        is_group = (
            name == "div"
            and self._list[-1]
            and pattern(_BEGINS).match(self._clean, tag.end()) is not None
        )
        self._open.append("" if is_group else name)
        self._list.append(is_group or name in _LISTS)
        if is_group:
            self._waiting += _NAMED.findall(tag["attributes"])
            return ""
        return self._item(tag) if self._waiting and name in _ITEMS else tag[0]

    def _item(self, tag: re.Match[str]) -> str:
        given = {each.partition("=")[0]: each for each in reversed(self._waiting)}
        self._waiting = []
        own = tag["attributes"]
        more = "".join(each for name, each in given.items() if f"{name}=" not in own)
        return f"<{tag['name']}{own}{more}>"
