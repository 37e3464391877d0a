"""What a file is that lies among the photos and is none that Kilas reads, by its first bytes. For
kilas.photos.bare alone.

https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern, and
https://www.iana.org/assignments/media-types
"""

from __future__ import annotations

import struct
from typing import Final

_BY_START: Final = (
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"MM\0+", "TIFF"),
    (b"BM", "BMP"),
    (b"\0\0\1\0", "ICO"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\xff\x4f\xff\x51", "JPEG 2000"),
    (b"8BPS", "Photoshop"),
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<svg", "SVG"),
    (b"<?xml", "XML"),
)
_BY_BRAND: Final = {
    b"avif": "AVIF", b"avis": "AVIF", b"crx ": "CR3", b"qt  ": "QuickTime", b"isom": "MP4",
    b"mp41": "MP4", b"mp42": "MP4", b"M4V ": "MP4",
}  # fmt: skip
"""Brands of ISO base media files: https://mp4ra.org/registered-types/brands"""

_FIRST: Final = 64
"""Bytes of a file that are looked at, but for the brands."""


def other_format(data: bytes) -> str:
    """The name of the format, such as "TIFF"; "" where none of these is known."""
    if data[4:8] == b"ftyp":
        return _of_brands(data)
    start = data[:_FIRST].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    found = (name for beginning, name in _BY_START if data.startswith(beginning))
    markup = (name for beginning, name in _BY_START if start.startswith(beginning))
    return next(found, "") or next(markup, "")


def _of_brands(data: bytes) -> str:
    """By the main brand, else by the first other one that is known."""
    (size,) = struct.unpack_from(">I", data)
    box = data[8 : min(size, _FIRST)]
    brands = [box[:4], *(box[at : at + 4] for at in range(8, len(box), 4))]
    return next((_BY_BRAND[brand] for brand in brands if brand in _BY_BRAND), "")
