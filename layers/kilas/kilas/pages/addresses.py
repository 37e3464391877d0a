"""An address of the site <-> the key of the object that CloudFront serves for it; and where an
article's comments are sent.
"""

from __future__ import annotations

from urllib.parse import quote

_INDEX = "index.html"


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
