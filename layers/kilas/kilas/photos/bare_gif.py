"""The first picture of a GIF (https://www.w3.org/Graphics/GIF/spec-gif89a.txt)."""

from __future__ import annotations

import struct
from typing import Final

from kilas.errors import Unreadable
from kilas.photos.parts import MOST_PARTS, Bare, Count
from kilas.problems import Problem

_HEAD: Final = 13
_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_CONTROL: Final = 0xF9


def bare_gif(data: bytes) -> Bare:
    """The GIF with its first picture only, and the block that says which colour is transparent.

    Raises Unreadable where there is no picture, struct.error or IndexError where one is cut off.
    """
    count = Count(MOST_PARTS)
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    place = head = _HEAD + _colours(flags)
    control = picture = b""
    is_animated = False
    size, box = (width, height), (0, 0, width, height)
    while place < len(data) and data[place] != _TRAILER:
        count.add_one()
        start, kind = place, data[place]
        if kind == _IMAGE and picture:
            is_animated = True
            break
        if kind == _EXTENSION:
            place = _after_blocks(data, place + 2, count, whole=not picture)
            if data[start + 1] == _CONTROL and not picture:
                control = data[start:place]
        elif kind == _IMAGE:
            left, top, across, down, flags = struct.unpack_from("<HHHHB", data, place + 1)
            size = max(width, left + across), max(height, top + down)
            box = left, top, left + across, top + down
            place = _after_blocks(data, place + 11 + _colours(flags), count, whole=True)
            picture = data[start:place]
        else:
            place += 1  # decoders skip unknown bytes
    if not picture:
        raise Unreadable([Problem("photo_unreadable")])
    bare = data[:head] + control + picture + bytes([_TRAILER])
    reach = None if box == (0, 0, *size) else box
    return Bare(bare, "GIF", size, is_animated=is_animated, reach=reach)


def _colours(flags: int) -> int:
    """Bytes of the table of colours that these flags announce."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _after_blocks(data: bytes, place: int, count: Count, *, whole: bool) -> int:
    """Where a run of blocks ends; raises IndexError where a run is cut off that must be `whole`."""
    while place < len(data) and (length := data[place]):
        count.add_one()
        place += 1 + length
    if place >= len(data) and whole:
        raise IndexError(place)
    return place + 1
