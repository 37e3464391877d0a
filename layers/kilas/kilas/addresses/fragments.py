"""The ids of the elements of a page that links lead to.

Every module may import them; templates know them as `fragments`.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Collection

CONTENT: Final = "isi"
"""The content of every page."""

THREAD: Final = "komentar"
COMMENT_FORM: Final = "tulis-komentar"
CORRECTIONS: Final = "ralat"


_OF_THE_PAGE: Final = frozenset({CONTENT, THREAD, COMMENT_FORM, CORRECTIONS})
TOP: Final = frozenset({"", "top", "atas"})
"""They lead to the top of the page: https://html.spec.whatwg.org/#scrolling-to-a-fragment"""

_NOT_OF_AN_ANCHOR: Final = re.compile(r"[^\w\- ]")
_LONGEST: Final = 100


def comment_id(id_: str) -> str:
    """A comment on an article's page."""
    return f"{THREAD}-{id_}"


def body_id(id_: str) -> str:
    """An editor's own id in a body: the prefix keeps it apart from those of the page."""
    return f"{CONTENT}-{id_}"


def from_elsewhere(fragment: str) -> str:
    """Where a link from another page leads: to an editor's own id, or to what is on every page. A
    browser shows an editor's id with its prefix, so a copied address has it already.
    """
    is_whole = fragment in _OF_THE_PAGE or fragment.startswith((body_id(""), comment_id("")))
    return fragment if is_whole else body_id(fragment)


def place_of(fragment: str, places: Collection[str]) -> str | None:
    """The place among those of a text to which a fragment leads, in whatever spelling; "" of one
    that every page has. None where the text has no such place.
    """
    id_ = from_elsewhere(fragment)
    if not id_.startswith(body_id("")) or ":~:" in fragment or fragment.lower() in TOP:
        return ""
    name = id_.removeprefix(body_id(""))
    if name in places:
        return name
    near = looks(name)
    return next((each for each in places if looks(each) == near), None)


def looks(target: str) -> str:
    """What two spellings of one anchor have in common: case, percent signs, blanks."""
    return "".join(filter(str.isalnum, unquote(html.unescape(target)).casefold()))


def of_heading(words: str) -> str:
    """The id of a heading without one of its own, as GitHub makes it."""
    plain = words.lower().strip()[:_LONGEST]
    return "-".join(_NOT_OF_AN_ANCHOR.sub("", plain).split(" "))


def to(id_: str, address: str = "") -> str:
    """The link to an element of the page at an address, or of the same page."""
    return f"{address}#{id_}"
