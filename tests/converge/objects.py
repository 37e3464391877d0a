"""The keys of all objects that must be in the buckets, computed from the truth for the oracle."""

from __future__ import annotations

import hmac
from functools import cache, lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from string import ascii_letters, digits
from typing import TYPE_CHECKING, Any, Final

from PIL import Image, UnidentifiedImageError

import kilas
from tests.converge import expected
from tests.converge.pictures import pictures
from tests.converge.stored import key_at
from tests.converge.truth import uploads_of
from tests.fakes.world import PREVIEW_SECRET

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kilas.pages.sizes import Sizes
    from kilas.ports import Output, Version
    from tests.converge.truth import Truth
    from tests.fakes.objects import FakeContent

_ALWAYS: Final = ("index.html", "404.html", "5xx.html", "favicon.ico")
_WITH_SETTINGS: Final = ("robots.txt", "sitemap.xml", "sitemaps/halaman.xml", "arsip/index.html")

_WIDTHS: Final = (240, 400, 680, 800, 1200, 1600)
_STEPS: Final = tuple(f"-{width}.webp" for width in _WIDTHS)
_CARDS: Final = tuple(f"-card-{width}.webp" for width in _WIDTHS if width < 1600)
_ALWAYS_MADE: Final = (".jpg", "-og.jpg", "-1x1.jpg", "-4x3.jpg", "-16x9.jpg")
_OF_LOGOS: Final = (
    "-32.png", "-180.png", "-192.png", "-512.png", "-favicon.ico", "-nameplate.webp",
)  # fmt: skip
_MOST_FORMER: Final = 4


def objects_of_site(truth: Truth, content: FakeContent, sizes: Sizes) -> set[str]:
    """The keys of the site's bucket, except those of the sitemaps of months."""
    keys = {*_ALWAYS, *assets(), *photos(content), *renditions(content)}
    if truth.site:
        keys |= {*_WITH_SETTINGS, *previews(truth), *pictures(content)}
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


_ASSETS: Final = Path(str(kilas.__file__)).parent / "assets"


@cache
def assets() -> frozenset[str]:
    """The keys of the files that pages are shown with: a digest of the content is in each."""
    files = [path for path in _ASSETS.iterdir() if path.is_file() and path.suffix != ".ico"]
    return frozenset(_asset(path.stem, path.read_bytes(), path.suffix) for path in files)


def _asset(stem: str, body: bytes, suffix: str) -> str:
    return f"assets/{stem}.{sha256(body).hexdigest()[:8]}{suffix}"


def stylesheets(site: Mapping[str, tuple[Output, Any]]) -> dict[str, str]:
    """The colours and fonts that each stylesheet adds to that of every newspaper, by its key. What
    earlier settings said stays for a month: pages in caches may ask for it.
    """
    common = (_ASSETS / "kilas.css").read_bytes()
    return {
        key: output.body.removeprefix(common).decode()
        for key, (output, *_) in site.items()
        if output.body.startswith(common) and key == _asset("kilas", output.body, ".css")
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


def renditions(content: FakeContent) -> dict[str, str]:
    """The keys of the renditions of all photos, with the key that each leads to where it is that of
    another version, and "" where it is that of the version shown.
    """
    found: dict[str, str] = {}
    for key, (format_, (width, height)) in photos(content).items():
        if format_ == "PDF":
            continue
        shown = next(
            each for each in uploads_of(content, key) if _photo(content.peek(key, each.id))
        )
        folder = f"_foto/{_spelled(key.removeprefix('media/'))}"
        own = [step for step, below in zip(_STEPS, (0, *_WIDTHS), strict=False) if below < width]
        is_logo = "logo" in key.rpartition("/")[2]
        always = (*_ALWAYS_MADE, *_OF_LOGOS) if is_logo else _ALWAYS_MADE
        cards = [f"-card{step}" for step in own if f"-card{step}" in _CARDS]
        made = (*own, *always, *(cards if 6 * height > 5 * width else ()))
        found |= {f"{folder}/{_mark(shown)}{step}": "" for step in made}
        others = [_mark(each) for each in content.versions(key) if not each.deleted]
        former = [each for each in dict.fromkeys(others) if each != _mark(shown)]
        for mark in former[:_MOST_FORMER]:
            for step in (*_STEPS, *_CARDS, *always):
                same = [each for each in (step, step.removeprefix("-card")) if each in made]
                to = same[0] if same else own[-1]
                found[f"{folder}/{mark}{step}"] = f"{folder}/{_mark(shown)}{to}"
    return found


def _mark(version: Version) -> str:
    return sha256(f"3 {version.size} {version.etag}".encode()).hexdigest()[:10]


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
