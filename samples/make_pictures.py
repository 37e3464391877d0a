"""Draws the pictures of the sample newsroom: `python samples/make_pictures.py` writes media/*.jpg.

Each picture is drawn at twice its size and shrunk, from a seed of its own, so that a second run
gives the same scene.
"""

from __future__ import annotations

import math
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFilter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MEDIA = Path(__file__).parent / "media"
WIDTH, HEIGHT = 1200, 800
SCALE = 2
W, H = WIDTH * SCALE, HEIGHT * SCALE

Colour = tuple[int, int, int]
Scene = tuple[Image.Image, ImageDraw.ImageDraw, Random]


def colour(hexadecimal: str) -> Colour:
    red, green, blue = bytes.fromhex(hexadecimal)
    return red, green, blue


def mix(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def gradient(stops: Sequence[str], height: int = H) -> Image.Image:
    colours = [colour(stop) for stop in stops]
    column = Image.new("RGB", (1, height))
    for y in range(height):
        place = y / height * (len(colours) - 1)
        lower = int(place)
        column.putpixel((0, y), mix(colours[lower], colours[lower + 1], place - lower))
    return column.resize((W, height))


def scene(seed: int, *sky: str) -> Scene:
    image = gradient(sky)
    return image, ImageDraw.Draw(image), Random(seed)


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


def water(image: Image.Image, random: Random, top: int, near: str, far: str, gleam: str) -> None:
    """Open water from `top` down, with strokes of light on it that widen towards the viewer."""
    image.paste(gradient((far, near), H - top), (0, top))
    draw = ImageDraw.Draw(image)
    for _ in range(260):
        depth = random.random() ** 1.6
        y = top + depth * (H - top)
        length = 30 + depth * 260 * random.random()
        x = random.uniform(-100, W)
        tint = mix(colour(far), colour(gleam), random.uniform(0.1, 0.55))
        draw.rounded_rectangle((x, y, x + length, y + 2 + 6 * depth), 4, fill=tint)


def boat(draw: ImageDraw.ImageDraw, x: float, y: float, size: float, hull: str, sail: str) -> None:
    tall = size * 1.5
    draw.polygon(
        [(x - size, y), (x + size * 1.15, y), (x + size * 0.7, y + size * 0.34)]
        + [(x - size * 0.65, y + size * 0.34)],
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


def house(draw: ImageDraw.ImageDraw, x: float, y: float, size: float, wall: str, roof: str) -> None:
    draw.rectangle((x, y - size * 0.6, x + size, y), fill=colour(wall))
    draw.polygon(
        [(x - size * 0.14, y - size * 0.6), (x + size * 0.5, y - size * 1.12)]
        + [(x + size * 1.14, y - size * 0.6)],
        fill=colour(roof),
    )
    for left in (0.16, 0.6):
        draw.rectangle(
            (x + size * left, y - size * 0.44, x + size * (left + 0.22), y - size * 0.2),
            fill=mix(colour(wall), colour("ffe6a3"), 0.7),
        )


def palm(draw: ImageDraw.ImageDraw, x: float, y: float, size: float, tint: str) -> None:
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


def harbour() -> Image.Image:
    image, draw, random = scene(1, "27406b", "d9776a", "ffcf8f", "ffe9c2")
    glow(image, W * 0.66, H * 0.5, 150, "fff3cf")
    ridge(draw, random, H * 0.56, 120, "8d5f74")
    ridge(draw, random, H * 0.6, 80, "5d4763")
    water(image, random, int(H * 0.61), "20365c", "e39a7a", "fff0cc")
    boat(draw, W * 0.22, H * 0.72, 190, "22243f", "fff2dd")
    boat(draw, W * 0.78, H * 0.68, 120, "2b2a47", "f6d9b4")
    boat(draw, W * 0.5, H * 0.86, 290, "191b33", "ffe3bd")
    return image


def flood() -> Image.Image:
    image, draw, random = scene(2, "566a7d", "8fa2ae", "c4cfd3")
    ridge(draw, random, H * 0.46, 110, "74878f")
    ridge(draw, random, H * 0.53, 60, "5b7076")
    for step in range(7):
        x = step * W / 6.4 - 40
        size = random.uniform(250, 330)
        house(draw, x, H * 0.66, size, *random.choice(WALLS_AND_ROOFS))
    palm(draw, W * 0.16, H * 0.67, 520, "2f4a4a")
    palm(draw, W * 0.86, H * 0.67, 600, "2f4a4a")
    water(image, random, int(H * 0.64), "44596a", "93a6ae", "e7eff1")
    boat_hull = [(W * 0.4, H * 0.79), (W * 0.64, H * 0.79), (W * 0.6, H * 0.85)]
    draw.polygon([*boat_hull, (W * 0.44, H * 0.85)], fill=colour("d8632f"))
    for _ in range(420):
        x, y = random.uniform(0, W), random.uniform(-100, H)
        draw.line(
            (x, y, x - 16, y + 62),
            fill=mix(colour("c9d4d8"), colour("7f929c"), random.random()),
            width=3,
        )
    return image


WALLS_AND_ROOFS = (
    ("e3d5bd", "a4523a"),
    ("c9d6cf", "5c6f77"),
    ("ecc9a0", "7c4a3a"),
    ("d7c3cf", "6b4d63"),
)


def market() -> Image.Image:
    image, draw, random = scene(3, "f7d9a3", "f6b98a", "c86f58")
    ridge(draw, random, H * 0.42, 90, "d28b68")
    draw.rectangle((0, H * 0.8, W, H), fill=colour("7a4a3e"))
    awnings = ("c8402f", "2f7f78", "e0a12c", "3d5c94")
    for step, tint in enumerate(awnings):
        left = step * W / 4 + 30
        right = left + W / 4 - 60
        draw.rectangle((left + 30, H * 0.46, right - 30, H * 0.82), fill=colour("5b352f"))
        stripe = (right - left) / 8
        for part in range(8):
            shade = colour(tint) if part % 2 == 0 else colour("fff4df")
            x = left + part * stripe
            draw.rectangle((x, H * 0.36, x + stripe, H * 0.47), fill=shade)
            draw.ellipse((x, H * 0.445, x + stripe, H * 0.5), fill=shade)
        produce = [random.choice(("d93a2b", "e8b33a", "5d8f3c", "f07f35")) for _ in range(4)]
        for row in range(3):
            for fruit in range(7):
                size = 52
                x = left + 36 + fruit * (right - left - 72) / 7 + (row % 2) * 18
                y = H * 0.73 - row * 40
                draw.ellipse((x, y, x + size, y + size), fill=colour(produce[fruit % 4]))
        draw.rectangle((left + 10, H * 0.755, right - 10, H * 0.86), fill=colour("a86b45"))
        draw.rectangle((left + 10, H * 0.755, right - 10, H * 0.77), fill=colour("c58a5c"))
    return image


def mangrove() -> Image.Image:
    image, draw, random = scene(4, "b8ddd0", "e3efd2", "f6ecc6")
    glow(image, W * 0.3, H * 0.3, 110, "fffbe3")
    ridge(draw, random, H * 0.5, 70, "9cc3ae")
    ridge(draw, random, H * 0.55, 50, "6fa38d")
    water(image, random, int(H * 0.58), "1f5a56", "8fc0ad", "e9f6dd")
    for step in range(9):
        x = step * W / 8 + random.uniform(-90, 90)
        near = random.uniform(0.7, 1.15)
        y = H * (0.58 + 0.16 * near)
        trunk = mix(colour("173d35"), colour("3b6a54"), 1.15 - near)
        for root in range(-4, 5):
            draw.arc(
                (
                    x - abs(root) * 46 * near,
                    y - 190 * near,
                    x + abs(root) * 46 * near,
                    y + 190 * near,
                ),
                *((180, 270) if root < 0 else (270, 360)),
                fill=trunk,
                width=int(13 * near),
            )
        draw.line((x, y - 190 * near, x, y - 330 * near), fill=trunk, width=int(34 * near))
        for _ in range(16):
            dx, dy = random.gauss(0, 105) * near, random.gauss(0, 55) * near
            size = random.uniform(60, 115) * near
            leaf = mix(trunk, colour("7fb069"), random.uniform(0.15, 0.6))
            middle = y - 400 * near + dy
            draw.ellipse(
                (x + dx - size, middle - size * 0.6, x + dx + size, middle + size * 0.6), fill=leaf
            )
    return image


def terraces() -> Image.Image:
    image, draw, random = scene(5, "8cc6d8", "d5ecdf", "fdf3c9")
    glow(image, W * 0.74, H * 0.22, 100, "fff8d6")
    ridge(draw, random, H * 0.4, 150, "8fb4a8")
    ridge(draw, random, H * 0.46, 100, "6c9c84")
    for step in range(11):
        share = step / 10
        y = H * (0.47 + 0.055 * step)
        swell = 40 + 60 * share
        top = mix(colour("a9cf6a"), colour("2f6b3a"), share * 0.85)
        edge = mix(top, colour("fff6c4"), 0.35)
        for shift, tint in ((0, edge), (16 + 10 * share, top)):
            line = [
                (x, y + shift + swell * math.sin(x / W * math.tau * 0.9 + step * 0.55))
                for x in range(0, W + 12, 12)
            ]
            draw.polygon([*line, (W, H), (0, H)], fill=tint)
    palm(draw, W * 0.12, H * 0.72, 430, "1f4a34")
    palm(draw, W * 0.9, H * 0.62, 330, "265a3d")
    return image


def stadium() -> Image.Image:
    image, draw, random = scene(6, "101c3b", "24406f", "4f76a3")
    for x in (0.1, 0.9):
        draw.line((W * x, H * 0.2, W * x, H * 0.6), fill=colour("0b1226"), width=26)
        for row in range(3):
            for lamp in range(5):
                glow_x = W * x + (lamp - 2) * 52
                glow_y = H * 0.12 + row * 48
                draw.ellipse(
                    (glow_x - 19, glow_y - 19, glow_x + 19, glow_y + 19), fill=colour("fff6d8")
                )
        glow(image, W * x, H * 0.15, 120, "fff6d8")
    draw.polygon(
        [(0, H * 0.42), (W, H * 0.42), (W, H * 0.62), (0, H * 0.62)], fill=colour("1a2442")
    )
    for row in range(7):
        for seat in range(110):
            tint = random.choice(("d94f3d", "f2c14e", "e9e5da", "2f5d8c", "1a2442"))
            x, y = seat * W / 110, H * 0.43 + row * 42
            draw.ellipse((x, y, x + 26, y + 30), fill=colour(tint))
    for band in range(10):
        tint = colour("2f7d46") if band % 2 else colour("37914f")
        far, near = band / 10, (band + 1) / 10
        draw.polygon(
            [(W * far, H * 0.62), (W * near, H * 0.62)]
            + [(W * (near * 2 - 0.5), H), (W * (far * 2 - 0.5), H)],
            fill=tint,
        )
    draw.line((W * 0.5, H * 0.62, W * 0.5, H), fill=colour("eef5e6"), width=10)
    draw.ellipse((W * 0.32, H * 0.7, W * 0.68, H * 0.9), outline=colour("eef5e6"), width=10)
    draw.ellipse((W * 0.47, H * 0.84, W * 0.52, H * 0.915), fill=colour("fbfaf4"))
    return image


def bridge() -> Image.Image:
    image, draw, random = scene(7, "2c2a5a", "8a4f7d", "e98a6b", "ffd59a")
    glow(image, W * 0.5, H * 0.56, 130, "fff0c4")
    ridge(draw, random, H * 0.6, 110, "5a3d66")
    water(image, random, int(H * 0.64), "1d2147", "b86a70", "ffe0b0")
    dark = colour("17183a")
    for x in (0.28, 0.72):
        draw.rectangle((W * x - 22, H * 0.2, W * x + 22, H * 0.8), fill=dark)
    draw.rectangle((0, H * 0.585, W, H * 0.61), fill=dark)
    spans = ((-0.16, 0.28), (0.28, 0.72), (0.72, 1.16))
    for start, end in spans:
        points = []
        for step in range(61):
            share = step / 60
            sag = 1 - (2 * share - 1) ** 2
            points.append((W * (start + (end - start) * share), H * (0.2 + 0.36 * sag)))
        draw.line(points, fill=dark, width=12)
        for x, y in points[::3]:
            draw.line((x, y, x, H * 0.59), fill=dark, width=5)
    for step in range(24):
        x = W * (step + 0.5) / 24
        draw.ellipse((x - 9, H * 0.57, x + 9, H * 0.57 + 18), fill=colour("ffe9b8"))
    return image


def lanterns() -> Image.Image:
    image, draw, random = scene(8, "120f2e", "2b1c4d", "5a2a5b", "8f3f55")
    for _ in range(160):
        x, y, size = random.uniform(0, W), random.uniform(0, H * 0.6), random.uniform(2, 6)
        draw.ellipse((x, y, x + size, y + size), fill=colour("d9cfe8"))
    ridge(draw, random, H * 0.74, 90, "2a173f")
    for _ in range(46):
        depth = random.random()
        size = 34 + 110 * depth**2
        x, y = random.uniform(0, W), random.uniform(H * 0.05, H * 0.78)
        glow(image, x, y, size * 0.7, random.choice(("ffb347", "ff8c5a", "ffd27a")))
        paper = mix(colour("ff9d42"), colour("ffe2a0"), random.random())
        draw.rounded_rectangle(
            (x - size * 0.5, y - size * 0.7, x + size * 0.5, y + size * 0.55),
            int(size * 0.3),
            fill=paper,
        )
        draw.rectangle(
            (x - size * 0.36, y + size * 0.55, x + size * 0.36, y + size * 0.68),
            fill=colour("8a3b1f"),
        )
    ridge(draw, random, H * 0.88, 40, "150b26")
    for step in range(60):
        x = step * W / 59 + random.uniform(-12, 12)
        head = 28 + random.uniform(0, 12)
        y = H * 0.93 + random.uniform(-16, 20)
        draw.ellipse((x - head, y - head, x + head, y + head), fill=colour("0d0719"))
        draw.rounded_rectangle(
            (x - head * 1.5, y + head * 0.8, x + head * 1.5, H + 60), 30, fill=colour("0d0719")
        )
    return image


def solar() -> Image.Image:
    image, draw, random = scene(9, "5fb0dd", "b9e0ee", "fdf6dc")
    glow(image, W * 0.2, H * 0.2, 130, "fff7cf")
    ridge(draw, random, H * 0.56, 130, "8fbf9a")
    ridge(draw, random, H * 0.64, 80, "5f9d73")
    draw.rectangle((0, H * 0.78, W, H), fill=colour("c9a46c"))
    draw.rectangle((W * 0.08, H * 0.58, W * 0.92, H * 0.86), fill=colour("eee6d6"))
    draw.polygon(
        [(W * 0.04, H * 0.6), (W * 0.16, H * 0.36), (W * 0.84, H * 0.36), (W * 0.96, H * 0.6)],
        fill=colour("8c4c3b"),
    )
    for row in range(2):
        for panel in range(6):
            skew = 0.012 * (1 - row)
            top, bottom = H * (0.385 + 0.1 * row), H * (0.47 + 0.1 * row)
            wide = 0.098 + 0.006 * row
            left = 0.5 + (panel - 3) * (wide + 0.008)
            draw.polygon(
                [(W * (left + skew / 2), top), (W * (left + wide), top)]
                + [(W * (left + wide), bottom), (W * (left - skew / 2), bottom)],
                fill=colour("1f3f73"),
            )
            for line in range(1, 4):
                x = W * (left + wide * line / 4)
                draw.line((x, top, x, bottom), fill=colour("7fa3d4"), width=4)
    for door in range(3):
        left = W * (0.18 + door * 0.24)
        draw.rectangle((left, H * 0.66, left + W * 0.16, H * 0.86), fill=colour("3f7f95"))
        for slat in range(5):
            y = H * (0.68 + slat * 0.035)
            draw.line((left, y, left + W * 0.16, y), fill=colour("2c6377"), width=6)
    return image


def floating_library() -> Image.Image:
    image, draw, random = scene(10, "f3c9a5", "fbe4c4", "e9f1e4")
    glow(image, W * 0.82, H * 0.26, 120, "fff6da")
    ridge(draw, random, H * 0.5, 80, "b7bf9f")
    ridge(draw, random, H * 0.56, 60, "8aa58c")
    water(image, random, int(H * 0.6), "2f7285", "b9d3c4", "fff8e2")
    hull = [(W * 0.14, H * 0.72), (W * 0.88, H * 0.72), (W * 0.8, H * 0.86), (W * 0.22, H * 0.86)]
    draw.polygon(hull, fill=colour("8a3b2a"))
    draw.polygon(
        [
            (W * 0.14, H * 0.72),
            (W * 0.88, H * 0.72),
            (W * 0.868, H * 0.745),
            (W * 0.154, H * 0.745),
        ],
        fill=colour("f1e3c6"),
    )
    draw.rectangle((W * 0.24, H * 0.44, W * 0.78, H * 0.72), fill=colour("5a3527"))
    draw.polygon(
        [(W * 0.2, H * 0.44), (W * 0.27, H * 0.34), (W * 0.75, H * 0.34), (W * 0.82, H * 0.44)],
        fill=colour("2f6b62"),
    )
    spines = ("c8402f", "e0a12c", "2f7f78", "3d5c94", "f1e3c6", "7a5190", "5d8f3c")
    for shelf in range(3):
        base = H * (0.53 + 0.09 * shelf)
        x = W * 0.255
        while x < W * 0.755:
            wide, tall = random.uniform(16, 40), random.uniform(80, 118)
            draw.rectangle((x, base - tall, x + wide, base), fill=colour(random.choice(spines)))
            x += wide + 4
        draw.rectangle((W * 0.24, base, W * 0.78, base + 14), fill=colour("3d2219"))
    return image


def town_hall() -> Image.Image:
    image, draw, random = scene(11, "7fb7d6", "cfe5ea", "fbf1dc")
    ridge(draw, random, H * 0.52, 120, "a5c3b4")
    ridge(draw, random, H * 0.6, 60, "7ba68f")
    draw.rectangle((0, H * 0.82, W, H), fill=colour("cdb992"))
    draw.rectangle((W * 0.14, H * 0.48, W * 0.86, H * 0.82), fill=colour("f4ecdc"))
    draw.polygon(
        [(W * 0.1, H * 0.49), (W * 0.22, H * 0.35), (W * 0.78, H * 0.35), (W * 0.9, H * 0.49)],
        fill=colour("a24b35"),
    )
    draw.polygon(
        [(W * 0.36, H * 0.36), (W * 0.5, H * 0.17), (W * 0.64, H * 0.36)], fill=colour("8a3c2a")
    )
    draw.rectangle((W * 0.14, H * 0.485, W * 0.86, H * 0.505), fill=colour("dccdb0"))
    for pillar in range(9):
        x = W * (0.17 + pillar * 0.0805)
        draw.rectangle((x, H * 0.505, x + 42, H * 0.8), fill=colour("fffaf0"))
        draw.rectangle((x + 30, H * 0.505, x + 42, H * 0.8), fill=colour("d9ccb3"))
        if pillar < 8:
            draw.rectangle((x + 72, H * 0.57, x + 160, H * 0.76), fill=colour("56707a"))
    for step in range(4):
        y = H * (0.8 + 0.022 * step)
        draw.rectangle(
            (W * (0.12 - 0.02 * step), y, W * (0.88 + 0.02 * step), y + 40),
            fill=mix(colour("e9dec6"), colour("b7a582"), step / 4),
        )
    draw.line((W * 0.5, H * 0.18, W * 0.5, H * 0.05), fill=colour("6b6b6b"), width=10)
    draw.rectangle((W * 0.5, H * 0.055, W * 0.57, H * 0.082), fill=colour("c8322b"))
    draw.rectangle((W * 0.5, H * 0.082, W * 0.57, H * 0.109), fill=colour("fffdf8"))
    palm(draw, W * 0.07, H * 0.86, 520, "2f5d46")
    palm(draw, W * 0.92, H * 0.86, 470, "2f5d46")
    return image


def hill_run() -> Image.Image:
    image, draw, random = scene(12, "f2a65a", "f7cf8b", "fdf0cf")
    glow(image, W * 0.34, H * 0.34, 140, "fff7dd")
    for base, rise, tint in ((0.5, 170, "d9946a"), (0.58, 120, "b7704f"), (0.68, 100, "8a5140")):
        ridge(draw, random, H * base, rise, tint)
    road = []
    for step in range(80):
        share = step / 79
        middle = W * (0.5 + 0.24 * math.sin(share * 6.4) * (1 - share))
        road.append((middle, H * (1.02 - 0.36 * share), 240 * (1 - share) ** 1.4 + 12))
    draw.polygon(
        [(x - wide, y) for x, y, wide in road] + [(x + wide, y) for x, y, wide in reversed(road)],
        fill=colour("f3ddb8"),
    )
    for place, shirt in (
        (6, "c8322b"),
        (16, "2f7f78"),
        (24, "3d5c94"),
        (33, "e8b33a"),
        (44, "7a5190"),
    ):
        x, y, wide = road[place]
        tall = wide * 1.3 + 24
        draw.ellipse(
            (x - tall * 0.11, y - tall, x + tall * 0.11, y - tall * 0.78), fill=colour("3d2219")
        )
        draw.rounded_rectangle(
            (x - tall * 0.14, y - tall * 0.77, x + tall * 0.14, y - tall * 0.38),
            int(tall * 0.1),
            fill=colour(shirt),
        )
        limb = max(6, int(tall * 0.09))
        draw.line((x, y - tall * 0.4, x - tall * 0.2, y), fill=colour("3d2219"), width=limb)
        draw.line(
            (x, y - tall * 0.4, x + tall * 0.16, y - tall * 0.16, x + tall * 0.3, y - tall * 0.14),
            fill=colour("3d2219"),
            width=limb,
        )
    return image


SCENES: dict[str, Callable[[], Image.Image]] = {
    "pelabuhan": harbour,
    "banjir": flood,
    "pasar": market,
    "mangrove": mangrove,
    "terasering": terraces,
    "stadion": stadium,
    "jembatan": bridge,
    "lampion": lanterns,
    "gudang-es": solar,
    "perahu-pustaka": floating_library,
    "balai-kota": town_hall,
    "lari-bukit": hill_run,
}


def main() -> None:
    MEDIA.mkdir(exist_ok=True)
    for name, draw_scene in SCENES.items():
        picture = draw_scene().resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        picture.save(MEDIA / f"{name}.jpg", quality=80, optimize=True, progressive=True)


if __name__ == "__main__":
    main()
