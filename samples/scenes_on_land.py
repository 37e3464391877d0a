"""The scenes on land: the town, its market and stadium, the fields and the hills."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from drawing import H, W, colour, glow, mix, palm, ridge, runner, scene

if TYPE_CHECKING:
    from PIL import Image


def market() -> Image.Image:
    """Four stalls under striped awnings."""
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


def terraces() -> Image.Image:
    """Rice fields that climb a slope in steps."""
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
    palm(draw, (W * 0.12, H * 0.72), 430, "1f4a34")
    palm(draw, (W * 0.9, H * 0.62), 330, "265a3d")
    return image


def stadium() -> Image.Image:
    """A full stand under floodlights."""
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
            [
                *((W * far, H * 0.62), (W * near, H * 0.62)),
                *((W * (near * 2 - 0.5), H), (W * (far * 2 - 0.5), H)),
            ],
            fill=tint,
        )
    draw.line((W * 0.5, H * 0.62, W * 0.5, H), fill=colour("eef5e6"), width=10)
    draw.ellipse((W * 0.32, H * 0.7, W * 0.68, H * 0.9), outline=colour("eef5e6"), width=10)
    draw.ellipse((W * 0.47, H * 0.84, W * 0.52, H * 0.915), fill=colour("fbfaf4"))
    return image


def lanterns() -> Image.Image:
    """Paper lanterns over a crowd at night."""
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
    """A storehouse with solar panels on its roof."""
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
                [
                    *((W * (left + skew / 2), top), (W * (left + wide), top)),
                    *((W * (left + wide), bottom), (W * (left - skew / 2), bottom)),
                ],
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


def town_hall() -> Image.Image:
    """A white hall with pillars and a flag."""
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
    for window in range(8):
        x = W * (0.17 + window * 0.0805)
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
    palm(draw, (W * 0.07, H * 0.86), 520, "2f5d46")
    palm(draw, (W * 0.92, H * 0.86), 470, "2f5d46")
    return image


def hill_run() -> Image.Image:
    """Runners on a road that winds between hills."""
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
    shirts = ("c8322b", "2f7f78", "3d5c94", "e8b33a", "7a5190")
    for place, shirt in zip((6, 16, 24, 33, 44), shirts, strict=True):
        x, y, wide = road[place]
        runner(draw, (x, y), wide * 1.3 + 24, shirt)
    return image
