"""AVIF files: tiles by Pillow's encoder in boxes written by hand, and headers of AV1 bit by bit.

AV1 Bitstream & Decoding Process Specification, 5.3 to 5.9.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PIL import Image

from tests.crafted.heics import ALPHA, Phone, body_in_tile

if TYPE_CHECKING:
    from collections.abc import Sequence

SIDE: Final = 256
NAME_OF_ALPHA: Final = b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha"


def encoded(image: Image.Image, **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, "AVIF", **({"speed": 10} | options))
    return out.getvalue()


@cache
def noise_tile(subsampling: str = "4:2:0", quality: int = 90) -> bytes:
    """A picture of SIDE × SIDE pixels of noise in colours."""
    bands = [Image.effect_noise((SIDE, SIDE), 60) for _ in "RGB"]
    return encoded(Image.merge("RGB", bands), subsampling=subsampling, quality=quality)


def avif(tile: bytes, **fields: Any) -> Phone:
    """A grid of a tile, beside what a camera writes."""
    return Phone(
        brand=b"avif",
        codec=b"av01",
        record=b"av1C",
        tile=body_in_tile(b"mdat", tile),
        decoder=body_in_tile(b"av1C", tile),
        **fields,
    )


def avif_of_tiles(pixels: int, auxiliary: bytes = b"", subsampling: str = "4:2:0") -> bytes:
    """A picture of so many pixels of noise, in as large a square as there is."""
    tiles = max(1, int(pixels**0.5) // SIDE)
    size = tiles * SIDE, tiles * SIDE
    tile = noise_tile(subsampling)
    return avif(tile, rows=tiles, columns=tiles, size=size, side=SIDE, auxiliary=auxiliary).file()


def avif_with_alpha(pixels: int) -> bytes:
    """The same, partly transparent, and with as many samples of colours as of light."""
    return avif_of_tiles(pixels, ALPHA, "4:4:4")


# --- headers of AV1 ---------------------------------------------------------------------------


class Header(NamedTuple):
    """A sequence header, and what a frame behind it says."""

    size: tuple[int, int] = (64, 48)
    is_reduced: bool = False
    profile: int = 0
    timing: int = 0  # 1: with times, 2: evenly
    model: bool = False
    delays: bool = False
    levels: Sequence[int] = (5,)
    numbered: bool = False
    ordered: bool = True
    tools: int = 2
    motion: int = 2
    transfer: int | None = None
    spare: int = 0  # more bits than a side needs
    has_own_size: bool = False
    is_shown: bool = True
    is_repeated: bool = False
    kind: int = 0


def unit(kind: int, body: bytes, extension: int | None = None) -> bytes:
    head = bytes([kind << 3 | 2]) if extension is None else bytes([kind << 3 | 6, extension])
    size = len(body)
    groups = []
    while size > 127:
        groups.append(size & 127 | 128)
        size >>= 7
    return head + bytes([*groups, size]) + body


def _packed(bits: str) -> bytes:
    bits += "1"
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8)


def sequence(of: Header) -> bytes:
    """The unit of a sequence header (5.5)."""
    bits = f"{of.profile:03b}1{of.is_reduced:b}"
    bits += f"{of.levels[0]:05b}" if of.is_reduced else _operating_points(of)
    sides = [side - 1 for side in of.size]
    lengths = [max(1, side.bit_length()) + of.spare for side in sides]
    bits += "".join(f"{length - 1:04b}" for length in lengths)
    bits += "".join(f"{side:0{length}b}" for side, length in zip(sides, lengths, strict=True))
    if not of.is_reduced:
        bits += "1" + "0101" + "010" if of.numbered else "0"
    bits += "011"
    if not of.is_reduced:
        bits += "1010" + ("110" if of.ordered else "0")[:3]
        bits += "1" if of.tools == 2 else f"0{of.tools}"
        if of.tools:
            bits += "1" if of.motion == 2 else f"0{of.motion}"
        bits += "101" if of.ordered else ""
    bits += "010" + "0" + ("" if of.profile == 1 else "0")
    bits += "0" if of.transfer is None else f"1{9:08b}{of.transfer:08b}{9:08b}"
    return unit(1, _packed(bits + "0" * 40))


def _operating_points(of: Header) -> str:
    bits = "0"
    if of.timing:
        bits = "1" + "0" * 31 + "1" + "0" * 31 + "1" + ("1" + "00101" if of.timing == 2 else "0")
        bits += "1" + "00011" + "1" * 32 + "00101" + "00110" if of.model else "0"
    bits += f"{of.delays:b}{len(of.levels) - 1:05b}"
    for level in of.levels:
        bits += f"{1:012b}{level:05b}" + ("1" if level > 7 else "")
        bits += "1" + "0110" * 2 + "1" if of.timing and of.model else ""
        bits += "1" + "0011" if of.delays else ""
    return bits


def frame(of: Header, kind: int = 6) -> bytes:
    """The unit of a frame (5.9.2), as far as its size."""
    if of.is_reduced:
        return unit(kind, b"\xaa" * 20)
    bits = f"{of.is_repeated:b}{of.kind:02b}{of.is_shown:b}"
    bits += "1" * 7 if of.model and of.timing == 1 else ""
    bits += "1"
    tools = of.tools
    if tools == 2:
        bits, tools = bits + "1", 1
    bits += "1" if tools and of.motion == 2 else ""
    bits += "1" * (0b0101 + 0b010 + 3) if of.numbered else ""
    bits += f"{of.has_own_size:b}"
    return unit(kind, _packed(bits + "01" * 40))
