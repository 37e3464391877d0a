"""Marks what the style elements of a file hide, for kilas.bodies.hidden. For articles alone.

A program that breaks into a blog hides links by a class as well as by a style. Only a rule for one
class or one id, outside of @media and its kin, counts; and none where another rule may show the
element again, as behind a button. What fades in (opacity) is shown. The time is linear.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.bodies.hidden import MARK, declarations, is_nowhere
from kilas.bodies.markup import ATTRIBUTE, RAW_TEXT, tags
from kilas.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_COMMENT: Final = r"/\*.*?(?:\*/|\Z)"
_SIMPLE: Final = r"([a-z][a-z0-9]*)?([.#][\w-]+)"
_NAME: Final = r"[.#][\w-]+"
_GONE: Final = {"display": r"none", "visibility": r"hidden|collapse"}


class _Selector(NamedTuple):
    """An element's name, "" for any, and a class (".x") or an id ("#x")."""

    element: str
    name: str


def sheets_in(text: str) -> str:
    """What the style elements of a piece of HTML say."""
    if "<style" not in text.lower():
        return ""
    found: list[str] = []
    for tag in tags(text):
        if tag["name"].lower() == "style" and not tag["slash"]:
            raw = RAW_TEXT["style"].match(text, tag.end())
            if raw is None or raw.end() == len(text):
                break  # it does not end, and neither does any behind it
            found.append(raw["data"])
    return "\n".join(found)


def with_marks(unsafe: str, sheets: str = "") -> str:
    """The markup with MARK in each tag that its style elements, or `sheets` before them, hide."""
    hiding = _hiding("\n".join((sheets, sheets_in(unsafe))))
    if not hiding:
        return unsafe
    pieces: list[str] = []
    at = 0
    for tag in tags(unsafe):
        if not tag["slash"] and not hiding.isdisjoint(_selectors_of(tag)):
            pieces += [unsafe[at : tag.end("name")], MARK]
            at = tag.end("name")
    return "".join((*pieces, unsafe[at:]))


def _selectors_of(tag: re.Match[str]) -> Iterator[_Selector]:
    for each in ATTRIBUTE.finditer(tag["attributes"]):
        sign = {"class": ".", "id": "#"}.get(each[1].lower())
        names = (each[2] or each[3] or each[4] or "").split() if sign else ()
        for name in names:
            yield _Selector("", f"{sign}{name}")
            yield _Selector(tag["name"].lower(), f"{sign}{name}")


def _hiding(css: str) -> set[_Selector]:
    """The classes and ids that are hidden by the last rule for them, and shown by no other."""
    if not css.strip():
        return set()
    hiding: set[_Selector] = set()
    shown: set[str] = set()
    for selectors, style in _rules(pattern(_COMMENT, re.DOTALL).sub("", css)):
        hides = _hides(style)
        for each in selectors.split(","):
            simple = pattern(_SIMPLE, re.IGNORECASE).fullmatch(each.strip())
            selector = _Selector((simple[1] or "").lower(), simple[2]) if simple else None
            if selector and hides:
                hiding.add(selector)
            elif not hides and style.keys() & _GONE.keys():
                hiding -= {selector} if selector else set()
                shown.update(() if selector else pattern(_NAME).findall(each))
    return {each for each in hiding if each.name not in shown}


def _hides(style: Mapping[str, str]) -> bool:
    gone = (pattern(value).fullmatch(style.get(name, "")) for name, value in _GONE.items())
    return any(gone) or is_nowhere(style)


def _rules(css: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The selectors and the declarations of each rule that is in no other."""
    depth = start = 0
    selectors = ""
    for brace in pattern(r"[{}]").finditer(css):
        if brace[0] == "{":
            if not depth:
                selectors, start = css[start : brace.start()].rpartition(";")[2], brace.end()
            depth += 1
        elif depth == 1 and "@" not in selectors:
            yield selectors, declarations(css[start : brace.start()])
        if brace[0] == "}":
            depth = max(depth - 1, 0)
            start = start if depth else brace.end()
