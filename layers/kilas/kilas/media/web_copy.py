"""The copy of a photo that the web gets: no larger than a page needs, without its metadata."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from PIL import ExifTags, Image, ImageCms

WIDEST: Final = 1600
"""Pixels: twice the width of an article's column, for screens with two pixels to the point."""

TALLEST: Final = 4 * WIDEST
"""Pixels: an infographic may be long, but an encoder's memory grows with it."""

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

_IN_SRGB: Final = {"RGB": "RGB", "RGBA": "RGBA", "CMYK": "RGB"}
"""What a sort of pixel becomes in sRGB, whose profile has three bands; the others stay."""

_JPEG: Final = frozenset({"JPEG", "MPO"})
"""Pillow's names for a JPEG; the second one has a preview behind it (CIPA DC-007)."""


def web_copy(data: bytes) -> bytes:
    """The photo, upright, at most WIDEST wide and TALLEST high, in its own format and sRGB colours.

    Nothing of its metadata is kept: a camera writes down the place where it was, and that can be
    a source's home. Raises OSError, SyntaxError or ValueError where the data is no photo.
    """
    clean, format_ = _decoded(data)
    out = BytesIO()
    clean.save(out, format_, quality=QUALITY, optimize=True)
    return out.getvalue()


def draft(image: Image.Image) -> None:
    """Let the decoder of a JPEG keep only as many pixels as the copy needs, or little more."""
    if image.format in _JPEG:
        image.draft("RGB", (1, WIDEST) if is_turned(image) else (WIDEST, 1))


def is_turned(image: Image.Image) -> bool:
    """Whether the width of an image will be seen as its height. Of a PNG this needs all pixels."""
    return _orientation(image) in {5, 6, 7, 8}


def _decoded(data: bytes) -> tuple[Image.Image, str]:
    """What is to be seen of a photo, and its format; the photo itself leaves the memory."""
    with Image.open(BytesIO(data)) as image:
        format_ = "JPEG" if image.format in _JPEG else str(image.format)
        draft(image)
        profile = image.info.get("icc_profile")
        seen = _with_alpha(_within_bounds(_upright(image)))
        return _without_metadata(_in_srgb(seen, profile)), format_


def _orientation(image: Image.Image) -> int:
    value = image.getexif().get(ExifTags.Base.Orientation)
    return value if isinstance(value, int) else 1


def _upright(image: Image.Image) -> Image.Image:
    turn = _UPRIGHT.get(_orientation(image))
    image.load()
    return image if turn is None else image.transpose(turn)


def _within_bounds(image: Image.Image) -> Image.Image:
    scale = min(WIDEST / image.width, TALLEST / image.height)
    if scale >= 1:
        return image
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    return image.resize(size, Image.Resampling.LANCZOS)


def _with_alpha(image: Image.Image) -> Image.Image:
    return image.convert("RGBA") if "transparency" in image.info else image


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The image in the colours that browsers take where there is no profile.

    Phones write Display P3 and agencies Adobe RGB: the same numbers would look dull.
    """
    if not profile or image.mode not in _IN_SRGB:
        return image
    try:
        own, srgb = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(image, own, srgb, outputMode=_IN_SRGB[image.mode])
    except (ImageCms.PyCMSError, OSError):  # a broken profile, or one for other sorts of pixel
        return image
    return converted or image


def _without_metadata(image: Image.Image) -> Image.Image:
    clean = Image.new(image.mode, image.size)
    if image.mode == "P":
        clean.putpalette(image.getpalette() or [])
    clean.paste(image)
    return clean
