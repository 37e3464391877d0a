"""An address of the site <-> the key of the object that CloudFront serves for it; and where an
article's comments are sent.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

_INDEX = "index.html"

RESERVED_FOLDERS: Final = frozenset(
    ("api", "arsip", "assets", "desk", "media", "penulis", "sitemaps", "topik")
)
"""First segments of the addresses that Kilas makes itself."""

PAGES_FOLDER: Final = "p"
_YEAR: Final = re.compile(r"\d{4}", re.ASCII)


def object_key(address: str) -> str:
    """The key for an address: "politik/index.html" for "/politik/", as functions/edge has it."""
    return (f"{address}{_INDEX}" if address.endswith("/") else address).removeprefix("/")


def address_of(key: str) -> str:
    """The inverse of `object_key`."""
    folder = key.removesuffix(_INDEX)
    return f"/{folder}" if folder.endswith("/") or not folder else f"/{key}"


def thread_address(identity: str) -> str:
    """Where the comments of the article with this identity are read, and sent to."""
    return f"/api/articles/{quote(identity, safe='~=')}/comments"


def is_reserved_segment(first: str) -> bool:
    """Whether every address under /<first>/ is for Kilas's own pages."""
    return first in RESERVED_FOLDERS or first.startswith(("_", "."))


def is_free_for_section(slug: str) -> bool:
    """Whether a section may stand at /<slug>/; years and "p" are where articles and pages are."""
    return not (
        is_reserved_segment(slug) or slug == PAGES_FOLDER or _YEAR.fullmatch(slug) is not None
    )
