"""The picture of a HEIF file with HEVC, as phones write it. Read with ISO/IEC 23008-12 at hand.

The decoder gets a file made anew: the main picture, whole or in the tiles of a grid, with what
turns and crops it, and its colours. Sizes are those that its decoder is told, not what the file
claims: a picture of 100 by 100 pixels may tell the decoder to make 30 000 by 30 000.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.errors import Unreadable
from kilas.photos.heif_boxes import Fields, box, full_box
from kilas.photos.heif_items import Items
from kilas.photos.hevc import decoder_of, first_picture
from kilas.photos.parts import Bare, Count
from kilas.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kilas.photos.heif_boxes import Box
    from kilas.photos.hevc import Decoder

MOST_BOXES: Final = 20_000
"""Boxes, items and what they are made of. A panorama of a phone has some 500 tiles."""

LARGEST_RECORD: Final = 65_536
"""Bytes of what a decoder must know; honest files have some 110."""

MOST_TILES: Final = 1_024

SPARE_PIXELS: Final = 1_000_000
"""How many more pixels than twice those of the picture its tiles may have."""

_PICTURE, _GRID = b"hvc1", b"grid"
_SIZE, _DECODER = b"ispe", b"hvcC"
_SIZE_BYTES: Final = 12
_COLOURS: Final = b"colr"
_KEPT: Final = frozenset({_SIZE, _COLOURS, b"irot", b"imir", b"clap"})
_WIDE: Final = 1
_ESSENTIAL: Final = 0x8000


class _Part(NamedTuple):
    """A picture of HEVC in the file: its bytes, its decoder, and the property of its size."""

    data: bytes
    decoder: Decoder
    size: bytes


class _Copied(NamedTuple):
    """A property of an item, as it goes into the new file."""

    kind: bytes
    body: bytes
    is_essential: bool


def bare_heif(data: bytes) -> Bare:
    """The HEIF with its main picture only.

    Raises Unreadable where there is none of HEVC, where it is made of anything but tiles, or has
    more pixels than it shows; struct.error, IndexError or KeyError where the file is cut off.
    """
    count = Count(MOST_BOXES)
    items = Items(data, count)
    is_grid = items.kinds[items.primary] == _GRID
    grid = items.data(items.primary) if is_grid else b""
    numbers = items.parts(items.primary) if is_grid else [items.primary]
    decoders: dict[Box, Decoder] = {}
    parts = [_part(items, number, decoders, count) for number in numbers[: MOST_TILES + 1]]
    whole = _Whole(grid, _copied(items, numbers[0]), tuple(parts))
    width, height = _grid_size(grid, len(numbers)) if is_grid else _size(parts[0])
    pixels = sum(part.decoder.pixels for part in parts)
    if len(numbers) > MOST_TILES or pixels > 2 * width * height + SPARE_PIXELS:
        raise Unreadable([Problem("photo_unreadable")])
    return Bare(_file(whole), "HEIF", _seen((width, height), whole.properties))


def _part(items: Items, number: int, decoders: dict[Box, Decoder], count: Count) -> _Part:
    """A tile, or the whole picture; `decoders` are those known already, which tiles share."""
    if items.kinds[number] != _PICTURE:
        raise Unreadable([Problem("photo_unreadable")])
    boxes = {each.box.kind: each.box for each in items.properties(number)}
    record, size = boxes[_DECODER], boxes[_SIZE]
    if record.end - record.start > LARGEST_RECORD or size.end - size.start != _SIZE_BYTES:
        raise Unreadable([Problem("photo_unreadable")])
    if record not in decoders:
        decoders[record] = decoder_of(items.body(record), count)
    decoder = decoders[record]
    picture = first_picture(items.data(number), decoder.length_size, count)
    return _Part(picture, decoder, items.body(size))


def _copied(items: Items, part: int) -> tuple[_Copied, ...]:
    """What the picture needs of its properties. Phones write the colours beside each tile too, or
    there alone.
    """
    own = [each for each in items.properties(items.primary) if each.box.kind in _KEPT]
    if not any(each.box.kind == _COLOURS for each in own):
        own += [each for each in items.properties(part) if each.box.kind == _COLOURS]
    return tuple(_Copied(each.box.kind, items.body(each.box), each.is_essential) for each in own)


def _size(part: _Part) -> tuple[int, int]:
    width, height = struct.unpack_from(">4xII", part.size)
    return width, height


def _grid_size(grid: bytes, tiles: int) -> tuple[int, int]:
    """Width and height of a grid of so many tiles (ISO/IEC 23008-12, 6.6.2.3)."""
    fields = Fields(grid, 1, len(grid))
    size = 4 if fields.number(1) & _WIDE else 2
    rows, columns = fields.number(1) + 1, fields.number(1) + 1
    if rows * columns != tiles:
        raise Unreadable([Problem("photo_unreadable")])
    return fields.number(size), fields.number(size)


def _seen(size: tuple[int, int], properties: Iterable[_Copied]) -> tuple[int, int]:
    """Width and height once what turns and crops a picture is applied, in its order."""
    for each in properties:
        if each.kind == b"irot" and each.body[0] & 1:
            size = size[1], size[0]
        elif each.kind == b"clap":
            wide, of_wide, high, of_high = struct.unpack_from(">IIII", each.body)
            if not of_wide or not of_high:
                raise Unreadable([Problem("photo_unreadable")])
            size = round(wide / of_wide), round(high / of_high)
    return size


# --- the file made anew ----------------------------------------------------------------------


class _Whole(NamedTuple):
    """The picture: of a grid, or of the one part alone."""

    grid: bytes
    properties: tuple[_Copied, ...]
    parts: tuple[_Part, ...]


def _file(whole: _Whole) -> bytes:
    bodies = (
        [whole.grid, *(part.data for part in whole.parts)] if whole.grid else [whole.parts[0].data]
    )
    head = box(b"ftyp", b"heic", bytes(4), b"mif1heic")
    start = len(head) + len(_meta(whole, bodies, 0)) + 8
    return b"".join((head, _meta(whole, bodies, start), box(b"mdat", *bodies)))


def _meta(whole: _Whole, bodies: Sequence[bytes], start: int) -> bytes:
    """The description of the items, whose bytes begin at this place. The main item is number 1."""
    kinds = [_GRID, *[_PICTURE] * len(whole.parts)] if whole.grid else [_PICTURE]
    entries = [
        full_box(b"infe", 2, struct.pack(">HH4sx", number, 0, kind))
        for number, kind in enumerate(kinds, 1)
    ]
    parts = []
    if whole.grid:
        numbers = range(2, len(bodies) + 1)
        parts = [box(b"dimg", struct.pack(f">HH{len(numbers)}H", 1, len(numbers), *numbers))]
    return full_box(
        b"meta",
        0,
        full_box(b"hdlr", 0, bytes(4), b"pict", bytes(13)),
        full_box(b"pitm", 0, struct.pack(">H", 1)),
        full_box(b"iinf", 0, struct.pack(">H", len(entries)), *entries),
        _places(bodies, start),
        *[full_box(b"iref", 0, *parts)] * bool(parts),
        _properties(whole),
    )


def _places(bodies: Sequence[bytes], start: int) -> bytes:
    entries = []
    for number, body in enumerate(bodies, 1):
        entries.append(struct.pack(">HHHII", number, 0, 1, start, len(body)))
        start += len(body)
    return full_box(b"iloc", 0, b"\x44\0", struct.pack(">H", len(entries)), *entries)


def _properties(whole: _Whole) -> bytes:
    """The properties of all items; tiles share what is equal."""
    numbers: dict[bytes, int] = {}
    of_parts = [
        [
            _Copied(_SIZE, part.size, is_essential=False),
            _Copied(_DECODER, part.decoder.record, is_essential=True),
        ]
        for part in whole.parts
    ]
    of_items = (
        [whole.properties, *of_parts] if whole.grid else [(*whole.properties, of_parts[0][1])]
    )
    entries = []
    for number, properties in enumerate(of_items, 1):
        entries.append(struct.pack(">HB", number, len(properties)))
        for each in properties:
            place = numbers.setdefault(box(each.kind, each.body), len(numbers) + 1)
            entries.append(struct.pack(">H", place | _ESSENTIAL * each.is_essential))
    associations = box(b"ipma", struct.pack(">II", _WIDE, len(of_items)), *entries)
    return box(b"iprp", box(b"ipco", *numbers), associations)
