"""The summary of an article whose editor wrote none, and whether a text begins with its summary."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from kilas.bodies.foreign_marks import without_marks
from kilas.bodies.markup import text_of
from kilas.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

SUMMARY_LENGTH: Final = 200
"""Characters of a summary that Kilas makes itself; search results show no more."""

_ENOUGH: Final = 20_000
"""Characters of HTML that are read: more than any summary needs."""

_PARAGRAPH: Final = re.compile(r'<p(?: (?:id|dir|lang)="[^"]*")*>(.*?)</p>', re.DOTALL)
_ASIDE: Final = r'<(?:aside|blockquote class="(?:pullquote|embed)")[ >].*?</(?:aside|blockquote)>'
"""What stands beside the text; a pull quote is said again."""

_FOOTNOTE: Final = '<div class="footnote-definition"'
_FOOTNOTE_MARK: Final = re.compile(r'<sup class="footnote-reference"[^>]*>.*?</sup>', re.DOTALL)

_END_OF_CUT: Final = "\u2026.,;:\u2013\u2014- "
"""The signs at the end of a summary that is a beginning."""


def summarise(safe: str) -> str:
    """The first paragraphs of sanitised HTML as plain text, cut at a word; footnotes left out."""
    words: list[str] = []
    length = 0
    for word in _words(_beginning(safe.partition(_FOOTNOTE)[0])):
        length += len(word) + 1
        if length > SUMMARY_LENGTH:
            return " ".join(words).rstrip(_END_OF_CUT) + "…" if words else word[:SUMMARY_LENGTH]
        words.append(word)
    return " ".join(words)


def is_beginning(summary: str, safe: str) -> bool:
    """Whether sanitised HTML begins with the words of a summary, as with one that is made of it."""
    said = summary.rstrip(_END_OF_CUT).split()
    words = islice(_words(_beginning(safe.partition(_FOOTNOTE)[0])), len(said))
    return " ".join(words).rstrip(_END_OF_CUT) == " ".join(said) or summary == summarise(safe)


def _beginning(safe: str) -> str:
    """The first _ENOUGH characters, without a broken tag at the end."""
    return safe if len(safe) <= _ENOUGH else safe[:_ENOUGH].rpartition("<")[0]


def _words(safe: str) -> Iterator[str]:
    if "<aside" in safe or '<blockquote class="' in safe:
        safe = pattern(_ASIDE, re.DOTALL).sub("", safe).strip() or safe
    paragraph = None
    for paragraph in _PARAGRAPH.finditer(safe):
        yield from _plain(paragraph[1]).split()
    if paragraph is None:
        yield from _plain(safe).split()


def _plain(safe: str) -> str:
    return without_marks(text_of(_FOOTNOTE_MARK.sub("", safe.replace("<br>", "\n"))))
