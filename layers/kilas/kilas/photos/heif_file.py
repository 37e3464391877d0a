"""A HEIF file made anew, of a picture and what says where it is transparent. For
kilas.photos.bare_heif.

ISO/IEC 14496-12, 8.11, and 23008-12.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.photos.heif_boxes import box, full_box
from kilas.photos.heif_items import WIDE_INDEX

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kilas.photos.heif_colours import Light

GRID: Final = b"grid"
HEVC, AV1 = b"hvc1", b"av01"
SIZE, AUXILIARY = b"ispe", b"auxC"
DECODERS: Final = {HEVC: b"hvcC", AV1: b"av1C"}
"""Kinds of pictures → the kind of the property that says what their decoder must know."""

_BRANDS: Final = {HEVC: b"heic", AV1: b"avif"}
_ESSENTIAL: Final = 0x8000


class Part(NamedTuple):
    """A picture in the file: how it is coded, its bytes, what its decoder must know, the most
    pixels that the decoder makes, what its pixels say of their light, and the property of its size.
    """

    kind: bytes
    data: bytes
    record: bytes
    pixels: int
    light: Light
    size: bytes


class Copied(NamedTuple):
    """A property of an item, as it goes into the new file."""

    kind: bytes
    body: bytes
    is_essential: bool


class Layer(NamedTuple):
    """A picture: of a grid, or of the one part alone."""

    grid: bytes
    properties: tuple[Copied, ...]
    parts: tuple[Part, ...]
    is_premultiplied: bool = False

    @property
    def kind(self) -> bytes:
        """How its parts are coded."""
        return self.parts[0].kind


class _Item(NamedTuple):
    kind: bytes
    body: bytes
    properties: tuple[Copied, ...]


def file_of(layers: Sequence[Layer]) -> bytes:
    """The file of a main picture and of its auxiliary ones, which stand behind it."""
    items, references = _numbered(layers)
    brand = _BRANDS[layers[0].kind]
    head = box(b"ftyp", brand, bytes(4), b"mif1", brand)
    start = len(head) + len(_meta(items, references, 0)) + 8
    bodies = (each.body for each in items)
    return b"".join((head, _meta(items, references, start), box(b"mdat", *bodies)))


def _numbered(layers: Sequence[Layer]) -> tuple[list[_Item], list[bytes]]:
    """The items, the first with the number 1, and the references between them."""
    items: list[_Item] = []
    references: list[bytes] = []
    for layer in layers:
        main = len(items) + 1
        items += _items(layer)
        if layer.grid:
            references.append(_reference(b"dimg", main, range(main + 1, len(items) + 1)))
        if main > 1:
            references.append(_reference(b"auxl", main, [1]))
            references += [_reference(b"prem", 1, [main])] * layer.is_premultiplied
    return items, references


def _items(layer: Layer) -> Iterator[_Item]:
    if layer.grid:
        yield _Item(GRID, layer.grid, layer.properties)
    for part in layer.parts:
        size = Copied(SIZE, part.size, is_essential=False)
        decoder = Copied(DECODERS[part.kind], part.record, is_essential=True)
        own = (size,) if layer.grid else layer.properties
        yield _Item(part.kind, part.data, (*own, decoder))


def _reference(kind: bytes, of: int, to: Sequence[int]) -> bytes:
    return box(kind, struct.pack(f">HH{len(to)}H", of, len(to), *to))


def _meta(items: Sequence[_Item], references: Sequence[bytes], start: int) -> bytes:
    """The description of the items, whose bytes begin at this place."""
    entries = [
        full_box(b"infe", 2, struct.pack(">HH4sx", number, 0, item.kind))
        for number, item in enumerate(items, 1)
    ]
    return full_box(
        b"meta",
        0,
        full_box(b"hdlr", 0, bytes(4), b"pict", bytes(13)),
        full_box(b"pitm", 0, struct.pack(">H", 1)),
        full_box(b"iinf", 0, struct.pack(">H", len(entries)), *entries),
        _places(items, start),
        *[full_box(b"iref", 0, *references)] * bool(references),
        _properties(items),
    )


def _places(items: Sequence[_Item], start: int) -> bytes:
    entries = []
    for number, item in enumerate(items, 1):
        entries.append(struct.pack(">HHHII", number, 0, 1, start, len(item.body)))
        start += len(item.body)
    return full_box(b"iloc", 0, b"\x44\0", struct.pack(">H", len(entries)), *entries)


def _properties(items: Sequence[_Item]) -> bytes:
    """The properties of all items; tiles share what is equal."""
    numbers: dict[bytes, int] = {}
    entries = []
    for number, item in enumerate(items, 1):
        entries.append(struct.pack(">HB", number, len(item.properties)))
        for each in item.properties:
            place = numbers.setdefault(box(each.kind, each.body), len(numbers) + 1)
            entries.append(struct.pack(">H", place | _ESSENTIAL * each.is_essential))
    associations = box(b"ipma", struct.pack(">II", WIDE_INDEX, len(items)), *entries)
    return box(b"iprp", box(b"ipco", *numbers), associations)
