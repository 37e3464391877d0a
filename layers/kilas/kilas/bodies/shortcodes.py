"""Shortcodes of Hugo, Jekyll and WordPress in a source → markup that says the same.

For kilas.bodies.markdown and kilas.articles.read. What is not understood stays as it is, and
`kilas.bodies.foreign_marks` names it. Code is never touched. The result still has to be
sanitised. The time is linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.bodies.code_parts import CodeParts
from kilas.bodies.meanings import HOLDERS, Mark, meaning_of
from kilas.bodies.source_links import address_of, address_of_variable, is_address
from kilas.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyromark

_BRACKETS: Final = (
    "caption|wp_caption|embed|youtube|vimeo|video|audio|gist|tweet|twitter|instagram|tiktok|spotify"
    "|pullquote|sourcecode|prism|code"
)
_MARK: Final = (
    r"\{\{[<%](?P<hugo>[^{}]*)[>%]\}\}"
    r"|\{\{(?P<variable>[^{}<>%]*)\}\}"
    r"|\{(?P<pelican>filename|static|attach)\}"
    r"|\{%-?(?P<liquid>[^{}]*)-?%\}"
    rf"|(?<!\[)\[(?P<wordpress>/?(?:{_BRACKETS})(?:[ =:][^\[\]\n]*)?)\](?!\(|\[(?!/)|[:\]])"
)
_SIGNS: Final = ("{{", "{%", "{filename}", "{static}", "{attach}")
_BRACKET: Final = rf"\[(?:{_BRACKETS})[ =:\]]"
_HEAD: Final = r"(/?)\s*+([\w./-]++)[ =:]?(.*)"
_ARGUMENT: Final = r"""
    (?P<key>[\w-]+)\s*=\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|`(?P<c>[^`]*)`|(?P<d>[^\s"'`]+))
    |"(?P<e>[^"]*)"|'(?P<f>[^']*)'|`(?P<g>[^`]*)`|(?P<h>[^\s"'`]+)"""
_QUOTES: Final = str.maketrans(dict.fromkeys("\u201c\u201d\u201e\u2033", '"'))
_OF_ADDRESSES: Final = frozenset({"variable", "pelican"})
"""Marks that mean something as an address alone."""

_LONGEST: Final = 2_000
_PLACE: Final = r"[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*)*"
"""What may stand before a mark on a line of its own: signs of quotations and lists."""


class _Found(NamedTuple):
    start: int
    end: int
    syntax: str
    slash: str
    name: str
    arguments: str


def understood(text: str, parser: pyromark.Markdown | None = None) -> str:
    """The source with the marks that have a meaning replaced; `parser` is that of Markdown."""
    has_bracket = "[" in text and pattern(_BRACKET, re.IGNORECASE).search(text)
    if not has_bracket and not ("{" in text and any(sign in text for sign in _SIGNS)):
        return text
    marks = list(_marks_in(text))
    if not marks:
        return text
    return "".join(_Reader(text, marks, parser).through())


def _marks_in(text: str) -> Iterator[_Found]:
    for found in pattern(_MARK, re.IGNORECASE).finditer(text):
        syntax = found.lastgroup or ""
        content = found[syntax].strip(" \t\r\n-" if syntax == "liquid" else None)
        if len(content) > _LONGEST:
            continue
        if syntax in _OF_ADDRESSES:
            yield _Found(*found.span(), syntax, "", "", content)
            continue
        if head := pattern(_HEAD, re.DOTALL).match(content):
            slash, name, arguments = head.groups()
            name, arguments = name.lower(), arguments.removesuffix("/")
            if syntax == "liquid" and name.startswith("end"):
                slash, name = "end", name[3:]
            yield _Found(*found.span(), syntax, slash, name, arguments)


class _Reader:
    def __init__(self, text: str, marks: list[_Found], parser: pyromark.Markdown | None) -> None:
        self._text = text
        self._marks = marks
        self._is_markdown = parser is not None
        self._code = CodeParts(text, parser)
        self._ends: dict[tuple[str, str], list[_Found]] = defaultdict(list)
        for mark in marks:
            if mark.slash:
                self._ends[mark.syntax, mark.name].append(mark)

    def through(self) -> Iterator[str]:
        at = 0
        for found in self._marks:
            if found.start < at or self._code.has(found.start):
                continue
            if found.slash:
                yield self._text[at : found.start] + self._as_text(found)
                at = found.end
                continue
            if is_address(self._text, found.start) or found.syntax in _OF_ADDRESSES:
                address = self._address(found)
                if address is not None:
                    yield self._text[at : found.start] + address
                    at = found.end
                continue
            end = self._end_of(found)
            stop = end.end if end else found.end
            place, is_alone = self._line_of(found.start, stop)
            mark = self._read(found, end, is_alone=is_alone, is_markdown=not place)
            means = meaning_of(mark.name)
            meaning = means(mark) if means else None
            if meaning is None:
                yield self._text[at : found.start] + self._as_text(found)
                at = found.end
                continue
            yield self._text[at : found.start]
            if is_alone and self._is_markdown and not place:
                meaning = f"\n{meaning}\n"
            yield meaning
            at = stop
        yield self._text[at:]

    def _as_text(self, found: _Found) -> str:
        """A mark that means nothing here; a parser takes the middle of `{{<kotak x="y">}}` for an
        element.
        """
        written = self._text[found.start : found.end]
        return written.replace("<", "&lt;") if found.syntax == "hugo" else written

    def _address(self, found: _Found) -> str | None:
        """What a mark stands for as the address of a link."""
        if not is_address(self._text, found.start):
            return None
        if found.syntax == "pelican":
            return ""
        if found.syntax == "variable":
            return address_of_variable(found.arguments)
        mark = self._read(found, None, is_alone=False, is_markdown=self._is_markdown)
        return address_of(mark.name, mark.first("path") or (mark.values or ("",))[0])

    def _end_of(self, found: _Found) -> _Found | None:
        """The mark that ends what this one begins, if it is of that sort and has an end."""
        if found.name not in HOLDERS:
            return None
        ends = self._ends.get((found.syntax, found.name), [])
        number = bisect_right(ends, found.start, key=lambda each: each.start)
        return ends[number] if number < len(ends) else None

    def _line_of(self, start: int, stop: int) -> tuple[str, bool]:
        """What stands before a mark on its line, and whether the mark has its lines for itself."""
        line = self._text.rfind("\n", max(0, start - 200), start) + 1
        if not line and start > 200:  # noqa: PLR2004 -- no line of its own is that long
            return "", False
        before = self._text[line:start]
        rest = self._text[stop : stop + 200].partition("\n")[0]
        if not self._is_markdown:
            begins = before.rstrip().endswith((">", "]")) or not before.strip()
            return "", begins and (rest.lstrip().startswith(("<", "[")) or not rest.strip())
        return before.strip(), pattern(_PLACE).fullmatch(before) is not None and not rest.strip()

    def _read(
        self, found: _Found, end: _Found | None, *, is_alone: bool, is_markdown: bool
    ) -> Mark:
        inner = self._text[found.end : end.start] if end else None
        values: list[str] = []
        named: dict[str, str] = {}
        for argument in pattern(_ARGUMENT, re.VERBOSE).finditer(found.arguments.translate(_QUOTES)):
            value = next((each for each in argument.group(*"abcdefgh") if each is not None), "")
            if argument["key"]:
                named.setdefault(argument["key"].lower(), value)
            else:
                values.append(value)
        name = found.name
        if name == "include" and values:
            name = values.pop(0).rpartition("/")[2].partition(".")[0].lower()
        is_markdown = is_markdown and self._is_markdown
        return Mark(name, tuple(values), named, inner, is_alone, is_markdown)
