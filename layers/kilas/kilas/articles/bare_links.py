"""Addresses that stand in a text without a link become links. For kilas.articles.body alone."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

_PART: Final = r"""
    <(?P<end>/?)(?P<name>a|code|pre)\b(?:[^>"]|"[^"]*")*>
    | <(?:[^>"]|"[^"]*")*>
    | \bhttps?://(?P<rest>[^\s<>"]+)"""
"""A tag, whose attributes may have any sign but the quote, or an address."""

_HOST: Final = r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?(?:[/?\#]|$)"
_ENTITY: Final = r"&(?:lt|gt|quot|\#\d+);"
_CLOSING: Final = ".,;:!?'\u2019\u201d\u00bb)]}*_~"
_LONGEST: Final = 2_000


@cache
def _pattern(text: str) -> re.Pattern[str]:
    # Compiled when a text has an address: each cold start would wait for it.
    return re.compile(text, re.IGNORECASE | re.VERBOSE)


def with_links(clean: str) -> str:
    """The sanitised HTML with a link around each address of http or https outside of links and
    code. Signs that end a sentence are not of the address; a bracket is, if it was opened in it.
    """
    if "://" not in clean:
        return clean
    inside = 0

    def linked(part: re.Match[str]) -> str:
        nonlocal inside
        if part["name"]:
            inside += -1 if part["end"] else 1
            return part[0]
        if inside or part["rest"] is None:
            return part[0]
        written = _pattern(_ENTITY).split(part[0], maxsplit=1)[0]
        address = _without_end(written) if len(written) <= _LONGEST else ""
        if not _pattern(_HOST).match(address.partition("://")[2]):
            return part[0]
        return f'<a href="{address}" rel="noopener">{address}</a>{part[0][len(address) :]}'

    return _pattern(_PART).sub(linked, clean)


def _without_end(address: str) -> str:
    while address and address[-1] in _CLOSING:
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address
