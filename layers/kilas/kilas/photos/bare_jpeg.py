"""The picture of a JPEG file, and its passes. Read with ITU-T T.81, annex B, at hand."""

from __future__ import annotations

import re
import struct
from typing import Final

from kilas.errors import Unreadable
from kilas.photos.parts import Bare, Count, Scans, orientation_of
from kilas.problems import Problem

MOST_SEGMENTS: Final = 2_000
"""Segments of a file: a colour profile has at most 255 (ICC.1, B.4), XMP of 40 MB some 600."""

_MARKER: Final = re.compile(rb"\xff([\x01-\xcf\xd8-\xfe])")
_END_OF_PASS: Final = re.compile(rb"\xff[\xc0-\xcf\xd8-\xfe]")
"""Within a pass 0xFF is followed by 0 or by a restart's number (B.1.1.5). A number that stands for
no segment (B.1.1.3) is a wrong byte of the pass: decoders go on behind the next restart."""

_EOI, _SOS, _TEM = 0xD9, 0xDA, 0x01
_FRAMES: Final = {0xC0: False, 0xC1: False, 0xC2: True}
"""The frames that browsers show, and whether each is progressive. Of the others, arithmetic coding
is slow and lossless coding large."""

_ALL_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_TABLES: Final = frozenset({0xC4, 0xDB, 0xDD})
_SAMPLE_BITS: Final = 8


def bare_jpeg(data: bytes) -> Bare:
    """The JPEG up to its end marker: frame, tables, passes, profile, and the marks of its colours.

    Raises Unreadable where no browser shows the JPEG, struct.error or IndexError where it is cut
    off.
    """
    count, kept, found = Count(MOST_SEGMENTS), [data[:2]], _Found()
    place: int | None = 2
    while place is not None and (marker := _MARKER.search(data, place)):
        count.add_one()
        start, code = marker.start(), marker[1][0]
        if code == _EOI:
            kept.append(data[start : start + 2])
            found.end()
            break
        if code == _TEM:
            place = marker.end()
            continue
        (length,) = struct.unpack_from(">H", data, marker.end())
        body = data[marker.end() + 2 : marker.end() + length]
        place = end = marker.end() + length
        if code == _SOS:
            place = end = _end_of_pass(data, end)
            found.scan(body, end - marker.end() - length)
        if found.needs(code, body):
            kept.append(data[start:end])
    return found.photo(b"".join(kept))


def _end_of_pass(data: bytes, place: int) -> int:
    following = _END_OF_PASS.search(data, place)
    return following.start() if following else len(data)


class _Found:
    """The facts that the segments give, in the order in which the segments come."""

    def __init__(self) -> None:
        self._size = 0, 0
        self._progressive = False
        self._samples: dict[int, int] = {}
        self._scans: list[int] = []
        self._interleaved = True
        self._coded = 0
        self._orientation: int | None = None
        self._is_whole = False

    def needs(self, code: int, body: bytes) -> bool:
        """Note what the segment says; whether a decoder needs it."""
        if code in _ALL_FRAMES:
            self._frame(code, body)
            return True
        match code:
            case 0xE0:
                return body.startswith(b"JFIF\0")
            case 0xE1:
                if self._orientation is None and body.startswith(b"Exif\0\0"):
                    self._orientation = orientation_of(body)
                return False
            case 0xE2:
                return body.startswith(b"ICC_PROFILE\0")
            case 0xEE:
                return body.startswith(b"Adobe")
        return code in _TABLES or code == _SOS

    def scan(self, body: bytes, coded: int) -> None:
        self._coded += coded
        components = [body[1 + 2 * number] for number in range(body[0])]
        self._interleaved = self._interleaved and len(components) == len(self._samples)
        self._scans.append(sum(self._samples.get(each, 0) for each in components))

    def end(self) -> None:
        self._is_whole = True

    def photo(self, data: bytes) -> Bare:
        if not self._scans:
            raise Unreadable([Problem("photo_unreadable")])
        in_one_pass = self._interleaved and not self._progressive
        held = 0 if in_one_pass else 2 * sum(self._samples.values())
        scans = Scans(len(self._scans), sum(self._scans), held, self._coded)
        return Bare(
            data,
            "JPEG",
            self._size,
            self._orientation or 1,
            scans=scans,
            is_whole=self._is_whole,
        )

    def _frame(self, code: int, body: bytes) -> None:
        bits, height, width, number = struct.unpack_from(">BHHB", body)
        factors = {body[6 + 3 * each]: body[7 + 3 * each] for each in range(number)}
        known = code in _FRAMES and bits == _SAMPLE_BITS and 0 < number == len(factors)
        if not known or self._samples:
            raise Unreadable([Problem("photo_unreadable")])
        self._size, self._progressive = (width, height), _FRAMES[code]
        across = max(each >> 4 for each in factors.values()) or 1
        down = max(each & 15 for each in factors.values()) or 1
        for component, each in factors.items():
            area = width * height * (each >> 4) * (each & 15)
            self._samples[component] = area // (across * down)
