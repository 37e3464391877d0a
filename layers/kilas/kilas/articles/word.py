"""The bytes of a .docx → the fields above its text, and its body. For front_matter alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from kilas.articles.key_head import head_of, head_of_rows
from kilas.bodies.markup import text_of
from kilas.documents.decoding import printable
from kilas.documents.findings import unreadable
from kilas.docx.convert import converted

if TYPE_CHECKING:
    from kilas.documents.values import Entry
    from kilas.docx.converted import Converted

_PARAGRAPH: Final = re.compile(r"<(p|h[1-6])>((?:(?!</\1>).)*+)</\1>", re.DOTALL)
_TABLE: Final = re.compile(r"<table>((?:(?!</?table>).)*+)</table>", re.DOTALL)
_ROW: Final = re.compile(r"<tr>((?:(?!</tr>).)*+)</tr>", re.DOTALL)
_CELL: Final = re.compile(r"<(t[dh])[^<>]*+>((?:(?!</t[dh]>).)*+)</\1>", re.DOTALL)
_BREAK: Final = re.compile(r"<br ?/?>")
_END_OF_LINE: Final = re.compile(r"<br ?/?>|</t[dh]>")
_END_OF_PARAGRAPH: Final = re.compile(r"</(?:p|h[1-6]|li|table)>")
_MOST_LINES: Final = 60
"""Lines at the start that may be fields."""


class WordDocument(NamedTuple):
    """The fields, the body, and the body's words: a paragraph a line, with an empty line behind."""

    entries: tuple[Entry, ...]
    body: Converted
    text: str


def read_word(key: str, data: bytes) -> WordDocument:
    """Read a .docx. Its fields are the first paragraphs, "Judul: …", or a table on top.

    Raises Unreadable: what `kilas.docx.convert.converted` raises; docx_empty.
    """
    whole = converted(key, data)
    if not whole.html and not whole.pictures_left_out:
        raise unreadable("docx_empty", None)
    whole = replace(whole, html=printable(whole.html))
    entries, body = _head(whole.html)
    lines = _END_OF_PARAGRAPH.sub("\n\n", _END_OF_LINE.sub("\n", body))
    return WordDocument(entries, replace(whole, html=body), text_of(lines))


def _head(html: str) -> tuple[tuple[Entry, ...], str]:
    """The fields, and the HTML behind them."""
    if table := _TABLE.match(html):
        rows = ([_words(cell[2]) for cell in _CELL.finditer(row[1])] for row in
                _ROW.finditer(table[1]))  # fmt: skip
        entries = head_of_rows(rows)
        return entries, html[table.end() :] if entries else html
    pieces: list[tuple[str, int]] = []
    at = 0
    while len(pieces) < _MOST_LINES and (paragraph := _PARAGRAPH.match(html, at)):
        at = paragraph.end()
        pieces += ((piece, at) for piece in _BREAK.split(paragraph[2]))
    entries, length = head_of([text_of(piece) for piece, _ in pieces], None)
    if not length:
        return (), html
    end = pieces[length - 1][1]
    rest = "<br>".join(piece for piece, at in pieces[length:] if at == end)
    return entries, (f"<p>{rest}</p>" if rest else "") + html[end:]


def _words(html: str) -> str:
    return " ".join(text_of(_END_OF_LINE.sub(" ", html.replace("</p>", " "))).split())
