"""The fields that a writer types above a text, as "Judul: Pasar pagi". For front_matter and word.

Whoever writes in Word or in a phone's notes knows no English names: here Indonesian names are names
of fields too, also those that a Markdown file is told to translate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.articles.corrections import joined
from kilas.articles.fences import is_rule
from kilas.articles.key_names import HEADER, name_of
from kilas.articles.limiting import is_slip
from kilas.articles.near_keys import meant
from kilas.documents.looks import seen
from kilas.documents.values import Entry, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def head_of(lines: Sequence[str], first_line: int | None) -> tuple[tuple[Entry, ...], int]:
    """The fields at the start of lines, and how many lines these take; (), 0 where there are none.

    The last line that counts has a known name, or a slip in one: a sentence with a colon behind the
    fields is text. `first_line` is the number of the first line, None where the file has no lines.
    A line of dashes above or below the fields belongs to them.
    """
    read: list[Entry] = []
    length = ends = 0
    for number, line in enumerate(lines):
        if not read and (not line.strip() or is_rule(line)):
            continue
        found = HEADER.fullmatch(seen(line).strip())
        if found is None:
            break
        name = name_of(found[1])
        place = None if first_line is None else first_line + number
        read.append(Entry(name or found[1], place, Text(found[2].strip(), place), found[1]))
        # A slip in a name is told, as in a Markdown file.
        if name or meant(found[1]) or is_slip(found[1], found[2]):
            length, ends = len(read), number + 1
    is_closed = 0 < ends < len(lines) and is_rule(lines[ends])
    return joined(read[:length]), ends + is_closed


def head_of_rows(rows: Iterable[Sequence[str]]) -> tuple[Entry, ...]:
    """The fields of a table of two columns; () where it has other rows or no known name."""
    read: list[Entry] = []
    is_known = False
    for row in rows:
        if len(row) != 2:  # noqa: PLR2004 -- a key and its value
            return ()
        key = " ".join(seen(row[0]).split()).rstrip(" :")
        name = name_of(key)
        is_known = is_known or name is not None
        read.append(Entry(name or key, None, Text(row[1].strip(), None), key))
    return joined(read) if is_known else ()
