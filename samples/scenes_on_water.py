"""The scenes with water: bay, flood, mangroves, bridge, and the library on a boat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drawing import H, W, boat, colour, glow, house, mix, palm, ridge, scene, stilt_tree, water

if TYPE_CHECKING:
    from PIL import Image

WALLS_AND_ROOFS = (
    ("e3d5bd", "a4523a"),
    ("c9d6cf", "5c6f77"),
    ("ecc9a0", "7c4a3a"),
    ("d7c3cf", "6b4d63"),
)


def harbour() -> Image.Image:
    """Sails in the bay at dawn."""
    image, draw, random = scene(1, "27406b", "d9776a", "ffcf8f", "ffe9c2")
    glow(image, W * 0.66, H * 0.5, 150, "fff3cf")
    ridge(draw, random, H * 0.56, 120, "8d5f74")
    ridge(draw, random, H * 0.6, 80, "5d4763")
    water(image, random, int(H * 0.61), ("20365c", "e39a7a", "fff0cc"))
    boat(draw, (W * 0.22, H * 0.72), 190, "22243f", "fff2dd")
    boat(draw, (W * 0.78, H * 0.68), 120, "2b2a47", "f6d9b4")
    boat(draw, (W * 0.5, H * 0.86), 290, "191b33", "ffe3bd")
    return image


def flood() -> Image.Image:
    """Houses in the rain, with water up to their walls."""
    image, draw, random = scene(2, "566a7d", "8fa2ae", "c4cfd3")
    ridge(draw, random, H * 0.46, 110, "74878f")
    ridge(draw, random, H * 0.53, 60, "5b7076")
    for step in range(7):
        x = step * W / 6.4 - 40
        size = random.uniform(250, 330)
        house(draw, (x, H * 0.66), size, *random.choice(WALLS_AND_ROOFS))
    palm(draw, (W * 0.16, H * 0.67), 520, "2f4a4a")
    palm(draw, (W * 0.86, H * 0.67), 600, "2f4a4a")
    water(image, random, int(H * 0.64), ("44596a", "93a6ae", "e7eff1"))
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


def mangrove() -> Image.Image:
    """Trees on stilts of roots, in calm water."""
    image, draw, random = scene(4, "b8ddd0", "e3efd2", "f6ecc6")
    glow(image, W * 0.3, H * 0.3, 110, "fffbe3")
    ridge(draw, random, H * 0.5, 70, "9cc3ae")
    ridge(draw, random, H * 0.55, 50, "6fa38d")
    water(image, random, int(H * 0.58), ("1f5a56", "8fc0ad", "e9f6dd"))
    for step in range(9):
        x = step * W / 8 + random.uniform(-90, 90)
        near = random.uniform(0.7, 1.15)
        stilt_tree(draw, random, (x, H * (0.58 + 0.16 * near)), near)
    return image


def bridge() -> Image.Image:
    """A suspension bridge at dusk."""
    image, draw, random = scene(7, "2c2a5a", "8a4f7d", "e98a6b", "ffd59a")
    glow(image, W * 0.5, H * 0.56, 130, "fff0c4")
    ridge(draw, random, H * 0.6, 110, "5a3d66")
    water(image, random, int(H * 0.64), ("1d2147", "b86a70", "ffe0b0"))
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


def floating_library() -> Image.Image:
    """A boat with bookshelves on its deck."""
    image, draw, random = scene(10, "f3c9a5", "fbe4c4", "e9f1e4")
    glow(image, W * 0.82, H * 0.26, 120, "fff6da")
    ridge(draw, random, H * 0.5, 80, "b7bf9f")
    ridge(draw, random, H * 0.56, 60, "8aa58c")
    water(image, random, int(H * 0.6), ("2f7285", "b9d3c4", "fff8e2"))
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
