"""Numbers in the HTML of a .docx, as `kilas.docx.numbers` has put them there. For
kilas.docx.convert alone.

HTML counts the items of a list in digits from its `start`. So a list that is numbered otherwise
("a.", "1.2", "Pasal 3") becomes paragraphs with the numbers that Word shows.
"""

from __future__ import annotations

import re
from typing import Final

from kilas.docx.numbers import CLOSE, OPEN

_PIECE: Final = re.compile(rf"<(/?)(ol|ul|li)\b[^<>]*>|{OPEN}([^<{OPEN}{CLOSE}]*){CLOSE}")
_ITEM: Final = re.compile(rf"<li>{OPEN}([^<{OPEN}{CLOSE}]*){CLOSE}")
_COUNTED: Final = re.compile(r"\(?([0-9]{1,9})[.)]?")
_AS_IT_IS, _BY_HTML, _AS_TEXT = "as it is", "by HTML", "as text"


def with_lists(unsafe: str) -> str:
    """The HTML with the numbers that Word shows before paragraphs."""
    if OPEN not in unsafe:
        return unsafe
    return _Writer(unsafe).written()


class _Writer:
    def __init__(self, unsafe: str) -> None:
        self._unsafe = unsafe
        self._ways = iter(_ways(unsafe))
        self._made: list[str] = []
        self._lists: list[str] = []
        """How each open list is numbered."""
        self._next: list[int] = []
        """The number that HTML gives the next item of each open list."""
        self._open: list[bool] = []
        """Of each open item, whether a paragraph of ours is open in it."""

    def written(self) -> str:
        at = 0
        for piece in _PIECE.finditer(self._unsafe):
            if piece.start() < at:
                continue  # the number of an item, which went with the item
            self._made.append(self._unsafe[at : piece.start()])
            at = piece.end()
            match piece[2]:
                case "ol" | "ul":
                    self._list(piece[0], ends=bool(piece[1]))
                case "li" if piece[1]:
                    self._end_of_item()
                case "li":
                    at = self._item(piece)
                case _:
                    self._made.append(f"{piece[3]} " if piece[3] else "")
        return "".join((*self._made, self._unsafe[at:]))

    def _list(self, tag: str, *, ends: bool) -> None:
        if ends:
            self._next.pop()
            way = self._lists.pop()
        else:
            if self._open and self._open[-1]:  # no paragraph has a list in it
                self._made.append("</p>")
                self._open[-1] = False
            way = next(self._ways)
            self._lists.append(way)
            self._next.append(1)
        if way != _AS_TEXT:
            self._made.append(tag)

    def _item(self, tag: re.Match[str]) -> int:
        """Write the start of an item; where the text behind it begins."""
        way = self._lists[-1]
        item = _ITEM.match(self._unsafe, tag.start())
        if way == _AS_TEXT:
            self._made.append("<p>")
            self._open.append(True)
            if item and item[1]:
                self._made.append(f"{item[1]} ")
            return item.end() if item else tag.end()
        self._open.append(False)
        if way == _BY_HTML and item and (number := _COUNTED.fullmatch(item[1])):
            self._begin_at(int(number[1]))
            self._made.append("<li>")
            return item.end()
        self._made.append(tag[0])
        self._next[-1] += 1
        return tag.end()

    def _begin_at(self, number: int) -> None:
        """Begin a list where the number is not the next one."""
        if number != self._next[-1]:
            start = "<ol>" if number == 1 else f'<ol start="{number}">'
            is_first = self._made[-1] == "" and self._made[-2:-1] == ["<ol>"]
            if is_first:
                self._made[-2] = start
            else:
                self._made.append(f"</ol>{start}")
        self._next[-1] = number + 1

    def _end_of_item(self) -> None:
        way = self._lists[-1]
        was_open = self._open.pop()
        if way != _AS_TEXT:
            self._made.append("</li>")
        elif was_open:
            self._made.append("</p>")


def _ways(unsafe: str) -> list[str]:
    """How each list of the HTML is numbered, in the order of their starts."""
    ways: list[str] = []
    within: list[tuple[int, str]] = []
    for piece in _PIECE.finditer(unsafe):
        if piece[2] in ("ol", "ul"):
            if piece[1]:
                within.pop()
            else:
                within.append((len(ways), piece[2]))
                ways.append(_AS_IT_IS)
        elif piece[2] and not piece[1] and (item := _ITEM.match(unsafe, piece.start())):
            at, name = within[-1]
            is_counted = name == "ol" and _COUNTED.fullmatch(item[1])
            ways[at] = _BY_HTML if is_counted and ways[at] != _AS_TEXT else _AS_TEXT
    return ways
