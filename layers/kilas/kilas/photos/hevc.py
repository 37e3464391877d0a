"""Pictures of HEVC, as HEIF files hold them: their true size, and nothing but one picture.

For kilas.photos.bare_heif. ITU-T H.265, 7.3, and ISO/IEC 14496-15, 8.3.3.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.errors import Unreadable
from kilas.photos.bits import Bits
from kilas.photos.heif_boxes import Fields
from kilas.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.photos.parts import Count

_CONFIGURATION: Final = 22
"""Bytes before the number of arrays in a decoder configuration record."""

_LENGTH_SIZE: Final = 21
_PARAMETERS: Final = frozenset({32, 33, 34})
_SPS: Final = 33
_MOST_OF_PARAMETERS: Final = 16
_PICTURES: Final = range(32)
"""Types of NAL units: sets of parameters, of sequences among them, and slices of pictures."""

_GENERAL_PROFILE, _LEVEL, _SUB_LAYERS = 88, 8, 8
"""Bits of a profile and of a level, and the most sub-layers (H.265, 7.3.3)."""

_SEPARATE_PLANES: Final = 3
_BEFORE_THREE: Final = b"\0\0\3"


class Decoder(NamedTuple):
    """What a decoder must know before the first picture: the record, without messages; the most
    pixels that it makes; and of how many bytes the length of a unit is.
    """

    record: bytes
    pixels: int
    length_size: int


def decoder_of(record: bytes, count: Count) -> Decoder:
    """The decoder of a configuration record (hvcC).

    Raises Unreadable where the record names no size, or too much; struct.error or IndexError where
    it is cut off.
    """
    fields = Fields(record, _CONFIGURATION, len(record))
    kept: list[bytes] = []
    pixels = 0
    for _ in range(fields.number(1)):
        kind = fields.number(1)
        for _ in range(fields.number(2)):
            count.add_one()
            unit = fields.text(fields.number(2))
            if _type_of(unit) not in _PARAMETERS:
                continue
            kept.append(struct.pack(">BHH", kind, 1, len(unit)) + unit)
            if _type_of(unit) == _SPS:
                pixels = max(pixels, _pixels_of(unit))
    if not pixels or len(kept) > _MOST_OF_PARAMETERS:
        raise Unreadable([Problem("photo_unreadable")])
    head = record[:_LENGTH_SIZE] + bytes([record[_LENGTH_SIZE] | 3])
    return Decoder(
        head + bytes([len(kept)]) + b"".join(kept), pixels, 1 + (record[_LENGTH_SIZE] & 3)
    )


def first_picture(data: bytes, length_size: int, count: Count) -> bytes:
    """The slices of the first picture alone, each behind its length in four bytes.

    Sets of parameters among the slices could ask the decoder for another size.
    """
    kept: list[bytes] = []
    is_begun = False
    for unit in _units(data, length_size, count):
        if _type_of(unit) not in _PICTURES or _layer_of(unit):
            continue
        begins_picture = unit[2] & 0x80
        if begins_picture and is_begun:
            break
        is_begun = True
        kept += (struct.pack(">I", len(unit)), unit)
    return b"".join(kept)


def _units(data: bytes, length_size: int, count: Count) -> Iterator[bytes]:
    fields = Fields(data, 0, len(data))
    while fields.place < len(data):
        count.add_one()
        yield fields.text(fields.number(length_size))


def _type_of(unit: bytes) -> int:
    return unit[0] >> 1 & 0x3F


def _layer_of(unit: bytes) -> int:
    return (unit[0] & 1) << 5 | unit[1] >> 3


def _pixels_of(sps: bytes) -> int:
    """The pixels that a sequence parameter set asks for, before any is cut off."""
    bits = Bits(sps[2:].replace(_BEFORE_THREE, b"\0\0"))
    bits.skip(4)
    sub_layers = bits.number(3)
    bits.skip(1 + _GENERAL_PROFILE + _LEVEL)
    present = [(bits.number(1), bits.number(1)) for _ in range(sub_layers)]
    bits.skip(2 * (_SUB_LAYERS - sub_layers) if sub_layers else 0)
    bits.skip(sum(_GENERAL_PROFILE * profile + _LEVEL * level for profile, level in present))
    bits.golomb()
    if bits.golomb() == _SEPARATE_PLANES:
        bits.skip(1)
    return bits.golomb() * bits.golomb()
