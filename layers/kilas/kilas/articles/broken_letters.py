"""Names letters that a program has broken: "kafÃ©" for "kafé". For kilas.articles.read alone.

A text in UTF-8 was read as Windows-1252, and saved again. Each letter is a letter of UTF-8, so
nothing else tells that it is wrong. Kilas mends none: an article may be about such letters.
https://en.wikipedia.org/wiki/Mojibake
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kilas.patterns import pattern

if TYPE_CHECKING:
    from kilas.articles.source import Part, Source
    from kilas.documents.findings import Findings

_SIGNS: Final = ("\u00e2\u20ac", "\u00c3", "\u00c2", "\u00f0\u0178")
"""With what broken quotation marks, letters, blanks and emoji begin."""

_BEHIND: Final = re.escape(bytes(range(0x80, 0xC0)).decode("cp1252", errors="ignore"))
_QUOTES: Final = "\u2018\u2019\u201c\u201d\u2026"
"""What may stand behind a capital letter of a word in quotation marks."""

_BROKEN: Final = (
    rf"\u00e2\u20ac[{_BEHIND}]?|\u00c2(?<![A-Z]\u00c2)[\u00a0-\u00bf]|\u00f0\u0178[{_BEHIND}]{{1,2}}"
    rf"|\u00c3(?![{_QUOTES}])[{_BEHIND}]"
)
_AROUND: Final = 20
_CLOSING: Final = "\u00e2\u20ac"
"""A closing quotation mark, whose last byte is nothing in Windows-1252."""


def name_broken_letters(source: Source, findings: Findings) -> None:
    """Warn of the first broken letters of a file, and say how many there are."""
    parts = [part for part in (source.head, source.text) if _may_be_broken(part)]
    found = [(part, each) for part in parts for each in pattern(_BROKEN).finditer(part.text)]
    if not found:
        return
    part, first = found[0]
    line = part.line + part.text.count("\n", 0, first.start())
    word = _word_around(part.text, first)
    right = pattern(f"(?:{_BROKEN})+").sub(_mended, word)
    findings.warn("broken_letters", line, value=word, right=right, number=str(len(found)))


def _may_be_broken(part: Part) -> bool:
    return not part.text.isascii() and any(sign in part.text for sign in _SIGNS)


def _word_around(text: str, broken: re.Match[str]) -> str:
    before = text[max(0, broken.start() - _AROUND) : broken.start()]
    behind = text[broken.end() : broken.end() + _AROUND]
    begins = "" if before[-1:].isspace() else (before.split() or [""])[-1]
    ends = "" if behind[:1].isspace() else (behind.split() or [""])[0]
    return f"{begins}{broken[0]}{ends}"


def _mended(broken: re.Match[str]) -> str:
    try:
        return broken[0].encode("cp1252").decode()
    except UnicodeError:
        return "\u201d" if broken[0] == _CLOSING else broken[0]
