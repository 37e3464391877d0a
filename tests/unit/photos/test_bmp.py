"""BMP: the picture and nothing else."""

from __future__ import annotations

import struct

import pytest

from kilas.errors import Unreadable
from kilas.photos.bare import bare
from tests.unit.photos.drawings import decoded, drawn, saved


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB"])
def test_the_pixels_of_a_bmp_are_those_of_the_file(mode: str) -> None:
    data = saved(mode, "BMP")
    assert decoded(data).convert("RGB").tobytes() == drawn(mode).convert("RGB").tobytes()


def bmp(width: int, height: int, bits: int, packing: int, *masks: int, header: int = 124) -> bytes:
    rows = max(0, -(-width * bits // 32) * 4 * abs(height))
    head = struct.pack("<2sIII", b"BM", 0, 0, 14 + header)
    info = struct.pack("<IiiHHI", header, width, height, 1, bits, packing) + bytes(20)
    return head + (info + struct.pack(f"<{len(masks)}I", *masks)).ljust(header, b"\0") + bytes(rows)


ALPHA = 0xFF0000, 0xFF00, 0xFF, 0xFF000000


@pytest.mark.parametrize(
    ("masks", "header", "opacity", "is_clear"),
    [
        (ALPHA, 124, 0x40, True),
        (ALPHA, 108, 0x40, True),
        (ALPHA, 56, 0x40, True),
        (ALPHA, 124, 0, False),  # nothing would be seen
        (ALPHA[:3], 124, 0x40, False),
        (ALPHA[:3], 52, 0x40, False),
    ],
)
def test_a_bmp_is_transparent_where_it_says_so(
    masks: tuple[int, ...], header: int, opacity: int, *, is_clear: bool
) -> None:
    """What is transparent may have any colour, most often black."""
    data = bytearray(bmp(4, 3, 32, 3, *masks, header=header))
    start = len(data) - 4 * 4 * 3
    data[start:] = bytes([20, 30, 40, opacity]) * 4 * 3
    image = decoded(bytes(data))
    assert image.mode == ("RGBA" if is_clear else "RGB")
    assert image.convert("RGBA").getpixel((1, 1)) == (40, 30, 20, opacity if is_clear else 255)


def test_a_pixel_behind_a_short_header_is_no_mask() -> None:
    data = bytearray(bmp(2, 2, 32, 3, *ALPHA[:3], header=52))
    data[-16:] = bytes([0, 0, 0, 0xFF, 9, 9, 9, 0]) * 2
    assert decoded(bytes(data)).mode == "RGB"


def test_a_bmp_from_the_top_is_read_from_the_top() -> None:
    data = bytearray(bmp(2, -2, 24, 0))
    data[-16:-13] = b"\0\0\xff"
    assert decoded(bytes(data)).getpixel((0, 0)) == (255, 0, 0)


@pytest.mark.parametrize(
    ("data", "is_taken"),
    [
        (bmp(3, 3, 32, 3, 0xFF0000, 0xFF00, 0xFF), True),
        (bmp(3, 3, 32, 3, 0xFF, 0xFF00, 0xFF0000), False),
        (bmp(3, 3, 8, 1), False),
        (bmp(3, 3, 24, 4), False),
        (bmp(3, 3, 16, 0), False),
        (bmp(3, 3, 24, 0, header=64), False),
        (bmp(-3, 3, 24, 0), False),
        (bmp(0, 3, 24, 0), False),
        (bmp(3, 0, 24, 0), False),
    ],
)
def test_a_bmp_is_taken_where_its_pixels_are_plain(data: bytes, *, is_taken: bool) -> None:
    if is_taken:
        assert decoded(data).size == (3, 3)
        return
    with pytest.raises(Unreadable) as error:
        bare(data)
    assert error.value.problems[0].values == {"format": "BMP"}


def test_pixels_are_behind_the_palette_whatever_the_file_says() -> None:
    data = bytearray(saved("P", "BMP"))
    struct.pack_into("<I", data, 10, 54)
    assert decoded(bytes(data)).tobytes() == decoded(saved("P", "BMP")).tobytes()
