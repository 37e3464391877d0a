"""The copy of a photo that the web gets: no larger than a page needs, without its metadata."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

WIDEST: Final = 1600
"""Pixels: twice the width of an article's column, for screens with two pixels to the point."""

QUALITY: Final = 82


def web_copy(data: bytes) -> bytes:
    """The photo, upright, at most WIDEST wide, in its own format.

    Nothing of its metadata is kept: a camera writes down the place where it was, and that can be
    a source's home.
    """
    with Image.open(BytesIO(data)) as image:
        format_ = str(image.format)
        image.draft("RGB", (WIDEST, WIDEST))
        upright = ImageOps.exif_transpose(image)
        if upright.width > WIDEST:
            height = max(1, round(upright.height * WIDEST / upright.width))
            upright = upright.resize((WIDEST, height), Image.Resampling.LANCZOS)
        clean = Image.new(upright.mode, upright.size)
        if upright.mode == "P":
            clean.putpalette(upright.getpalette() or [])
        clean.paste(upright)
        out = BytesIO()
        clean.save(out, format_, quality=QUALITY, optimize=True)
        return out.getvalue()
