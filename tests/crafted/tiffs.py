"""TIFFs of any layout: built by hand, since Pillow writes few; and those made to cost much."""

from __future__ import annotations

import struct
import zlib
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from tests.crafted.pixels import long, noise, saved

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SHORT, LONG, UNDEFINED = 3, 4, 7
_CODES: Final = {1: "B", 2: "B", SHORT: "H", LONG: "I", UNDEFINED: "B"}
DEFLATE: Final = 8


def tiff(
    size: tuple[int, int],
    strips: Sequence[bytes],
    tags: Mapping[int, tuple[int, Sequence[int]]] | None = None,
    *,
    order: str = "<",
    bits: Sequence[int] = (8, 8, 8),
) -> bytes:
    """A TIFF of these strips. `tags` are further ones, or others than usual, each with its kind and
    its numbers; one without numbers is left out.
    """
    rows = -(-size[1] // len(strips)) if strips else size[1]
    lengths = [len(strip) for strip in strips]
    starts = list(accumulate(lengths, initial=8))[:-1]
    usual = {
        256: (LONG, [size[0]]), 257: (LONG, [size[1]]), 258: (SHORT, bits), 259: (SHORT, [1]),
        262: (SHORT, [2 if len(bits) > 2 else 1]), 273: (LONG, starts), 277: (SHORT, [len(bits)]),
        278: (LONG, [rows]), 279: (LONG, lengths),
    }  # fmt: skip
    given = {tag: each for tag, each in (usual | dict(tags or {})).items() if each[1]}
    place = 8 + sum(lengths)
    behind = place + 2 + 12 * len(given) + 4
    entries, values = [], b""
    for tag, (kind, numbers) in sorted(given.items()):
        value = struct.pack(f"{order}{len(numbers)}{_CODES[kind]}", *numbers)
        if len(value) > 4:
            values, value = values + value, struct.pack(f"{order}I", behind + len(values))
        entries.append(struct.pack(f"{order}HHI", tag, kind, len(numbers)) + value.ljust(4, b"\0"))
    head = (b"II" if order == "<" else b"MM") + struct.pack(f"{order}HI", 42, place)
    directory = struct.pack(f"{order}H", len(given)) + b"".join(entries) + bytes(4)
    return head + b"".join(strips) + directory + values


def packed(pixels: bytes, size: tuple[int, int], bits: Sequence[int]) -> bytes:
    """A TIFF of these pixels in one strip, packed by zlib."""
    extra = {338: (SHORT, [2])} if len(bits) == 4 else {}
    return tiff(size, [zlib.compress(pixels, 1)], {259: (SHORT, [DEFLATE]), **extra}, bits=bits)


def tiff_of_noise(pixels: int) -> bytes:
    return saved(noise("RGB", long(pixels)), "TIFF", compression="tiff_lzw")


def tiff_in_one_strip(pixels: int) -> bytes:
    """Of sixteen bits, transparent in parts: all at once in libtiff's memory."""
    size = long(pixels)
    return packed(bytes(range(256)) * (-(-8 * size[0] * size[1] // 256)), size, (16, 16, 16, 16))


def tiff_in_strips(strips: int) -> bytes:
    """One pixel in each strip."""
    return tiff((1, strips), [b"\1\2\3"] * strips)


def bmp_of_noise(pixels: int) -> bytes:
    return saved(noise("RGB", long(pixels)), "BMP")


def bmp_of_black_and_white(pixels: int) -> bytes:
    return saved(noise("L", long(pixels)).convert("1"), "BMP")
