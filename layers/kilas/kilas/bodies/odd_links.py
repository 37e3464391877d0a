"""Links that a page has without their addresses. For kilas.articles.body_notes alone."""

from __future__ import annotations

import html
import re
from typing import Final, NamedTuple

from kilas.bodies.body import shown_link
from kilas.bodies.link_addresses import SCHEMES
from kilas.bodies.markup import text_of
from kilas.patterns import pattern

_LINK: Final = (
    r"<a\b[^<>]{0,500}?\shref\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|(?=[^\s\"'<>])([^\s\"'<>]*+))"
)
_SCHEME: Final = r"([a-z][a-z0-9+.-]{1,30}):"
_ON_THE_WEB: Final = r"https?:|//"
_EMPTY: Final = r"(?:(?:mailto|tel):)?\s*+"
_WORDS: Final = r"[^<>]{0,500}+>((?:[^<]|<(?!/a>)){1,500}+)</a>"


class OddLinks(NamedTuple):
    """The schemes of links that no page may have, such as "whatsapp:"; the addresses on the web
    that no page may have, since no browser knows their host or they are too long; the words of
    links whose address is empty. Each is there once.
    """

    schemes: tuple[str, ...] = ()
    to_nowhere: tuple[str, ...] = ()
    without_address: tuple[str, ...] = ()


def odd_links(unsafe: str) -> OddLinks:
    """Those of a body that is not yet sanitised."""
    if "href" not in unsafe.lower():
        return OddLinks()
    schemes: dict[str, None] = {}
    nowhere: dict[str, None] = {}
    empty: dict[str, None] = {}
    for link in pattern(_LINK, re.IGNORECASE).finditer(unsafe):
        address = (link[1] or link[2] or link[3] or "").lstrip()
        scheme = pattern(_SCHEME, re.IGNORECASE).match(address)
        if pattern(_EMPTY, re.IGNORECASE).fullmatch(address):
            empty[_words_behind(unsafe, link.end())] = None
        elif scheme and scheme[1].lower() not in SCHEMES:
            schemes[f"{scheme[1].lower()}:"] = None
        elif pattern(_ON_THE_WEB, re.IGNORECASE).match(address):
            written = html.unescape(address)
            if shown_link(written) is None:
                nowhere[written] = None
    return OddLinks(tuple(schemes), tuple(nowhere), tuple(filter(None, empty)))


def _words_behind(unsafe: str, end: int) -> str:
    found = pattern(_WORDS, re.IGNORECASE).match(unsafe, end)
    return " ".join(text_of(found[1]).split()) if found else ""
