"""What editors mean by their markup, on sanitised HTML. For kilas.bodies.body alone.

Each part takes and gives sanitised HTML, and adds no more than declared tags with escaped values.
"""

from __future__ import annotations

import re
from typing import Final

from kilas.bodies import attribute_lists, figures, footnotes, pull_quotes
from kilas.bodies.embeds import with_cards
from kilas.bodies.headings import with_words, without_jumps
from kilas.bodies.markup import ATTRIBUTES
from kilas.patterns import pattern

_HELPERS: Final = tuple(sorted({each for names in figures.HELPERS.values() for each in names}))
_CLASS: Final = rf'(<[a-z][a-z0-9]*{ATTRIBUTES}?) class="(?:(?:{"|".join(_HELPERS)}) ?)*"'
_NOTHING: Final = r"<(p|div)>(?:\s|&nbsp;|<br>|\u200b|\ufeff)*+</\1>\n?"
_BLANKS: Final = (
    r"(?:\s|&nbsp;|[\u200b\ufeff]|<(?!/?a[ >]|img\b|/?t[dh][ >])(?:[^>\"]++|\"[^\"]*+\")*+>)*+"
)
_LINK_WITHOUT_WORDS: Final = rf"<a(?P<attributes>{ATTRIBUTES})>(?P<inner>{_BLANKS})</a>"
_ID: Final = re.compile(r' id="[^"]*"')
_HEADER_WITHOUT_WORDS: Final = rf"<th(?P<attributes>{ATTRIBUTES})>(?P<inner>{_BLANKS})</th>"
_SCOPE: Final = re.compile(r' scope="[^"]*"')
_IMAGE_WITHOUT_ALT: Final = r'<img(?!(?: [a-z]+="[^"]*")*? alt=)'


def shaped(clean: str) -> str:
    """The sanitised HTML, shaped as its editor meant it."""
    clean = with_words(attribute_lists.applied(clean))
    has_class = ' class="' in clean
    if has_class:
        clean = pull_quotes.marked(clean)
    clean = figures.shown(clean)
    if has_class and ('class=""' in clean or any(each in clean for each in _HELPERS)):
        clean = pattern(_CLASS).sub(r"\1", clean)
    clean = pattern(_LINK_WITHOUT_WORDS).sub(_target, clean) if "<a " in clean else clean
    clean = pattern(_HEADER_WITHOUT_WORDS).sub(_cell, clean) if "<th" in clean else clean
    clean = pattern(_NOTHING).sub("", clean)
    clean = pattern(_IMAGE_WITHOUT_ALT).sub('<img alt=""', clean) if "<img" in clean else clean
    clean = footnotes.linked(clean)
    return with_cards(without_jumps(clean))


def _target(link: re.Match[str]) -> str:
    """What is in a link that nobody sees or hears; other links may lead to it."""
    id_ = _ID.search(link["attributes"])
    return f"<a{id_[0]}>{link['inner']}</a>" if id_ else link["inner"]


def _cell(header: re.Match[str]) -> str:
    """A cell in the place of a heading that says nothing, as in the corner of a table."""
    return f"<td{_SCOPE.sub('', header['attributes'])}>{header['inner']}</td>"
