"""What is known of a photo before it is decoded, and what all formats of photos share.

For the readers of the formats, kilas.photos.bare_* and their callers.
"""

from __future__ import annotations

import struct
from typing import Final

from msgspec import Struct

from kilas.errors import Unreadable
from kilas.problems import Problem

MOST_PARTS: Final = 200_000
"""Chunks of a PNG or WebP, blocks of a GIF. The fullest honest file is a GIF of 40 MB, whose blocks
have at most 255 bytes (GIF89a, 15): some 160 000."""

_ORIENTATION: Final = 0x0112
_ORIENTATIONS: Final = range(1, 9)
_ON_ITS_SIDE: Final = range(5, 9)
_SHORT, _LONG = 3, 4


class Bare(Struct, frozen=True):
    """A photo's file, reduced to the parts that its picture needs.

    `format` is Pillow's name of it; `size` is width and height in pixels as the file claims them,
    before it is turned by its `orientation` (1 to 8, Exif). `is_animated` says that the file had
    more pictures than the first, which is the only one in `data`. `reach` is where that lies, as
    left, top, right and bottom in pixels, if it is not as large as the whole. `is_whole` says that
    the file has the mark with which its format ends. `primaries` is the number of its gamut (ITU-T
    H.273, 8.1) where the file has no profile.
    """

    data: bytes
    format: str
    size: tuple[int, int]
    orientation: int = 1
    is_animated: bool = False
    scans: Scans | None = None
    reach: tuple[int, int, int, int] | None = None
    is_whole: bool = True
    primaries: int = 0

    @property
    def is_turned(self) -> bool:
        """Whether readers see the photo's width as its height."""
        return self.orientation in _ON_ITS_SIDE

    @property
    def seen_size(self) -> tuple[int, int]:
        """Width and height in pixels of the photo when it is upright."""
        return (self.size[1], self.size[0]) if self.is_turned else self.size


class Scans(Struct, frozen=True):
    """The passes in which a JPEG is written: their `number`, and how much they hold.

    `samples` is the sum, over all passes, of the samples of the components in a pass. `kept` is how
    many bytes of coefficients a decoder holds until the last pass; 0 where there is only one pass.
    `coded` is how many bytes say what the picture is like.
    """

    number: int
    samples: int
    kept: int
    coded: int = 0


class Count:
    """Counts the parts of a file while they are walked."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._seen = 0

    def add_one(self) -> None:
        """Count one more part; raises Unreadable beyond the most that a photo may have."""
        self._seen += 1
        if self._seen > self._most:
            raise Unreadable([Problem("photo_in_pieces", values={"limit": str(self._most)})])


def orientation_of(exif: bytes) -> int:
    """The orientation of the camera by Exif, 1 to 8 (CIPA DC-008, 4.6.5); 1 where Exif has none.

    Reads the first directory only, and of each entry only its twelve bytes.
    """
    tiff = exif.removeprefix(b"Exif\0\0")
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None:
        return 1
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (entries,) = struct.unpack_from(f"{order}H", tiff, start)
        for place in range(start + 2, start + 2 + 12 * entries, 12):
            tag, kind = struct.unpack_from(f"{order}HH", tiff, place)
            if tag == _ORIENTATION and kind in (_SHORT, _LONG):
                sort = "H" if kind == _SHORT else "I"
                (value,) = struct.unpack_from(order + sort, tiff, place + 8)
                return value if value in _ORIENTATIONS else 1
    except struct.error:  # the directory is cut off: the photo is still good
        return 1
    return 1
