"""HEIC files as phones write them: a grid of tiles, with the camera's data beside the picture.

`tile.heic` holds the one tile, 128 × 128 pixels of drawn colours and noise, by libheif and x265.
The boxes are written by hand here, from ISO/IEC 14496-12 and 23008-12.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

TILE: Final = Path(__file__).with_name("tile.heic").read_bytes()
SIDE: Final = 128
ALPHA: Final = b"urn:mpeg:hevc:2015:auxid:1"
PLACE: Final = b"Exif\0\0MM\0*rumah narasumber, 6.2088 S 106.8456 E"


def box(kind: bytes, *bodies: bytes) -> bytes:
    body = b"".join(bodies)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def full(kind: bytes, *bodies: bytes, version: int = 0, flags: int = 0) -> bytes:
    return box(kind, struct.pack(">I", version << 24 | flags), *bodies)


def body_in_tile(kind: bytes, tile: bytes = TILE) -> bytes:
    """The body of the box of this kind in the file of a tile."""
    place = tile.index(kind)
    (size,) = struct.unpack(">I", tile[place - 4 : place])
    return tile[place + 4 : place - 4 + size]


@dataclass(frozen=True)
class Phone:
    """What a phone writes. `size` is width and height of the picture, `side` those of a tile,
    `quarters` how often it is to be turned to the left; `kind` is that of the main item, `parts`
    the tiles that it names.
    """

    rows: int = 2
    columns: int = 3
    size: tuple[int, int] = (300, 200)
    side: int = SIDE
    quarters: int = 0
    tile: bytes = field(default_factory=lambda: body_in_tile(b"mdat"))
    decoder: bytes = field(default_factory=lambda: body_in_tile(b"hvcC"))
    colours: bytes = b""
    kind: bytes = b"grid"
    parts: int | None = None
    extents: int = 1
    associations: int = 1
    size_more: bytes = b""
    auxiliary: bytes = b""
    essential: bytes = b"irot"
    is_premultiplied: bool = False
    brand: bytes = b"heic"
    codec: bytes = b"hvc1"
    record: bytes = b"hvcC"
    mask: Phone | None = None  # whose tiles are those of the mask; else its own

    def file(self) -> bytes:
        number = self.rows * self.columns if self.parts is None else self.parts
        grid = struct.pack(">BBBBHH", 0, 0, self.rows - 1, self.columns - 1, *self.size)
        second = [grid, *[(self.mask or self).tile] * number] if self.auxiliary else []
        bodies = [grid, PLACE, *[self.tile] * number, *second]
        head = box(b"ftyp", self.brand, bytes(4), b"mif1", self.brand)
        start = len(head) + len(self._meta(bodies, 0)) + 8
        return head + self._meta(bodies, start) + box(b"mdat", *bodies)

    def _meta(self, bodies: list[bytes], start: int) -> bytes:
        ends = (len(bodies) - 1) // 2 + 2 if self.auxiliary else len(bodies) + 1
        tiles, mask = range(3, ends), range(ends + 1, len(bodies) + 1)
        kinds = [self.kind, b"Exif", *[self.codec] * len(tiles)]
        kinds += [self.kind, *[(self.mask or self).codec] * len(mask)] if self.auxiliary else []
        entries = [
            full(b"infe", struct.pack(">HH4sx", number, 0, kind), version=2)
            for number, kind in enumerate(kinds, 1)
        ]
        references = [_reference(b"dimg", 1, tiles), _reference(b"cdsc", 2, [1])]
        if self.auxiliary:
            references += [_reference(b"dimg", ends, mask), _reference(b"auxl", ends, [1])]
            references += [_reference(b"prem", 1, [ends])] * self.is_premultiplied
        return full(
            b"meta",
            full(b"hdlr", bytes(4), b"pict", bytes(13)),
            full(b"pitm", struct.pack(">H", 1)),
            full(b"iinf", struct.pack(">H", len(entries)), *entries),
            full(b"iref", *references),
            self._properties(tiles, mask, ends),
            self._places(bodies, start),
        )

    def _properties(self, tiles: Sequence[int], mask: Sequence[int], second: int) -> bytes:
        of_mask = self.mask or self
        properties = (
            full(b"ispe", struct.pack(">II", *self.size)),
            full(b"ispe", struct.pack(">II", self.side, self.side), self.size_more),
            box(self.record, self.decoder),
            box(self.essential, bytes([self.quarters])),
            box(b"colr", self.colours or b"nclx" + struct.pack(">HHHB", 1, 13, 6, 0x80)),
            full(b"auxC", self.auxiliary, b"\0"),
            *[box(of_mask.record, of_mask.decoder)] * (self.mask is not None),
        )
        main = struct.pack(">HB3B", 1, 3, 1, 4 | 0x80, 5) * self.associations
        coded = dict.fromkeys(tiles, 3) | dict.fromkeys(mask, 7 if self.mask else 3)
        rest = b"".join(
            struct.pack(">HB3B", each, 3, 2, 0x80 | place, 5) for each, place in coded.items()
        )
        more = struct.pack(">HB3B", second, 3, 1, 4 | 0x80, 6) if self.auxiliary else b""
        number = self.associations + len(coded) + bool(more)
        associations = full(b"ipma", struct.pack(">I", number), main, rest, more)
        return box(b"iprp", box(b"ipco", *properties), associations)

    def _places(self, bodies: list[bytes], start: int) -> bytes:
        entries = []
        for number, body in enumerate(bodies, 1):
            extent = struct.pack(">II", start, len(body))
            entries.append(struct.pack(">HHH", number, 0, self.extents) + extent * self.extents)
            start += len(body)
        return full(b"iloc", b"\x44\0", struct.pack(">H", len(bodies)), *entries)


def heic_with_auxiliaries(number: int, name: bytes = b"urn:of:depth\0") -> bytes:
    """One tile. A second item says more of it so often, and has as many names for what it says."""
    properties = [
        full(b"ispe", struct.pack(">II", SIDE, SIDE)),
        box(b"hvcC", body_in_tile(b"hvcC")),
    ]
    properties += [full(b"auxC", name)] * number
    named = list(range(3, number + 3))
    groups = [(1, [1, 2]), *((2, named[at : at + 255]) for at in range(0, number, 255))]
    entries = [struct.pack(f">HB{len(group)}H", item, len(group), *group) for item, group in groups]
    tile = body_in_tile(b"mdat")
    head = box(b"ftyp", b"heic\0\0\0\0mif1heic")
    start = len(head) + 8
    places = struct.pack(">HHHHII", 1, 1, 0, 1, start, len(tile))
    kinds = [struct.pack(">HH4sx", item, 0, b"hvc1") for item in (1, 2)]
    meta = full(
        b"meta",
        full(b"pitm", struct.pack(">H", 1)),
        full(b"iinf", struct.pack(">H", 2), *[full(b"infe", each, version=2) for each in kinds]),
        full(b"iref", _reference(b"auxl", 2, [1]) * number),
        box(
            b"iprp",
            box(b"ipco", *properties),
            full(b"ipma", struct.pack(">I", len(groups)), *entries, flags=1),
        ),
        full(b"iloc", b"\x44\0", places),
    )
    return head + box(b"mdat", tile) + meta


def _reference(kind: bytes, of: int, to: Sequence[int]) -> bytes:
    return box(kind, struct.pack(f">HH{len(to)}H", of, len(to), *to))


def heic_of_tiles(pixels: int, auxiliary: bytes = b"") -> bytes:
    """A picture of so many pixels, in as large tiles as there are."""
    side = max(1, int(pixels**0.5) // SIDE)
    return Phone(side, side, size=(side * SIDE, side * SIDE), auxiliary=auxiliary).file()


def heic_with_alpha(pixels: int) -> bytes:
    """The same, partly transparent."""
    return heic_of_tiles(pixels, ALPHA)
