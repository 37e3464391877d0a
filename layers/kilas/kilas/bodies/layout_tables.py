"""Tables that only place things beside each other, as blocks. For kilas.bodies.shaped.

Blogs, Word and newsletters place pictures and paragraphs with tables. On a phone a table scrolls to
the side, and who hears it hears rows and columns of nothing. As blocks the cells stand side by side
where there is room, and follow each other elsewhere. A table with words in its head, a caption or a
grid of short texts is data, and stays.
"""

from __future__ import annotations

import re
from typing import Final

from kilas.bodies.markup import ATTRIBUTES, text_of
from kilas.patterns import pattern

_TAG: Final = (
    r"<(?P<end>/?)(?P<name>table|caption|t(?:head|body|foot|r|d|h)|img|figure|h[1-6]|hr|p|div|[uod]l"
    rf"|blockquote|pre|aside|details)(?P<attributes>{ATTRIBUTES})>"
)
_KEPT: Final = re.compile(r' (?:id|dir|class)="(?!tr-caption)[^"]*"')
_KEPT_UNNAMED: Final = re.compile(r' (?:dir|class)="(?!tr-caption)[^"]*"')
"""Attributes of what is a block. Without links within the text it has no id: reader modes leave out
what is called "header" or "footer"."""

_SMALL: Final = re.compile(r' (?:width|height)="(?:[1-5]?[0-9]|6[0-4])"')
"""The size of an icon or a flag, up to 64 pixels: part of a line of data."""

_GROUPS: Final = frozenset({"thead", "tbody", "tfoot"})
_OF_LAYOUT: Final = frozenset({"figure", "hr", "h1", "h2", "h3", "h4", "h5", "h6"})
"""What no cell of data has beside another one."""

_LONG: Final = 100
_CAPTION: Final = 300
"""Letters: of a text that is no value of a single row, and the most of a caption."""


def stacked(clean: str) -> str:
    """The sanitised HTML, in which each table that is no table of data is a block for each row, and
    each row of several cells a block of their blocks.
    """
    if "<table" not in clean:
        return clean
    kept = _KEPT if ' href="#' in clean else _KEPT_UNNAMED
    pieces: list[str] = []
    tables: list[_Table] = []
    at = 0
    for tag in pattern(_TAG).finditer(clean):
        if not tables and tag["name"] != "table":
            continue
        pieces += [clean[at : tag.start()], tag[0]]
        if tables:
            tables[-1].words(pieces[-2])
        at = tag.end()
        if tag["name"] != "table":
            tables[-1].tag(tag, len(pieces) - 1)
        elif not tag["end"]:
            if tables:
                tables[-1].table()
            tables.append(_Table(len(pieces) - 1, kept))
        else:
            tables.pop().finish(pieces)
    return "".join([*pieces, clean[at:]])


class _Cell:
    """A cell: the places of its tags among the pieces, and what it holds."""

    def __init__(self, start: int, *, is_head: bool, has_name: bool) -> None:
        self.start, self.end = start, start
        self.is_head = is_head
        self.letters = self.pictures = self.blocks = 0
        self.is_of_layout = self.has_code = self.has_icon = False
        self._has_name = has_name

    @property
    def is_empty(self) -> bool:
        return not (self.letters or self.pictures or self.has_icon or self.blocks or self._has_name)

    @property
    def is_picture(self) -> bool:
        return bool(self.pictures) and not (self.letters or self.is_of_layout)

    @property
    def is_caption(self) -> bool:
        return 0 < self.letters <= _CAPTION and not (self.pictures or self.blocks)


class _Row:
    def __init__(self, start: int) -> None:
        self.start, self.end = start, start
        self.cells: list[_Cell] = []

    @property
    def shown(self) -> list[_Cell]:
        return [cell for cell in self.cells if not cell.is_empty]


class _Table:
    def __init__(self, start: int, kept: re.Pattern[str]) -> None:
        self.start = start
        self.kept = kept
        """The attributes that its blocks keep."""
        self.has_caption = False
        self.holds_table = False
        self.rows: list[_Row] = []
        self._groups: list[int] = []
        """The places of the tags of groups of rows."""
        self._is_in_body = True

    @property
    def _cell(self) -> _Cell | None:
        """The cell that is open, or that was the last."""
        return self.rows[-1].cells[-1] if self.rows and self.rows[-1].cells else None

    def words(self, part: str) -> None:
        """Take note of what stands before a tag."""
        if cell := self._cell:
            cell.letters += len("".join(text_of(part).split()))

    def table(self) -> None:
        """Take note of a table in the table."""
        self.holds_table = True
        if cell := self._cell:
            cell.blocks += 1

    def tag(self, tag: re.Match[str], place: int) -> None:
        """Take note of a tag that is in the table and in no table within."""
        name = tag["name"]
        if name == "caption":
            self.has_caption = True
        elif name in _GROUPS:
            self._groups.append(place)
            self._is_in_body = name == "tbody"
        elif name == "tr" and tag["end"]:
            self.rows[-1].end = place
        elif name == "tr":
            self.rows.append(_Row(place))
        elif name in ("td", "th") and not tag["end"]:
            is_head = name == "th" or not self._is_in_body
            has_name = ' id="' in tag[0] and self.kept is _KEPT
            self.rows[-1].cells.append(_Cell(place, is_head=is_head, has_name=has_name))
        elif cell := self._cell:
            _note(cell, tag, place)

    def finish(self, pieces: list[str]) -> None:
        """Write the table anew, whose end is the last piece, unless it is one of data."""
        cells = [cell for row in self.rows for cell in row.cells]
        if self.has_caption or any(cell.is_head and cell.letters for cell in cells):
            return
        if not (self.holds_table or _is_layout([each.shown for each in self.rows])):
            return
        self._as_block(pieces, self.start, len(pieces) - 1)
        for place in self._groups:
            pieces[place] = ""
        above: list[_Cell] = []
        for row in self.rows:
            cells = row.shown
            for cell in row.cells:
                if cell.is_empty:
                    _leave_out(cell, pieces)
            if _are_captions(cells, above):
                _add_captions(cells, above, pieces)
                cells = []
            # Reader modes leave out a div of pictures.
            element = "figure" if all(cell.is_picture for cell in cells) else "div"
            self._as_block(pieces, row.start, row.end, element if len(cells) > 1 else "")
            for cell in cells:
                pieces[cell.start] = f"<div{''.join(self.kept.findall(pieces[cell.start]))}>"
                pieces[cell.end] = "</div>"
            above = cells

    def _as_block(self, pieces: list[str], start: int, end: int, row: str = "") -> None:
        """Write a block in place of the element between two tags: a row of this element, or a plain
        one; nothing, where that would have no attribute.
        """
        kept = "".join(self.kept.findall(pieces[start]))
        if row:
            pieces[start], pieces[end] = f'<{row} class="row"{kept}>', f"</{row}>"
        else:
            pieces[start], pieces[end] = (f"<div{kept}>", "</div>") if kept else ("", "")


def _note(cell: _Cell, tag: re.Match[str], place: int) -> None:
    name = tag["name"]
    if name in ("td", "th"):
        cell.end = place
    elif name == "img":
        cell.pictures += _SMALL.search(tag[0]) is None
        cell.has_icon = True
    elif not tag["end"]:
        cell.blocks += 1
        cell.is_of_layout = cell.is_of_layout or name in _OF_LAYOUT
        cell.has_code = cell.has_code or name == "pre"


def _is_layout(rows: list[list[_Cell]]) -> bool:
    """Whether rows of these cells only place them: a single column, blocks that no data has, a row
    of more than short texts, pictures in half of the cells. The numbers of lines beside code are
    data.
    """
    cells = [cell for row in rows for cell in row]
    if max(map(len, rows), default=0) <= 1:
        return True
    if any(cell.has_code for cell in cells):
        return False
    if any(cell.is_of_layout for row in rows if len(row) > 1 for cell in row):
        return True
    if sum(map(bool, rows)) == 1 and any(
        cell.pictures or cell.blocks > 1 or cell.letters > _LONG for cell in cells
    ):
        return True
    return 2 * sum(map(bool, (cell.pictures for cell in cells))) >= len(cells)


def _are_captions(cells: list[_Cell], above: list[_Cell]) -> bool:
    """Whether these cells are the captions of the pictures in the row above."""
    return (
        0 < len(cells) == len(above)
        and (len(cells) > 1 or above[0].is_head)
        and all(cell.is_picture for cell in above)
        and all(cell.is_caption for cell in cells)
    )


def _add_captions(captions: list[_Cell], pictures: list[_Cell], pieces: list[str]) -> None:
    for picture, caption in zip(pictures, captions, strict=True):
        words = "".join(pieces[caption.start + 1 : caption.end])
        pieces[picture.start] = pieces[picture.start].replace("<div", "<figure", 1)
        pieces[picture.end] = f"<figcaption>{words}</figcaption></figure>"
        _leave_out(caption, pieces)


def _leave_out(cell: _Cell, pieces: list[str]) -> None:
    pieces[cell.start : cell.end + 1] = [""] * (cell.end + 1 - cell.start)
