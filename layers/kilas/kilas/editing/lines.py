"""New lines in the front matter of a file, all else left byte for byte."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kilas.articles.front_matter import read_source
from kilas.documents.writing import written
from kilas.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kilas.documents.values import Syntax

_BOM: Final = b"\xef\xbb\xbf"
_PLACES: Final[Mapping[Syntax, re.Pattern[bytes]]] = {
    "yaml": re.compile(rb"\s*---[ \t]*\r?\n"),
    "toml": re.compile(rb"\s*\+\+\+[ \t]*\r?\n"),
    "json": re.compile(rb"\s*\{"),
    "html": re.compile(rb".*?<head\b[^>]*>", re.IGNORECASE | re.DOTALL),
}
"""What a new line comes after. A line at the top belongs to no table of TOML and to no block of
YAML."""


def with_lines(key: str, data: bytes, lines: Mapping[str, str]) -> Iterator[bytes]:
    """The file with these keys and values, in each way in which its front matter may take them.

    The caller reads each, and takes the first that says what it ought to.
    """
    if not lines:
        yield data
        return
    end = b"\r\n" if b"\r\n" in data else b"\n"
    bom, text = (_BOM, data[len(_BOM) :]) if data.startswith(_BOM) else (b"", data)
    syntax = _syntax_of(key, data)
    new = [written(name, value, syntax).encode() for name, value in lines.items()]
    if syntax == "json":
        new = [end + b"  " + line + b"," for line in new]
        block = b"".join(new)
    elif syntax == "html":
        block = b"".join(end + line for line in new)
    else:
        block = b"".join(line + end for line in new)
    place = _PLACES[syntax].match(text) if syntax in _PLACES else None
    if place:
        yield bom + text[: place.end()] + block + text[place.end() :]
    yield bom + block + text
    yield bom + b"---" + end + block + b"---" + end + text


def _syntax_of(key: str, data: bytes) -> Syntax:
    """The syntax of the front matter; that of Kilas's own examples where a file has none."""
    try:
        return read_source(key, data).syntax
    except Unreadable:
        return "yaml"
