"""The links of Hugo, Jekyll, Eleventy and Pelican to other files → the files' names.

For kilas.bodies.shortcodes. Ingest looks each name up, as it does any link to a file.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from kilas.patterns import pattern

_BEFORE: Final = ("](", "](<", "]:", '="', "='")
"""What ends before an address, in Markdown and in HTML."""

_VARIABLE: Final = r"site\.(?:baseurl|url)"
_FILTERED: Final = (
    r"""["']([^"'{}]*)["']\s*\|\s*"""
    r"(?:(?:relative_|absolute_)?url\b|prepend:\s*site\.(?:baseurl|url))"
)
_SAFE: Final = "/#.-_~"


def is_address(text: str, place: int) -> bool:
    """Whether what begins here is the address of a link, of a picture or of a definition."""
    return text[max(0, place - 4) : place].rstrip(" ").endswith(_BEFORE)


def address_of(name: str, value: str) -> str | None:
    """The address that a mark of this name, with this first value, stands for."""
    value = value.strip()
    if name in ("ref", "relref", "post_url") and value:
        path, hash_, id_ = value.partition("#")
        if path and "." not in path.rpartition("/")[2]:
            path = f"{path.rstrip('/')}.md"
        return quote(f"{path}{hash_}{id_}", safe=_SAFE)
    if name == "link" and "." in value:
        return quote(re.sub(r"\A/?_posts/", "", value), safe=_SAFE)
    return None


def address_of_variable(content: str) -> str | None:
    """The address that a variable of Liquid stands for: the site itself, or a path on it."""
    content = content.strip(" -")
    if pattern(_VARIABLE).fullmatch(content):
        return ""
    filtered = pattern(_FILTERED).match(content)
    return quote("/".join(("", filtered[1].lstrip("/"))), safe=_SAFE) if filtered else None
