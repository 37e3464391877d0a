"""The picture of a BMP file, as Windows writes it. Read with the structures BITMAPFILEHEADER,
BITMAPINFOHEADER, BITMAPV4HEADER and BITMAPV5HEADER of Microsoft at hand.

The decoder gets a file made anew, with the plainest header, or the plainest that says where the
picture is transparent. What is packed (RLE, JPEG, PNG), and what has other masks than blue, green
and red in a byte each, is refused.
"""

from __future__ import annotations

import struct
from typing import Final

from kilas.errors import Unreadable
from kilas.photos.parts import Bare
from kilas.problems import Problem

_FILE: Final = 14
_PLAINEST: Final = 40
_WITH_ALPHA: Final = 56
_HEADERS: Final = frozenset({_PLAINEST, 52, _WITH_ALPHA, 108, 124})
"""Bytes of a header; the first 40 are the same in all."""

_BITS: Final = frozenset({1, 4, 8, 24, 32})
_OF_PALETTE: Final = 8
_PLAIN, _MASKED = 0, 3
_USUAL_MASKS: Final = 0xFF0000, 0xFF00, 0xFF
_ALPHA_MASK: Final = 0xFF000000
_PIXEL: Final = 32


def bare_bmp(data: bytes) -> Bare:
    """The BMP with its pixels and its palette only. Some programs write that the pixels begin where
    the palette does.

    Raises Unreadable where the pixels are packed otherwise than is read here; struct.error or
    IndexError where the file is cut off.
    """
    (start,) = struct.unpack_from("<I", data, _FILE - 4)
    header, width, height, _, bits = struct.unpack_from("<IiiHH", data, _FILE)
    (colours,) = struct.unpack_from("<I", data, _FILE + 32)
    if header not in _HEADERS or bits not in _BITS or width < 1 or not _is_plain(data, bits):
        raise Unreadable([Problem("photo_unreadable")])
    size = width, abs(height)
    number = min(colours or 1 << bits, 1 << bits) if bits <= _OF_PALETTE else 0
    behind = _FILE + header + 4 * number
    palette = data[_FILE + header : behind]
    length = -(-width * bits // 32) * 4 * size[1]
    pixels = memoryview(data)[max(start, behind) :][:length]
    if len(palette) < 4 * number or len(pixels) < length:
        raise IndexError(start)
    clear = _is_clear(data, header, pixels)
    masks = struct.pack("<4I", *_USUAL_MASKS, _ALPHA_MASK) if clear else b""
    place = _FILE + _PLAINEST + len(masks) + len(palette)
    head = struct.pack("<2sIII", b"BM", place + length, 0, place)
    packing = _MASKED if clear else _PLAIN
    facts = _PLAINEST + len(masks), width, height, 1, bits, packing, 0, 0, 0, number, 0
    plain = struct.pack("<IiiHH6I", *facts)
    return Bare(b"".join((head, plain, masks, palette, pixels)), "BMP", size)


def _is_clear(data: bytes, header: int, pixels: memoryview) -> bool:
    """Whether a byte of each pixel says how opaque it is. Programs that say so and leave all of
    them zero mean a picture that is seen.
    """
    bits, packing = struct.unpack_from("<HI", data, _FILE + 14)
    if header < _WITH_ALPHA or (bits, packing) != (_PIXEL, _MASKED):
        return False
    (mask,) = struct.unpack_from("<I", data, _FILE + _PLAINEST + 12)
    return bool(mask == _ALPHA_MASK) and any(bytes(pixels[3::4]).strip(b"\0"))


def _is_plain(data: bytes, bits: int) -> bool:
    (packing,) = struct.unpack_from("<I", data, _FILE + 16)
    if packing == _MASKED and bits == _PIXEL:
        return struct.unpack_from("<3I", data, _FILE + _PLAINEST) == _USUAL_MASKS
    return bool(packing == _PLAIN)
