"""Lines that read like a field of when an article is shown, but became part of a text.

For kilas.articles.read alone. A line may be swallowed by the value above it, as "draft:true" is
where it continues a title, or stand below the end of the front matter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.articles import keys
from kilas.articles.answers import could_be
from kilas.articles.near_keys import meant
from kilas.documents.looks import seen
from kilas.documents.values import Items, Table, fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from kilas.articles.front_matter import Part, Source
    from kilas.documents.values import Value

_COLON: Final = re.compile("[:=\uff1a\uff1d]")
_FENCES: Final = frozenset({"---", "+++", "..."})
_AROUND_KEY: Final = " -*_>[{(\"'“”`\t"
_AROUND_VALUE: Final = " ,}]\"'"
_LONGEST_KEY: Final = 40
_MOST_WORDS: Final = 3
_OURS: Final = {fold(name): name for name in keys.SHOWING}


class LostLine(NamedTuple):
    """A field that became part of a text: the line it stands on, its name and its value."""

    line: int
    name: str
    value: str


def lost_lines(source: Source, zone: tzinfo) -> Iterator[LostLine]:
    """The fields that a file's front matter, or the beginning of its body, only seems to have."""
    yield from _swallowed(source)
    for lost in _behind(source.text, rest_of_block=source.syntax == "headers"):
        if could_be(lost.name, lost.value, zone):
            yield lost


def _swallowed(source: Source) -> Iterator[LostLine]:
    """Lines of the front matter that begin like a key, and are none."""
    read = set(_read(source.table))
    lines_are_known = source.syntax in ("yaml", "headers")
    known = {key for _, key in read}
    for number, text in _lines(source.head):
        pair = _pair(text)
        if pair is None:
            continue
        key, name, value = pair
        found = (number, key) in read if lines_are_known else key in known
        if not found:
            yield LostLine(number, name, value)


def _behind(part: Part, *, rest_of_block: bool) -> Iterator[LostLine]:
    """Lines at the start of the body that look like more front matter.

    Header lines end at the first line that is none: there the `rest_of_block`, up to an empty
    line, may be what was meant as headers too.
    """
    for number, text in _lines(part):
        looks = seen(text).strip()
        if pair := _pair(text):
            yield LostLine(number, *pair[1:])
        elif not looks:
            rest_of_block = False
        elif looks not in _FENCES and not rest_of_block and not _is_header(looks):
            return


def _lines(part: Part) -> Iterator[tuple[int, str]]:
    return enumerate(part.text.split("\n"), part.line)


def _pair(text: str) -> tuple[str, str, str] | None:
    """The folded key of a line, the name of SHOWING that it means, and its value; else None."""
    key = _key(text)
    name = (_OURS.get(fold(key)) or meant(key)) if key else None
    if key is None or name is None:
        return None
    value = _COLON.split(seen(text), maxsplit=1)[1]
    return fold(key), name, value.strip(_AROUND_VALUE)


def _key(text: str) -> str | None:
    """What stands before the first colon or sign of equality, without quotes and dashes."""
    text = seen(text[: 2 * _LONGEST_KEY]).lstrip()
    colon = _COLON.search(text, 0, _LONGEST_KEY)
    if colon is None or text.startswith("#") or text[colon.end() :].startswith("//"):
        return None
    key = text[: colon.start()].strip(_AROUND_KEY)
    return key or None


def _is_header(text: str) -> bool:
    """Whether a line looks like a key and its value, and not like a sentence with a colon."""
    return len((_key(text) or "").split()) in range(1, _MOST_WORDS + 1)


def _read(value: Value) -> Iterator[tuple[int | None, str]]:
    """The lines and the folded keys of all entries, at any depth."""
    if isinstance(value, Items):
        for item in value.items:
            yield from _read(item)
    elif isinstance(value, Table):
        for entry in value.entries:
            yield entry.line, fold(entry.key)
            yield from _read(entry.value)
