"""The first picture of a WebP file. Read with RFC 9649 at hand."""

from __future__ import annotations

import struct
from typing import Final

from kilas.errors import Unreadable
from kilas.photos.parts import MOST_PARTS, Bare, Count, orientation_of
from kilas.problems import Problem

_BEGINNING: Final = 12
_HAS_EXIF_OR_XMP: Final = 0x0C
_SIDE: Final = 0x3FFF
_BEFORE: Final = frozenset({b"VP8X", b"ICCP", b"ANIM", b"ALPH"})
_PICTURES: Final = frozenset({b"VP8 ", b"VP8L", b"ANMF"})


def bare_webp(data: bytes) -> Bare:
    """The WebP with its first picture and its colour profile only.

    Raises Unreadable where there is no picture, struct.error or IndexError where it is cut off.
    """
    if data[8:12] != b"WEBP":
        raise Unreadable([Problem("photo_unreadable")])
    count, place = Count(MOST_PARTS), _BEGINNING
    kept: dict[bytes, bytes] = {}
    pictures, orientation = 0, 1
    while place + 8 <= len(data):
        count.add_one()
        kind, length = struct.unpack_from("<4sI", data, place)
        body = data[place + 8 : place + 8 + length]
        place += 8 + length + length % 2
        pictures += kind in _PICTURES
        if kind == b"EXIF":
            orientation = orientation_of(body)
        elif (kind in _BEFORE and not pictures) or (kind in _PICTURES and pictures == 1):
            if len(body) < length:
                raise IndexError(length)
            kept.setdefault(kind, body)
    size = _size(kept)
    if b"VP8X" in kept:
        head = kept[b"VP8X"]
        kept[b"VP8X"] = bytes([head[0] & ~_HAS_EXIF_OR_XMP]) + head[1:]
    chunks = b"".join(part for chunk in kept.items() for part in _chunk(*chunk))
    bare = b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WEBP" + chunks
    return Bare(bare, "WEBP", size, orientation, is_animated=pictures > 1)


def _size(kept: dict[bytes, bytes]) -> tuple[int, int]:
    if (head := kept.get(b"VP8X")) is not None:
        width, width_high, height, height_high = struct.unpack_from("<HBHB", head, 4)
        return 1 + width + (width_high << 16), 1 + height + (height_high << 16)
    if (lossless := kept.get(b"VP8L")) is not None:
        (bits,) = struct.unpack_from("<I", lossless, 1)
        return 1 + (bits & _SIDE), 1 + (bits >> 14 & _SIDE)
    if (lossy := kept.get(b"VP8 ")) is not None:
        width, height = struct.unpack_from("<HH", lossy, 6)
        return width & _SIDE, height & _SIDE
    raise Unreadable([Problem("photo_unreadable")])


def _chunk(kind: bytes, body: bytes) -> tuple[bytes, ...]:
    return kind, struct.pack("<I", len(body)), body, b"\0" * (len(body) % 2)
