"""What a page needs of a newspaper's logo: icons, and the picture of the nameplate.

A logo is often transparent, and of one colour: dark letters vanish on a dark page. So icons have a
ground of their own, and the facts say on what the nameplate is seen (docs/decisions/0083).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PIL import Image, ImageOps

from kilas.photos.saving import saved
from kilas.renditions import (
    FAVICON,
    FAVICON_SIDES,
    ICONS,
    LARGEST_NAMEPLATE,
    NAMEPLATE,
    LogoFacts,
    LogoFiles,
)

if TYPE_CHECKING:
    from kilas.renditions import Ground

_LIGHT: Final = (255, 255, 255)
_DARK: Final = (20, 21, 23)
"""The grounds of icons: white, and the paper of dark pages (kilas.site.palette.DARK)."""

_OPAQUE: Final = 255
_SEEN: Final = 64
"""Of 255: a pixel with less of its colour than this is not seen."""

_PALE, _DEEP = 200, 60
"""Shades of grey, of 255: what is lighter is lost on white, what is darker on black."""

_MARGIN: Final = 1 / 12
"""Of the side of an icon, around a logo that has a ground of its own."""

_ALIKE: Final = 24
"""Of 255: how far the corners of a picture may differ that has one colour behind it."""


def logo_files(picture: Image.Image) -> LogoFiles:
    """The files of a logo, which is upright and in sRGB. It is shown whole: what is transparent
    around it is cut off, and an icon has a margin above and below a wide one.
    """
    seen, ground = _trimmed(picture)
    largest = _square(seen, ground, max(ICONS))
    files = {f"{side}.png": _png(_smaller(largest, side)) for side in ICONS}
    files[FAVICON] = _ico(largest)
    scale = min(most / own for most, own in zip(LARGEST_NAMEPLATE, seen.size, strict=True))
    size = _scaled(seen.size, min(1, scale))
    shown = seen if size == seen.size else seen.resize(size, Image.Resampling.LANCZOS)
    files[NAMEPLATE] = _webp(shown)
    return LogoFiles(files, LogoFacts(*size, ground))


def _trimmed(picture: Image.Image) -> tuple[Image.Image, Ground]:
    """The picture without what is transparent around it, and on what it is seen."""
    if picture.mode != "RGBA":
        return picture.convert("RGB"), ""
    alpha = picture.getchannel("A")
    if alpha.getextrema()[0] == _OPAQUE:
        return picture.convert("RGB"), ""
    box = alpha.point(_is_seen).getbbox()
    if box is None:
        return picture, "none"
    seen = picture.crop(box)
    return seen, _ground(seen)


def _is_seen(alpha: int) -> int:
    return _OPAQUE if alpha >= _SEEN else 0


def _ground(seen: Image.Image) -> Ground:
    """Light, unless more of the logo is lost on light than on dark: most paper is white."""
    mask = seen.getchannel("A").point(_is_seen)
    shades = seen.convert("RGB").convert("L").histogram(mask)
    return "light" if sum(shades[_PALE:]) <= sum(shades[:_DEEP]) else "dark"


def _square(seen: Image.Image, ground: Ground, side: int) -> Image.Image:
    """The logo whole in a square that is transparent nowhere: nobody knows on what icons stand."""
    room = side if ground == "" else round(side * (1 - 2 * _MARGIN))
    size = _scaled(seen.size, min(room / seen.width, room / seen.height))
    fitted = seen.resize(size, Image.Resampling.LANCZOS)
    colour = _own_ground(seen) if ground == "" else _DARK if ground == "dark" else _LIGHT
    square = Image.new("RGB", (side, side), colour)
    place = (side - size[0]) // 2, (side - size[1]) // 2
    square.paste(fitted, place, fitted if fitted.mode == "RGBA" else None)
    return square


def _own_ground(picture: Image.Image) -> tuple[int, ...]:
    """The colour behind a logo that has one: that of its corners; else white."""
    right, bottom = picture.width - 1, picture.height - 1
    corners = [_pixel(picture, at) for at in ((0, 0), (right, 0), (0, bottom), (right, bottom))]
    differ = max(max(band) - min(band) for band in zip(*corners, strict=True))
    return corners[0] if differ <= _ALIKE else _LIGHT


def _pixel(picture: Image.Image, at: tuple[int, int]) -> tuple[int, ...]:
    found = picture.getpixel(at)
    return found if isinstance(found, tuple) else _LIGHT


def _scaled(size: tuple[int, int], scale: float) -> tuple[int, int]:
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _smaller(square: Image.Image, side: int) -> Image.Image:
    return ImageOps.contain(square, (side, side), Image.Resampling.LANCZOS)


def _png(image: Image.Image) -> bytes:
    return saved(image, "PNG", {"optimize": True})


def _ico(square: Image.Image) -> bytes:
    """Several sizes in one file, for programs that ask for /favicon.ico.
    https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10)
    """
    *smaller, largest = (_smaller(square, side) for side in FAVICON_SIDES)
    sizes = [(side, side) for side in FAVICON_SIDES]
    return saved(largest, "ICO", {"sizes": sizes, "append_images": smaller})


def _webp(image: Image.Image) -> bytes:
    """A drawing is smaller without loss, a photo with some."""
    ways: tuple[dict[str, Any], ...] = ({"lossless": True, "quality": 60}, {"quality": 90})
    return min((saved(image, "WEBP", {**way, "method": 4}) for way in ways), key=len)
