"""What all renditions of a photo of 12 MP cost: `python -m benchmarks.photos`.

The photo is half noise, so each format has about as many bytes as a camera writes, and a HEIC as
many as a phone does: 2 MB. There is no encoder for it, so its tiles are all one, `phone_tile.heic`,
512 × 512 pixels of the photo by libheif and x265.

Each file is judged in a process of its own, and the cheapest of a few runs counts: a shared machine
is slow at times.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PIL import Image

from tests.crafted.heics import Phone, body_in_tile
from tests.unit.media.costs import cost_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SIZES: Final = ((4243, 2829), (2829, 4243))
"""A wide photo and a tall one, which has renditions for cards too."""

SECONDS, MEGABYTES = 1.5, 200
_RUNS: Final = 3
_FORMATS: Final[Mapping[str, tuple[str, Mapping[str, Any]]]] = {
    "JPEG": ("JPEG", {"quality": 92}),
    "progressive JPEG": ("JPEG", {"quality": 92, "progressive": True}),
    "PNG": ("PNG", {"compress_level": 3}),
    "WebP": ("WEBP", {"quality": 90, "method": 0}),
    "AVIF": ("AVIF", {"quality": 80, "speed": 9}),
}


_TILE: Final = Path(__file__).with_name("phone_tile.heic")
_TILE_SIDE: Final = 512
"""Pixels."""


def photo(size: tuple[int, int]) -> Image.Image:
    """A photo of shapes and noise."""
    noise = Image.merge("RGB", [Image.effect_noise((3000, 2000), 40) for _ in "RGB"])
    shapes = Image.effect_mandelbrot((600, 400), (-2, -1.2, 1, 1.2), 60).convert("RGB")
    first, second = (each.resize(size, Image.Resampling.BICUBIC) for each in (noise, shapes))
    return Image.blend(first, second, 0.6)


def phone_photo(size: tuple[int, int]) -> bytes:
    """A HEIC of this size, as a phone writes it."""
    columns, rows = (-(-each // _TILE_SIDE) for each in size)
    tile, decoder = (body_in_tile(kind, _TILE.read_bytes()) for kind in (b"mdat", b"hvcC"))
    return Phone(rows, columns, size, _TILE_SIDE, tile=tile, decoder=decoder).file()


def main() -> None:
    """Print one line for each size and format."""
    print(f"All renditions of a photo (bound: {SECONDS} s of CPU, {MEGABYTES} MB)")
    for size in SIZES:
        for name, data in _files(size):
            print(f"  {size[0]} × {size[1]}  {name:<18}{_row(data)}")


def _files(size: tuple[int, int]) -> Iterator[tuple[str, bytes]]:
    pixels = photo(size)
    for name, (format_, options) in _FORMATS.items():
        out = BytesIO()
        pixels.save(out, format_, **options)
        yield name, out.getvalue()
    yield "HEIC", phone_photo(size)


def _row(data: bytes) -> str:
    cost = min((cost_of(data) for _ in range(_RUNS)), key=lambda each: each.seconds)
    return f"{len(data) // 1024:>7} KB{cost.seconds:>7.2f} s{cost.megabytes:>6} MB"


if __name__ == "__main__":
    main()
