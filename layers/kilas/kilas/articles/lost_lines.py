"""Lines that read like a field of SHOWING or LABELS, but became part of a text.

For kilas.articles.read alone. Such a field may be part of the value above it, as a "draft:true"
that continues a title; part of a key, as in "{draft:true}"; or below the end of front matter.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.articles import field_names
from kilas.articles.answers import DATES, ENDS, could_be, is_hiding_status
from kilas.articles.key_signs import (
    COLON,
    LONGEST_KEY,
    MOST_WORDS,
    begins_with_words,
    is_header,
    key_of,
    start_of,
    sure_key,
)
from kilas.articles.long_texts import lines_of_long_texts
from kilas.articles.near_keys import meant
from kilas.documents.looks import is_bare, seen
from kilas.documents.values import Items, Table, Text, fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from kilas.articles.source import Part, Source
    from kilas.documents.values import Entry, Value

_OTHER_SIGN: Final = re.compile("\t[\t ]*| +[-\u2010-\u2015\u2212>~|]+ +| *[\u2192\u21d2]+ *")
# Within a value: a sign between two fields, or a blank before "key:value" without a blank.
_BETWEEN: Final = re.compile(
    r"[,;|\n]| [-\u2010-\u2015] |\s(?=\w{1,40}[:=\uff1a][^\s/])", re.IGNORECASE
)
_FENCES: Final = frozenset({"---", "+++", "..."})
_AROUND_VALUE: Final = " ,;{}[]<>|-*/()\"'“”`"
_LONGEST_LINE: Final = 2_500
"""Characters of a line that may be a field: the longest value, a reason, has 2000."""
_MOST_LINES: Final = 200
"""Lines behind the front matter that are searched for fields: no article has so many fields."""
_MOST_COMPARED: Final = 1_000
"""Different keys of one file that are compared with known names letter by letter."""
_WITHDRAWN: Final = field_names.WITHDRAWN[0]
_DATE: Final = "date"


class LostLine(NamedTuple):
    """A field that became part of a text: its line, its name and its value."""

    line: int | None
    name: str
    value: str


class _Pair(NamedTuple):
    """A folded key, the name of SHOWING that the key means, and a value."""

    key: str
    name: str
    value: str


def lost_lines(source: Source, zone: tzinfo) -> Iterator[LostLine]:
    """The fields of SHOWING and LABELS that a file only seems to have in its front matter."""
    finder = _Finder(source, zone)
    found: set[tuple[int | None, str]] = set()
    for lost in (*finder.in_front_matter(), *finder.in_values(), *finder.in_body()):
        if (lost.line, lost.name) not in found:
            found.add((lost.line, lost.name))
            yield lost


class _Finder:
    def __init__(self, source: Source, zone: tzinfo) -> None:
        self._source = source
        self._zone = zone
        self._has_headers = source.syntax == "headers"
        self._names: dict[str, str | None] = {}

    @cached_property
    def _head_lines(self) -> list[str]:
        return self._source.head.text.split("\n")

    def in_front_matter(self) -> Iterator[LostLine]:
        """Lines of the front matter that begin like a key, but were read as something else."""
        entries = list(_entries(self._source.table))
        read = {(entry.line, fold(entry.label or entry.key)) for entry in entries}
        lines_are_known = self._has_headers or self._source.syntax == "yaml"
        known = {key for _, key in read}
        for number, text in _lines(self._source.head):
            if lines_are_known and self._is_entry(number, text, read):
                continue
            pair = self._pair(text)
            if pair is None:
                is_more = self._has_headers and text[:1].isspace()
                pair = self._loose_pair(text, dates=True) if is_more else None
            if pair is None:
                continue
            found = (number, pair.key) in read if lines_are_known else pair.key in known
            if not found and not self._is_of_text(pair, number):
                yield LostLine(number, pair.name, pair.value)

    def in_values(self) -> Iterator[LostLine]:
        """Fields in a key, as in YAML's "{draft:true}", and behind a comma in a value."""
        for entry in _entries(self._source.table):
            yield from self._in_key(entry)
            if isinstance(entry.value, Text):
                yield from self._in_text(entry.value, first=1)
            elif isinstance(entry.value, Items):
                for item in entry.value.items:
                    yield from self._in_text(item, first=0) if isinstance(item, Text) else ()

    def in_body(self) -> Iterator[LostLine]:
        """Lines at the start of the body that look like more front matter.

        Header lines end at the first other line. The rest of that block, up to an empty line, may
        have been meant as headers too.
        """
        if not self._has_headers and self._has_words_first():
            return
        in_block = self._has_headers
        is_closed = self._source.syntax in ("yaml", "toml") and not _has_fence(self._source.text)
        for number, text in islice(_lines(self._source.text), _MOST_LINES):
            looks = seen(text).strip()
            pair = self._pair(text)
            if pair and could_be(pair.name, pair.value, self._zone):
                if not (is_closed and _begins_a_release(pair)):
                    yield LostLine(number, pair.name, pair.value)
            elif self._has_headers and (loose := self._loose_pair(text, dates=in_block)):
                yield LostLine(number, loose.name, loose.value)
            elif not looks:
                in_block = False
            elif not (pair or looks in _FENCES or in_block or is_header(looks)):
                return

    # A look at a text that spares it the walk, as nearly every text.

    def _is_entry(self, number: int, text: str, read: set[tuple[int | None, str]]) -> bool:
        key = sure_key(text)
        if key is None or (number, fold(key)) not in read:
            return False
        self._name(key)  # it counts among the keys that are compared
        return True

    def _has_words_first(self) -> bool:
        return begins_with_words(self._source.text.text)

    @staticmethod
    def _has_sign(text: str) -> bool:
        return COLON.search(text) is not None

    @staticmethod
    def _is_sentence(pair: _Pair) -> bool:
        """Whether the pair is a part of a sentence, as in "Ditunda, tanggal: 24 November".

        The key is then no name of SHOWING, and words are behind it in a field for dates or words.
        """
        takes_words = pair.name in (_WITHDRAWN, *DATES, *ENDS)
        return (
            takes_words
            and pair.key not in field_names.DECIDING
            and any(map(str.isalpha, pair.value))
        )

    def _is_of_text(self, pair: _Pair, line: int | None) -> bool:
        """Whether a pair is a part of the long text on this line: the field does not take the
        value, or is the day of what the text tells, as a file with a date of its own has it.
        """
        if line not in self._long_texts:
            return False
        if pair.name == _DATE and self._has_date:
            return True
        return not (could_be(pair.name, pair.value, self._zone) or is_hiding_status(pair.value))

    @cached_property
    def _long_texts(self) -> frozenset[int]:
        is_yaml = self._source.syntax == "yaml"
        return lines_of_long_texts(self._source.head) if is_yaml else frozenset()

    @cached_property
    def _has_date(self) -> bool:
        keys = (fold(each.key) for each in self._source.table.entries)
        return any(field_names.DECIDING.get(key) in DATES for key in keys)

    def _in_key(self, entry: Entry) -> Iterator[LostLine]:
        if fold(entry.key) in field_names.FOLDED:
            return
        pair = self._pair(entry.key)
        is_empty = isinstance(entry.value, Text) and is_bare(entry.value.text)
        if pair is None and is_empty:
            pair = self._loose_pair(entry.key, dates=True)
        if pair and (is_empty or could_be(pair.name, pair.value, self._zone)):
            yield LostLine(entry.line, pair.name, pair.value)

    def _in_text(self, text: Text, first: int) -> Iterator[LostLine]:
        if not self._has_sign(text.text):
            return
        given: set[str] = set()
        for part in _BETWEEN.split(text.text)[first:]:
            pair = self._pair(part)
            if pair is None or pair.name in given:
                continue
            if self._is_sentence(pair) or self._is_of_text(pair, text.line):
                continue
            if could_be(pair.name, pair.value, self._zone):
                given.add(pair.name)
                yield LostLine(self._line_of(part.strip(), text.line), pair.name, pair.value)

    def _line_of(self, part: str, line: int | None) -> int | None:
        """The line of the front matter that has this part of a value; else the value's own line."""
        if line is None:
            return None
        start = max(line - self._source.head.line, 0)
        lines = enumerate(self._head_lines[start : start + _MOST_LINES], line)
        return next((number for number, text in lines if part in text), line)

    def _pair(self, text: str) -> _Pair | None:
        """The pair in a line with a colon, or a sign like it, behind a name of SHOWING."""
        text = seen(text[:_LONGEST_LINE])
        key = key_of(text)
        name = self._name(key) if key else None
        if not key or not name:
            return None
        value = COLON.split(text[start_of(text) :], maxsplit=1)[1]
        return _Pair(fold(key), name, value.strip(_AROUND_VALUE))

    def _loose_pair(self, text: str, *, dates: bool) -> _Pair | None:
        """The pair in a line with another sign there, or none, and a value that the field takes.

        Without `dates`, a date or a reason is no such value: a text may begin with one.
        """
        if len(text) > _LONGEST_LINE or start_of(text) == text.find("#"):
            return None
        text = text[start_of(text) :]
        if sign := _OTHER_SIGN.search(text, 0, LONGEST_KEY):
            name = self._name(text[: sign.start()])
            value = seen(text[sign.end() :]).strip(_AROUND_VALUE)
            is_free = name == _WITHDRAWN and fold(text[: sign.start()]) != _WITHDRAWN
            fits = name and not is_free and could_be(name, value, self._zone)
            if name and fits and (dates or value.isalpha()):
                return _Pair(fold(text[: sign.start()]), name, value)
        words = seen(text).split(maxsplit=MOST_WORDS)
        for number in range(1, min(MOST_WORDS, len(words) - 1) + 1):
            key, value = " ".join(words[:number]), " ".join(words[number:]).strip(_AROUND_VALUE)
            name = self._name(key)
            is_value = value.isalpha() or (dates and any(map(str.isdigit, value[1:])))
            if name and name != _WITHDRAWN and is_value and could_be(name, value, self._zone):
                return _Pair(fold(key), name, value)
        return None

    def _name(self, key: str) -> str | None:
        folded = fold(key)
        if name := field_names.DECIDING.get(folded):
            return name
        if folded not in self._names and len(self._names) < _MOST_COMPARED:
            self._names[folded] = meant(key)
        return self._names.get(folded)


def _lines(part: Part) -> Iterator[tuple[int, str]]:
    return enumerate(part.text.split("\n"), part.line)


def _entries(value: Value) -> Iterator[Entry]:
    """All entries, at any depth."""
    if isinstance(value, Items):
        for item in value.items:
            yield from _entries(item)
    elif isinstance(value, Table):
        for entry in value.entries:
            yield entry
            if not isinstance(entry.value, Text):
                yield from _entries(entry.value)


def _begins_a_release(pair: _Pair) -> bool:
    """Whether a line is the date with which a press release begins, and no embargo."""
    return pair.name in (*DATES, *ENDS) and not pair.key.startswith("embargo")


def _has_fence(part: Part) -> bool:
    """Whether the lines at the start of a body that look like keys end at a fence."""
    for _, text in islice(_lines(part), _MOST_LINES):
        looks = seen(text).strip()
        if looks in _FENCES:
            return True
        if looks and not is_header(looks):
            return False
    return False
