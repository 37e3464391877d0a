"""A small picture in any mode, its file, and what a decoder makes of a file."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from kilas.photos.bare import bare
from kilas.photos.decoder import opened

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
