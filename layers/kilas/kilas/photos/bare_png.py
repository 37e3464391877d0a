"""The picture of a PNG file. Read with https://www.w3.org/TR/png-3/ at hand."""

from __future__ import annotations

import struct
import zlib
from itertools import chain
from typing import TYPE_CHECKING, Final

from kilas.errors import Unreadable
from kilas.photos.parts import MOST_PARTS, Bare, Count, orientation_of
from kilas.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BEGINNING: Final = 8
_GREY, _RGB = 0, 2
"""Kinds of colours (11.2.1)."""

_BYTE: Final = 8
_KEPT: Final = frozenset({b"IHDR", b"PLTE", b"tRNS", b"iCCP"})


def bare_png(data: bytes) -> Bare:
    """The PNG with its still picture only: the pixels of all IDAT chunks in one chunk.

    Raises Unreadable where a checksum is wrong, struct.error where the file is cut off.
    """
    count, place, view = Count(MOST_PARTS), _BEGINNING, memoryview(data)
    kept: dict[bytes, bytes] = {}
    pixels: list[memoryview] = []
    orientation, frames, is_whole = 1, 1, False
    while place < len(data):
        count.add_one()
        length, kind = struct.unpack_from(">I4s", data, place)
        body = view[place + 8 : place + 8 + length]
        (checksum,) = struct.unpack_from(">I", data, place + 8 + length)
        place += 12 + length
        match kind:
            case b"IEND":
                is_whole = True
                break
            case b"IDAT":
                _check(kind, body, checksum)
                pixels.append(body)
            case b"eXIf":
                orientation = orientation_of(bytes(body))
            case b"acTL":
                (frames,) = struct.unpack_from(">I", body)
            case _ if kind in _KEPT and not pixels:
                _check(kind, body, checksum)
                kept.setdefault(kind, bytes(body))
    width, height, bits, colour = struct.unpack_from(">IIBB", kept.get(b"IHDR", b""))
    if b"tRNS" in kept:
        kept[b"tRNS"] = _clear(kept[b"tRNS"], bits, colour)
    chunks = [_chunk(kind, [body]) for kind, body in kept.items()]
    chunks += _chunk(b"IDAT", pixels), _chunk(b"IEND", [])
    bare = b"".join((data[:_BEGINNING], *chain.from_iterable(chunks)))
    size = width, height
    return Bare(bare, "PNG", size, orientation, is_animated=frames > 1, is_whole=is_whole)


def _clear(colours: bytes, bits: int, colour: int) -> bytes:
    """The colour that is transparent, as the samples of Pillow have it, which are of eight bits.

    Raises struct.error where it is cut off.
    """
    if colour == _GREY and 0 < bits < _BYTE:
        (shade,) = struct.unpack_from(">H", colours)
        return struct.pack(">H", shade * 255 // (2**bits - 1) & 255)
    if colour == _RGB and bits > _BYTE:
        return struct.pack(">3H", *(band >> _BYTE for band in struct.unpack_from(">3H", colours)))
    return colours


def _check(kind: bytes, body: memoryview, checksum: int) -> None:
    if zlib.crc32(body, zlib.crc32(kind)) != checksum:
        raise Unreadable([Problem("photo_unreadable")])


def _chunk(kind: bytes, parts: Sequence[bytes | memoryview]) -> Iterator[bytes | memoryview]:
    """A chunk of what lies in these parts, in pieces: a photo of 12 MP has 26 MB to copy."""
    length, checksum = 0, zlib.crc32(kind)
    for part in parts:
        length += len(part)
        checksum = zlib.crc32(part, checksum)
    yield from (struct.pack(">I", length), kind, *parts, struct.pack(">I", checksum))
