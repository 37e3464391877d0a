"""Photos made to cost much: each builder takes the number that it is about, and is deterministic.

docs/decisions/0027 says what they attack. `AT` has the number at which each costs most: the
last one that is taken, or what fits into the largest file where nothing bounds it but that.
"""

from __future__ import annotations

import re
import struct
import zlib
from functools import cache
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING, Any, Final

from PIL import Image, ImageCms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_PASS_ENDS = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_PRESS = 9504, 6336


# --- what all are made of --------------------------------------------------------------------


def _saved(image: Image.Image, format_: str, **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, format_, **options)
    return out.getvalue()


def _noise(mode: str, size: tuple[int, int], values: bytes = b"") -> Image.Image:
    """Random pixels; where there are `values`, of these alone."""
    number = size[0] * size[1] * len(Image.new(mode, (1, 1)).getbands())
    data = Random(1).randbytes(number)  # noqa: S311  # the same noise each time, no secret
    if values:
        data = data.translate((values * 256)[:256])
    return Image.frombytes(mode, size, data)


def _large_grain(mode: str, size: tuple[int, int], grain: int) -> Image.Image:
    small = _noise(mode, (max(1, size[0] // grain), max(1, size[1] // grain)))
    return small.resize(size, Image.Resampling.NEAREST)


@cache
def _profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _square(pixels: int) -> tuple[int, int]:
    side = int(pixels**0.5)
    return side, side


def _long(pixels: int) -> tuple[int, int]:
    """1 : 4, as long as the copy may be."""
    width = int((pixels / 4) ** 0.5)
    return width, 4 * width


def overlapping_exif(entries: int, length: int = 60_000) -> bytes:
    """A directory of which each entry says that its value is nearly all of the `length` bytes."""
    head = b"MM\0*" + struct.pack(">IH", 8, entries)
    most = length - 64
    table = b"".join(struct.pack(">HHII", 0x9000 + n, 7, most, 0) for n in range(entries))
    return (head + table + b"\0\0\0\0").ljust(length, b"\0")


# --- JPEG ------------------------------------------------------------------------------------


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
    parts = [each for _, each in jpeg_segments(_saved(Image.new("RGB", (40, 30)), "JPEG"))]
    return _joined([segment * number, *parts])


@cache
def _scanned(mode: str, size: tuple[int, int]) -> list[tuple[int, bytes]]:
    return list(jpeg_segments(_saved(Image.new(mode, size, 128), "JPEG", progressive=True)))


def jpeg_in_scans(scans: int, size: tuple[int, int] = _PRESS, mode: str = "L") -> bytes:
    """As large as a camera's, with the last pass again and again."""
    segments = _scanned(mode, size)
    own = sum(code == 0xDA for code, _ in segments)
    return _joined([each for _, each in segments] + [segments[-1][1]] * (scans - own))


def jpeg_of_noise(pixels: int) -> bytes:
    return _saved(_large_grain("RGB", _square(pixels), 2), "JPEG", quality=75)


def jpeg_progressive(pixels: int) -> bytes:
    return _saved(_large_grain("RGB", _square(pixels), 2), "JPEG", quality=50, progressive=True)


def jpeg_progressive_444(pixels: int) -> bytes:
    image = Image.new("RGB", _square(pixels), (200, 30, 30))
    return _saved(image, "JPEG", progressive=True, subsampling=0)


def jpeg_cmyk(pixels: int) -> bytes:
    return _saved(_large_grain("CMYK", _long(pixels), 2), "JPEG", quality=50)


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
    return _saved(image, "JPEG", quality=95, icc_profile=with_steps(_profile(), steps))


def jpeg_restarts(pixels: int) -> bytes:
    image = Image.new("RGB", _square(pixels), (200, 30, 30))
    return _saved(image, "JPEG", quality=50, restart_marker_blocks=1)


def jpeg_exif_segments(number: int) -> bytes:
    """Decoders join them, and copy all that there was each time."""
    return _with_segments(0xE1, b"Exif\0\0" + bytes(8), number)


def jpeg_exif_entries(entries: int) -> bytes:
    return _with_segments(0xE1, b"Exif\0\0" + overlapping_exif(entries), 1)


def jpeg_tables(number: int) -> bytes:
    segments = dict(jpeg_segments(_saved(Image.new("L", (40, 30)), "JPEG")))
    return _with_segments(0xDB, segments[0xDB][4:], number)


def mpo(pictures: int) -> bytes:
    image = Image.new("RGB", (40, 30))
    return _saved(image, "MPO", save_all=True, append_images=[image] * (pictures - 1))


# --- PNG -------------------------------------------------------------------------------------


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
    return _saved(_noise("RGBA", _long(pixels)), "PNG", compress_level=1)


def png_of_two_values(pixels: int) -> bytes:
    return _saved(_noise("RGBA", _long(pixels), b"\0\xff"), "PNG", compress_level=1)


def png_of_four_values(pixels: int) -> bytes:
    return _saved(_noise("RGBA", _long(pixels), b"\0\x01\x02\x03"), "PNG", compress_level=1)


def png_turned(pixels: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    image = Image.new("RGBA", _square(pixels), (200, 30, 30, 200))
    return _saved(image, "PNG", exif=exif, icc_profile=_profile())


def png_in_other_colours(pixels: int) -> bytes:
    return _saved(_large_grain("RGBA", _long(pixels), 8), "PNG", icc_profile=_profile())


def png_turned_noise(pixels: int) -> bytes:
    """All at once: decoded at its limit, the longest copy, a profile, turned, of few values."""
    exif = Image.Exif()
    exif[0x0112] = 3
    image = _large_grain("RGBA", _long(pixels), 4)
    image = image.point([value & 1 for value in range(256)] * 4)
    return _saved(image, "PNG", exif=exif, icc_profile=_profile(), compress_level=1)


def png_interlaced(pixels: int) -> bytes:
    """Of sixteen bits, so twice as much to inflate."""
    width, height = _square(pixels)
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


# --- WebP and GIF ----------------------------------------------------------------------------


def webp_of_noise(pixels: int) -> bytes:
    return _saved(_noise("RGBA", _square(pixels)), "WEBP", lossless=True, quality=0, method=0)


def webp_long(pixels: int) -> bytes:
    size = 1600, pixels // 1600
    return _saved(_noise("RGBA", size), "WEBP", lossless=True, quality=0, method=0)


def webp_turned(pixels: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    image = Image.new("RGBA", _square(pixels), (200, 30, 30, 200))
    return _saved(image, "WEBP", lossless=True, exif=exif, icc_profile=_profile())


def webp_transparent(pixels: int) -> bytes:
    """1 : 2, of grain that costs most to write again, in a profile and turned."""
    width = int((pixels / 2) ** 0.5)
    return _webp_of_grain((width, 2 * width), 4)


def webp_transparent_wide(pixels: int) -> bytes:
    """The largest that is decoded, with the largest of the usual copies."""
    width = int((pixels * 1.28) ** 0.5)
    return _webp_of_grain((width, pixels // width), 7)


def _webp_of_grain(size: tuple[int, int], grain: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 3
    image = _large_grain("RGBA", size, grain)
    return _saved(image, "WEBP", quality=90, method=0, exif=exif, icc_profile=_profile())


def webp_frames(number: int) -> bytes:
    frames = [Image.new("RGB", (40, 30), (each % 256, each // 256, 9)) for each in range(number)]
    return _saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], minimize_size=False)


def webp_exif_entries(entries: int) -> bytes:
    return _saved(Image.new("RGB", (40, 30)), "WEBP", exif=overlapping_exif(entries, 1_000_000))


def gif_of_noise(pixels: int) -> bytes:
    return _saved(_noise("L", _long(pixels)), "GIF")


def gif_transparent(pixels: int) -> bytes:
    return _saved(_noise("P", _long(pixels)), "GIF", transparency=0)


def gif_frames(number: int) -> bytes:
    frames = [Image.new("L", (40, 30), each % 255) for each in range(number)]
    return _saved(frames[0], "GIF", save_all=True, append_images=frames[1:])


def gif_comment(blocks: int) -> bytes:
    """A comment in so many blocks, which decoders join one by one."""
    data = _saved(Image.new("L", (40, 30)), "GIF")
    comment = b"\x21\xfe" + b"\x01x" * blocks + b"\0"
    place = data.index(b"\x2c")
    return data[:place] + comment + data[place:]


CRAFTED: Final[Mapping[str, Callable[[int], bytes]]] = {
    "JPEG, scans": jpeg_in_scans,
    "JPEG, noise": jpeg_of_noise,
    "JPEG, progressive noise": jpeg_progressive,
    "JPEG, progressive 4:4:4": jpeg_progressive_444,
    "JPEG, CMYK": jpeg_cmyk,
    "JPEG, restarts": jpeg_restarts,
    "JPEG, segments of Exif": jpeg_exif_segments,
    "JPEG, entries of Exif": jpeg_exif_entries,
    "JPEG, tables": jpeg_tables,
    "JPEG, steps of a profile": jpeg_profile_steps,
    "MPO, pictures": mpo,
    "PNG, noise": png_of_noise,
    "PNG, two values": png_of_two_values,
    "PNG, four values": png_of_four_values,
    "PNG, turned": png_turned,
    "PNG, in other colours": png_in_other_colours,
    "PNG, turned noise": png_turned_noise,
    "PNG, interlaced": png_interlaced,
    "PNG, chunks": png_in_chunks,
    "PNG, compressed texts": png_text_bombs,
    "PNG, MB behind the picture": png_behind_the_picture,
    "PNG, entries of Exif": png_exif_entries,
    "WebP, noise": webp_of_noise,
    "WebP, long": webp_long,
    "WebP, turned": webp_turned,
    "WebP, transparent": webp_transparent,
    "WebP, transparent and wide": webp_transparent_wide,
    "WebP, frames": webp_frames,
    "WebP, entries of Exif": webp_exif_entries,
    "GIF, noise": gif_of_noise,
    "GIF, transparent": gif_transparent,
    "GIF, frames": gif_frames,
    "GIF, blocks of a comment": gif_comment,
}
"""By what counts in them; each is a photo for some number, and at `AT` the most that is taken."""

AT: Final[Mapping[str, int]] = {
    "JPEG, scans": 32,
    "JPEG, noise": 60_000_000,
    "JPEG, progressive noise": 30_000_000,
    "JPEG, progressive 4:4:4": 34_000_000,
    "JPEG, CMYK": 24_000_000,
    "JPEG, restarts": 60_000_000,
    "JPEG, segments of Exif": 1_900,
    "JPEG, entries of Exif": 4_900,
    "JPEG, tables": 1_900,
    "JPEG, steps of a profile": 400_000,
    "MPO, pictures": 500,
    "PNG, noise": 10_240_000,
    "PNG, two values": 10_240_000,
    "PNG, four values": 10_240_000,
    "PNG, turned": 25_000_000,
    "PNG, in other colours": 25_000_000,
    "PNG, turned noise": 25_000_000,
    "PNG, interlaced": 25_000_000,
    "PNG, chunks": 199_000,
    "PNG, compressed texts": 20_000,
    "PNG, MB behind the picture": 4_000,
    "PNG, entries of Exif": 20_000,
    "WebP, noise": 10_000_000,
    "WebP, long": 5_120_000,
    "WebP, turned": 12_500_000,
    "WebP, transparent": 8_700_000,
    "WebP, transparent and wide": 12_490_000,
    "WebP, frames": 500,
    "WebP, entries of Exif": 20_000,
    "GIF, noise": 25_000_000,
    "GIF, transparent": 25_000_000,
    "GIF, frames": 500,
    "GIF, blocks of a comment": 199_000,
}
