"""The picture of a HEIF file with HEVC, as phones write it, or with AV1: AVIF, as the web has it.
Read with ISO/IEC 23008-12 at hand.

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
from kilas.photos.av1 import RECORD, av1_picture
from kilas.photos.heif_boxes import Fields
from kilas.photos.heif_colours import COLOURS, UNKNOWN, light_of
from kilas.photos.heif_file import (
    AUXILIARY,
    AV1,
    DECODERS,
    GRID,
    HEVC,
    SIZE,
    Copied,
    Layer,
    Part,
    file_of,
)
from kilas.photos.heif_items import Items
from kilas.photos.heif_turns import MIRRORED, QUARTERS, orientation_by
from kilas.photos.hevc import decoder_of, first_picture
from kilas.photos.parts import Bare, Count
from kilas.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
_CROP: Final = b"clap"
_KEPT: Final = frozenset({SIZE, COLOURS, AUXILIARY, QUARTERS, MIRRORED, _CROP})
_KNOWN: Final = _KEPT | {*DECODERS.values(), b"pixi", b"pasp"}
_NOT_OF_AV1: Final = frozenset({QUARTERS, MIRRORED})
"""Pillow's decoder of AVIF follows neither, nor what crops."""
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
    mask = _alpha_of(items, items.primary)
    if any(_alpha_of(items, each) is not None for each in items.parts(items.primary)):
        raise Unreadable([Problem("photo_unreadable")])
    if mask is not None:
        alpha, alpha_size = layer_of(mask)
        if prod(alpha_size) > prod(size):
            raise Unreadable([Problem("photo_unreadable")])
        is_dark = items.is_premultiplied(items.primary, mask)
        layers.append(alpha._replace(is_premultiplied=is_dark))
    if any(each.kind != whole.kind for each in layers):
        raise Unreadable([Problem("photo_unreadable")])
    return _bare(layers, size, items)


def _bare(layers: Sequence[Layer], size: tuple[int, int], items: Items) -> Bare:
    """The photo of these layers; libheif turns it by itself, and libavif does not."""
    whole, file, moves = layers[0], file_of(layers), items.is_sequence
    colours = (each.body for each in whole.properties if each.kind == COLOURS)
    light = light_of(colours, whole.parts[0].light)
    if whole.kind != AV1:
        seen = _seen(size, whole.properties)
        return Bare(file, "HEIF", seen, is_animated=moves, primaries=light.primaries)
    if light.is_brighter:
        raise Unreadable([Problem("photo_unreadable")])
    all_of_it = items.properties(items.primary)
    turn = orientation_by((each.box.kind, items.body(each.box)) for each in all_of_it)
    return Bare(file, "AVIF", size, turn, is_animated=moves, primaries=light.primaries)


def _alpha_of(items: Items, item: int) -> int | None:
    """What says where a picture, or one of its tiles, is transparent."""
    return next(filter(partial(_is_alpha, items), items.auxiliaries(item)), None)


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
        layer = Layer(grid, self._copied(item, numbers[0], parts[0].kind), tuple(parts))
        width, height = _grid_size(grid, len(numbers)) if is_grid else _size(parts[0].size)
        pixels = sum(part.pixels for part in parts)
        if len(numbers) > MOST_TILES or pixels > 2 * width * height + SPARE_PIXELS:
            raise Unreadable([Problem("photo_unreadable")])
        return layer, (width, height)

    def _part(self, number: int) -> Part:
        """A tile, or the whole picture."""
        items = self._items
        if (kind := items.kinds[number]) not in DECODERS:
            raise Unreadable([Problem("photo_unreadable")])
        properties = items.properties(number)
        _check_essential(properties)
        boxes = {each.box.kind: each.box for each in properties}
        record, size = boxes[DECODERS[kind]], boxes[SIZE]
        if record.end - record.start > LARGEST_RECORD or size.end - size.start != _SIZE_BYTES:
            raise Unreadable([Problem("photo_unreadable")])
        read = self._av1 if kind == AV1 else self._hevc
        return read(number, record, items.body(size))

    def _hevc(self, number: int, record: Box, size: bytes) -> Part:
        """Tiles share what is known of their decoder."""
        items, count = self._items, self._count
        if record not in self._decoders:
            self._decoders[record] = decoder_of(items.body(record), count)
        decoder = self._decoders[record]
        picture = first_picture(items.data(number), decoder.length_size, count)
        return Part(HEVC, picture, decoder.record, decoder.pixels, UNKNOWN, size)

    def _av1(self, number: int, record: Box, size: bytes) -> Part:
        items = self._items
        picture, sequence = av1_picture(items.data(number), self._count)
        if sequence.size != _size(size):
            raise Unreadable([Problem("photo_unreadable")])
        own = items.body(record)[:RECORD]
        return Part(AV1, picture, own, prod(sequence.size), sequence.light, size)

    def _copied(self, item: int, part: int, kind: bytes) -> tuple[Copied, ...]:
        """What the picture needs of its properties. Phones write the colours beside each tile too,
        or there alone.
        """
        items = self._items
        all_of_it = items.properties(item)
        _check_essential(all_of_it)
        own = [each for each in all_of_it if each.box.kind in _KEPT]
        if not any(each.box.kind == COLOURS for each in own):
            own += [each for each in items.properties(part) if each.box.kind == COLOURS]
        if kind == AV1:
            if any(each.box.kind == _CROP for each in own):
                raise Unreadable([Problem("photo_unreadable")])
            own = [each for each in own if each.box.kind not in _NOT_OF_AV1]
        return tuple(Copied(each.box.kind, items.body(each.box), each.is_essential) for each in own)


def _check_essential(properties: Iterable[Property]) -> None:
    """Raise Unreadable where an item is not to be shown by who does not know a property of it, such
    as a picture that says only what differs from another (ISO/IEC 23008-12, 9.3.1).
    """
    if any(each.is_essential and each.box.kind not in _KNOWN for each in properties):
        raise Unreadable([Problem("photo_unreadable")])


def _size(property_: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from(">4xII", property_)
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
