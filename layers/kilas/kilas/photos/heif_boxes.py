"""Boxes, of which a HEIF file is made: read and written. For kilas.photos.bare_heif.

ISO/IEC 14496-12, 4.2.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.photos.parts import Count

_LONG_SIZE: Final = 1
_TO_THE_END: Final = 0


class Box(NamedTuple):
    """Where a box's body is: data[start:end]."""

    kind: bytes
    start: int
    end: int


def boxes(data: bytes, start: int, end: int, count: Count) -> Iterator[Box]:
    """The boxes one behind another in data[start:end]. Raises IndexError where one is cut off."""
    place = start
    while place < end:
        count.add_one()
        size, kind = struct.unpack_from(">I4s", data, place)
        head = 8
        if size == _LONG_SIZE:
            (size,) = struct.unpack_from(">Q", data, place + head)
            head = 16
        elif size == _TO_THE_END:
            size = end - place
        if not head <= size <= end - place:
            raise IndexError(size)
        yield Box(kind, place + head, place + size)
        place += size


def version_of(data: bytes, full: Box) -> int:
    """The version of a full box, whose body begins four bytes behind its start."""
    return data[full.start]


class Fields:
    """Reads numbers one behind another. Raises struct.error or IndexError beyond the end."""

    def __init__(self, data: bytes, place: int, end: int) -> None:
        self._data = data
        self._end = end
        self.place = place

    def number(self, size: int) -> int:
        """An unsigned number of so many bytes, 0 for none."""
        start, self.place = self.place, self.place + size
        if self.place > self._end:
            raise IndexError(self.place)
        return int.from_bytes(self._data[start : self.place], "big")

    def text(self, size: int) -> bytes:
        """So many bytes."""
        start, self.place = self.place, self.place + size
        if self.place > self._end:
            raise IndexError(self.place)
        return self._data[start : self.place]


def box(kind: bytes, *bodies: bytes) -> bytes:
    """A box of its bodies."""
    size = 8 + sum(map(len, bodies))
    return b"".join((struct.pack(">I", size), kind, *bodies))


def full_box(kind: bytes, version: int, *bodies: bytes) -> bytes:
    """A box with a version, and no flags."""
    return box(kind, struct.pack(">I", version << 24), *bodies)
