"""A small picture in any mode, its file, and what a decoder makes of a file."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageChops, ImageStat

from kilas.errors import Unreadable
from kilas.photos.bare import bare
from kilas.photos.decoder import opened
from kilas.photos.web_copy import web_copy

SIZE = (23, 17)


def drawn(mode: str) -> Image.Image:
    image = Image.effect_mandelbrot(SIZE, (-2, -1.2, 1, 1.2), 60).convert("RGB")
    image.paste((200, 30, 30), (0, 0, 8, 17))
    return image.convert("I").convert("I;16") if mode == "I;16" else image.convert(mode)


def saved(mode: str, format_: str = "TIFF", **options: object) -> bytes:
    out = BytesIO()
    drawn(mode).save(out, format_, **options)
    return out.getvalue()


def decoded(data: bytes) -> Image.Image:
    """What the decoder makes of the file that it gets."""
    with opened(bare(data)) as image:
        image.load()
        return image.copy()


def refused(data: bytes) -> bool:
    """Whether media refuses the file."""
    try:
        bare(data)
    except Unreadable:
        return True
    return False


def seen(data: bytes) -> Image.Image:
    """The picture as readers get it."""
    return Image.open(BytesIO(web_copy(data).jpeg))


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean of the band that differs most, of 255."""
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)
