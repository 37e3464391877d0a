"""Stylesheet and icons, at addresses that change with their content, so caches may keep them."""

from __future__ import annotations

import struct
from functools import cache
from hashlib import sha256
from pathlib import Path

from kilas.addresses import site_map

_ASSETS = Path(__file__).parent.parent / "assets"

_CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}


@cache
def asset_url(name: str) -> str:
    """The address of an asset: that of "kilas.css" is "/assets/kilas.<8 hex digits>.css"."""
    path = _ASSETS / name
    digest = sha256(path.read_bytes()).hexdigest()[:8]
    return site_map.asset(path.stem, digest, path.suffix)


def favicon_ico() -> bytes:
    """icon.png, of 180 by 180 pixels, in a file of icons.
    https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10)
    """
    png = (_ASSETS / "icon.png").read_bytes()
    header = struct.pack("<HHH", 0, 1, 1)  # reserved, an icon, one picture
    entry = struct.pack("<BBBBHHII", 180, 180, 0, 0, 1, 32, len(png), len(header) + 16)
    return header + entry + png


def assets() -> dict[str, tuple[bytes, str]]:
    """Every asset, in no order: its address, its bytes and their content type."""
    return {
        asset_url(path.name): (path.read_bytes(), _CONTENT_TYPES[path.suffix])
        for path in _ASSETS.iterdir()
    }
