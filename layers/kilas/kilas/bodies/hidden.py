"""Leaves out what no browser shows of pasted HTML. For kilas.articles.read alone.

Programs that break into blogs hide words and links in posts. The page has no styles of a text, so
all that is hidden would be shown there. A picture of one pixel tells another host who reads the
page: Blogger and WordPress put one into each post that they export. The time is linear in the text.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.bodies.markup import ATTRIBUTE, TOKEN, mentions, tags
from kilas.bodies.players import source_of
from kilas.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SIGN: Final = re.compile(
    r"hidden|style|height\s*+=\s*+[\"']?+\s*+0*+1?+(?:\.0*+)?+(?:px)?+(?![\w.%])",
    re.IGNORECASE,
)
_VOID: Final = frozenset(
    {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}
)
_END_A_PARAGRAPH: Final = frozenset(
    {
        "address", "article", "aside", "blockquote", "details", "div", "dl", "figure", "footer",
        "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre",
        "section", "table", "ul",
    }
)  # fmt: skip
"""https://html.spec.whatwg.org/multipage/grouping-content.html#the-p-element"""

_ZERO: Final = r"[+-]?(?:0+(?:\.0*)?|\.0+)(?:[a-z]+|%)?"
_FAR: Final = r"-\s*+0*+[1-9]\d\d.*"
_HIDE: Final = {
    "display": r"none",
    "visibility": r"hidden|collapse",
    "opacity": _ZERO,
    "font-size": _ZERO,
    "text-indent": _FAR,
    "margin-left": _FAR,
    "margin-top": _FAR,
}
"""A property → the values with which it hides an element."""

_SET_AGAIN: Final = {
    "visibility": r"visibility\s*+:\s*+visible",
    "font-size": rf"font-size\s*+:\s*+(?!{_ZERO}\s*+(?:[;\"'!]|\Z))",
}
"""Properties that an element within may set again, to be seen."""

_APART: Final = ("left", "top", "right", "bottom")
_SIZES: Final = ("height", "width", "max-height", "max-width")
_DOT: Final = r"0*[01](?:\.0*)?(?:px)?"
_NO_CLIP: Final = r"rect\(\s*[01](?:px)?[\s,].*"
MARK: Final = " hidden=kilas"
"""In a tag, an attribute that its source does not have: a style element hides it."""
_MOST_WORDS: Final = 60
"""Words by which a report names what is hidden."""


class Hidden(NamedTuple):
    """What was left out: the tag that hides it, and its first words or a picture's address."""

    name: str
    attributes: str
    words: str


class Shown(NamedTuple):
    """Markup without what no browser shows, and what that was, in its order."""

    html: str
    hidden: tuple[Hidden, ...]


class _Range(NamedTuple):
    start: int
    inner: int
    inner_end: int
    end: int
    tag: re.Match[str]


def without_hidden(unsafe: str) -> Shown:
    """The markup without the elements that their attributes hide. An element without an end hides
    nothing.
    """
    hides = mentions(unsafe, b"hidden", b"style", b"height")
    return _walked(unsafe) if hides else Shown(unsafe, ())


def _walked(unsafe: str) -> Shown:
    pieces: list[str] = []
    hidden: list[Hidden] = []
    seen = _Seen(unsafe)
    at = 0
    for found in sorted(_ranges(unsafe), key=lambda each: each.start):
        if found.start < at or not _is_hiding(found, seen):
            continue
        pieces.append(unsafe[at : found.start])
        at = found.end
        inner = unsafe[found.inner : found.inner_end]
        attributes = found.tag["attributes"].removeprefix(MARK)
        if words := _words(inner) or _picture(found.tag, inner):
            hidden.append(Hidden(found.tag["name"].lower(), attributes, words))
    return Shown("".join((*pieces, unsafe[at:])), tuple(hidden))


def _ranges(unsafe: str) -> Iterator[_Range]:
    """The elements that may be hidden, as far as they end."""
    opened: defaultdict[str, list[re.Match[str] | None]] = defaultdict(list)
    for tag in tags(unsafe):
        name = tag["name"].lower()
        if tag["slash"]:
            hiding = opened[name].pop() if opened[name] else None
            if hiding:
                yield _Range(hiding.start(), hiding.end(), tag.start(), tag.end(), hiding)
            continue
        if name in _END_A_PARAGRAPH and opened["p"] and (hiding := opened["p"].pop()):
            yield _Range(hiding.start(), hiding.end(), tag.start(), tag.start(), hiding)
        is_hiding = _SIGN.search(tag["attributes"]) is not None
        if name not in _VOID:
            opened[name].append(tag if is_hiding else None)
        elif is_hiding:
            yield _Range(tag.start(), tag.end(), tag.end(), tag.end(), tag)


class _Seen:
    """Where a text has properties that let an element of a hidden one be seen."""

    def __init__(self, unsafe: str) -> None:
        self._unsafe = unsafe
        self._places: dict[str, list[int]] = {}

    def within(self, found: _Range, name: str) -> bool:
        """Whether a property is set again in an element."""
        if name not in self._places:
            again = pattern(_SET_AGAIN[name], re.IGNORECASE)
            self._places[name] = [each.start() for each in again.finditer(self._unsafe)]
        places = self._places[name]
        number = bisect_left(places, found.inner)
        return number < len(places) and places[number] < found.inner_end


def _is_hiding(found: _Range, seen: _Seen) -> bool:
    attributes = {
        each[1].lower(): html.unescape(each[2] or each[3] or each[4] or "")
        for each in ATTRIBUTE.finditer(found.tag["attributes"])
    }
    if "hidden" in attributes:
        return True
    style = declarations(attributes.get("style", ""))
    for name, value in _HIDE.items():
        if name in style and pattern(value).fullmatch(style[name]):
            return name not in _SET_AGAIN or not seen.within(found, name)
    is_picture = found.tag["name"].lower() == "img"
    return is_nowhere(style) or (is_picture and _is_dot(attributes | style))


def is_nowhere(style: Mapping[str, str]) -> bool:
    """Whether a style puts an element out of sight, or leaves no room for it."""
    if style.get("position") in ("absolute", "fixed"):
        is_far = any(pattern(_FAR).fullmatch(style.get(each, "")) for each in _APART)
        return is_far or pattern(_NO_CLIP).fullmatch(style.get("clip", "")) is not None
    is_cut = style.get("overflow") == "hidden"
    return is_cut and any(pattern(_ZERO).fullmatch(style.get(each, "-")) for each in _SIZES)


def _is_dot(sizes: Mapping[str, str]) -> bool:
    """Whether a picture has a pixel, or none, each way."""
    width, height = (sizes.get(each, "").strip() for each in ("width", "height"))
    is_dot = pattern(_DOT).fullmatch
    return is_dot(width) is not None and is_dot(height) is not None


def declarations(style: str) -> dict[str, str]:
    """The properties of a style, in small letters. Of two of one name the last counts."""
    pairs = (each.partition(":") for each in style.lower().split(";"))
    return {
        name.strip(): value.replace("!important", "").strip() for name, _, value in pairs if value
    }


def _words(inner: str) -> str:
    words = html.unescape(TOKEN.sub(" ", inner)).split()
    return " ".join(words[:_MOST_WORDS])


def _picture(tag: re.Match[str], inner: str) -> str:
    """The address of the picture, or the like, that is hidden."""
    own = source_of(tag["attributes"])[1]
    addresses = (source_of(each["attributes"] or "")[1] for each in TOKEN.finditer(inner))
    return own or next(filter(None, addresses), "")
