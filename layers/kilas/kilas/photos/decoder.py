"""A photo's decoder, opened. For kilas.photos.web_copy and kilas.media.judge_photo."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.photos.parts import Bare


@contextmanager
def opened(photo: Bare) -> Iterator[Image.Image]:
    """The photo, not yet decoded.

    Raises OSError, SyntaxError or ValueError where its decoder cannot read it, then or later.
    """
    if photo.format == "HEIF":
        _know_heif()
    elif photo.format == "TIFF":
        _know_tiff()
    try:
        with Image.open(BytesIO(photo.data), formats=[photo.format]) as image:
            yield image
    except RuntimeError as error:  # libheif's way of saying it
        raise OSError(str(error)) from error


@cache
def _know_tiff() -> None:
    """Give Pillow its decoder of TIFF: else it would load those of all formats to find it."""
    import_module("PIL.TiffImagePlugin")


@cache
def _know_heif() -> None:
    """Give Pillow the decoder of HEIF, on the one CPU that there is."""
    # Not at the top: no other photo needs it. It has no types.
    from pi_heif import register_heif_opener  # type: ignore[import-untyped]  # noqa: PLC0415

    register_heif_opener(decode_threads=1, thumbnails=False, depth_images=False, aux_images=False)
