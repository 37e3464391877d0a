"""Makes kilas/comments/confusables.py from Unicode's list of characters that look alike.

Run by hand, when Unicode has a new version of the list
(https://www.unicode.org/Public/security/latest/confusables.txt):

    python -m local.confusables confusables.txt > layers/kilas/kilas/comments/confusables.py
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path
from string import ascii_letters, digits
from typing import TYPE_CHECKING, Final

from kilas.documents.invisible import without_any_invisible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# "LATIN LETTER SMALL CAPITAL R", "LATIN SMALL LETTER D WITH HOOK", "NEGATIVE SQUARED LATIN CAPITAL
# LETTER A", "REGIONAL INDICATOR SYMBOL LETTER I": what the list tells apart, and people do not.
_A_LETTER: Final = re.compile(
    r"(?:.*LATIN|REGIONAL INDICATOR SYMBOL)(?: CAPITAL| SMALL)? LETTER (?:SMALL CAPITAL )?"
    r"([A-Z])(?: WITH .+)?"
)

# Letters of other alphabets, and turned ones, that stand for a Latin letter in words.
_BY_HAND: Final = {
    character: plain
    for plain, characters in {
        "a": "\u0250",
        "b": "\u0431",
        "e": "\u01dd\u025b\u03b5\u0454\u20ac",
        "i": "\u0269",
        "k": "\u0138",
        "m": "\u028d",
        "n": "\u0438",
        "r": "\u044f",
    }.items()
    for character in characters
}

# "VEDIC SIGN ANUSVARA UBHAYATO MUKHA", "TAI LE LETTER TONE-2": marks that are letters by their
# category alone.
_A_MARK: Final = re.compile(
    r".*(?:AVAGRAHA|VISARGA|ANUSVARA|CANDRABINDU|JIHVAMULIYA|UPADHMANIYA|VOWEL SIGN|MARK|TONE|"
    r"(?:SYLLABLE|MIDDLE|RAISED|ROUND|HIGH|LOW) DOT|JUNGSEONG (?:SSANG)?ARAEA$).*"
)

_WIDTH: Final = 86

_HEAD: Final = '''\
"""Characters that look like a Latin letter or a digit. For kilas.comments.glyphs.

Made by local/confusables.py from the data of Unicode Technical Standard 39, version {version}
(https://www.unicode.org/reports/tr39/#Confusable_Detection), and from the names of letters.
What NFKD maps is not listed. Copyright (c) Unicode, Inc.; Unicode License v3
(https://www.unicode.org/license.txt).
"""

from __future__ import annotations

from typing import Final

_ALIKE: Final = {{
'''

_TAIL: Final = '''}}
"""A character of ASCII in lower case, and the code points that look like it, in hexadecimal."""

CONFUSABLES: Final = {{
    chr(int(point, 16)): plain for plain, points in _ALIKE.items() for point in points.split()
}}
"""A character, and the one of ASCII that it looks like: in lower case, and "l" for I, l and 1."""

_LIKE_STROKES: Final = (
{strokes}
)

STROKES: Final = frozenset(chr(int(point, 16)) for point in _LIKE_STROKES.split())
"""Letters that look like a dot, a stroke or a sign, and not like a letter."""
'''


def main(path: str) -> None:
    """Print the module."""
    text = Path(path).read_text(encoding="utf-8-sig")
    version = re.search(r"# Version: (\S+)", text)
    alike: dict[str, list[int]] = defaultdict(list)
    for character, plain in sorted(confusables(pairs(text)).items()):
        alike[plain].append(ord(character))
    print(_HEAD.format(version=version[1] if version else "unknown"), end="")
    for plain, points in sorted(alike.items()):
        rows = [f'"{line}"' for line in lines(f"{point:x}" for point in points)]
        print(f'    "{plain}": {rows[0]},' if len(rows) == 1 else _several(plain, rows))
    strokes = (f"{ord(each):x}" for each in letters_like_strokes(pairs(text)))
    print(_TAIL.format(strokes="\n".join(f'    "{line}"' for line in lines(strokes))), end="")


def pairs(text: str) -> dict[str, str]:
    """The list: a character, and the text that it looks like."""
    rows = (line.partition("#")[0].split(";") for line in text.splitlines())
    return {_characters(row[0]): _characters(row[1]) for row in rows if len(row) > 1}


def confusables(listed: Mapping[str, str]) -> dict[str, str]:
    """The characters that look like one of ASCII's letters and digits, in lower case."""
    found: dict[str, str] = {}
    for point in range(0x80, sys.maxunicode + 1):
        character = chr(point)
        visible = without_any_invisible(character)
        if visible and unicodedata.normalize("NFKD", character) == character:
            plain = (
                _BY_HAND.get(character)
                or _plain(listed.get(character, character))
                or _plain(character)
            )
            if plain:
                found[character] = plain
    return found


def letters_like_strokes(listed: Mapping[str, str]) -> Iterator[str]:
    """Letters that the list likens to punctuation or a stroke, and those that are marks by name."""
    for point in range(0x80, sys.maxunicode + 1):
        character = chr(point)
        category = unicodedata.category(character)
        looks = listed.get(character, character)
        if unicodedata.normalize("NFKD", character) != character or category == "Lm":
            continue
        is_mark = looks == "l" or _A_MARK.fullmatch(unicodedata.name(character, ""))
        if (category == "Lo" and is_mark) or (
            category[0] == "L" and all(unicodedata.category(each)[0] == "P" for each in looks)
        ):
            yield character


def lines(words: Iterable[str]) -> Iterator[str]:
    """The words in lines that are short enough; each ends with a space, to be joined."""
    line = ""
    for word in words:
        if len(line) + len(word) > _WIDTH:
            yield line
            line = ""
        line += f"{word} "
    yield line.rstrip()


def _several(plain: str, rows: Iterable[str]) -> str:
    inside = "".join(f"        {row}\n" for row in rows)
    return f'    "{plain}": (\n{inside}    ),'


def _plain(looks: str) -> str:
    """The one letter or digit that a text looks like, or ""."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", looks) if not unicodedata.combining(c))
    bare = bare.replace("rn", "m")  # the list takes m apart
    if len(bare) != 1:
        return ""
    named = _A_LETTER.fullmatch(unicodedata.name(bare, ""))
    plain = _BY_HAND.get(bare) or (named[1] if named and not bare.isascii() else bare)
    if plain not in ascii_letters + digits:
        return ""
    return {"I": "l", "1": "l", "0": "o"}.get(plain, plain.lower())


def _characters(points: str) -> str:
    return "".join(chr(int(point, 16)) for point in points.split())


if __name__ == "__main__":
    main(sys.argv[1])
