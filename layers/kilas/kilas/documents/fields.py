"""The fields of a table as texts, flags, lists and tables, with a problem for each mistake."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kilas.documents.decoding import printable
from kilas.documents.folding import all_folded, by_folded
from kilas.documents.looks import has_another_word, plain
from kilas.documents.misspellings import name_meant
from kilas.documents.sameness import say_the_same
from kilas.documents.values import Items, Table, Text, fold, has_unseen_text, is_blank
from kilas.documents.writing import in_one_line, written, yaml_quoted
from kilas.documents.yes_or_no import yes_or_no

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping

    from kilas.documents.findings import Findings
    from kilas.documents.values import Entry, Syntax, Value

_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});")
"""https://html.spec.whatwg.org/multipage/syntax.html#character-references"""


class Fields:
    """The fields of one table. Neither case nor hyphens tell two keys apart.

    `path` names the table in reports; `syntax` is the one in which reports show a line to write.
    `is_side` says of a folded key whether it is a side field: a mistake in one is a note.
    """

    def __init__(
        self,
        table: Table,
        findings: Findings,
        path: str = "",
        syntax: Syntax | None = None,
        is_side: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self.line = table.line
        self.syntax = syntax or table.syntax
        self._findings = findings
        self._path = path
        self._is_side = is_side
        self._entries: dict[str, Entry] = {}
        self._repeated: list[Entry] = []
        for entry in table.entries:
            first = self._entries.setdefault(fold(entry.key), entry)
            if first is not entry and not say_the_same(first.value, entry.value):
                self._repeated.append(entry)
                self._report_repeated(entry, first)
        self._has_blank = any(is_blank(entry.value) for entry in self._entries.values())

    def has_any(self, folded: frozenset[str]) -> bool:
        """Whether the file has one of these folded names: most files have few of many."""
        return not folded.isdisjoint(self._entries)

    def first(self, names: Iterable[str]) -> Entry | None:
        """The entry of the first of these names that the file gives a value."""
        found = self.each(names)
        return found[0] if found else None

    def first_text(self, names: Iterable[str]) -> Entry | None:
        """The entry of the first of these names with a text, one that YAML does not see included:
        in "title: #viral" YAML sees a comment.
        """
        there = self.there(names)
        with_value = [each for each in there if not is_blank(each.value)]
        found = with_value or [each for each in there if has_unseen_text(each.value)]
        return found[0] if found else None

    def each(self, names: Iterable[str]) -> list[Entry]:
        """The entries of all of these names that the file gives a value."""
        return [each for each in self.there(names) if not is_blank(each.value)]

    def empty(self, names: Iterable[str]) -> list[Entry]:
        """The entries of these names, if none of them has a value."""
        if not self._has_blank:
            return []
        there = self.there(names)
        return there if all(is_blank(each.value) for each in there) else []

    def there(self, names: Iterable[str]) -> list[Entry]:
        """The entries of all of these names that the file has, empty ones too."""
        entries = self._entries
        return [entries[name] for name in all_folded(tuple(names)) if name in entries]

    @property
    def entries(self) -> Mapping[str, Entry]:
        """Every entry by its folded key."""
        return self._entries

    @property
    def every(self) -> Iterator[tuple[str, Entry]]:
        """Every entry with its folded key, those of repeated keys too."""
        yield from self._entries.items()
        for entry in self._repeated:
            yield fold(entry.key), entry

    def _report_repeated(self, entry: Entry, first: Entry) -> None:
        if self._is_side(fold(entry.key)):
            key, at = self._name(entry.label or entry.key), str(first.line or "")
            self._findings.warn("repeated_left_out", entry.line, key=key, at=at)
        elif fold(first.label) == fold(entry.label):
            self._findings.problem("duplicate_key", entry.line, key=self._name(entry.key))
        else:
            value, other = entry.label, first.label
            self._findings.problem("duplicate_meaning", entry.line, value=value, other=other)

    def written(self, key: str, value: Value | str) -> str:
        """The line that gives this key this value, in the syntax of the file."""
        text = value.text if isinstance(value, Text) else value
        text = text if isinstance(text, str) else ""
        return written(*self._findings.wording.pair(key, text), self.syntax)

    def text(self, names: Iterable[str], limit: int) -> str:
        """A text in one line, of at most `limit` characters; "" if absent or wrong."""
        return " ".join(self.lines(names, limit).split())

    def lines(self, names: Iterable[str], limit: int) -> str:
        """A text that may have several lines, of at most `limit` characters."""
        entry = self.first_text(names)
        value = self.scalar(entry.value, entry.key) if entry else None
        if entry is None or value is None:
            return ""
        return self.within(self._whole(value, entry), entry.key, limit)

    def scalar(self, value: Value, key: str) -> Text | None:
        """The value as YAML reads it; None, and a problem or a note, for a list or a table."""
        if isinstance(value, Text):
            return value
        if self._is_side(fold(key)):
            self._findings.warn("side_text_left_out", value.line, key=self._name(key))
            return None
        right = self.written(key, in_one_line(value))
        self._findings.problem("expected_text", value.line, key=self._name(key), right=right)
        return None

    def within(self, value: Text, key: str, limit: int) -> str:
        """The text; where it is longer than `limit` characters, it is cut, with a problem, or with
        a note left out.

        It is cut because some operations on a text take more than linear time.
        """
        text = value.text.strip()
        if len(text) <= limit:
            return text
        is_side = self._is_side(fold(key))
        report = self._findings.warn if is_side else self._findings.problem
        report("too_long", value.line, key=self._name(key), length=str(len(text)), limit=str(limit))
        return "" if is_side else text[:limit]

    def _whole(self, value: Text, entry: Entry) -> Text:
        """The text, or an item of a list, with all that was written of it; a note says so where
        YAML reads less. HTML's entities are read too: exports of other tools have them in titles.
        """
        text = value.text
        if value.meant:
            is_item = isinstance(entry.value, Items)
            quoted = yaml_quoted(value.meant)
            right = f"- {quoted}" if is_item else f"{entry.key}: {quoted}"
            name = self._name(entry.key)
            if value.remark:
                self._findings.warn(
                    "remark_left_out", value.line, key=name, value=value.remark, right=right
                )
            else:
                self._findings.warn("read_as_meant", value.line, key=name, right=right)
                text = value.meant
        if "&" in text and self.syntax != "html":  # where its parser has read them
            text = _ENTITY.sub(lambda entity: printable(unescape(entity[0])), text)
        return Text(text, value.line)

    def flag(self, names: Iterable[str]) -> bool:
        """Yes or no, in English or Indonesian; no where the field is absent or is neither."""
        entry = self.first(names)
        return bool(entry and self.answer(entry))

    def answer(self, entry: Entry) -> bool | None:
        """Yes or no; None, and a problem, for anything else."""
        text = entry.value.text if isinstance(entry.value, Text) else "[…]"
        answer = yes_or_no(text)
        if answer is None:
            self._findings.problem(
                "expected_flag",
                entry.value.line,
                key=self._name(entry.key),
                value=text,
                yes=self.written(entry.key, "true"),
                no=self.written(entry.key, "false"),
            )
        return answer

    def choice(self, names: Iterable[str], choices: Mapping[str, str], default: str) -> str:
        """The value in `choices` of the word in the field, in any case; else `default`."""
        entry = self.first(names)
        value = self.scalar(entry.value, entry.key) if entry else None
        if entry is None or value is None:
            return default
        word = plain(value.text)
        if word not in choices:
            self._findings.problem(
                "bad_choice",
                value.line,
                key=self._name(entry.key),
                value=value.text,
                choices=", ".join(dict.fromkeys(choices.values())),
            )
        return choices.get(word, default)

    def texts(self, entry: Entry, limit: int) -> list[Text]:
        """The texts of a list, as YAML reads them; a single text is a list of one."""
        texts = (
            replace(text, text=" ".join(self.within(text, entry.key, limit).split()))
            for text in self._scalars(entry)
            if not is_blank(text)
        )
        return [text for text in texts if text.text]

    def whole_texts(self, entry: Entry, limit: int) -> list[Text]:
        """As `texts`, with all that was written of them."""
        whole = tuple(self._whole(text, entry) for text in self._scalars(entry))
        return self.texts(replace(entry, value=Items(whole, entry.line)), limit)

    def _scalars(self, entry: Entry) -> list[Text]:
        items = entry.value.items if isinstance(entry.value, Items) else (entry.value,)
        texts = [self.scalar(item, entry.key) for item in items]
        return [text for text in texts if text]

    def tables(self, entry: Entry) -> Iterator[Fields]:
        """The tables of a list; a single table is a list of one.

        There is one problem for all items that are not tables.
        """
        items = entry.value.items if isinstance(entry.value, Items) else (entry.value,)
        other = next((item for item in items if not isinstance(item, Table)), None)
        if other:
            self.table(other, entry.key)
        for item in items:
            if isinstance(item, Table):
                yield self._within(item, entry.key)

    def table(self, value: Value, key: str) -> Fields | None:
        """The value's own fields; None, and a problem, if the value is not a table."""
        if isinstance(value, Table):
            return self._within(value, key)
        self._findings.problem("expected_table", value.line, key=self._name(key))
        return None

    def _within(self, table: Table, key: str) -> Fields:
        """The fields of a value; those of a side field are side fields."""
        is_side = self._is_side(fold(key))
        name = self._name(key)
        return Fields(table, self._findings, name, self.syntax, is_side=lambda _: is_side)

    def warn_of_misspellings(
        self,
        known: Iterable[str],
        hints: Mapping[str, str],
        but: Collection[str] = (),
        holds: Callable[[Entry, str], bool] = lambda *_: False,
    ) -> None:
        """Warn of each unknown key that looks like a known one or like one that `hints` translates.

        Warn of every other unknown key below the last known header line too: it may be a line of
        the text.
        `but` are folded keys that were reported before; `holds` may report a key that looks like a
        name, and says whether it did.
        """
        names = by_folded(tuple(known))
        unknown = [key for key in self._entries if key not in names and key not in but]
        behind = self._behind_known(names) if self.syntax == "headers" and not self._path else ()
        for folded in unknown[: self._findings.may_compare(len(unknown))]:
            entry = self._entries[folded]
            right = name_meant(folded, names, hints)
            if right and not holds(entry, right) and not has_another_word(entry.key, right):
                key, right = self._name(entry.key), self._findings.wording.key(right)
                self._findings.warn("unknown_key", entry.line, key=key, right=right)
            elif not right and folded in behind:
                self._findings.warn("unknown_header", entry.line, key=entry.key)

    def _behind_known(self, names: Container[str]) -> frozenset[str]:
        """The keys behind the last known one."""
        keys = list(self._entries)
        known = [place for place, key in enumerate(keys) if key in names]
        return frozenset(keys[known[-1] + 1 :] if known else keys)

    def _name(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key
