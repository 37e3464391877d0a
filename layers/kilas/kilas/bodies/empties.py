"""What a reader neither sees nor hears is taken away. For kilas.bodies.shaped.

Saved pages have links of an icon, points without a word and quotations that a script would have
filled. On a page they are stops of the keyboard, and marks beside nothing.
"""

from __future__ import annotations

import re
from typing import Final

from kilas.bodies.markup import ATTRIBUTES
from kilas.patterns import pattern

_NO_WORDS: Final = r"(?:\s|&nbsp;|<br>|\u200b|\ufeff)*+"
_NOTHING: Final = rf"<(p|div)>{_NO_WORDS}</\1>\n?"
_EMPTY_HOLDER: Final = rf"<(ul|ol|blockquote|aside|figure)>{_NO_WORDS}</\1>\n?"
_ITEM: Final = rf"<li>{_NO_WORDS}</li>\n?"
_ITEM_OR_LIST: Final = rf"{_ITEM}|<(?P<end>/?)(?P<list>[uo]l)(?=[ >])"
_BLANKS: Final = (
    r"(?:\s|&nbsp;|[\u200b\ufeff]|<(?!/?a[ >]|img\b|/?t[dh][ >])(?:[^>\"]++|\"[^\"]*+\")*+>)*+"
)
_LINK_WITHOUT_WORDS: Final = rf"<a(?P<attributes>{ATTRIBUTES})>(?P<inner>{_BLANKS})</a>"
_ID: Final = re.compile(r' id="[^"]*"')
_HEADER_WITHOUT_WORDS: Final = rf"<th(?P<attributes>{ATTRIBUTES})>(?P<inner>{_BLANKS})</th>"
_SCOPE: Final = re.compile(r' scope="[^"]*"')


def without_empty(clean: str) -> str:
    """The sanitised HTML without links, paragraphs, points and quotations of nothing. What has an
    id stays as a place to which links may lead, and an item of a numbered list as a number.
    """
    clean = pattern(_LINK_WITHOUT_WORDS).sub(_target, clean) if "<a " in clean else clean
    clean = pattern(_HEADER_WITHOUT_WORDS).sub(_cell, clean) if "<th" in clean else clean
    clean = pattern(_NOTHING).sub("", clean)
    if "<li>" in clean and pattern(_ITEM).search(clean):
        clean = _without_points(clean)
    return pattern(_EMPTY_HOLDER).sub("", clean)


def _without_points(clean: str) -> str:
    lists: list[str] = []

    def shown(found: re.Match[str]) -> str:
        if found["list"] is None:
            return "" if lists and lists[-1] == "ul" else found[0]
        if found["end"]:
            lists.pop()
        else:
            lists.append(found["list"])
        return found[0]

    return pattern(_ITEM_OR_LIST).sub(shown, clean)


def _target(link: re.Match[str]) -> str:
    """What is in a link that nobody sees or hears; other links may lead to it."""
    id_ = _ID.search(link["attributes"])
    return f"<a{id_[0]}>{link['inner']}</a>" if id_ else link["inner"]


def _cell(header: re.Match[str]) -> str:
    """A cell in the place of a heading that says nothing, as in the corner of a table."""
    return f"<td{_SCOPE.sub('', header['attributes'])}>{header['inner']}</td>"
