"""Stylesheet and icon, under names that change with their content: caches keep them for ever."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_ASSETS = _PACKAGE / "assets"

_CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
}


@cache
def asset_url(name: str) -> str:
    """Where an asset stands: "kilas.css" at "/assets/kilas.<8 hex digits of its content>.css"."""
    path = _ASSETS / name
    digest = sha256(path.read_bytes()).hexdigest()[:8]
    return f"/assets/{path.stem}.{digest}{path.suffix}"


def assets() -> dict[str, tuple[bytes, str]]:
    """Every asset: its address, its bytes and their content type."""
    return {
        asset_url(path.name): (path.read_bytes(), _CONTENT_TYPES[path.suffix])
        for path in sorted(_ASSETS.iterdir())
    }


@cache
def release() -> str:
    """A digest of all that pages are made with: code, templates and assets.

    A deploy that can change a page changes it, and one that cannot does not.
    """
    digest = sha256()
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix in {".py", ".jinja", *_CONTENT_TYPES}:
            digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0")
            digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()
