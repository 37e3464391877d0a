"""A photo's decoder, opened. For kilas.photos.web_copy and kilas.media.judge_photo."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Final

from PIL import Image, _webp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.photos.parts import Bare

ONE_CPU: Final = 1
"""Threads of a decoder."""

_SELDOM: Final = {"TIFF": "PIL.TiffImagePlugin", "AVIF": "PIL.AvifImagePlugin"}
"""Formats whose decoders Pillow gets with the first such photo: else it would load those of all
formats to find one."""


@contextmanager
def opened(photo: Bare) -> Iterator[Image.Image]:
    """The photo, not yet decoded.

    Raises OSError, SyntaxError or ValueError where its decoder cannot read it, then or later.
    """
    if photo.format == "HEIF":
        _know_heif()
    elif photo.format in _SELDOM:
        import_module(_SELDOM[photo.format])
    try:
        with Image.open(BytesIO(photo.data), formats=[photo.format]) as image:
            yield image
    except RuntimeError as error:  # libheif's way of saying it, and libavif's
        raise OSError(str(error)) from error


def pixels_of(image: Image.Image, photo: Bare) -> Image.Image:
    """The decoded pixels of a photo that is opened. Call this within `opened`.

    Those of a WebP and of an AVIF are as they left the decoder. Image.load would keep the decoder
    beside them and make another copy: 144 MB more for 12 MP.
    """
    match photo.format:
        case "WEBP":
            return _webp_pixels(photo)
        case "AVIF":
            return _avif_pixels(photo)
    image.load()
    return image


def _webp_pixels(photo: Bare) -> Image.Image:
    """The first picture of a WebP."""
    decoder = _webp.WebPAnimDecoder(photo.data)
    (width, height), *_, mode = decoder.get_info()
    frame = decoder.get_next()
    if frame is None:
        raise OSError("libwebp cannot decode the picture")
    del decoder  # and its own two copies of the pixels
    pixels = Image.frombuffer(mode, (width, height), frame[0], "raw", mode, 0, 1)
    # The fourth band would be scaled too: a tenth of a second for 12 MP.
    return pixels.convert("RGB") if mode == "RGBX" else pixels


def _avif_pixels(photo: Bare) -> Image.Image:
    """The first picture of an AVIF."""
    decoder = import_module("PIL._avif").AvifDecoder(photo.data, "auto", ONE_CPU)
    size, _, mode, *_ = decoder.get_info()
    data, *_ = decoder.get_frame(0)
    del decoder  # and its own copy of the pixels
    return Image.frombuffer(mode, size, data, "raw", mode, 0, 1)


@cache
def _know_heif() -> None:
    """Give Pillow the decoder of HEIF, on the one CPU that there is."""
    # Not at the top: no other photo needs it. It has no types.
    from pi_heif import register_heif_opener  # type: ignore[import-untyped]  # noqa: PLC0415

    register_heif_opener(
        decode_threads=ONE_CPU, thumbnails=False, depth_images=False, aux_images=False
    )
