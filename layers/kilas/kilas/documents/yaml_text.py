"""YAML → values with lines, read from the parser's events.

Events need no constructor, so no tag can make an object. Anchors and aliases are refused: no
field needs them, and a few lines of them unfold to gigabytes ("billion laughs"). The merge key "<<"
(https://yaml.org/type/merge.html) is refused too: its fields would belong to the table around it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import yaml

from kilas.documents.decoding import printable
from kilas.documents.findings import unreadable
from kilas.documents.mistakes import leading_sign, pair_in_text, yaml_mistake
from kilas.documents.values import Entry, Items, Table, Text, Value, check_depth
from kilas.documents.yaml_lines import NULLS, table_of_lines
from kilas.documents.yaml_meant import hidden_structure, meant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.errors import Unreadable

# libyaml is many times faster, but not every platform's wheel has it.
LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_MERGE: Final = "<<"


def read_yaml(text: str, first_line: int = 1) -> Value:
    """The value of a YAML document that begins on `first_line` of its file; "" if it is empty.

    Raises what `parsed` raises.
    """
    return table_of_lines(text, first_line) or parsed(text, first_line)


def parsed(text: str, first_line: int = 1, loader: Any = LOADER) -> Value:
    """The same, by a parser. `loader` is a class of PyYAML that makes no object of a tag.

    Raises Unreadable: yaml_alias, yaml_merge, too_nested, yaml_second_document, unseen_character,
    or what yaml_mistake finds.
    """
    try:
        value = _Reader(text, first_line, loader).document()
    except yaml.YAMLError as error:
        raise yaml_mistake(text, first_line, error) from error
    mistake = pair_in_text(text, first_line) if isinstance(value, Text) and value.text else None
    if mistake:
        raise mistake
    return value


class _Reader:
    def __init__(self, text: str, first_line: int, loader: Any) -> None:
        self._text = text
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=loader)
        self._first_line = first_line

    def document(self) -> Value:
        value: Value = Text("", self._first_line)
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise unreadable("yaml_second_document", self._line(event))
            elif not isinstance(
                event, yaml.StreamStartEvent | yaml.StreamEndEvent | yaml.DocumentEndEvent
            ):
                value = self._value(event, 0)
        return value

    def _value(self, event: yaml.Event, depth: int) -> Value:
        line = self._line(event)
        if name := getattr(event, "anchor", None):
            raise self._anchor_or_text(event, name)
        check_depth(depth, line)
        match event:
            case yaml.SequenceStartEvent():
                return self._items(line, depth)
            case yaml.MappingStartEvent():
                return self._table(line, depth)
            case yaml.ScalarEvent():
                return self._scalar(event, line)
        raise TypeError(event)

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> Text:
        if hidden := hidden_structure(self._text, event, line):
            raise hidden
        is_null = event.implicit[0] and event.value in NULLS
        text = "" if is_null else printable(event.value)
        more, remark = map(printable, meant(self._text, event))
        return Text(text, line, more, remark)

    def _anchor_or_text(self, event: yaml.Event, name: str) -> Unreadable:
        """The error for an anchor or an alias, or for a text that only begins like one."""
        line = self._line(event)
        other = f"&{name}" if isinstance(event, yaml.AliasEvent) else f"*{name}"
        if other in self._text or isinstance(event, yaml.CollectionStartEvent):
            return unreadable("yaml_alias", line, name=name)
        written = self._text.split("\n")[line - self._first_line]
        return leading_sign(written, line) or unreadable("yaml_alias", line, name=name)

    def _items(self, line: int, depth: int) -> Items:
        items = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._value(event, depth + 1))
        return Items(tuple(items), line)

    def _table(self, line: int, depth: int) -> Table:
        entries = []
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._value(event, depth + 1)
            if not isinstance(key, Text):
                raise unreadable("broken_yaml", key.line)
            if key.text == _MERGE:
                raise unreadable("yaml_merge", key.line)
            value = self._value(next(self._events), depth + 1)
            entries.append(Entry(key.text, key.line, value))
        return Table(tuple(entries), line)

    def _line(self, event: yaml.Event) -> int:
        mark = event.start_mark
        return self._first_line + (mark.line if mark else 0)
