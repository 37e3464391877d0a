"""A name as it looks: signs, each with the letters that it may stand for. For `names` alone.

An l is an l or a capital I, a 0 a zero or an o, a Cyrillic a is an a. Accents, case and what no
reader sees do not count.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, dropwhile, product
from typing import TYPE_CHECKING, Final, Literal

from kilas.comments.confusables import CONFUSABLES
from kilas.documents.invisible import without_any_invisible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Kind = Literal["letter", "digit", "symbol", "between"]

_LOOK: Final = {
    "i": "i", "I": "il1", "l": "li1", "L": "l", "o": "o0", "O": "o0",
    "0": "0o", "1": "1il", "2": "2z", "3": "3e", "4": "4a",
    "5": "5s", "6": "6gb", "7": "7t", "8": "8b", "9": "9g",
    "@": "a", "$": "s", "|": "il", "!": "il", "\u00a1": "il", "+": "t",
}  # fmt: skip
"""What a character of ASCII may be read as, in lower case, where that is more than itself."""


# Accents of the Latin, Greek and Cyrillic alphabets; the vowels of others are letters of a name.
_ACCENTS: Final = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One sign. `looks` are the characters that it may stand for, in lower case, and `coarse` is
    one letter for all that look alike; `rises` says that it is a capital after a small letter, as
    K in "AdminKabar".
    """

    kind: Kind
    looks: str = ""
    coarse: str = ""
    rises: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name: its letters, without what is between words.

    `coarse` has a letter for each glyph; words begin at `starts` and end before `ends`.
    `every_digit` says that no digit was left out.
    """

    glyphs: tuple[Glyph, ...]
    coarse: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    every_digit: bool


_BRACKETS: Final = {"Ps": "(", "Pe": ")"}


def plain(name: str) -> str:
    """The name without accents and what no reader sees, in compatibility's normal form (NFKD); all
    brackets are round.
    """
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", without_any_invisible(name)))
    return "".join(_BRACKETS.get(unicodedata.category(each), each) for each in bare)


def glyphs_of(text: str) -> tuple[Glyph, ...]:
    """The signs of a text that `plain` gave."""
    found, was_small = [], False
    for character in text:
        rises = was_small and character.isupper()
        was_small = character.islower()
        for each in _folded(character):
            found.append(_glyph(each, rises=rises))
            rises = False
    return tuple(found)


def readings(glyphs: Sequence[Glyph]) -> Iterator[Reading]:
    """Each way in which digits and symbols can be meant: as letters or as what stands between
    words, and digits as a number that was put to a word, before it or after it.
    """
    kinds = {glyph.kind for glyph in glyphs}
    symbols = ("", "symbol") if "symbol" in kinds else ("",)
    digits = ("read", "before", "after", "both", "digit") if "digit" in kinds else ("read",)
    for symbol, digit in product(symbols, digits):
        words = list(_words(glyphs, {"between", symbol, digit}))
        if digit in ("before", "both"):
            words = [tuple(dropwhile(_is_digit, word)) for word in words]
        if digit in ("after", "both"):
            words = [tuple(dropwhile(_is_digit, word[::-1]))[::-1] for word in words]
        ends = tuple(accumulate(map(len, words)))
        joined = tuple(chain.from_iterable(words))
        yield Reading(
            glyphs=joined,
            coarse="".join(glyph.coarse for glyph in joined),
            starts=(0, *ends[:-1]) if ends else (),
            ends=ends,
            every_digit=digit == "read",
        )


def _folded(character: str) -> str:
    # The table tells the cases of a letter apart, and so must the look of I.
    return character if character.isascii() or character in CONFUSABLES else character.casefold()


@lru_cache(maxsize=1024)
def _glyph(character: str, *, rises: bool) -> Glyph:
    seen = CONFUSABLES.get(character, character)
    looks = _LOOK.get(seen, seen.lower())
    kind: Kind = "symbol"
    if seen.isdecimal():
        kind, looks = "digit", _LOOK[str(unicodedata.decimal(seen))]
    elif unicodedata.category(character)[0] in "LM":
        kind = "letter"
    elif seen == character and character not in _LOOK:
        return Glyph("between")
    coarse = looks[1] if kind == "digit" else looks[0]
    return Glyph(kind, looks, "i" if coarse == "l" else coarse, rises)


def _words(glyphs: Iterable[Glyph], between: set[str]) -> Iterator[tuple[Glyph, ...]]:
    word: list[Glyph] = []
    for glyph in glyphs:
        ends = glyph.kind in between
        if word and (ends or glyph.rises):
            yield tuple(word)
            word = []
        if not ends:
            word.append(glyph)
    if word:
        yield tuple(word)


def _is_digit(glyph: Glyph) -> bool:
    return glyph.kind == "digit"
