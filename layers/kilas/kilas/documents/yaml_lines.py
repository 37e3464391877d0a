"""Lines of YAML that say what they seem to say → a table, without a parser. For yaml_text alone.

Nearly all front matter is lines of a key and a value that YAML takes as they stand. The events of a
parser take ten times as long as one search a line. A text with any other line is the parser's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kilas.documents.values import Entry, Items, Table, Text
from kilas.patterns import pattern

if TYPE_CHECKING:
    from kilas.documents.values import Value

NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
"""The null of YAML 1.1 and of the 1.2 core schema: https://yaml.org/spec/1.2.2/#10211-null"""

_BEYOND_ASCII: Final = "\u00c0-\u024f\u2013\u2014\u2018-\u201d\u2026"
"""Latin letters, dashes, quotes, the ellipsis: for YAML they are letters, and all of them are seen.
"""

_LETTER: Final = f"[A-Za-z0-9{_BEYOND_ASCII}]"
_SIGN: Final = f'[ !"$-9;-~{_BEYOND_ASCII}]'
"""What may stand behind the first letter of a value; so may ":" before any other sign."""

_PLAIN: Final = f"{_LETTER}{_SIGN}*+(?::(?=[!-~]){_SIGN}++)*"
_QUOTED: Final = rf"\"[ !#-\[\]-~{_BEYOND_ASCII}]*+\"|'[ -&(-~{_BEYOND_ASCII}]*+'"
_WORD: Final = rf"{_LETTER}[ A-Za-z0-9_.&'()/+{_BEYOND_ASCII}-]*+"
"""An unquoted item between brackets, where more signs have a meaning."""

_ITEM: Final = f"{_WORD}|{_QUOTED}"
_LINE: Final = rf"""
    (?P<key>[A-Za-z][A-Za-z0-9_-]{{0,40}}+):
    (?:
        [ ]++(?P<scalar>{_PLAIN}|{_QUOTED})
        | [ ]++\[(?P<items>[ ]*+(?:{_WORD}|{_QUOTED})[ ]*+(?:,[ ]*+(?:{_WORD}|{_QUOTED})[ ]*+)*)\]
        | [ ]*+(?P<list>(?P<begins>\n[ ]*+-[ ]++)(?:{_PLAIN}|{_QUOTED})
            (?:[ ]*+(?P=begins)(?:{_PLAIN}|{_QUOTED}))*)
    )?
    [ ]*+(?:\n++|\Z)
    """
"""A key with one value in its line, a list in its line, a list in the lines below it, or nothing.
"""


def table_of_lines(text: str, first_line: int) -> Table | None:
    """What kilas.documents.yaml_text.read_yaml gives for a text of such lines alone; else None."""
    entries: list[Entry] = []
    at, line = 0, first_line
    while found := pattern(_LINE, re.VERBOSE).match(text, at):
        key, scalar, items, below, _ = found.groups()
        value: Value
        if scalar is not None:
            value = _text(scalar, line)
        elif items is not None:
            value = Items(tuple(_text(item, line) for item in pattern(_ITEM).findall(items)), line)
        elif below is not None:
            value = _list(below, line + 1)
        else:
            value = Text("", line)
        entries.append(Entry("" if key in NULLS else key, line, value))
        line += text.count("\n", at, found.end())
        at = found.end()
        if at == len(text):
            return Table(tuple(entries), first_line)
    return None


def _list(below: str, first_line: int) -> Items:
    lines = enumerate(below[1:].split("\n"), first_line)
    items = (_text(each.lstrip(" ")[1:], line) for line, each in lines)
    return Items(tuple(items), first_line)


def _text(written: str, line: int) -> Text:
    written = written.strip(" ")
    if written[0] in "\"'":
        return Text(written[1:-1], line)
    return Text("" if written in NULLS else written, line)
