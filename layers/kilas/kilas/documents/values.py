"""The values of YAML, TOML, JSON and header lines: texts, lists and tables with line numbers.

Every scalar is the text that the editor wrote. YAML's guesses ("no" is false, "18:20" is 1100)
never reach an article: each field reads its own text.
"""

from __future__ import annotations

import re
from datetime import date, time
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from kilas.documents.decoding import printable
from kilas.documents.findings import unreadable
from kilas.documents.looks import plain, seen

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_DEPTH = 32
"""How deep lists and tables may nest. The deepest field of an article is four deep; that of another
program, such as a form of Grav, some ten."""

Syntax = Literal["yaml", "toml", "json", "headers", "html"]

_SEPARATOR: Final = re.compile(r"[ _\u203f\u2040\-\u00b7\u2010-\u2015\u2212]")


_KEPT_LENGTH: Final = 40
"""Characters of a key whose folded form is remembered: each file is asked for some 200 names."""


class Text(Struct, frozen=True):
    """A scalar as it was written; "" where the file has null or nothing.

    `meant` is all that was written where the syntax takes a part of it for something else: YAML
    sees a comment in "Pasar ramai #viral". Else it is "". `remark` is that part where it is a
    comment indeed, as "# later". `links` is where it leads, where it was written as links to notes
    (kilas.documents.note_links).
    """

    text: str
    line: int | None
    meant: str = ""
    remark: str = ""
    links: tuple[str, ...] = ()

    @property
    def separator(self) -> str:
        """The sign between the items of a list that is written as one text."""
        return ";" if ";" in self.text else ","

    def split(self, separator: str | None) -> list[Text]:
        """The parts that are not blank; None separates at white space, as in str.split."""
        parts = (part.strip() for part in self.text.split(separator))
        return [Text(part, self.line) for part in parts if part]


class Items(Struct, frozen=True):
    """A list."""

    items: tuple[Value, ...]
    line: int | None


class Entry(Struct, frozen=True):
    """A key of a table, as it was written, the line of the key, and its value.

    Where a reader takes other words for a key, `key` is what they mean, and `label` are the words.
    """

    key: str
    line: int | None
    value: Value
    label: str = ""


class Table(Struct, frozen=True):
    """A mapping. A key may come twice; kilas.documents.fields reports that.

    `syntax` is the one of the file. It is set for the table of all front matter only.
    """

    entries: tuple[Entry, ...]
    line: int | None
    syntax: Syntax = "yaml"


Value = Text | Items | Table
Path = tuple[str, ...]
"""The keys of the tables that lead to a value; lists add nothing."""


def is_blank(value: Value) -> bool:
    """Whether a value is a text in which nothing is seen."""
    return isinstance(value, Text) and not seen(value.text).strip()


def has_unseen_text(value: Value) -> bool:
    """Whether a text, or one of a list, was written that YAML takes for no part of the value."""
    texts = value.items if isinstance(value, Items) else (value,)
    return any(isinstance(each, Text) and each.meant and not each.remark for each in texts)


def fold(key: str) -> str:
    """A key as it is looked up: publishDate, publish_date and Publish-Date are one.

    Invisible characters and full-width letters do not tell two keys apart either.
    """
    return _folded(key) if len(key) <= _KEPT_LENGTH else _SEPARATOR.sub("", plain(key))


@lru_cache(maxsize=2048)
def _folded(key: str) -> str:
    return _SEPARATOR.sub("", plain(key))


class Pairs(list[tuple[str, object]]):
    """A mapping of JSON with all its keys: a dict would keep only the last of two."""


def from_data(
    data: object, line_of: Callable[[Path], int | None], line: int | None = None
) -> Value:
    """The Value of parsed TOML or JSON. `line_of` gives the line of the key at a path, if known.

    `line_of` is called in the order of the keys in a table and of the items in a list.

    Raises Unreadable: too_nested.
    """
    return _from_data(data, line_of, line, (), 0)


def _from_data(
    data: object, line_of: Callable[[Path], int | None], line: int | None, path: Path, depth: int
) -> Value:
    check_depth(depth, line)
    match data:
        case dict() | Pairs():
            entries = []
            for key, value in data.items() if isinstance(data, dict) else data:
                at = (*path, key)
                place = line_of(at) or line
                inner = _from_data(value, line_of, place, at, depth + 1)
                entries.append(Entry(printable(key), place, inner))
            return Table(tuple(entries), line)
        case list():
            items = (_from_data(item, line_of, line, path, depth + 1) for item in data)
            return Items(tuple(items), line)
        case bool():
            return Text("true" if data else "false", line)
        case None:
            return Text("", line)
        case date() | time():
            return Text(data.isoformat(), line)
        case _:
            return Text(printable(str(data)), line)


def check_depth(depth: int, line: int | None) -> None:
    """Raise Unreadable (too_nested) if lists and tables nest too deep."""
    if depth > MAX_DEPTH:
        raise unreadable("too_nested", line, limit=str(MAX_DEPTH))
