"""Pictures whose alternative text stands beside them. For kilas.bodies.body alone.

Who hears a page would hear these words twice: a linked photo with its headline in the link, a photo
with its own caption. https://www.w3.org/WAI/tutorials/images/functional/
"""

from __future__ import annotations

import html
import re
from typing import Final, NamedTuple

from kilas.bodies.markup import ATTRIBUTES, text_of
from kilas.patterns import pattern

_PART: Final = rf"<img{ATTRIBUTES}>|<(?P<end>/?)(?P<name>a|p|li|t[dh]|figure)(?=[ >])[^>]*>"
_ALT: Final = re.compile(r' alt="([^"]*)"')
_LONGEST: Final = 5_000
"""Signs of HTML around a picture that are read: those of nested blocks would be read for each."""


class Unrepeated(NamedTuple):
    """Sanitised HTML, and the number of each picture, from 0, whose words stand beside it → the
    words.
    """

    html: str
    beside: dict[int, str]


def without_repeated_alts(clean: str) -> Unrepeated:
    """The sanitised HTML, in which a picture has an empty alternative text where the innermost
    link, paragraph, item, cell or figure around it has these words and no others.
    """
    if "<img" not in clean:
        return Unrepeated(clean, {})
    holders: list[tuple[int, list[tuple[int, re.Match[str]]]]] = []
    repeated: dict[int, re.Match[str]] = {}
    number = -1
    for part in pattern(_PART).finditer(clean):
        if part["name"] is None:
            number += 1
            alt = _ALT.search(clean, part.start(), part.end())
            if holders and alt:
                holders[-1][1].append((number, alt))
        elif not part["end"]:
            holders.append((part.end(), []))
        else:
            start, alts = holders.pop()
            if alts and part.start() - start <= _LONGEST:
                words = _words(clean[start : part.start()])
                repeated |= {each: alt for each, alt in alts if words and _words(alt[1]) == words}
    beside = {each: html.unescape(alt[1]) for each, alt in repeated.items()}
    return Unrepeated(_with_empty(clean, repeated), beside)


def _with_empty(clean: str, alts: dict[int, re.Match[str]]) -> str:
    pieces: list[str] = []
    at = 0
    for _, alt in sorted(alts.items()):
        pieces += [clean[at : alt.start()], ' alt=""']
        at = alt.end()
    return "".join([*pieces, clean[at:]])


def _words(part: str) -> str:
    """What two spellings of the same words have in common, which blocks may part."""
    return "".join(text_of(part).split()).casefold()
