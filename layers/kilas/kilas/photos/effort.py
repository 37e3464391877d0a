"""The CPU that a photo will take, known before it is decoded. For kilas.media.judge_photo alone."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, Final

from kilas.renditions import copy_size

if TYPE_CHECKING:
    from kilas.photos.parts import Bare, Scans

MOST_EFFORT: Final = 8_250_000_000
"""Nanoseconds of CPU for all the uploads that one message looks at: 8.25 seconds, of the ten that
the function spares. No photo that is decoded takes more than half of it, so behind one wrong upload
the last good one is always found (docs/decisions/0017)."""

_BYTE: Final = 15
_PIXEL: Final = {
    "JPEG": 8,
    "PNG": 60,
    "WEBP": 120,
    "GIF": 45,
    "HEIF": 55,
    "AVIF": 45,
    "TIFF": 60,
    "BMP": 30,
}
_PIXEL_OF_WIDEST: Final = 520
"""Nanoseconds at most: to fetch and walk a byte, to decode and scale a pixel, to write all
renditions for each pixel of the widest one. Measured on the worst of tests/crafted/photos.py
(docs/decisions/0027)."""

_SAMPLE_OF_SCAN, _BYTE_OF_SCAN = 1, 60

_BYTE_OF_DETAIL: Final = {"HEIF": 200, "AVIF": 60}
"""Nanoseconds: of these, details take longer than pixels."""


def fetching(size: int) -> int:
    """Nanoseconds to fetch a file of so many bytes and to walk its parts."""
    return size * _BYTE


def decoding(photo: Bare) -> int:
    """Nanoseconds to decode a photo and to make its renditions."""
    kind, size = photo.format, prod(photo.size)
    scans = scanning(photo.scans, photo) if photo.scans and photo.scans.kept else 0
    detail = len(photo.data) * _BYTE_OF_DETAIL.get(kind, 0)
    written = prod(copy_size(*photo.seen_size)) * _PIXEL_OF_WIDEST
    return scans + detail + size * _PIXEL[kind] + written


def scanning(scans: Scans, photo: Bare) -> int:
    """Nanoseconds that the passes of a JPEG take."""
    return scans.samples * _SAMPLE_OF_SCAN + len(photo.data) * _BYTE_OF_SCAN


class Effort:
    """The CPU that one message may still spend on photos."""

    def __init__(self) -> None:
        self._left = MOST_EFFORT

    def allows(self, nanoseconds: int) -> bool:
        """Spend so many nanoseconds; whether they were left. They are spent in either case."""
        self._left -= nanoseconds
        return self._left >= 0
