"""HEIC files as phones write them: a grid of tiles, with the camera's data beside the picture.

`tile.heic` holds the one tile, 128 × 128 pixels of drawn colours and noise, by libheif and x265.
The boxes are written by hand here, from ISO/IEC 14496-12 and 23008-12.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

TILE: Final = Path(__file__).with_name("tile.heic").read_bytes()
SIDE: Final = 128
PLACE: Final = b"Exif\0\0MM\0*rumah narasumber, 6.2088 S 106.8456 E"


def box(kind: bytes, *bodies: bytes) -> bytes:
    body = b"".join(bodies)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def full(kind: bytes, *bodies: bytes, version: int = 0, flags: int = 0) -> bytes:
    return box(kind, struct.pack(">I", version << 24 | flags), *bodies)


def body_in_tile(kind: bytes) -> bytes:
    """The body of the box of this kind in the file of the tile."""
    place = TILE.index(kind)
    (size,) = struct.unpack(">I", TILE[place - 4 : place])
    return TILE[place + 4 : place - 4 + size]


@dataclass(frozen=True)
class Phone:
    """What a phone writes. `size` is width and height of the picture, `quarters` how often it is to
    be turned to the left; `kind` is that of the main item, `parts` the tiles that it names.
    """

    rows: int = 2
    columns: int = 3
    size: tuple[int, int] = (300, 200)
    quarters: int = 0
    tile: bytes = field(default_factory=lambda: body_in_tile(b"mdat"))
    decoder: bytes = field(default_factory=lambda: body_in_tile(b"hvcC"))
    colours: bytes = b""
    kind: bytes = b"grid"
    parts: int | None = None
    extents: int = 1
    associations: int = 1
    size_more: bytes = b""

    def file(self) -> bytes:
        number = self.rows * self.columns if self.parts is None else self.parts
        grid = struct.pack(">BBBBHH", 0, 0, self.rows - 1, self.columns - 1, *self.size)
        bodies = [grid, PLACE, *[self.tile] * number]
        head = box(b"ftyp", b"heic\0\0\0\0mif1heic")
        start = len(head) + len(self._meta(bodies, 0)) + 8
        return head + self._meta(bodies, start) + box(b"mdat", *bodies)

    def _meta(self, bodies: list[bytes], start: int) -> bytes:
        kinds = [self.kind, b"Exif", *[b"hvc1"] * (len(bodies) - 2)]
        entries = [
            full(b"infe", struct.pack(">HH4sx", number, 0, kind), version=2)
            for number, kind in enumerate(kinds, 1)
        ]
        tiles = range(3, len(bodies) + 1)
        references = box(b"dimg", struct.pack(f">HH{len(tiles)}H", 1, len(tiles), *tiles))
        about = box(b"cdsc", struct.pack(">HHH", 2, 1, 1))
        return full(
            b"meta",
            full(b"hdlr", bytes(4), b"pict", bytes(13)),
            full(b"pitm", struct.pack(">H", 1)),
            full(b"iinf", struct.pack(">H", len(entries)), *entries),
            full(b"iref", references, about),
            self._properties(tiles),
            self._places(bodies, start),
        )

    def _properties(self, tiles: range) -> bytes:
        properties = (
            full(b"ispe", struct.pack(">II", *self.size)),
            full(b"ispe", struct.pack(">II", SIDE, SIDE), self.size_more),
            box(b"hvcC", self.decoder),
            box(b"irot", bytes([self.quarters])),
            box(b"colr", self.colours or b"nclx" + struct.pack(">HHHB", 1, 13, 6, 0x80)),
        )
        main = struct.pack(">HB3B", 1, 3, 1, 4 | 0x80, 5) * self.associations
        rest = b"".join(struct.pack(">HB3B", each, 3, 2, 3 | 0x80, 5) for each in tiles)
        associations = full(b"ipma", struct.pack(">I", self.associations + len(tiles)), main, rest)
        return box(b"iprp", box(b"ipco", *properties), associations)

    def _places(self, bodies: list[bytes], start: int) -> bytes:
        entries = []
        for number, body in enumerate(bodies, 1):
            extent = struct.pack(">II", start, len(body))
            entries.append(struct.pack(">HHH", number, 0, self.extents) + extent * self.extents)
            start += len(body)
        return full(b"iloc", b"\x44\0", struct.pack(">H", len(bodies)), *entries)


def heic_of_tiles(pixels: int) -> bytes:
    """A picture of so many pixels, in as large tiles as there are."""
    side = max(1, int(pixels**0.5) // SIDE)
    return Phone(side, side, size=(side * SIDE, side * SIDE)).file()
