"""The brushes that the scenes are painted with: skies, hills, water, boats, houses and palms."""

from __future__ import annotations

import math
from random import Random
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFilter

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT = 1200, 800
SCALE = 2
"""A scene is painted at twice its size and shrunk, which smooths its edges."""
W, H = WIDTH * SCALE, HEIGHT * SCALE

Colour = tuple[int, int, int]
Point = tuple[float, float]
Scene = tuple[Image.Image, ImageDraw.ImageDraw, Random]


def colour(hexadecimal: str) -> Colour:
    """Red, green and blue of "a24b35"."""
    red, green, blue = bytes.fromhex(hexadecimal)
    return red, green, blue


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """A mix of two colours. A share of 0 is the first, a share of 1 the second."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def gradient(stops: Sequence[str], height: int = H) -> Image.Image:
    """Colours that flow into each other from top to bottom."""
    colours = [colour(stop) for stop in stops]
    column = Image.new("RGB", (1, height))
    for y in range(height):
        place = y / height * (len(colours) - 1)
        lower = int(place)
        column.putpixel((0, y), mix(colours[lower], colours[lower + 1], place - lower))
    return column.resize((W, height))


def scene(seed: int, *sky: str) -> Scene:
    """An empty sky, a brush for it, and the random numbers of the seed."""
    image = gradient(sky)
    return image, ImageDraw.Draw(image), Random(seed)  # noqa: S311  # a picture keeps no secret


def glow(image: Image.Image, x: float, y: float, radius: float, tint: str) -> None:
    """A sun, a moon or a lamp: a disc with light around it."""
    light = Image.new("L", (W // 8, H // 8))
    halo = ImageDraw.Draw(light)
    reach = radius * 2.6
    halo.ellipse([(v / 8) for v in (x - reach, y - reach, x + reach, y + reach)], fill=105)
    halo.ellipse([(v / 8) for v in (x - radius, y - radius, x + radius, y + radius)], fill=190)
    light = light.filter(ImageFilter.GaussianBlur(radius / 11)).resize((W, H))
    image.paste(Image.new("RGB", (W, H), colour(tint)), mask=light)
    ImageDraw.Draw(image).ellipse(
        (x - radius * 0.7, y - radius * 0.7, x + radius * 0.7, y + radius * 0.7), fill=colour(tint)
    )


def ridge(draw: ImageDraw.ImageDraw, random: Random, base: float, rise: float, tint: str) -> None:
    """A line of hills from edge to edge, filled down to the bottom."""
    waves = [
        (random.uniform(0.4, 1.1), random.uniform(0, 7)),
        (random.uniform(1.4, 2.6), random.uniform(0, 7)),
        (random.uniform(3.5, 6.0), random.uniform(0, 7)),
    ]
    line = []
    for x in range(0, W + 8, 8):
        swing = sum(
            math.sin(x / W * math.tau * pace + phase) / (step * step + 1)
            for step, (pace, phase) in enumerate(waves)
        )
        line.append((x, base - rise * swing))
    draw.polygon([*line, (W, H), (0, H)], fill=colour(tint))


def water(image: Image.Image, random: Random, top: int, tints: tuple[str, str, str]) -> None:
    """Open water from `top` down, with strokes of light on it that widen towards the viewer.

    The tints are those of near water, far water and the light.
    """
    near, far, gleam = tints
    image.paste(gradient((far, near), H - top), (0, top))
    draw = ImageDraw.Draw(image)
    for _ in range(260):
        depth = random.random() ** 1.6
        y = top + depth * (H - top)
        length = 30 + depth * 260 * random.random()
        x = random.uniform(-100, W)
        tint = mix(colour(far), colour(gleam), random.uniform(0.1, 0.55))
        draw.rounded_rectangle((x, y, x + length, y + 2 + 6 * depth), 4, fill=tint)


def boat(draw: ImageDraw.ImageDraw, at: Point, size: float, hull: str, sail: str) -> None:
    """A boat with two sails; `size` is half its length."""
    x, y = at
    tall = size * 1.5
    draw.polygon(
        [
            *((x - size, y), (x + size * 1.15, y)),
            *((x + size * 0.7, y + size * 0.34), (x - size * 0.65, y + size * 0.34)),
        ],
        fill=colour(hull),
    )
    draw.line((x, y, x, y - tall), fill=colour(hull), width=max(4, int(size / 22)))
    draw.polygon(
        [(x + 8, y - tall), (x + 8, y - size * 0.12), (x + size * 0.85, y - size * 0.12)],
        fill=colour(sail),
    )
    draw.polygon(
        [(x - 8, y - tall * 0.86), (x - 8, y - size * 0.12), (x - size * 0.6, y - size * 0.12)],
        fill=mix(colour(sail), colour(hull), 0.18),
    )


def house(draw: ImageDraw.ImageDraw, at: Point, size: float, wall: str, roof: str) -> None:
    """A house with lit windows; `at` is its lower left corner."""
    x, y = at
    draw.rectangle((x, y - size * 0.6, x + size, y), fill=colour(wall))
    draw.polygon(
        [
            (x - size * 0.14, y - size * 0.6),
            (x + size * 0.5, y - size * 1.12),
            (x + size * 1.14, y - size * 0.6),
        ],
        fill=colour(roof),
    )
    for left in (0.16, 0.6):
        draw.rectangle(
            (x + size * left, y - size * 0.44, x + size * (left + 0.22), y - size * 0.2),
            fill=mix(colour(wall), colour("ffe6a3"), 0.7),
        )


def palm(draw: ImageDraw.ImageDraw, at: Point, size: float, tint: str) -> None:
    """A coconut palm; `size` is its height."""
    x, y = at
    top = (x + size * 0.12, y - size)
    draw.line(
        (x, y, x + size * 0.03, y - size * 0.5, *top), fill=colour(tint), width=int(size / 18)
    )
    for angle in (-175, -150, -115, -65, -30, -5, 20, 160):
        reach = size * 0.5
        tip = (
            top[0] + reach * math.cos(math.radians(angle)),
            top[1] + reach * 0.62 * math.sin(math.radians(angle)) + reach * 0.16,
        )
        middle = ((top[0] + tip[0]) / 2, (top[1] + tip[1]) / 2 - reach * 0.2)
        draw.polygon([top, middle, tip, (middle[0], middle[1] + reach * 0.13)], fill=colour(tint))


def runner(draw: ImageDraw.ImageDraw, at: Point, size: float, shirt: str) -> None:
    """Someone in mid-stride; `at` is the ground under the hind foot."""
    x, y = at
    skin, limb = colour("3d2219"), max(6, int(size * 0.09))
    head = (x - size * 0.11, y - size, x + size * 0.11, y - size * 0.78)
    trunk = (x - size * 0.14, y - size * 0.77, x + size * 0.14, y - size * 0.38)
    hip, knee = (x, y - size * 0.4), (x + size * 0.16, y - size * 0.16)
    draw.ellipse(head, fill=skin)
    draw.rounded_rectangle(trunk, int(size * 0.1), fill=colour(shirt))
    draw.line((*hip, x - size * 0.2, y), fill=skin, width=limb)
    draw.line((*hip, *knee, x + size * 0.3, y - size * 0.14), fill=skin, width=limb)


def stilt_tree(draw: ImageDraw.ImageDraw, random: Random, at: Point, near: float) -> None:
    """A mangrove on arched roots; `near` is 1 in the middle distance and more in front."""
    x, y = at
    trunk = mix(colour("173d35"), colour("3b6a54"), 1.15 - near)
    for root in range(-4, 5):
        reach = abs(root) * 46 * near
        quarter = (180, 270) if root < 0 else (270, 360)
        arch = (x - reach, y - 190 * near, x + reach, y + 190 * near)
        draw.arc(arch, *quarter, fill=trunk, width=int(13 * near))
    draw.line((x, y - 190 * near, x, y - 330 * near), fill=trunk, width=int(34 * near))
    for _ in range(16):
        dx, dy = random.gauss(0, 105) * near, random.gauss(0, 55) * near
        size = random.uniform(60, 115) * near
        leaf = mix(trunk, colour("7fb069"), random.uniform(0.15, 0.6))
        middle = y - 400 * near + dy
        crown = (x + dx - size, middle - size * 0.6, x + dx + size, middle + size * 0.6)
        draw.ellipse(crown, fill=leaf)
