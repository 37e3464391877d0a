"""The first picture of a TIFF file, as scanners and photo editors write it.

Read with TIFF 6.0 and the TIFF Technical Notes of Adobe Photoshop at hand. The decoder gets a file
made anew: how the pixels are packed, the pixels themselves and their profile. A directory may have
any tag, each of which libtiff or Pillow may act on, so none other is handed on. What is made of
tiles, of planes, or of another format (JPEG, fax) is refused.
"""

from __future__ import annotations

import struct
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.errors import Unreadable
from kilas.photos.colours import LARGEST_PROFILE
from kilas.photos.parts import Bare
from kilas.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ORDERS: Final = {b"II*\0": "<", b"MM\0*": ">"}
_ENTRY: Final = 12
_MOST_ENTRIES: Final = 4_096
_SHORT, _LONG, _UNDEFINED = 3, 4, 7
_BYTES: Final = {1: "B", _SHORT: "H", _LONG: "I", _UNDEFINED: "B"}

_WIDTH, _HEIGHT, _BITS, _PACKING, _COLOURS = 256, 257, 258, 259, 262
_FILL_ORDER, _STRIPS, _ORIENTATION, _SAMPLES, _ROWS, _LENGTHS = 266, 273, 274, 277, 278, 279
_PLANES, _PREDICTOR, _PALETTE, _EXTRA, _SORT, _PROFILE = 284, 317, 320, 338, 339, 34_675

_PLAIN, _LZW, _DEFLATE, _PACKBITS, _OLD_DEFLATE = 1, 5, 8, 32_773, 32_946
_BY_DIFFERENCES: Final = 2
_TAKEN: Final[dict[int, frozenset[int]]] = {
    _PACKING: frozenset({_PLAIN, _LZW, _DEFLATE, _PACKBITS, _OLD_DEFLATE}),
    _FILL_ORDER: frozenset({1}),
    _PLANES: frozenset({1}),
    _PREDICTOR: frozenset({1, _BY_DIFFERENCES}),
}

_WHITE_IS_ZERO, _GREY, _RGB, _OF_PALETTE, _CMYK = 0, 1, 2, 3, 5
_LAYOUTS: Final = frozenset(
    {
        (_WHITE_IS_ZERO, (1,), ()), (_WHITE_IS_ZERO, (8,), ()),
        (_GREY, (1,), ()), (_GREY, (8,), ()), (_GREY, (16,), ()), (_GREY, (8, 8), (2,)),
        (_RGB, (8,) * 3, ()), (_RGB, (16,) * 3, ()),
        *((_RGB, (bits,) * 4, (extra,)) for bits in (8, 16) for extra in (0, 1, 2)),
        (_OF_PALETTE, (8,), ()),
        (_CMYK, (8,) * 4, ()), (_CMYK, (16,) * 4, ()),
    }
)  # fmt: skip
"""Colours, the bits of each sample, and what the samples beside the colours are."""

_HANDED_ON: Final = (
    _WIDTH, _HEIGHT, _BITS, _PACKING, _COLOURS, _SAMPLES, _ROWS, _PREDICTOR, _EXTRA,
)  # fmt: skip

_HIGHEST: Final = 20_000
"""Rows: kilas.media.judge_photo takes no longer side."""

_HEAD: Final = 8
"""Bytes before a directory."""

_OF_COLOURS: Final = 3 * 256
"""Numbers of a palette."""

_UNSIGNED: Final = 1


class _Directory(NamedTuple):
    """The first directory: of each tag its kind, its count, and where its value lies."""

    data: bytes
    order: str
    entries: dict[int, tuple[int, int, int]]

    def numbers(self, tag: int, *default: int, most: int = 4) -> tuple[int, ...]:
        """The numbers of a tag. Raises Unreadable where they are of another kind, or too many;
        struct.error where the file is cut off.
        """
        if tag not in self.entries:
            return default
        kind, count, place = self.entries[tag]
        if kind not in _BYTES or count > most:
            raise Unreadable([Problem("photo_unreadable")])
        return struct.unpack_from(f"{self.order}{count}{_BYTES[kind]}", self.data, place)

    def number(self, tag: int, *default: int) -> int:
        """The one number of a tag. Raises KeyError where there is none, and no default."""
        found = self.numbers(tag, *default)
        if not found:
            raise KeyError(tag)
        return found[0]


def bare_tiff(data: bytes) -> Bare:
    """The TIFF with its first picture only.

    Raises Unreadable where the pixels are packed otherwise than is read here; struct.error,
    IndexError or KeyError where the file is cut off.
    """
    first = _directory(data)
    size = first.number(_WIDTH), first.number(_HEIGHT)
    strips = _strips(first, *size)
    orientation = first.number(_ORIENTATION, 1)
    made = b"".join(_file(first, strips))
    return Bare(made, "TIFF", size, orientation if orientation in range(1, 9) else 1)


def _directory(data: bytes) -> _Directory:
    order = _ORDERS[data[:4]]
    (start,) = struct.unpack_from(f"{order}I", data, 4)
    (number,) = struct.unpack_from(f"{order}H", data, start)
    if number > _MOST_ENTRIES:
        raise Unreadable([Problem("photo_unreadable")])
    entries: dict[int, tuple[int, int, int]] = {}
    for place in range(start + 2, start + 2 + _ENTRY * number, _ENTRY):
        tag, kind, count, value = struct.unpack_from(f"{order}HHII", data, place)
        is_inside = struct.calcsize(_BYTES.get(kind, "I")) * count <= struct.calcsize("I")
        entries.setdefault(tag, (kind, count, place + 8 if is_inside else value))
    return _Directory(data, order, entries)


def _strips(first: _Directory, width: int, height: int) -> list[memoryview]:
    """The strips of the pixels, from the top. Raises Unreadable where they are not those of a
    picture that is read here, and IndexError where the file ends before one.
    """
    bits = first.numbers(_BITS, 1)
    layout = first.number(_COLOURS), bits, first.numbers(_EXTRA)
    is_taken = all(first.number(tag, 1) in taken for tag, taken in _TAKEN.items())
    is_unsigned = set(first.numbers(_SORT, _UNSIGNED)) == {_UNSIGNED}
    if not (is_taken and is_unsigned and layout in _LAYOUTS) or not 0 < height <= _HIGHEST:
        raise Unreadable([Problem("photo_unreadable")])
    rows = min(first.number(_ROWS, height), height)
    number = -(-height // rows) if rows else 0
    starts, lengths = (first.numbers(tag, most=number) for tag in (_STRIPS, _LENGTHS))
    is_sane = first.number(_SAMPLES, 1) == len(bits)
    if not (is_sane and rows and len(starts) == len(lengths) == number):
        raise Unreadable([Problem("photo_unreadable")])
    view = memoryview(first.data)
    strips = [view[start : start + length] for start, length in zip(starts, lengths, strict=True)]
    _check_ends(strips, lengths, _needed(first, width * sum(bits), height, rows))
    if sum(lengths) > len(first.data):  # they lie on each other
        raise Unreadable([Problem("photo_unreadable")])
    return strips


def _needed(first: _Directory, bits: int, height: int, rows: int) -> Iterator[int]:
    """How many bytes each strip has, where nothing is packed; `bits` are those of a row."""
    if first.number(_PACKING, _PLAIN) == _PLAIN:
        row = -(-bits // 8)
        yield from (row * min(rows, height - top) for top in range(0, height, rows))


def _check_ends(strips: list[memoryview], lengths: tuple[int, ...], needed: Iterator[int]) -> None:
    for strip, length in zip(strips, lengths, strict=True):
        if len(strip) < max(length, next(needed, 1)):
            raise IndexError(length)


def _file(first: _Directory, strips: list[memoryview]) -> Iterator[bytes | memoryview]:
    """A file of the strips, with what their decoder must know; all of its numbers have four bytes.
    Raises Unreadable where a palette is not whole.
    """
    lengths = tuple(map(len, strips))
    known = {tag: first.numbers(tag) for tag in _HANDED_ON if tag in first.entries}
    numbers = {**known, _STRIPS: lengths, _LENGTHS: lengths}
    if first.number(_COLOURS) == _OF_PALETTE:
        numbers[_PALETTE] = first.numbers(_PALETTE, most=_OF_COLOURS)
        if len(numbers[_PALETTE]) != _OF_COLOURS:
            raise Unreadable([Problem("photo_unreadable")])
    profile = _profile(first)
    behind = _HEAD + 2 + _ENTRY * (len(numbers) + bool(profile)) + 4
    outside = sum(4 * len(each) for each in numbers.values() if len(each) > 1)
    ends = accumulate(lengths, initial=behind + outside + len(profile))
    numbers[_STRIPS] = tuple(ends)[:-1]
    order = first.order
    yield first.data[:4] + struct.pack(f"{order}I", _HEAD)
    yield from _entries(order, sorted(numbers.items()), behind, profile)
    yield from strips


def _entries(
    order: str, numbers: Sequence[tuple[int, tuple[int, ...]]], behind: int, profile: bytes
) -> Iterator[bytes]:
    """A directory of these tags, and their values, which begin at the place `behind` the file's
    first bytes.
    """
    yield struct.pack(f"{order}H", len(numbers) + bool(profile))
    values: list[bytes] = []
    for tag, given in numbers:
        value = struct.pack(f"{order}{len(given)}I", *given)
        if len(given) > 1:
            values.append(value)
            value, behind = struct.pack(f"{order}I", behind), behind + len(value)
        yield struct.pack(f"{order}HHI", tag, _LONG, len(given)) + value
    if profile:
        yield struct.pack(f"{order}HHII", _PROFILE, _UNDEFINED, len(profile), behind)
    yield from (bytes(4), *values, profile)


def _profile(first: _Directory) -> bytes:
    """The colours of the picture; b"" where none are said, or more than colours need."""
    _, length, place = first.entries.get(_PROFILE, (0, 0, 0))
    return first.data[place : place + length] if length <= LARGEST_PROFILE else b""
