"""An address of the site <-> the key of the object that CloudFront serves for it."""

from __future__ import annotations

_INDEX = "index.html"


def object_key(address: str) -> str:
    """ "/politik/" is served from "politik/index.html", as functions/edge rewrites it."""
    return (f"{address}{_INDEX}" if address.endswith("/") else address).removeprefix("/")


def address_of(key: str) -> str:
    """The inverse of `object_key`."""
    return f"/{key.removesuffix(_INDEX)}" if key.endswith(f"/{_INDEX}") or key == _INDEX else f"/{key}"
