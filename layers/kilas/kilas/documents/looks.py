"""Texts as they look: without invisible characters, and with look-alikes made equal.

For keys, for answers, and for the lines that a report asks an editor to write.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Default_Ignorable_Code_Point, and the marks of interlinear notes:
# https://www.unicode.org/Public/UCD/latest/ucd/DerivedCoreProperties.txt
_UNSEEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_BLANK: Final = re.compile(r"[^\S\n]|\u2800")  # U+2800 is braille's blank

_LONGEST: Final = 100
"""Characters of a key, an answer or a date. Longer texts stay as they are: to normalise takes time
that grows with the square of a run of combining marks."""


def seen(text: str) -> str:
    """The text without invisible characters, and with a plain space for each other blank."""
    if text.isascii() and text.isprintable():  # as most are: there is nothing to replace
        return text
    return _BLANK.sub(" ", _UNSEEN.sub("", text))


def is_bare(text: str) -> bool:
    """Whether a text has no letter and no digit."""
    return not any(map(str.isalnum, seen(text)))


def plain(text: str) -> str:
    """A short text, ready to compare: "\uff34rue\u200b " is "true"; a run of blanks is one space.

    Full-width letters and ligatures become plain letters (NFKC,
    https://www.unicode.org/reports/tr15/), capitals become small letters.
    """
    if text.isascii():  # as most are: they have nothing to normalise
        text = " ".join(text.split())
        return text.lower() if len(text) <= _LONGEST else text
    text = " ".join(seen(text).split())
    return seen(unicodedata.normalize("NFKC", text)).casefold() if len(text) <= _LONGEST else text


def has_another_word(key: str, name: str) -> bool:
    """Whether a key is a known name with a word before or behind it: "image_alt" is no slip."""
    words = {word for word in re.split(r"[_\W]+", key) if word}
    return len(words) > 1 and name in words
