"""PNGs made to cost much: each builder takes the number that counts in it."""

from __future__ import annotations

import struct
import zlib
from random import Random

from PIL import Image

from tests.crafted.pixels import large_grain, long, noise, overlapping_exif, profile, saved, square


def png_chunk(kind: bytes, body: bytes) -> bytes:
    checked = zlib.crc32(kind + body)
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", checked)


def png(
    size: tuple[int, int],
    pixels: bytes,
    *before: bytes,
    depth: int = 8,
    colour: int = 2,
    interlaced: bool = False,
) -> bytes:
    """A PNG of these compressed pixels, with further chunks before them."""
    head = struct.pack(">IIBBBBB", *size, depth, colour, 0, 0, interlaced)
    chunks = png_chunk(b"IHDR", head), *before, png_chunk(b"IDAT", pixels), png_chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _small_png(*before: bytes) -> bytes:
    return png((10, 10), zlib.compress(bytes(31 * 10)), *before)


def png_of_noise(pixels: int) -> bytes:
    return saved(noise("RGBA", long(pixels)), "PNG", compress_level=1)


def png_of_two_values(pixels: int) -> bytes:
    return saved(noise("RGBA", long(pixels), b"\0\xff"), "PNG", compress_level=1)


def png_of_four_values(pixels: int) -> bytes:
    return saved(noise("RGBA", long(pixels), b"\0\x01\x02\x03"), "PNG", compress_level=1)


def png_turned(pixels: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    image = Image.new("RGBA", square(pixels), (200, 30, 30, 200))
    return saved(image, "PNG", exif=exif, icc_profile=profile())


def png_in_other_colours(pixels: int) -> bytes:
    return saved(large_grain("RGBA", long(pixels), 8), "PNG", icc_profile=profile())


def png_turned_noise(pixels: int) -> bytes:
    """All at once: decoded at its limit, the longest copy, a profile, turned, of few values."""
    exif = Image.Exif()
    exif[0x0112] = 3
    image = large_grain("RGBA", long(pixels), 4)
    image = image.point([value & 1 for value in range(256)] * 4)
    return saved(image, "PNG", exif=exif, icc_profile=profile(), compress_level=1)


def png_interlaced(pixels: int) -> bytes:
    """Of sixteen bits, so twice as much to inflate."""
    width, height = square(pixels)
    starts = (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2)
    rows = b""
    for left, top, across, down in (*starts, (0, 1, 1, 2)):
        wide, high = -(-(width - left) // across), -(-(height - top) // down)
        rows += (b"\0" + b"\x10\x80\xf0\x01" * 2 * wide) * high
    return png((width, height), zlib.compress(rows, 1), depth=16, colour=6, interlaced=True)


def png_in_chunks(number: int) -> bytes:
    """Pixels that come one byte at a time, in about as many chunks."""
    size = number // 32, 10
    pixels = zlib.compress((b"\0" + Random(1).randbytes(3 * size[0])) * size[1], 0)  # noqa: S311  # as above
    whole = png(size, pixels)
    start = whole.index(b"IDAT") - 4
    chunks = (png_chunk(b"IDAT", pixels[each : each + 1]) for each in range(len(pixels)))
    return whole[:start] + b"".join(chunks) + png_chunk(b"IEND", b"")


def png_text_bombs(number: int) -> bytes:
    text = png_chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(1_000_000), 9))
    return _small_png(text * number)


def png_behind_the_picture(megabytes: int) -> bytes:
    """What inflates to this much more than the picture needs."""
    packer = zlib.compressobj(9)
    first, again = (
        packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2)
    )
    return png((10, 10), first + again * (megabytes - 1))


def png_exif_entries(entries: int) -> bytes:
    return _small_png(png_chunk(b"eXIf", overlapping_exif(entries, 1_000_000)))
