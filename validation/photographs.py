"""Pictures as heavy as a camera's: a flat drawing would take a fraction of a photograph's bytes.

A photograph has as much contrast in each octave of detail (Field, 1987: the amplitudes of natural
images fall with 1/f). So noise of every octave is laid over a sky and a ground, which gives 1.8
bits for each pixel at a width of 800 and quality 80, as press photographs have.
"""

from __future__ import annotations

import io
import random
from typing import Final

from PIL import Image, ImageChops, ImageDraw

COARSEST: Final = 4
"""Pixels across the coarsest noise."""
FINEST: Final = 2
"""The finest octave has one value for so many pixels: lenses and demosaicing blur what is finer."""
CONTRAST: Final = 0.15
COLOURS: Final = ((168, 190, 214), (120, 96, 62), (72, 104, 70), (196, 148, 96), (88, 92, 110))
"""Sky, earth, leaves, brick, street."""


def photograph(width: int, height: int, seed: int) -> bytes:
    """A JPEG of a camera's size and weight. The same seed gives the same picture."""
    luck = random.Random(seed)  # noqa: S311  # no secret: it must be the same again
    base = _gradient(width, height, luck)
    light = _octaves(width, height, luck)
    picture = ImageChops.overlay(base, Image.merge("RGB", (light, light, light)))
    return _saved(picture, "JPEG", quality=90)


def infographic(width: int, height: int) -> bytes:
    """A PNG of bars and lines, as a newsroom's programs write them."""
    picture = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(picture)
    draw.text((width // 12, height // 30), "Curah hujan", fill="#222", font_size=width // 16)
    for bar in range(12):
        top = height * (12 + (bar * 7) % 60) // 100
        left = width * (8 + bar * 7) // 100
        draw.rectangle((left, top, left + width // 20, height * 9 // 10), fill="#2a6f97")
        draw.text((left, height * 92 // 100), f"{bar + 1}", fill="#222", font_size=width // 40)
    return _saved(picture, "PNG")


def logo(width: int, height: int) -> bytes:
    """A transparent PNG: a sign, and a name in dark letters."""
    picture = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((0, 0, height - 1, height - 1), fill="#a3211b")
    draw.text((height * 5 // 4, height // 6), "Kabar Kilas", fill="#1b1a18", font_size=height // 2)
    return _saved(picture, "PNG")


def _gradient(width: int, height: int, luck: random.Random) -> Image.Image:
    corners = Image.new("RGB", (2, 2))
    corners.putdata(luck.sample(COLOURS, 4))
    return corners.resize((width, height), Image.Resampling.BICUBIC)


def _octaves(width: int, height: int, luck: random.Random) -> Image.Image:
    """Grey noise with the same contrast in each octave, which lies over the coarser ones."""
    across = COARSEST
    light = Image.new("L", (across, max(1, across * height // width)), 128)
    while across <= width // FINEST:
        size = (across, max(1, across * height // width))
        noise = Image.frombytes("L", size, luck.randbytes(size[0] * size[1]))
        light = light.resize(size, Image.Resampling.BICUBIC)
        light = ImageChops.add(light, noise.point(_deviation), scale=1, offset=-128)
        across *= 2
    return light.resize((width, height), Image.Resampling.BICUBIC)


def _deviation(value: int) -> float:
    """A value of noise, nearer to the middle."""
    return 128 + (value - 128) * CONTRAST


def _saved(picture: Image.Image, form: str, **options: int) -> bytes:
    file = io.BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()
