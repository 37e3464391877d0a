"""Each sort of pixel a file may have: of few colours or many bits, transparent, or wrong."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat

from kilas.photos.bare import bare
from kilas.photos.web_copy import renditions_of, web_copy
from kilas.renditions import WIDEST
from tests.crafted.pngs import png, png_chunk
from tests.unit.media.pictures import opened, picture


def renditions_in(data: bytes) -> list[bytes]:
    made = web_copy(data)
    return [*made.webp.values(), made.jpeg]


@pytest.mark.parametrize(
    ("format_", "mode"),
    [
        ("JPEG", "L"),
        ("JPEG", "CMYK"),
        ("PNG", "1"),
        ("PNG", "L"),
        ("PNG", "LA"),
        ("PNG", "P"),
        ("PNG", "RGBA"),
        ("WEBP", "RGBA"),
        ("GIF", "P"),
    ],
)
def test_every_sort_of_pixel_is_copied(format_: str, mode: str) -> None:
    copy = opened(web_copy(picture((WIDEST + 40, 30), format_, mode)).jpeg)
    assert copy.size == (WIDEST, 29)
    red, blue = copy.getpixel((20, 15)), copy.getpixel((WIDEST - 20, 15))
    assert red != blue, "the halves of the picture"


def test_sixteen_bits_are_shades_of_grey() -> None:
    row = struct.pack("<40H", *[0x8000] * 20, *[0xFFFF] * 20)
    image = Image.frombytes("I;16", (40, 30), row * 30)
    out = BytesIO()
    image.save(out, "PNG")
    copy = opened(web_copy(out.getvalue()).jpeg)
    assert (copy.getpixel((5, 15)), copy.getpixel((35, 15))) == ((128,) * 3, (255,) * 3)


@pytest.mark.parametrize("mode", ["P", "1"])
def test_what_has_few_colours_is_scaled_as_smoothly_as_any_other(mode: str) -> None:
    """Lines of a map: by the nearest pixel alone they would have gaps and steps."""
    image = Image.new("RGB", (WIDEST * 2, 40), "white")
    for x in range(0, WIDEST * 2, 3):
        image.paste("black", (x, 0, x + 1, 40))
    out = BytesIO()
    image.convert(mode).save(out, "PNG")
    shades = opened(web_copy(out.getvalue()).webp[WIDEST]).convert("L").getcolors()
    assert shades
    assert len(shades) > 4, "more than black and white"


@pytest.mark.parametrize("format_", ["PNG", "GIF"])
def test_transparent_pixels_are_white(format_: str) -> None:
    """On any other ground, as that of the dark theme, black letters would be lost."""
    image = Image.new("P", (20, 20))
    image.putpalette([0, 0, 0, 0, 255, 0])
    image.paste(1, (10, 0, 20, 20))
    out = BytesIO()
    image.save(out, format_, transparency=0)
    for data in renditions_in(out.getvalue()):
        copy = opened(data)
        assert copy.mode == "RGB"
        clear, green = copy.getpixel((2, 2)), copy.getpixel((15, 2))
        assert isinstance(clear, tuple)
        assert isinstance(green, tuple)
        assert min(clear) > 240
        assert green[1] > 230
        assert green[0] < 60


@pytest.mark.parametrize(
    ("colour", "depth", "clear", "shown"),
    [
        (0, 1, (1,), (0,)),
        (0, 2, (1,), (0,)),
        (0, 4, (2,), (5,)),
        (0, 8, (40,), (41,)),
        (0, 16, (0x1234,), (0x1235,)),
        (0, 16, (0x1234,), (0x1334,)),
        (2, 8, (40, 50, 60), (40, 50, 0)),
        (2, 16, (0x1234, 0x5678, 0x9ABC), (0x1234, 0x5678, 0x1ABC)),
    ],
)
@pytest.mark.parametrize("is_logo", [False, True])
def test_the_one_colour_of_a_png_that_is_transparent_is_so_in_every_depth(
    colour: int, depth: int, clear: tuple[int, ...], shown: tuple[int, ...], *, is_logo: bool
) -> None:
    """As programs write that make drawings smaller. Left half transparent, right half not."""
    side = 16

    def bits(samples: tuple[int, ...]) -> str:
        return "".join(f"{each:0{depth}b}" for each in samples)

    row = int(bits(clear) * (side // 2) + bits(shown) * (side // 2), 2)
    line = b"\0" + row.to_bytes(side * len(clear) * depth // 8, "big")
    chunk = png_chunk(b"tRNS", struct.pack(f">{len(clear)}H", *clear))
    data = png((side, side), zlib.compress(line * side), chunk, depth=depth, colour=colour)
    made = renditions_of(bare(data), is_logo=is_logo)
    shades: list[Any] = [opened(made.jpeg).convert("L").getpixel((x, 8)) for x in (3, 12)]
    assert shades[0] > 240
    assert shades[1] < 160
    if is_logo:
        assert made.logo
        assert made.logo.facts.ground == "light"
        assert (made.logo.facts.width, made.logo.facts.height) == (side // 2, side)


@pytest.mark.parametrize("is_animated", [False, True])
def test_where_the_first_picture_of_a_gif_does_not_reach_is_white(*, is_animated: bool) -> None:
    """Browsers show nothing there; Pillow the colour that old programs wrote as a background."""
    palette = bytes([0, 0, 200, 200, 0, 0])
    image = Image.new("P", (12, 12), 1)
    image.putpalette(palette)
    out = BytesIO()
    image.save(out, "GIF")
    small = out.getvalue()
    place = small.index(b",")
    picture_block = small[place + 9 : -1]
    part = b"," + struct.pack("<HHHH", 4, 8, 12, 12) + picture_block
    whole = struct.pack("<HH", 40, 30)
    data = small[:6] + whole + small[10:place] + part * (1 + is_animated) + b";"
    copy = opened(web_copy(data).jpeg)
    assert copy.size == (40, 30)
    for at, is_red in (((8, 14), True), ((30, 20), False), ((1, 14), False), ((8, 1), False)):
        pixel = copy.getpixel(at)
        assert isinstance(pixel, tuple)
        assert (pixel[1] < 60, pixel[2] < 60) == (is_red, is_red)


@pytest.mark.parametrize("wrong", [0x02, 0x9F, 0xBF])
def test_a_wrong_byte_costs_a_piece_of_a_photo_and_not_the_rest(wrong: int) -> None:
    """As a bad card makes it. What the byte looks like has no length: what a decoder skips ends at
    the next restart, and cameras write one for each row or so.
    """
    noise = Image.effect_noise((160, 120), 120)
    out = BytesIO()
    noise.save(out, "JPEG", quality=95, restart_marker_rows=1)
    data = bytearray(out.getvalue())
    place = data.index(b"\xff\x00", len(data) // 4)
    data[place + 1] = wrong
    bottom = 0, 90, 160, 120
    copy = opened(web_copy(bytes(data)).jpeg).convert("L").crop(bottom)
    lost = ImageChops.difference(copy, noise.crop(bottom))
    assert ImageStat.Stat(lost).mean[0] < 20
