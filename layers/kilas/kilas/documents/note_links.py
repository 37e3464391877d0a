"""Values that are links to notes, as Obsidian writes them in properties: [[pasar|Pasar Lama]].

Without quotes YAML takes their brackets for a list in a list.
https://help.obsidian.md/properties
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kilas.documents.values import Entry, Items, Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.documents.values import Value

_LINK: Final = re.compile(r"!?\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]")
_BEGIN: Final = ("[[", "![[")
_BETWEEN: Final = " ,;\t\n"


def written_links(text: str) -> list[str]:
    """The links that a text is made of, as they are written; none of a text with other words."""
    bare = text.strip()
    if not (bare.startswith(_BEGIN) and bare.endswith("]]")):
        return []
    others = _LINK.sub("", bare).strip(_BETWEEN)
    return [] if others else [link[0] for link in _LINK.finditer(bare)]


def with_note_links(table: Table) -> Table:
    """The table with the words of links in their place; Text.links has where they lead."""
    return replace(table, entries=tuple(_entry(each) for each in table.entries))


def _entry(entry: Entry) -> Entry:
    value = _value(entry.value)
    return entry if value is entry.value else replace(entry, value=value)


def _value(value: Value) -> Value:
    if isinstance(value, Text):
        return _of_text(value)
    if isinstance(value, Table):
        return with_note_links(value)
    name = "" if len(value.items) != 1 else _unquoted(value.items[0])
    if name:
        return _of_text(Text(f"[[{name}]]", value.items[0].line or value.line))
    items = tuple(map(_value, value.items))
    is_same = all(each is was for each, was in zip(items, value.items, strict=True))
    return value if is_same else replace(value, items=items)


def _unquoted(value: Value) -> str:
    """What is between the brackets of a link, where YAML took them for those of lists."""
    texts = list(_texts(value)) if isinstance(value, Items) else []
    return "" if None in texts else ", ".join(filter(None, texts))


def _texts(items: Items) -> Iterator[str | None]:
    for each in items.items:
        match each:
            case Text(text):
                yield text
            case Table((Entry(key, _, Text(text)),)):  # "[[Pasar: harga naik]]"
                yield f"{key}: {text}"
            case _:
                yield None


def _of_text(value: Text) -> Text:
    written = written_links(value.text) or written_links(value.meant)
    links = [_LINK.fullmatch(each) for each in written]
    found = [(link[1].strip(), (link[2] or "").strip()) for link in links if link]
    words = [label or _name(target) for target, label in found]
    if not words or not all(any(map(str.isalnum, each)) for each in words):
        return value
    targets = tuple(target for target, _ in found)
    return Text(", ".join(words), value.line, remark=value.remark, links=targets)


def _name(target: str) -> str:
    """The words of a link without words of its own: the heading, else the name of the file."""
    path, _, heading = target.partition("#")
    return heading.rpartition("#")[2].lstrip("^") or path.rpartition("/")[2].removesuffix(".md")
