"""Characters that leave no ink. For any room that reads what people wrote."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from kilas.patterns import pattern

# Characters of two kinds that Unicode gives no glyph: those of Default_Ignorable_Code_Point
# (https://www.unicode.org/Public/UCD/latest/ucd/DerivedCoreProperties.txt) and the format
# characters (Cf) that are not signs with ink of their own, such as U+0600; and the null notehead.
_IGNORED: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)

# Control characters, lone surrogates, private use and noncharacters: no font agrees on them.
# Tab and line feed are left to the code that lays out the text.
_PLANE: Final = 0x10000
_UNASSIGNABLE: Final = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(end - 2)}{chr(end - 1)}" for end in range(2 * _PLANE, 16 * _PLANE, _PLANE))
    + "\U000f0000-\U0010ffff"
)

_EMOJI: Final = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_HAN: Final = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"

# Scripts whose letters join or cluster differently with a joiner between them
# (https://www.unicode.org/reports/tr31/#Layout_and_Format_Control_Characters): Arabic to Sinhala,
# Khmer, Mongolian, Phags-pa, Arabic's presentation forms, Adlam and the historic ones like them.
_JOINING: Final = (
    "\u0620-\u0dff\u1780-\u17b3\u17b6-\u17dd\u1820-\u18aa\ua840-\ua873\ua8e0-\ua8ff\ufb50-\ufdcf\ufdf0-\ufdfb"
    "\ufe70-\ufefc\U00010ac0-\U00010aff\U00010d00-\U00010d3f\U00011000-\U000114ff"
    "\U0001e900-\U0001e94b"
)

_NEEDED: Final = "|".join(
    (
        f"(?<=[{_JOINING}])[\u200c\u200d](?=[{_JOINING}])",
        f"(?:(?<=[{_EMOJI}])|(?<=[{_EMOJI}]\ufe0f))\u200d(?=[{_EMOJI}])",
        f"(?<=[{_EMOJI}])[\ufe0e\ufe0f]",
        "(?<=[0-9#*])\ufe0f(?=\u20e3)",  # keycaps
        f"(?<=[{_HAN}])[\ufe00-\ufe02\U000e0100-\U000e01ef]",  # the shape of a name's ideograph
        "(?<=[\u1820-\u18aa])[\u180b-\u180d\u180f]",  # the shape of a Mongolian letter
        "(?<=\U0001f3f4)[\U000e0020-\U000e007e]{2,6}\U000e007f",  # the flag of a region
    )
)
_INVISIBLE: Final = f"[{_IGNORED}{_UNASSIGNABLE}]"
_BLANK: Final = re.compile("[\u2800\u3164\uffa0]")
_ANY: Final = f"[{_IGNORED}{_UNASSIGNABLE}\u2800]"
"""What `without_invisible` may change. Most texts have none, and one search says so."""

_ASCII_INK: Final = re.compile("[!-~]")
_NO_INK: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Mn", "Me", "Zl", "Zp", "Zs"})


def without_invisible(text: str) -> str:
    """The text without invisible characters, except those that change the characters beside them:
    a joiner between letters of a script that needs it, or within an emoji.

    A blank with a width, such as the empty Braille pattern, becomes a space. Tab and line feed
    stay. The time is linear in the text.
    """
    if not pattern(_ANY).search(text):
        return text
    return pattern(f"({_NEEDED})|{_INVISIBLE}").sub(r"\1", _BLANK.sub(" ", text))


def without_any_invisible(text: str) -> str:
    """The text without any invisible character: for comparison, not for display."""
    return pattern(_INVISIBLE).sub("", text)


def has_visible(text: str) -> bool:
    """Whether any character of the text leaves ink; a zero-width space does not."""
    return _ASCII_INK.search(text) is not None or any(
        unicodedata.category(character) not in _NO_INK
        for character in pattern(_INVISIBLE).sub("", _BLANK.sub("", text))
    )
