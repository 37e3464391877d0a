"""The fields that a writer types above a text, as "Judul: Pasar pagi". For front_matter and word.

Whoever writes in Word or in a phone's notes knows no English names: here Indonesian names are names
of fields too, also those that a Markdown file is told to translate.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kilas.articles import field_names
from kilas.articles.corrections import joined
from kilas.articles.near_keys import meant
from kilas.documents.looks import seen
from kilas.documents.values import Entry, Text, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HEADER: Final = re.compile(r"([A-Za-z][A-Za-z0-9 _-]{0,30}):(?!//)[ \t]*(.*)")


def name_of(key: str) -> str | None:
    """The name of the field that a key means, or None. A known key is its own name."""
    folded = fold(key)
    if folded in field_names.FOLDED:
        return key
    name = field_names.INDONESIAN.get(folded) or field_names.MEANING.get(folded)
    return name if name and fold(name) in field_names.FOLDED else None


def head_of(lines: Sequence[str], first_line: int | None) -> tuple[tuple[Entry, ...], int]:
    """The fields at the start of lines, and how many lines these take; (), 0 where there are none.

    The last line that counts has a known name, or a slip in one: a sentence with a colon behind the
    fields is text. `first_line` is the number of the first line, None where the file has no lines.
    """
    read: list[Entry] = []
    length = ends = 0
    for number, line in enumerate(lines):
        if not line.strip() and not read:
            continue
        found = HEADER.fullmatch(seen(line).strip())
        if found is None:
            break
        name = name_of(found[1])
        place = None if first_line is None else first_line + number
        read.append(Entry(name or found[1], place, Text(found[2].strip(), place), found[1]))
        if name or meant(found[1]):  # a slip in a name is told, as in a Markdown file
            length, ends = len(read), number + 1
    return joined(read[:length]), ends


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
