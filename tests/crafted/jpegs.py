"""JPEGs made to cost much: each builder takes the number that counts in it."""

from __future__ import annotations

import re
import struct
from functools import cache
from typing import TYPE_CHECKING

from PIL import Image

from tests.crafted.pixels import large_grain, long, overlapping_exif, profile, saved, square

if TYPE_CHECKING:
    from collections.abc import Iterator

_PASS_ENDS = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_PRESS = 9504, 6336


def jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The markers of a JPEG that ends properly, each with all that belongs to it."""
    place = 2
    while data[place + 1] != 0xD9:
        end = place + 2 + struct.unpack_from(">H", data, place + 2)[0]
        if data[place + 1] == 0xDA:
            following = _PASS_ENDS.search(data, end)
            assert following
            end = following.start()
        yield data[place + 1], data[place:end]
        place = end


def _joined(parts: list[bytes]) -> bytes:
    return b"\xff\xd8" + b"".join(parts) + b"\xff\xd9"


def _with_segments(code: int, body: bytes, number: int) -> bytes:
    """A small JPEG with a segment this many times before its picture."""
    segment = bytes([0xFF, code]) + struct.pack(">H", 2 + len(body)) + body
    parts = [each for _, each in jpeg_segments(saved(Image.new("RGB", (40, 30)), "JPEG"))]
    return _joined([segment * number, *parts])


@cache
def _scanned(mode: str, size: tuple[int, int]) -> list[tuple[int, bytes]]:
    return list(jpeg_segments(saved(Image.new(mode, size, 90), "JPEG", progressive=True)))


def jpeg_in_scans(scans: int, size: tuple[int, int] = _PRESS, mode: str = "L") -> bytes:
    """As large as a camera's, with the last pass again and again."""
    segments = _scanned(mode, size)
    own = sum(code == 0xDA for code, _ in segments)
    return _joined([each for _, each in segments] + [segments[-1][1]] * (scans - own))


def jpeg_of_noise(pixels: int) -> bytes:
    return saved(large_grain("RGB", square(pixels), 2), "JPEG", quality=75)


def jpeg_progressive(pixels: int) -> bytes:
    return saved(large_grain("RGB", square(pixels), 2), "JPEG", quality=50, progressive=True)


def jpeg_progressive_444(pixels: int) -> bytes:
    image = Image.new("RGB", square(pixels), (200, 30, 30))
    return saved(image, "JPEG", progressive=True, subsampling=0)


def jpeg_cmyk(pixels: int) -> bytes:
    return saved(large_grain("CMYK", long(pixels), 2), "JPEG", quality=50)


def with_steps(profile: bytes, steps: int) -> bytes:
    """A profile with one more tag, of so many steps (ICC.1:2022, 10.17); all are one matrix."""
    matrix = b"matf\0\0\0\0" + struct.pack(">HH12f", 3, 3, 1, 0.01, 0, 0, 1, 0, 0.01, 0, 1, 0, 0, 0)
    head = b"mpet\0\0\0\0" + struct.pack(">HHI", 3, 3, steps)
    place = struct.pack(">II", len(head) + 8 * steps, len(matrix))
    (number,) = struct.unpack_from(">I", profile, 128)
    tags = [struct.unpack_from(">4sII", profile, 132 + 12 * each) for each in range(number)]
    bodies = [(name, profile[start : start + length]) for name, start, length in tags]
    bodies.append((b"D2B0", head + place * steps + matrix))
    table, data = b"", b""
    for name, body in bodies:
        start = 132 + 12 * len(bodies) + len(data)
        table += struct.pack(">4sII", name, start, len(body))
        data += body + b"\0" * (-len(body) % 4)
    rest = profile[4:128] + struct.pack(">I", len(bodies)) + table + data
    return struct.pack(">I", 4 + len(rest)) + rest


def jpeg_profile_steps(steps: int) -> bytes:
    image = Image.new("RGB", (40, 30), (200, 30, 30))
    return saved(image, "JPEG", quality=95, icc_profile=with_steps(profile(), steps))


def jpeg_restarts(pixels: int) -> bytes:
    image = Image.new("RGB", square(pixels), (200, 30, 30))
    return saved(image, "JPEG", quality=50, restart_marker_blocks=1)


def jpeg_exif_segments(number: int) -> bytes:
    """Decoders join them, and copy all that there was each time."""
    return _with_segments(0xE1, b"Exif\0\0" + bytes(8), number)


def jpeg_exif_entries(entries: int) -> bytes:
    return _with_segments(0xE1, b"Exif\0\0" + overlapping_exif(entries), 1)


def jpeg_tables(number: int) -> bytes:
    segments = dict(jpeg_segments(saved(Image.new("L", (40, 30)), "JPEG")))
    return _with_segments(0xDB, segments[0xDB][4:], number)


def mpo(pictures: int) -> bytes:
    image = Image.new("RGB", (40, 30))
    return saved(image, "MPO", save_all=True, append_images=[image] * (pictures - 1))
