"""Stylesheets and icons, at addresses that change with their content, so caches may keep them."""

from __future__ import annotations

from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from kilas.addresses import site_map
from kilas.pages.designs import rules_of
from kilas.site.design import DESIGN, Design

_STYLESHEET = "kilas.css"
_FAVICON = "favicon.ico"
_APART = {_STYLESHEET, _FAVICON}
_ASSETS = Path(__file__).parent.parent / "assets"

_CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}


@cache
def asset_url(name: str) -> str:
    """The address of an asset: that of "icon.svg" is "/assets/icon.<8 hex digits>.svg"."""
    return _address(name, _bytes_of(name))


@lru_cache(maxsize=16)
def stylesheet_url(design: Design = DESIGN) -> str:
    """The address of the stylesheet of a newspaper: "/assets/kilas.<8 hex digits>.css"."""
    return _address(_STYLESHEET, _stylesheet(design))


def favicon_ico() -> bytes:
    """The icon in 16, 32 and 48 pixels, for a newspaper without a logo."""
    return _bytes_of(_FAVICON)


def assets(design: Design = DESIGN) -> dict[str, tuple[bytes, str]]:
    """Every asset of a newspaper, in no order: its address, its bytes and their content type. The
    stylesheet without colours and fonts is among them, for pages that are made without settings.
    """
    sheets = {stylesheet_url(each): _stylesheet(each) for each in (DESIGN, design)}
    return {url: (sheet, _CONTENT_TYPES[".css"]) for url, sheet in sheets.items()} | _icons()


@cache
def _icons() -> dict[str, tuple[bytes, str]]:
    return {
        asset_url(path.name): (_bytes_of(path.name), _CONTENT_TYPES[path.suffix])
        for path in _ASSETS.iterdir()
        if path.name not in _APART
    }


def _stylesheet(design: Design) -> bytes:
    """kilas.css, and behind it what site.yaml says otherwise."""
    return _bytes_of(_STYLESHEET) + rules_of(design).encode()


@cache
def _bytes_of(name: str) -> bytes:
    return (_ASSETS / name).read_bytes()


def _address(name: str, body: bytes) -> str:
    stem, _, suffix = name.rpartition(".")
    return site_map.asset(stem, sha256(body).hexdigest()[:8], f".{suffix}")
