"""Pixels that are costly to compress, and metadata that every format may hold."""

from __future__ import annotations

import struct
from functools import cache
from io import BytesIO
from random import Random
from typing import Any

from PIL import Image, ImageCms


def saved(image: Image.Image, format_: str, **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, format_, **options)
    return out.getvalue()


def noise(mode: str, size: tuple[int, int], values: bytes = b"") -> Image.Image:
    """Random pixels; where there are `values`, of these alone."""
    number = size[0] * size[1] * len(Image.new(mode, (1, 1)).getbands())
    data = Random(1).randbytes(number)  # noqa: S311  # the same noise each time, no secret
    if values:
        data = data.translate((values * 256)[:256])
    return Image.frombytes(mode, size, data)


def large_grain(mode: str, size: tuple[int, int], grain: int) -> Image.Image:
    small = noise(mode, (max(1, size[0] // grain), max(1, size[1] // grain)))
    return small.resize(size, Image.Resampling.NEAREST)


@cache
def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def square(pixels: int) -> tuple[int, int]:
    side = int(pixels**0.5)
    return side, side


def long(pixels: int) -> tuple[int, int]:
    """1 : 4, as long as the copy may be."""
    width = int((pixels / 4) ** 0.5)
    return width, 4 * width


def overlapping_exif(entries: int, length: int = 60_000) -> bytes:
    """A directory of which each entry says that its value is nearly all of the `length` bytes."""
    head = b"MM\0*" + struct.pack(">IH", 8, entries)
    most = length - 64
    table = b"".join(struct.pack(">HHII", 0x9000 + n, 7, most, 0) for n in range(entries))
    return (head + table + b"\0\0\0\0").ljust(length, b"\0")
