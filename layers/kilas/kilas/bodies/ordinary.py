"""Markup as Markdown makes it of most articles, in which there is nothing to mend or to clean.

For kilas.articles.source_body and kilas.bodies.body: each spares it what other markup needs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kilas.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable

_OTHER_TAG: Final = re.compile(
    r"<(?!/?(?:p|a|strong|em|li|h[1-6]|ul|ol|br|img|blockquote|hr|pre|code|t[rdh]|table|thead|tbody)"
    r'(?: (?:href|src|alt|title|id|class|start)="[^"<>]*+")*+ ?/?>)'
)
HOST: Final = r"(?:[a-z0-9]{1,63}+(?:-[a-z0-9]{1,63}+){0,3}\.){1,5}[a-z]{2,20}"
"""A host that is no number, and of no other alphabet ("xn--"): all read it in one way."""

_IMAGE: Final = (
    rf'<img src="((?:(?:\.{{0,2}}/)*+media|https?://{HOST})/[A-Za-z0-9/._-]{{1,500}}+)"'
    r' alt="[^"<>&\n]*+"(?: title="[^"<>&\n]*+")? />'
)
_PHRASE: Final = re.compile(
    r"<(?:(em|strong|code|[bius])>[^<>]*+</\1>|br(?: /)?>"
    rf'|a href="https?://{HOST}(?:/[A-Za-z0-9/._~?=-]{{0,500}}+(?:#[A-Za-z0-9/._~?=-]{{0,500}}+)?)?">[^<>]*+</a>)|{_IMAGE}'
)
_BLOCK: Final = re.compile(r"<(?:(p|h[1-6])>[^<>]*+</\1>|hr(?: /)?>)")
_HOLDER: Final = re.compile(
    r"<(?:([uo]l)>(?:\s*+<li>[^<>]*+</li>)*+\s*+</\1>|blockquote>[^<>]*+</blockquote>)"
)
"""Each without an element in it: a sign stands for those that it holds. A list has items alone."""

_LINK_IN_LINK: Final = re.compile(r"<a [^<>]*+(?:<|>(?:[^<]|<(?!/?a[ >]))*+<a )")
_DEEPEST: Final = 3
"""So many phrases stand in each other, or lists and quotations: more are for the cleaner."""

_OTHER_REFERENCE: Final = re.compile("&(?!(?:amp|lt|gt|quot);)")


def has_ordinary_tags(unsafe: str) -> bool:
    """Whether each "<" begins a tag that stays on a page, with attributes that hide nothing and
    say nothing of how its words look.
    """
    return _OTHER_TAG.search(unsafe) is None


def cleaned(unsafe: str, source: Callable[[str], str]) -> str | None:
    """The sanitised HTML, as the cleaner gives it, of markup that has plain links and pictures, no
    other attribute, and elements that all end where a parser ends them; None for any other.

    `source` gives the source of a picture that a page has.
    """
    if not _has_plain_text(unsafe) or _LINK_IN_LINK.search(unsafe) or not _is_in_order(unsafe):
        return None
    if "<img" in unsafe:
        unsafe = pattern(_IMAGE).sub(lambda image: _lazy(image, source(image[1])), unsafe)
    # In a text quotation marks are references and no bracket is left: this is the end of a link.
    linked = unsafe.replace('">', '" rel="noopener">').replace(" />", ">")
    return linked.replace("&quot;", '"') if "&" in linked else linked


def _lazy(image: re.Match[str], source: str) -> str:
    return f'{image[0].replace(image[1], source, 1)[:-3]} loading="lazy" />'


def _has_plain_text(unsafe: str) -> bool:
    """Whether a cleaner would write the texts as they are, but for quotation marks."""
    if any(sign in unsafe for sign in "\0\r\xa0"):
        return False
    return "&" not in unsafe or _OTHER_REFERENCE.search(unsafe) is None


def _is_in_order(unsafe: str) -> bool:
    """Whether each tag is of an element that is known, in one that may hold it, and ended there."""
    rest, found = unsafe, 1
    for _ in range(_DEEPEST):
        if found:
            rest, found = _PHRASE.subn("", rest)
    rest = _BLOCK.sub("", rest)
    for _ in range(_DEEPEST):
        if "<" in rest:
            rest = _HOLDER.sub("-", rest)
    return "<" not in rest and ">" not in rest
