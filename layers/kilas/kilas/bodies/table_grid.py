"""Tables whose rows are equally long. On sanitised HTML, for kilas.bodies.body alone.

Pasted tables have short rows, empty rows, and cells that span columns in which no cell begins. A
reader who hears a table gets the wrong heading for such a cell.
https://html.spec.whatwg.org/multipage/tables.html#forming-a-table
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate, takewhile
from typing import Final

from kilas.bodies.markup import ATTRIBUTES

_TAG: Final = re.compile(rf"<(/?)(table|thead|tbody|tfoot|tr|td|th)({ATTRIBUTES})>")
_SPAN: Final = re.compile(r' (col|row)span="([0-9]+)"')
_GROUPS: Final = frozenset({"thead", "tbody", "tfoot"})
_WIDEST: Final = 50
"""Columns, and rows, that a cell may span."""

_MOST_CELLS: Final = 5_000
"""Cells that a table may get to make its rows equally long, and places that its spans may fill."""


def even(clean: str) -> str:
    """The sanitised HTML whose tables have rows of one length. A table that would get too many
    cells keeps its short rows.
    """
    if "<table" not in clean:
        return clean
    pieces: list[str] = []
    tables: list[_Table] = []
    at = 0
    for tag in _TAG.finditer(clean):
        pieces.append(clean[at : tag.start()])
        pieces.append(tag[0])
        at = tag.end()
        slash, name, attributes = tag.groups()
        if name == "table" and not slash:
            tables.append(_Table())
        elif name == "table":
            tables.pop().level(pieces)
        elif name in _GROUPS:
            tables[-1].groups.append([])
        elif name == "tr" and slash:
            tables[-1].groups[-1][-1].end = len(pieces) - 1
        elif name == "tr":
            tables[-1].groups[-1].append(_Row(len(pieces) - 1))
        elif not slash:
            tables[-1].groups[-1][-1].cells.append(_Cell(len(pieces) - 1, name, attributes))
    return "".join([*pieces, clean[at:]])


class _Cell:
    """A cell: the place of its tag among the pieces, its spans, and the column where it begins."""

    def __init__(self, place: int, name: str, attributes: str) -> None:
        self.place, self.name, self.attributes = place, name, attributes
        spans = {name: int(value) for name, value in _SPAN.findall(attributes)}
        self.wide = min(max(spans.get("col", 1), 1), _WIDEST)
        self.high = min(spans.get("row", 1) or _WIDEST, _WIDEST)
        self.column = 0

    def tag(self) -> str:
        spans = [
            f' {name}span="{number}"'
            for name, number in (("col", self.wide), ("row", self.high))
            if number > 1
        ]
        return f"<{self.name}{_SPAN.sub('', self.attributes)}{''.join(spans)}>"


class _Row:
    """A row: the places of its tags among the pieces, and the columns that are taken in it."""

    def __init__(self, start: int) -> None:
        self.start, self.end = start, start
        self.cells: list[_Cell] = []
        self.taken: frozenset[int] = frozenset()


class _Table:
    def __init__(self) -> None:
        self.groups: list[list[_Row]] = []

    def level(self, pieces: list[str]) -> None:
        """Write the tags of the cells anew, and cells where rows are short."""
        cells = [cell for group in self.groups for row in group for cell in row.cells]
        if sum(cell.wide * cell.high for cell in cells) > _MOST_CELLS:
            for cell in cells:
                cell.wide = cell.high = 1
        for group in self.groups:
            _skip_empty(group, pieces)
            _place(group)
        rows = [row for group in self.groups for row in group]
        begun = sorted({cell.column for cell in cells})
        lacking = [len(begun) - len(row.taken.intersection(begun)) for row in rows]
        if sum(lacking) <= _MOST_CELLS:
            for row, more in zip(rows, lacking, strict=True):
                pieces[row.end] = "<td></td>" * more + pieces[row.end]
        for cell in cells:
            end = bisect_left(begun, cell.column + cell.wide)
            cell.wide = end - bisect_left(begun, cell.column)
            pieces[cell.place] = cell.tag()


def _skip_empty(group: list[_Row], pieces: list[str]) -> None:
    """Take the rows without a cell away, and one from each span over them."""
    counts = [0, *accumulate(bool(row.cells) for row in group)]
    for number, row in enumerate(group):
        for cell in row.cells:
            cell.high = counts[min(number + cell.high, len(group))] - counts[number]
        if not row.cells:
            pieces[row.start] = pieces[row.end] = ""
    group[:] = [row for row in group if row.cells]


def _place(group: list[_Row]) -> None:
    """Find the column of each cell, and end a span where a cell of a row above is."""
    left: dict[int, int] = {}
    for row in group:
        column = 0
        for cell in row.cells:
            while column in left:
                column += 1
            cell.column = column
            own = _free(left, column, cell.wide)
            cell.wide = len(own)
            left |= dict.fromkeys(own, cell.high)
            column += cell.wide
        row.taken = frozenset(left)
        left = {each: rows - 1 for each, rows in left.items() if rows > 1}


def _free(left: dict[int, int], column: int, wide: int) -> list[int]:
    return list(takewhile(lambda each: each not in left, range(column, column + wide)))
