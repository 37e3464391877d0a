"""The copy of a photo that the web gets: no larger than a page needs, without its metadata."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from PIL import ExifTags, Image

WIDEST: Final = 1600
"""Pixels: twice the width of an article's column, for screens with two pixels to the point."""

QUALITY: Final = 82

_UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What undoes each orientation that a camera writes down (CIPA DC-008, Exif, tag 0x0112)."""


def web_copy(data: bytes) -> bytes:
    """The photo, upright, at most WIDEST wide, in its own format.

    Nothing of its metadata is kept: a camera writes down the place where it was, and that can be
    a source's home. Raises OSError, SyntaxError or ValueError where the data is no photo.
    """
    with Image.open(BytesIO(data)) as image:
        # Pillow's name for a JPEG that has a preview behind it; the copy has none.
        format_ = "JPEG" if image.format == "MPO" else str(image.format)
        image.draft("RGB", (WIDEST, WIDEST))
        clean = _without_metadata(_narrowed(_upright(image)))
        out = BytesIO()
        clean.save(out, format_, quality=QUALITY, optimize=True)
        return out.getvalue()


def upright_size(image: Image.Image) -> tuple[int, int]:
    """Width and height of an image as it will be seen."""
    width, height = image.size
    return (height, width) if _orientation(image) in {5, 6, 7, 8} else (width, height)


def _orientation(image: Image.Image) -> int:
    value = image.getexif().get(ExifTags.Base.Orientation)
    return value if isinstance(value, int) else 1


def _upright(image: Image.Image) -> Image.Image:
    turn = _UPRIGHT.get(_orientation(image))
    image.load()
    return image if turn is None else image.transpose(turn)


def _narrowed(image: Image.Image) -> Image.Image:
    if image.width <= WIDEST:
        return image
    height = max(1, round(image.height * WIDEST / image.width))
    return image.resize((WIDEST, height), Image.Resampling.LANCZOS)


def _without_metadata(image: Image.Image) -> Image.Image:
    if "transparency" in image.info:
        image = image.convert("RGBA")
    clean = Image.new(image.mode, image.size)
    if image.mode == "P":
        clean.putpalette(image.getpalette() or [])
    clean.paste(image)
    return clean
