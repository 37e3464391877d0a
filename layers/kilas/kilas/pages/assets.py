"""Stylesheet and icon, at addresses that change with their content, so caches may keep them."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from kilas.addresses import site_map

_ASSETS = Path(__file__).parent.parent / "assets"

_CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
}


@cache
def asset_url(name: str) -> str:
    """The address of an asset: that of "kilas.css" is "/assets/kilas.<8 hex digits>.css"."""
    path = _ASSETS / name
    digest = sha256(path.read_bytes()).hexdigest()[:8]
    return site_map.asset(path.stem, digest, path.suffix)


def assets() -> dict[str, tuple[bytes, str]]:
    """Every asset, in no order: its address, its bytes and their content type."""
    return {
        asset_url(path.name): (path.read_bytes(), _CONTENT_TYPES[path.suffix])
        for path in _ASSETS.iterdir()
    }
