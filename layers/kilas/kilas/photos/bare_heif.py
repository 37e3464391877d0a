"""The picture of a HEIF file with HEVC, as phones write it. Read with ISO/IEC 23008-12 at hand.

The decoder gets a file made anew: the main picture, whole or in the tiles of a grid, with what
turns and crops it, and its colours. Sizes are those that its decoder is told, not what the file
claims: a picture of 100 by 100 pixels may tell the decoder to make 30 000 by 30 000.
"""

from __future__ import annotations

import struct
from functools import partial
from math import prod
from typing import TYPE_CHECKING, Final

from kilas.errors import Unreadable
from kilas.photos.heif_boxes import Fields
from kilas.photos.heif_file import (
    AUXILIARY,
    DECODER,
    GRID,
    PICTURE,
    SIZE,
    Copied,
    Layer,
    Part,
    file_of,
)
from kilas.photos.heif_items import Items
from kilas.photos.hevc import decoder_of, first_picture
from kilas.photos.parts import Bare, Count
from kilas.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kilas.photos.heif_boxes import Box
    from kilas.photos.heif_items import Property
    from kilas.photos.hevc import Decoder

MOST_BOXES: Final = 20_000
"""Boxes, items and what they are made of. A panorama of a phone has some 500 tiles."""

LARGEST_RECORD: Final = 65_536
"""Bytes of what a decoder must know; honest files have some 110."""

MOST_TILES: Final = 1_024

SPARE_PIXELS: Final = 1_000_000
"""How many more pixels than twice those of the picture its tiles may have."""

_SIZE_BYTES: Final = 12
_COLOURS: Final = b"colr"
_KEPT: Final = frozenset({SIZE, _COLOURS, AUXILIARY, b"irot", b"imir", b"clap"})
_KNOWN: Final = _KEPT | {DECODER, b"pixi", b"pasp"}
_LONG_SIDES: Final = 1
"""The flag of a grid whose width and height have four bytes each, not two."""

_FLAGS: Final = 4
"""Bytes of version and flags."""

_ALPHA: Final = frozenset(
    {b"urn:mpeg:hevc:2015:auxid:1\0", b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0"}
)
"""What says where a picture is transparent. Depths and brighter lights have other names."""


def bare_heif(data: bytes) -> Bare:
    """The HEIF with its main picture only, and what says where that is transparent.

    Raises Unreadable where there is none of HEVC, where it is made of anything but tiles, or has
    more pixels than it shows; struct.error, IndexError or KeyError where the file is cut off.
    """
    count = Count(MOST_BOXES)
    items = Items(data, count)
    layer_of = _Layers(items, count)
    whole, size = layer_of(items.primary)
    layers = [whole]
    mask = next(filter(partial(_is_alpha, items), items.auxiliaries(items.primary)), None)
    if mask is not None:
        alpha, alpha_size = layer_of(mask)
        if prod(alpha_size) > prod(size):
            raise Unreadable([Problem("photo_unreadable")])
        layers.append(alpha)
    return Bare(file_of(layers), "HEIF", _seen(size, whole.properties))


def _is_alpha(items: Items, item: int) -> bool:
    boxes = (each.box for each in items.properties(item) if each.box.kind == AUXILIARY)
    return any(items.begins(each, _FLAGS, name) for each in boxes for name in _ALPHA)


class _Layers:
    """Reads pictures of a file, each with its width and height before it is turned or cropped."""

    def __init__(self, items: Items, count: Count) -> None:
        self._items, self._count = items, count
        self._decoders: dict[Box, Decoder] = {}

    def __call__(self, item: int) -> tuple[Layer, tuple[int, int]]:
        items = self._items
        is_grid = items.kinds[item] == GRID
        grid = items.data(item) if is_grid else b""
        numbers = items.parts(item) if is_grid else [item]
        parts = [self._part(number) for number in numbers[: MOST_TILES + 1]]
        layer = Layer(grid, _copied(items, item, numbers[0]), tuple(parts))
        width, height = _grid_size(grid, len(numbers)) if is_grid else _size(parts[0])
        pixels = sum(part.decoder.pixels for part in parts)
        if len(numbers) > MOST_TILES or pixels > 2 * width * height + SPARE_PIXELS:
            raise Unreadable([Problem("photo_unreadable")])
        return layer, (width, height)

    def _part(self, number: int) -> Part:
        """A tile, or the whole picture; tiles share what is known of their decoder."""
        items, count = self._items, self._count
        if items.kinds[number] != PICTURE:
            raise Unreadable([Problem("photo_unreadable")])
        properties = items.properties(number)
        _check_essential(properties)
        boxes = {each.box.kind: each.box for each in properties}
        record, size = boxes[DECODER], boxes[SIZE]
        if record.end - record.start > LARGEST_RECORD or size.end - size.start != _SIZE_BYTES:
            raise Unreadable([Problem("photo_unreadable")])
        if record not in self._decoders:
            self._decoders[record] = decoder_of(items.body(record), count)
        decoder = self._decoders[record]
        picture = first_picture(items.data(number), decoder.length_size, count)
        return Part(picture, decoder, items.body(size))


def _check_essential(properties: Iterable[Property]) -> None:
    """Raise Unreadable where an item is not to be shown by who does not know a property of it, such
    as a picture that says only what differs from another (ISO/IEC 23008-12, 9.3.1).
    """
    if any(each.is_essential and each.box.kind not in _KNOWN for each in properties):
        raise Unreadable([Problem("photo_unreadable")])


def _copied(items: Items, item: int, part: int) -> tuple[Copied, ...]:
    """What the picture needs of its properties. Phones write the colours beside each tile too, or
    there alone.
    """
    all_of_it = items.properties(item)
    _check_essential(all_of_it)
    own = [each for each in all_of_it if each.box.kind in _KEPT]
    if not any(each.box.kind == _COLOURS for each in own):
        own += [each for each in items.properties(part) if each.box.kind == _COLOURS]
    return tuple(Copied(each.box.kind, items.body(each.box), each.is_essential) for each in own)


def _size(part: Part) -> tuple[int, int]:
    width, height = struct.unpack_from(">4xII", part.size)
    return width, height


def _grid_size(grid: bytes, tiles: int) -> tuple[int, int]:
    """Width and height of a grid of so many tiles (ISO/IEC 23008-12, 6.6.2.3)."""
    fields = Fields(grid, 1, len(grid))
    size = 4 if fields.number(1) & _LONG_SIDES else 2
    rows, columns = fields.number(1) + 1, fields.number(1) + 1
    if rows * columns != tiles:
        raise Unreadable([Problem("photo_unreadable")])
    return fields.number(size), fields.number(size)


def _seen(size: tuple[int, int], properties: Iterable[Copied]) -> tuple[int, int]:
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
