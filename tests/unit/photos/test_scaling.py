"""A photo that is much larger than its largest size."""

from __future__ import annotations

from io import BytesIO
from math import cos, pi
from typing import Final

from PIL import Image, ImageChops, ImageStat

from kilas.photos.web_copy import web_copy
from kilas.renditions import WIDEST
from tests.unit.media.pictures import opened

SIZE: Final = (4243, 2829)
FINEST: Final = 2.2
"""Pixels of a black and a white line together: the dots of a printed photo at 300 dots an inch."""


def lines() -> Image.Image:
    """Lines that become finer to the right; those of the right half are too fine to be shown."""
    width, height = SIZE
    shades = [round(127.5 + 127 * cos(pi * x * x / width / FINEST)) for x in range(width)]
    return Image.frombytes("L", (width, 1), bytes(shades)).resize((width, height))


def test_lines_that_are_too_fine_become_grey_and_no_other_lines() -> None:
    """As the dots of a scanned newspaper do. The mean of four pixels would leave broad bands, up to
    30 of 255 from the grey.
    """
    out = BytesIO()
    lines().save(out, "PNG", compress_level=1)
    copy = opened(web_copy(out.getvalue()).jpeg).convert("L")
    assert copy.width == WIDEST
    grey = Image.new("L", copy.size, 127)
    differ = ImageChops.difference(copy, grey)
    step = WIDEST // 32
    of_parts = [
        ImageStat.Stat(differ.crop((left, 0, left + step, copy.height))).mean[0]
        for left in range(0, WIDEST, step)
    ]
    coarse, fine = of_parts[:6], of_parts[24:]
    assert min(coarse) > 60
    assert max(fine) < 3
