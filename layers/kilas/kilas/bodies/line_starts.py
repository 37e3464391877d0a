"""Signs that begin a line, where a blank or an invisible sign keeps a parser from reading them.

For kilas.bodies.dialects and markdown. Option and the blank make a no-break space on a Mac, and
what is copied from a page or a chat has such spaces and signs of no width. CommonMark takes a line
with one for a text, and lines that begin with a bullet of Word or a chat for one line. https://spec.commonmark.org/0.31.2/#atx-headings
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kilas.bodies.code_parts import CodeParts
from kilas.patterns import pattern

if TYPE_CHECKING:
    import pyromark

_OF_NO_WIDTH: Final = "\u00ad\u061c\u200b-\u200f\u202a-\u202c\u2060-\u2064\u2066-\u2069"
_BLANKS: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD: Final = f"[{_OF_NO_WIDTH}{_BLANKS}]"
_ANY_BLANK: Final = f"[ \t{_OF_NO_WIDTH}{_BLANKS}]"
_BULLETS: Final = "\u00b7\u2022\u2023\u25aa\u25ab\u25cb\u25cf\u25e6"
_MARK: Final = r"(?:#{1,6}|[-*+]|\d{1,3}[.)])"
_ALSO: Final = rf"\||>|[-*_]{{3,}}+[ \t]*+$|{_MARK}{_ANY_BLANK}"
"""What begins a line: of a table, a quotation, a rule, or a mark with a blank behind it."""

_START: Final = (
    rf"^(?P<before>[ \t>]*+)(?:[{_OF_NO_WIDTH}]++(?={_ALSO})(?P<mark>{_MARK}(?={_ANY_BLANK}))?"
    rf"|(?P<bare>{_MARK}(?={_ANY_BLANK}))|(?P<bullet>[{_BULLETS}])(?={_ANY_BLANK}))"
    rf"(?P<blanks>(?:{_ANY_BLANK}++(?![*_\s-]*+$))?+)"
)


def with_plain_starts(text: str, parser: pyromark.Markdown) -> str:
    """The text with plain blanks behind such marks, and nothing before them, and with the signs of
    items that a parser reads, but in code. No line moves.
    """
    if text.isascii() or not pattern(f"[{_OF_NO_WIDTH}{_BLANKS}{_BULLETS}]").search(text):
        return text
    found = [
        start for start in pattern(_START, re.MULTILINE).finditer(text)
        if start["bullet"] or pattern(_ODD).search(start[0])
    ]  # fmt: skip
    if not found:
        return text
    code = CodeParts(text, parser)
    made: list[str] = []
    at = 0
    for start in found:
        if not code.has(start.end("before")):
            mark = "-" if start["bullet"] else start["mark"] or start["bare"] or ""
            blanks = pattern(f"{_ODD}++[ \t]*+").sub(" ", start["blanks"])
            made += text[at : start.end("before")], mark, blanks
            at = start.end()
    return "".join((*made, text[at:]))
