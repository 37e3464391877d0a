"""Stylesheet and icon, at addresses that change with their content, so caches may keep them.

Also the release: the digest of all that pages are made with.
"""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from importlib.metadata import distribution, distributions
from pathlib import Path, PurePosixPath

from kilas.addresses import site_map

_PACKAGE = Path(__file__).parent.parent
_ASSETS = _PACKAGE / "assets"

DEPENDENCIES = Path(str(distribution("jinja2").locate_file("")))
"""The folder in which the locked dependencies are installed: in Lambda, their layer."""

_CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
}

_ABOVE_PAGES = re.compile(r"(?:wiring|settings|moderation)\.py|(?:adapters|api)/.+")


@cache
def asset_url(name: str) -> str:
    """The address of an asset: that of "kilas.css" is "/assets/kilas.<8 hex digits>.css"."""
    path = _ASSETS / name
    digest = sha256(path.read_bytes()).hexdigest()[:8]
    return site_map.asset(path.stem, digest, path.suffix)


def assets() -> dict[str, tuple[bytes, str]]:
    """Every asset: its address, its bytes and their content type."""
    return {
        asset_url(path.name): (path.read_bytes(), _CONTENT_TYPES[path.suffix])
        for path in sorted(_ASSETS.iterdir())
    }


def makes_pages(name: str) -> bool:
    """Whether pages can change with this file of the package. Rooms above publish change none."""
    suffix = PurePosixPath(name).suffix
    return suffix in {".py", ".jinja", *_CONTENT_TYPES} and not _ABOVE_PAGES.fullmatch(name)


def dependencies(folder: Path) -> list[str]:
    """What is installed in a folder, such as "nh3 0.3.2"."""
    installed = distributions(path=[str(folder)])
    return sorted({f"{each.name} {each.version}" for each in installed})


@cache
def release(installed: Path = DEPENDENCIES) -> str:
    """A digest of all that pages are made with: code, templates, assets, and the dependencies in
    the folder `installed`.
    """
    digest = sha256("\n".join(dependencies(installed)).encode() + b"\0")
    for path in sorted(_PACKAGE.rglob("*")):
        name = path.relative_to(_PACKAGE).as_posix()
        if makes_pages(name):
            digest.update(name.encode() + b"\0" + sha256(path.read_bytes()).digest())
    return digest.hexdigest()
