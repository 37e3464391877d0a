"""The copy of a photo that the web gets: no larger than a page needs, without its metadata."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from PIL import Image

from kilas.errors import Unreadable
from kilas.photos.bare import bare
from kilas.photos.colours import in_srgb
from kilas.problems import Problem

if TYPE_CHECKING:
    from kilas.photos.parts import Bare

WIDEST: Final = 1600
"""Pixels: twice the width of an article's column, for screens with two pixels to the point."""

TALLEST: Final = 4 * WIDEST
"""Pixels: an infographic may be long, but an encoder's memory grows with its height."""

LARGEST_COPY: Final = 6 * 1024 * 1024
"""Bytes: a screenshot of WIDEST × 900 pixels that is all noise has 4 MB, with transparency 6."""

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

_PNG_LEVEL: Final = 4
"""One of zlib's nine. docs/decisions/0027 has what each costs and saves."""

_USUAL_COPY: Final = 2_000_000
"""Pixels of most copies. For larger ones the encoders take less time: some 4 % more bytes."""


def web_copy(data: bytes) -> bytes:
    """The photo, upright, at most WIDEST wide and TALLEST high, in its own format and sRGB colours.

    No metadata is kept: cameras write down the place, and that can be a source's home.

    Raises Unreadable where `bare` refuses the file or the copy is too large, and OSError,
    SyntaxError or ValueError where Pillow cannot decode it.
    """
    return copy_of(bare(data))


def copy_of(photo: Bare) -> bytes:
    """The copy, as from web_copy, of a file that `bare` has read already."""
    seen, out = _decoded(photo), _Bounded()
    seen.save(out, photo.format, **_options(photo.format, seen))
    return out.getvalue()


def copy_size(width: int, height: int) -> tuple[int, int]:
    """Width and height of the copy of an upright photo of this size, all in pixels."""
    scale = min(WIDEST / width, TALLEST / height)
    if scale >= 1:
        return width, height
    return max(1, round(width * scale)), max(1, round(height * scale))


def decode_reduced(image: Image.Image, photo: Bare) -> None:
    """Make the decoder of a JPEG keep as many pixels as the copy needs, or little more.

    The decoder can halve each side, at most three times, before it computes the pixels. Call this
    before the image is loaded.
    """
    if photo.format == "JPEG":
        image.draft("RGB", (1, WIDEST) if photo.is_turned else (WIDEST, 1))


class _Bounded(BytesIO):
    """A file of at most LARGEST_COPY bytes: to write more raises Unreadable."""

    def write(self, data: Any, /) -> int:
        if self.tell() + len(data) > LARGEST_COPY:
            limit = f"{LARGEST_COPY // 1024 // 1024} MB"
            raise Unreadable([Problem("photo_copy_too_large", values={"limit": limit})])
        return super().write(data)


def _options(format_: str, image: Image.Image) -> dict[str, Any]:
    usual = image.width * image.height <= _USUAL_COPY
    match format_:
        case "PNG":
            return {"compress_level": _PNG_LEVEL}
        case "WEBP":
            return {"quality": QUALITY, "method": _webp_method(image, usual=usual)}
    return {"quality": QUALITY, "optimize": usual}


def _webp_method(image: Image.Image, *, usual: bool) -> int:
    """How hard libwebp tries, 0 to 6: a transparent image takes four times as long."""
    if image.mode == "RGBA":
        return 2 if usual else 0
    return 4 if usual else 2


def _decoded(photo: Bare) -> Image.Image:
    """The picture as readers will see it: reduced, upright, in sRGB."""
    with Image.open(BytesIO(photo.data), formats=[photo.format]) as image:
        decode_reduced(image, photo)
        profile = image.info.get("icc_profile")
        seen = _with_alpha(_upright(_within_bounds(image, photo), photo))
        return _without_metadata(in_srgb(seen, profile))


def _within_bounds(image: Image.Image, photo: Bare) -> Image.Image:
    """The image in the size of its copy; called before turning, because turning needs a copy."""
    size = copy_size(*photo.seen_size)
    if photo.is_turned:
        size = size[1], size[0]
    image.load()
    return image if image.size == size else image.resize(size, Image.Resampling.LANCZOS)


def _upright(image: Image.Image, photo: Bare) -> Image.Image:
    turn = _UPRIGHT.get(photo.orientation)
    return image if turn is None else image.transpose(turn)


def _with_alpha(image: Image.Image) -> Image.Image:
    return image.convert("RGBA") if "transparency" in image.info else image


def _without_metadata(image: Image.Image) -> Image.Image:
    clean = Image.new(image.mode, image.size)
    if image.mode == "P":
        clean.putpalette(image.getpalette() or [])
    clean.paste(image)
    return clean
