"""The keys of all objects that must be in the buckets, computed from the truth for the oracle."""

from __future__ import annotations

import hmac
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from string import ascii_letters, digits
from typing import TYPE_CHECKING, Final

from PIL import Image, UnidentifiedImageError

import kilas
from tests.converge import expected
from tests.converge.stored import key_at
from tests.converge.truth import uploads_of
from tests.fakes.world import PREVIEW_SECRET

if TYPE_CHECKING:
    from kilas.pages.sizes import Sizes
    from tests.converge.truth import Truth
    from tests.fakes.objects import FakeContent

_ALWAYS: Final = ("index.html", "404.html", "5xx.html", "favicon.ico")
_WITH_SETTINGS: Final = ("robots.txt", "sitemap.xml", "sitemaps/halaman.xml", "arsip/index.html")

CONTENT_TYPES: Final = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "GIF": "image/gif",
    "WEBP": "image/webp",
    "PDF": "application/pdf",
}


def objects_of_site(truth: Truth, content: FakeContent, sizes: Sizes) -> set[str]:
    """The keys of the site's bucket, except those of the sitemaps of months."""
    keys = {*_ALWAYS, *assets(), *photos(content)}
    if truth.site:
        keys |= {*_WITH_SETTINGS, *previews(truth)}
        keys |= {
            key_at(address)
            for addresses in (
                expected.owners(truth),
                expected.pages_of_lists(truth, sizes),
                expected.feeds(truth, sizes),
            )
            for address in addresses
        }
    return keys


def previews(truth: Truth) -> set[str]:
    """The keys of the previews: each file that readers may not see yet has one."""
    waiting = {file.article.key for file in truth.files if file.life in {"draft", "scheduled"}}
    return {
        f"meja/pratinjau/{_spelled(key)}/{_token(key, truth.seen.get(key, ''))}.html"
        for key in waiting | truth.held
    }


def _spelled(key: str) -> str:
    """The key, with each byte that an address could spell otherwise as "~" and two digits."""
    plain = f"{ascii_letters}{digits}_.-"
    return "".join(chr(each) if chr(each) in plain else f"~{each:02X}" for each in key.encode())


def _token(key: str, seen: str) -> str:
    text = f"preview after {seen} of {key}" if seen else f"preview of {key}"
    made = hmac.new(PREVIEW_SECRET.encode(), text.encode(), sha256)
    return made.hexdigest()[:40]


def assets() -> set[str]:
    """The keys of the files that pages are shown with: a digest of the content is in each."""
    package = Path(str(kilas.__file__)).parent
    files = [path for path in (package / "assets").iterdir() if path.is_file()]
    return {
        f"assets/{path.stem}.{sha256(path.read_bytes()).hexdigest()[:8]}{path.suffix}"
        for path in files
    }


def photos(content: FakeContent) -> dict[str, tuple[str, tuple[int, int]]]:
    """The format and size of each photo on the site, by its key: the newest that can be read."""
    found: dict[str, tuple[str, tuple[int, int]]] = {}
    for key in content.ever():
        if not key.startswith("media/"):
            continue
        for version in uploads_of(content, key):
            is_download = key.endswith(".pdf")
            seen = ("PDF", (0, 0)) if is_download else _photo(content.peek(key, version.id))
            if seen:
                found[key] = seen
                break
    return found


@lru_cache(1000)
def _photo(data: bytes) -> tuple[str, tuple[int, int]] | None:
    try:
        with Image.open(BytesIO(data)) as image:
            image.load()
            return str(image.format), image.size
    except (UnidentifiedImageError, OSError, SyntaxError):
        return None


def reports(content: FakeContent) -> set[str]:
    """The keys of the reports: each upload has one, and site.yaml even where it was deleted."""
    uploads = [
        key
        for key in content.ever()
        if key.startswith(("articles/", "pages/", "media/")) and uploads_of(content, key)
    ]
    settings = ["site.yaml"] if content.versions("site.yaml") else []
    return {f"{key}.txt" for key in (*uploads, *settings)}
