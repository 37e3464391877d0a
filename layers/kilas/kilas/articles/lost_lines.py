"""Lines that read like a field of when an article is shown, but became part of a text.

For kilas.articles.read alone. A line may be swallowed by the value above it, as "draft:true" is
where it continues a title, or stand below the end of the front matter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.articles import keys
from kilas.articles.answers import DATES, ENDS, could_be, is_hiding_status
from kilas.articles.joined_lines import joined
from kilas.articles.near_keys import meant
from kilas.documents.looks import seen
from kilas.documents.values import Items, Table, Text, fold

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
_BLOCK: Final = re.compile(r":[ \t]+[|>][0-9+-]{0,2}[ \t]*(?:#.*)?$")
_OURS: Final = {fold(name): name for name in keys.SHOWING}


class LostLine(NamedTuple):
    """A field that became part of a text: the line it stands on, its name and its value."""

    line: int
    name: str
    value: str
    is_embargo: bool = False


def lost_lines(source: Source, zone: tzinfo) -> Iterator[LostLine]:
    """The fields that a file's front matter, or the beginning of its body, only seems to have."""
    yield from _swallowed(source, zone)
    yield from _joined(source.table, zone)
    behind = list(_behind(source.text, rest_of_block=source.syntax == "headers"))
    is_closed = source.syntax in ("yaml", "toml") and not _has_fence(source.text)
    for lost in behind:
        if is_closed and lost.name in (*DATES, *ENDS) and not lost.is_embargo:
            continue  # a press release begins with its date
        if could_be(lost.name, lost.value, zone):
            yield lost


def _joined(table: Table, zone: tzinfo) -> Iterator[LostLine]:
    """Fields that stand within the value of another, after a comma."""
    for entry in table.entries:
        text = entry.value.text if isinstance(entry.value, Text) else ""
        lost = joined(text, zone) if "\n" not in text else None
        if lost and entry.line:
            yield LostLine(entry.line, lost.name, lost.value)


def _has_fence(part: Part) -> bool:
    """Whether the lines at the start of a body that look like keys end at a fence."""
    for _, text in _lines(part):
        looks = seen(text).strip()
        if looks in _FENCES:
            return True
        if looks and not _is_header(looks):
            return False
    return False


def _in_blocks(part: Part) -> frozenset[int]:
    """The lines of YAML's long texts, which begin with "|" or ">"."""
    numbers: set[int] = set()
    indent = -1
    for number, text in _lines(part):
        own = len(text) - len(text.lstrip(" "))
        if indent >= 0 and (not text.strip() or own > indent):
            numbers.add(number)
            continue
        indent = own if _BLOCK.search(text) else -1
    return frozenset(numbers)


def _swallowed(source: Source, zone: tzinfo) -> Iterator[LostLine]:
    """Lines of the front matter that begin like a key, and are none.

    In a long text, such a line counts only with a value that its field takes.
    """
    texts = _in_blocks(source.head) if source.syntax == "yaml" else frozenset()
    read = set(_read(source.table))
    lines_are_known = source.syntax in ("yaml", "headers")
    known = {key for _, key in read}
    for number, text in _lines(source.head):
        folded = fold(_key(text) or "")
        if ((number, folded) in read) if lines_are_known else (folded in known):
            continue
        pair = _pair(text)
        if pair is None:
            continue
        key, name, value = pair
        is_text = number in texts and not (could_be(name, value, zone) or is_hiding_status(value))
        if not is_text:
            yield LostLine(number, name, value, is_embargo=key.startswith("embargo"))


def _behind(part: Part, *, rest_of_block: bool) -> Iterator[LostLine]:
    """Lines at the start of the body that look like more front matter.

    Header lines end at the first line that is none: there the `rest_of_block`, up to an empty
    line, may be what was meant as headers too.
    """
    for number, text in _lines(part):
        looks = seen(text).strip()
        if pair := _pair(text):
            yield LostLine(number, *pair[1:], is_embargo=pair[0].startswith("embargo"))
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
