"""A name as it looks: glyphs, each with the letters that it may be. For `spelling` and `names`.

An l is an l or a capital I, a 0 is a zero or an o, a Cyrillic a is an a. Accents, case and
invisible characters do not count.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kilas.comments.confusables import CONFUSABLES, STROKES
from kilas.comments.shapes import SHAPES
from kilas.documents.invisible import without_any_invisible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LOOK: Final = {
    "i": "i", "I": "il1", "l": "li1", "L": "l", "o": "o0", "O": "o0",
    "0": "0o", "1": "1il", "2": "2z", "3": "3e", "4": "4a",
    "5": "5s", "6": "6gb", "7": "7t", "8": "8b", "9": "9g",
    "@": "a", "$": "s", "|": "il", "!": "il", "\u00a1": "il", "+": "t",
}  # fmt: skip
"""A character of ASCII that may be read as others → these characters, in lower case."""

_LETTERS: Final = ("Lu", "Ll", "Lt", "Lo")
_BRACKETS: Final = {"Ps": "(", "Pe": ")"}


class Glyph(Struct, frozen=True):
    """One character of a name. `looks` are the characters that it may be read as, in lower case;
    "" for one that only separates words. An `optional` glyph may separate words too.

    `sign` is the character that it adds to the trie where the name of an author is spelt with it. A
    `digit` may be a number added to a word. `rises` marks a capital after a small letter, as K in
    "AdminKabar". A `bracket` is "(" or ")", for brackets of any shape.
    """

    looks: str = ""
    sign: str = ""
    optional: bool = False
    digit: bool = False
    rises: bool = False
    bracket: str = ""


def glyphs_of(name: str) -> tuple[Glyph, ...]:
    """The glyphs of a name in NFKD, without accents and invisible characters."""
    found, was_small, of_own_look = [], False, False
    for character, is_sign in _decomposed(name):
        raised = is_sign
        category = unicodedata.category(character)
        if category in _LETTERS:
            raised = raised or (character in STROKES and not of_own_look)
            of_own_look = _has_own_look(character, category) and not raised
        elif category[0] in "ML":
            raised = not of_own_look
            if raised and category != "Lm" and not _has_looks(character):
                continue  # an accent
        else:
            of_own_look = False
        rises = was_small and character.isupper()
        was_small = character.islower()
        for each in _folded(character):
            found.append(_glyph(each, raised=raised, rises=rises))
            rises = False
    return tuple(found)


def in_brackets(glyphs: Iterable[Glyph]) -> Iterator[tuple[Glyph, ...]]:
    """The glyphs within each pair of brackets; the last bracket may be unclosed."""
    inside: list[Glyph] | None = None
    for glyph in glyphs:
        if glyph.bracket:
            if inside:
                yield tuple(inside)
            inside = [] if glyph.bracket == "(" else None
        elif inside is not None:
            inside.append(glyph)
    if inside:
        yield tuple(inside)


def _decomposed(name: str) -> Iterator[tuple[str, bool]]:
    """Each character of the name in NFKD, and whether it comes from a sign that is no letter, such
    as the T of a trade mark.
    """
    for whole in unicodedata.normalize("NFD", without_any_invisible(name)):
        is_sign = unicodedata.category(whole) not in _LETTERS or _is_raised(whole)
        for each in unicodedata.normalize("NFKD", whole):
            yield each, is_sign


def _is_raised(letter: str) -> bool:
    return unicodedata.decomposition(letter).startswith("<super>")


def _has_own_look(letter: str, category: str) -> bool:
    """Whether marks after a letter count as letters: it looks like no Latin letter, and its script
    has no capitals (Arabic, Hindi, Japanese).
    """
    return category == "Lo" and letter not in CONFUSABLES and letter not in STROKES


def _has_looks(character: str) -> bool:
    return character in CONFUSABLES or character in SHAPES


def _folded(character: str) -> str:
    # The tables distinguish the cases of a letter; the looks of I and i differ too.
    kept = character.isascii() or _has_looks(character)
    return character if kept else character.casefold()


@lru_cache(maxsize=4096)
def _glyph(character: str, *, raised: bool, rises: bool) -> Glyph:
    category = unicodedata.category(character)
    folded = character if character.isascii() else character.casefold()
    seen = CONFUSABLES.get(character) or CONFUSABLES.get(folded, folded)
    shapes = SHAPES.get(character, "")
    if seen.isdecimal():
        looks = _LOOK[str(unicodedata.decimal(seen))]
        return Glyph(looks + shapes, looks[:1], optional=True, digit=True, rises=rises)
    looks = _LOOK.get(seen, seen.casefold())
    sign = looks[:1] if character.isascii() else looks
    if category in _LETTERS or (category[0] in "ML" and not raised):
        is_stroke = raised and character in STROKES and seen == folded
        return Glyph("" if is_stroke else looks + shapes, sign, optional=raised, rises=rises)
    if seen == character and character not in _LOOK:
        looks = ""
    return Glyph(looks + shapes, sign, optional=True, bracket=_BRACKETS.get(category, ""))
