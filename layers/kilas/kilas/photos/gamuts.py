"""Colour profiles of the gamuts that a HEIF or AVIF names by a number. For kilas.photos.web_copy.

ITU-T H.273, 8.1, and ICC.1:2022, 9 and 10.
"""

from __future__ import annotations

import struct
from functools import cache
from typing import Final

_RED, _GREEN, _BLUE = b"rXYZ", b"gXYZ", b"bXYZ"
_COLOURS: Final = {
    9: ((0.67348, 0.27904, -0.00194), (0.16566, 0.67534, 0.02998), (0.12505, 0.04561, 0.79686)),
    12: ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407)),
}
"""Primaries, BT.2020 and Display P3 → their red, green and blue, in the white of profiles (D50)."""

_WHITE: Final = (0.9642, 1.0, 0.8249)
_CURVE: Final = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""The curve of sRGB, which browsers take for these gamuts too."""

_HEAD: Final = 128


@cache
def profile_of(primaries: int) -> bytes | None:
    """The profile of a gamut that is wider than sRGB; None for every other number."""
    colours = _COLOURS.get(primaries)
    if colours is None:
        return None
    curve = b"para" + struct.pack(">4xHxx", 3) + _fixed(*_CURVE)
    tags = {b"wtpt": _xyz(*_WHITE)}
    tags |= {name: _xyz(*each) for name, each in zip((_RED, _GREEN, _BLUE), colours, strict=True)}
    tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve)
    place = _HEAD + 4 + 12 * len(tags)
    table, bodies = struct.pack(">I", len(tags)), b""
    for name, body in tags.items():
        table += name + struct.pack(">II", place + len(bodies), len(body))
        bodies += body
    head = struct.pack(
        ">I4xI12s12x4s28x", place + len(bodies), 0x04200000, b"mntrRGB XYZ ", b"acsp"
    )
    return head + _fixed(*_WHITE) + bytes(_HEAD - len(head) - 12) + table + bodies


def _xyz(*values: float) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(*values)


def _fixed(*values: float) -> bytes:
    """Numbers with sixteen bits behind the point."""
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))
