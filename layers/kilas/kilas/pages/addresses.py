"""An address of the site <-> the key of the object that CloudFront serves for it."""

from __future__ import annotations

_INDEX = "index.html"


def object_key(address: str) -> str:
    """The key for an address: "politik/index.html" for "/politik/", as functions/edge has it."""
    return (f"{address}{_INDEX}" if address.endswith("/") else address).removeprefix("/")


def address_of(key: str) -> str:
    """The inverse of `object_key`."""
    folder = key.removesuffix(_INDEX)
    return f"/{folder}" if folder.endswith("/") or not folder else f"/{key}"
