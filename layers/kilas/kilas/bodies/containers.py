"""`:::tip Title` … `:::`, the boxes of VuePress, Docusaurus, Pandoc and Quarto → quotations with
their title in bold. For bodies.dialects.

A box without a title has the name of its kind. Words for programs, as in `{icon="heart"}`, are no
part of the text. A container of any other kind, and one without an end, stays as it is: a note says
so.

https://docusaurus.io/docs/markdown-features/admonitions
https://v1.vuepress.vuejs.org/guide/markdown.html#custom-containers
https://quarto.org/docs/authoring/callouts.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.bodies.code_parts import CodeParts
from kilas.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyromark

_KINDS: Final = (
    "note|tip|info|warning|danger|caution|important|details|success|error|question|hint|example"
    "|quote|abstract|summary|attention|seealso|todo|bug|failure|callout|catatan|peringatan|penting"
)
_LINE: Final = (
    r"^(?P<before>(?:[ \t]*>)*+[ \t]*+(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?+)"
    r":{3,}+[ \t]*+(?P<words>[^\n]*)$"
)
"""A line that begins a container, perhaps as an item, or ends the one that was begun last: then it
has no words."""

_OF_LIST: Final = r"[^\s>]"

_ATTRIBUTES: Final = (
    r"(?:[ \t]*+(?:[.#][\w-]++|[\w:-]++=(?:\"[^\"\n]*+\"|'[^'\n]*+'|[^\s\"'{}]++)))*+[ \t]*+"
)
_KIND: Final = rf"(?:callout-)?(?:{_KINDS})(?![\w.-])"
_HEAD: Final = (
    rf"\{{[ \t]*+\.?(?P<kind>{_KIND})(?P<of_kind>{_ATTRIBUTES})\}}[ \t]*+(?P<behind>.*)"
    rf"|(?P<word>{_KIND})[ \t]*+"
    rf"(?:\[(?P<title>.*)\](?:\{{{_ATTRIBUTES}\}})?"
    rf"|(?:\{{(?P<of_word>{_ATTRIBUTES})\}}[ \t]*+)?(?P<rest>.*))"
)
"""The words of a box: its kind, its attributes and its title."""

_TITLE: Final = r"""\btitle=(?:"([^"]*)"|'([^']*)')"""
_BOXES_DEEP: Final = 3
"""So many boxes may stand in each other: a line of more would be read once for each."""


class _Box(NamedTuple):
    """A box: the signs before its colons, its title, its place, and that of what it holds."""

    before: str
    title: str
    start: int
    inner: slice
    end: int


def as_quotations(text: str, parser: pyromark.Markdown) -> str:
    """The text with such boxes as quotations; those in code stay."""
    for _ in range(_BOXES_DEEP):
        made: list[str] = []
        at = 0
        for box in _outermost(text, parser) if ":::" in text else ():
            made += text[at : box.start], _quotation(text, box)
            at = box.end
        if not made:
            break
        text = "".join((*made, text[at:]))
    return text


def _outermost(text: str, parser: pyromark.Markdown) -> Iterator[_Box]:
    """The boxes that stand in no other box."""
    lines = list(pattern(_LINE, re.MULTILINE).finditer(text))
    titles = {line.start(): _title(line["words"].rstrip(" \t:")) for line in lines}
    code = CodeParts(text, parser) if any(titles.values()) else None
    opened: list[re.Match[str]] = []
    boxes = 0  # of those that are open
    for line in lines if code else ():
        if code and code.has(line.start()):
            continue
        if line["words"].strip():
            opened.append(line)
            boxes += bool(titles[line.start()])
        elif opened and not pattern(_OF_LIST).search(line["before"]):
            first = opened.pop()
            title = titles[first.start()]
            boxes -= bool(title)
            if title and not boxes:
                inner = slice(first.end() + 1, line.start())
                yield _Box(first["before"], title, first.start(), inner, line.end())


def _quotation(text: str, box: _Box) -> str:
    # The lines below the sign of an item are indented.
    before = pattern(_OF_LIST).sub(" ", box.before)
    rows = text[box.inner].rstrip("\n").split("\n")
    held = [row[len(before) :] if row.startswith(before) else row.lstrip(" \t>") for row in rows]
    lines = (f"<strong>{box.title}</strong>", "", *held)
    made = "\n".join(f"{before}> {line}".rstrip() for line in lines)
    made = f"{box.before}{made.removeprefix(before)}"
    return f"{made}\n{before.rstrip()}"  # the line below would go on in the quotation


def _title(words: str) -> str:
    """The title of the box that begins with these words: those behind the kind and those of the
    attribute `title`, else the kind itself; "" where no box begins with them.
    """
    head = pattern(_HEAD, re.IGNORECASE).fullmatch(words)
    if head is None:
        return ""
    attributes = head["of_kind"] or head["of_word"] or ""
    named = (found[1] or found[2] or "" for found in pattern(_TITLE).finditer(attributes))
    parts = (*named, head["title"] or head["behind"] or head["rest"] or "")
    title = " ".join(part.strip(" \t:") for part in parts).strip()
    kind = head["kind"] or head["word"]
    return title or kind.lower().removeprefix("callout-").capitalize()
