"""Addresses that stand in a text without a link become links. For kilas.bodies.body alone."""

from __future__ import annotations

import html
import re
from typing import Final

from kilas.bodies.link_addresses import link_address
from kilas.bodies.markup import SAFE_TAG
from kilas.patterns import pattern

_PART: Final = rf'(?P<tag>{SAFE_TAG})|\bhttps?://[^\s<>"]+'
_BARE: Final = re.compile(
    r'://(?<!<a href="http://)(?<!<a href="https://)(?<!<img src="http://)(?<!<img src="https://)'
)
"""What an address has that may stand in a text: in sanitised HTML a "<" begins a tag."""

_WITHOUT_LINKS: Final = frozenset({"a", "code", "pre"})
_HOST: Final = r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?(?:[/?#]|$)"
_ENTITY: Final = r"&(?:lt|gt|quot|#\d+);"
_CLOSING: Final = ".,;:!?'\u2019\u201d\u00bb)]}*_~"
_LONGEST: Final = 2_000


def with_links(clean: str) -> str:
    """The sanitised HTML with a link around each address of http or https outside of links and
    code. Signs that end a sentence are not of the address; a bracket is, if it was opened in it.
    """
    return _walked(clean) if _BARE.search(clean) else clean


def _walked(clean: str) -> str:
    inside = 0

    def linked(part: re.Match[str]) -> str:
        nonlocal inside
        if part["tag"] and part["tag"].strip("</>").partition(" ")[0] in _WITHOUT_LINKS:
            inside += -1 if part["tag"].startswith("</") else 1
        if inside or part["tag"]:
            return part[0]
        written = pattern(_ENTITY).split(part[0], maxsplit=1)[0]
        address = _without_end(written) if len(written) <= _LONGEST else ""
        if not pattern(_HOST, re.IGNORECASE).match(address.partition("://")[2]):
            return part[0]
        target = link_address(html.unescape(address))
        if target is None:
            return part[0]
        rest = part[0][len(address) :]
        return f'<a href="{html.escape(target)}" rel="noopener">{address}</a>{rest}'

    return pattern(_PART, re.IGNORECASE).sub(linked, clean)


def _without_end(address: str) -> str:
    while address and address[-1] in _CLOSING:
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address
