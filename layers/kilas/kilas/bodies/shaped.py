"""What editors mean by their markup, on sanitised HTML. For kilas.bodies.body alone.

Each part takes and gives sanitised HTML, and adds no more than declared tags with escaped values.
"""

from __future__ import annotations

from typing import Final

from kilas.bodies import attribute_lists, figures, footnotes, pull_quotes
from kilas.bodies.embeds import with_cards
from kilas.bodies.empties import without_empty
from kilas.bodies.headings import with_words, without_jumps
from kilas.bodies.layout_tables import stacked
from kilas.bodies.markup import ATTRIBUTES
from kilas.patterns import pattern

_HELPERS: Final = tuple(sorted({each for names in figures.HELPERS.values() for each in names}))
_CLASS: Final = rf'(<[a-z][a-z0-9]*{ATTRIBUTES}?) class="(?:(?:{"|".join(_HELPERS)}) ?)*"'
_BLANK_ALT: Final = r'(<img(?: [a-z]+="[^"]*")*?) alt="(?:\s|&nbsp;)++"'
_IMAGE_WITHOUT_ALT: Final = r'<img(?!(?: [a-z]+="[^"]*")*? alt=)'


def shaped(clean: str) -> str:
    """The sanitised HTML, shaped as its editor meant it."""
    clean = with_words(attribute_lists.applied(clean))
    has_class = ' class="' in clean
    if has_class:
        clean = pull_quotes.marked(clean)
    clean = figures.shown(stacked(figures.unboxed(clean)))
    if has_class and ('class=""' in clean or any(each in clean for each in _HELPERS)):
        clean = pattern(_CLASS).sub(r"\1", clean)
    clean = figures.described(without_empty(clean))
    if "<img" in clean:
        clean = pattern(_IMAGE_WITHOUT_ALT).sub('<img alt=""', clean)
        clean = pattern(_BLANK_ALT).sub(r'\1 alt=""', clean)
    clean = footnotes.linked(clean)
    return with_cards(without_jumps(clean))
