"""Refuses, or takes apart, markup for which the time of an HTML parser would grow with its square.

For kilas.bodies.body alone. Shapes that no article has are refused; texts of many references are
parted by SEAMs. A text that only may be a tag counts as opened and never as closed, so that no tag
escapes the count.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from kilas.bodies.markup import RAW_TEXT, TOKEN
from kilas.documents.findings import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_NESTING: Final = 100
"""Elements that are open at one place. Real articles have about ten; an HTML parser's time grows
with the square of the number, or worse."""

MAX_MISPLACED: Final = 500
"""Elements and texts that are in a table but in none of its cells. A parser moves each before the
table ("foster parenting"), and searches for that place from the start."""

MAX_ATTRIBUTES: Final = 500
MAX_REFERENCES: Final = 5_000
"""Attributes of one tag, each compared with those before it, and "&" in them, at each of which a
parser copies the value so far."""

_LONG_TAG: Final = 1_000
_ATTRIBUTE: Final = re.compile(
    r"""[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?"""
)
_NO_SHORT_TAG: Final = re.compile(
    rf"""
    <(?!/?[a-z][a-z0-9-]*+
        (?:\s++[^\s<>"'=/]++(?:="[^"<>]*+")?){{0,{MAX_ATTRIBUTES - 1}}}+
        \s*+/?>)
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A "<" that does not begin a tag of few attributes, each without a value or with one in quotes."""

_MAYBE_OPENED: Final = re.compile(r"<([a-z][a-z0-9]*+)", re.IGNORECASE)
_LEAVES: Final = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr", "p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody",
        "tfoot", "option",
    }
)  # fmt: skip
_LEAVES_OF_FOREIGN: Final = frozenset({"br", "embed", "hr", "img", "meta", "p", "li", "dt", "dd"})
"""The elements that end SVG and MathML; all others nest there."""

_CELLS: Final = frozenset({"td", "th", "caption"})
_PARTS: Final = frozenset({"tr", "tbody", "thead", "tfoot", "colgroup", "col"})
_FOREIGN: Final = frozenset({"svg", "math"})


SEAM: Final = "<!--kilas-seam-->"
_REFERENCES_OF_A_TEXT: Final = 200
_MANY_REFERENCES: Final = re.compile(rf"(?:&[^&]*+){{{_REFERENCES_OF_A_TEXT}}}(?=&)")
"""A parser copies the text so far at each character reference ("&amp;"). A comment, the SEAM, parts
the text; the cleaner leaves it out."""


def affordable(unsafe: str) -> str:
    """The same markup, with SEAMs in texts of very many character references.

    Raises Unreadable (body_too_nested, body_misplaced, body_tag_too_large) for markup that no
    article has.
    """
    return unsafe if _is_ordinary(unsafe) else "".join(_Walk().through(unsafe))


def _is_ordinary(unsafe: str) -> bool:
    """Whether no walk is needed, as for nearly every article: the walk would change nothing.

    Each "<" begins a short tag, so no tag is too large, and no more elements nest or are misplaced
    than are opened. Few "&" need no SEAM.
    """
    tags = unsafe.count("<")
    if tags >= MAX_MISPLACED // 2 or unsafe.count("&") >= _REFERENCES_OF_A_TEXT:
        return False
    nesting = tags - sum(map(unsafe.count, ("</", "<p>", "<li>", "<br>")))
    return nesting <= MAX_NESTING and _NO_SHORT_TAG.search(unsafe) is None


def _check_tag(tag: str) -> None:
    if len(tag) < _LONG_TAG or tag.startswith("<!"):
        return
    number = sum(1 for _ in _ATTRIBUTE.finditer(tag))
    for found, limit in ((number, MAX_ATTRIBUTES), (tag.count("&"), MAX_REFERENCES)):
        if found > limit:
            raise unreadable("body_tag_too_large", None, number=str(found), limit=str(limit))


class _Walk:
    def __init__(self) -> None:
        self._open: Counter[str] = Counter()
        self._depth = 0
        self._foreign = False
        self._in_cell: list[bool] = []
        self._misplaced = 0

    def through(self, unsafe: str) -> Iterator[str]:
        at = 0
        while token := TOKEN.search(unsafe, at):
            yield self._text(unsafe[at : token.start()])
            at = token.end()
            _check_tag(token[0])
            name = (token["name"] or "").lower()
            if token["slash"]:
                self._closed(name)
            elif name:
                self._opened(name)
                if raw := RAW_TEXT[name].match(unsafe, at) if name in RAW_TEXT else None:
                    self._count_possible_tags(raw["data"])
                    at = raw.end("data")
            elif token["data"]:
                self._count_possible_tags(token["data"])
            yield unsafe[token.start() : at]
        yield self._text(unsafe[at:])

    def _text(self, text: str) -> str:
        if not self._is_in_cell() and not text.isspace() and text:
            self._misplace()
        return _MANY_REFERENCES.sub(rf"\g<0>{SEAM}", text)

    def _count_possible_tags(self, text: str) -> None:
        """Count the elements that a raw text opens if a parser reads it as markup, as in SVG."""
        for tag in _MAYBE_OPENED.finditer(text) if self._foreign else ():
            self._opened(tag[1].lower(), certain=False)

    def _opened(self, name: str, *, certain: bool = True) -> None:
        self._foreign = self._foreign or name in _FOREIGN
        self._place(name, certain=certain and not any(self._open[each] for each in _FOREIGN))
        if name in (_LEAVES_OF_FOREIGN if self._foreign else _LEAVES):
            return
        self._open[name] += 1
        self._depth += 1
        if self._depth > MAX_NESTING:
            raise unreadable("body_too_nested", None, limit=str(MAX_NESTING))

    def _closed(self, name: str) -> None:
        if self._in_cell:
            if name == "table":
                self._in_cell.pop()
            elif name in _CELLS | _PARTS | {"template"}:
                self._in_cell[-1] = False
        if self._open[name]:
            self._open[name] -= 1
            self._depth -= 1

    def _place(self, name: str, *, certain: bool) -> None:
        """Note whether the opened element begins or ends a cell, or is misplaced in a table."""
        if name in _CELLS and certain:
            if self._in_cell:
                self._in_cell[-1] = True
        elif name in _PARTS:
            if self._in_cell:
                self._in_cell[-1] = False
        elif not self._is_in_cell():
            self._misplace()
        if name == "table":
            self._in_cell.append(False)

    def _is_in_cell(self) -> bool:
        """Whether a text may be here: in a cell, or in no table."""
        return not self._in_cell or self._in_cell[-1]

    def _misplace(self) -> None:
        self._misplaced += 1
        if self._misplaced > MAX_MISPLACED:
            raise unreadable("body_misplaced", None, limit=str(MAX_MISPLACED))
