"""Colours as site.yaml writes them, and how well one is seen on another."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

WHITE: Final = 0xFFFFFF
BLACK: Final = 0x000000

_DIGITS: Final = re.compile(r"#([0-9a-f]{3})|#?([0-9a-f]{6})")
_MOST: Final = 30
"""Characters that a colour may have: the longest name has 20."""

_STRAIGHT: Final = 0.04045
"""Up to which part of a channel the light grows with its number, not with a power of it."""

_STEPS: Final = 255
_STRIDE: Final = 15
"""How many colours there are between one and white, or black, and after how many one is tried."""

_NAMED: Final = """
aliceblue f0f8ff, antiquewhite faebd7, aqua 00ffff, aquamarine 7fffd4, azure f0ffff,
beige f5f5dc, bisque ffe4c4, black 000000, blanchedalmond ffebcd, blue 0000ff,
blueviolet 8a2be2, brown a52a2a, burlywood deb887, cadetblue 5f9ea0, chartreuse 7fff00,
chocolate d2691e, coral ff7f50, cornflowerblue 6495ed, cornsilk fff8dc, crimson dc143c,
cyan 00ffff, darkblue 00008b, darkcyan 008b8b, darkgoldenrod b8860b, darkgray a9a9a9,
darkgreen 006400, darkgrey a9a9a9, darkkhaki bdb76b, darkmagenta 8b008b,
darkolivegreen 556b2f, darkorange ff8c00, darkorchid 9932cc, darkred 8b0000,
darksalmon e9967a, darkseagreen 8fbc8f, darkslateblue 483d8b, darkslategray 2f4f4f,
darkslategrey 2f4f4f, darkturquoise 00ced1, darkviolet 9400d3, deeppink ff1493,
deepskyblue 00bfff, dimgray 696969, dimgrey 696969, dodgerblue 1e90ff, firebrick b22222,
floralwhite fffaf0, forestgreen 228b22, fuchsia ff00ff, gainsboro dcdcdc, ghostwhite f8f8ff,
gold ffd700, goldenrod daa520, gray 808080, green 008000, greenyellow adff2f, grey 808080,
honeydew f0fff0, hotpink ff69b4, indianred cd5c5c, indigo 4b0082, ivory fffff0, khaki f0e68c,
lavender e6e6fa, lavenderblush fff0f5, lawngreen 7cfc00, lemonchiffon fffacd,
lightblue add8e6, lightcoral f08080, lightcyan e0ffff, lightgoldenrodyellow fafad2,
lightgray d3d3d3, lightgreen 90ee90, lightgrey d3d3d3, lightpink ffb6c1, lightsalmon ffa07a,
lightseagreen 20b2aa, lightskyblue 87cefa, lightslategray 778899, lightslategrey 778899,
lightsteelblue b0c4de, lightyellow ffffe0, lime 00ff00, limegreen 32cd32, linen faf0e6,
magenta ff00ff, maroon 800000, mediumaquamarine 66cdaa, mediumblue 0000cd,
mediumorchid ba55d3, mediumpurple 9370db, mediumseagreen 3cb371, mediumslateblue 7b68ee,
mediumspringgreen 00fa9a, mediumturquoise 48d1cc, mediumvioletred c71585, midnightblue 191970,
mintcream f5fffa, mistyrose ffe4e1, moccasin ffe4b5, navajowhite ffdead, navy 000080,
oldlace fdf5e6, olive 808000, olivedrab 6b8e23, orange ffa500, orangered ff4500,
orchid da70d6, palegoldenrod eee8aa, palegreen 98fb98, paleturquoise afeeee,
palevioletred db7093, papayawhip ffefd5, peachpuff ffdab9, peru cd853f, pink ffc0cb,
plum dda0dd, powderblue b0e0e6, purple 800080, rebeccapurple 663399, red ff0000,
rosybrown bc8f8f, royalblue 4169e1, saddlebrown 8b4513, salmon fa8072, sandybrown f4a460,
seagreen 2e8b57, seashell fff5ee, sienna a0522d, silver c0c0c0, skyblue 87ceeb,
slateblue 6a5acd, slategray 708090, slategrey 708090, snow fffafa, springgreen 00ff7f,
steelblue 4682b4, tan d2b48c, teal 008080, thistle d8bfd8, tomato ff6347, turquoise 40e0d0,
violet ee82ee, wheat f5deb3, white ffffff, whitesmoke f5f5f5, yellow ffff00,
yellowgreen 9acd32
"""
"""https://www.w3.org/TR/css-color-4/#named-colors"""

NAMES: Final = {
    name: int(digits, 16) for name, digits in (each.split() for each in _NAMED.split(","))
}


def colour(text: str) -> int | None:
    """The colour 0xRRGGBB that "#rgb", "#rrggbb" or a name of CSS means; None for any other text.
    Six digits are one without their "#" too: YAML takes that for the beginning of a comment.

    A colour is a number from here on: no text of a file can come into a stylesheet.
    """
    word = text.strip().lower() if len(text) <= _MOST else ""
    found = _DIGITS.fullmatch(word)
    if not found:
        return NAMES.get(word)
    return int(found[2] or "".join(2 * each for each in found[1]), 16)


def written(value: int) -> str:
    """The colour as CSS and site.yaml write it: "#0a2b4c"."""
    return f"#{value & WHITE:06x}"


def contrast(one: int, other: int) -> float:
    """The contrast of two colours, from 1 to 21.
    https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(one: int, other: int, part: float) -> int:
    """The colour between two; `part` is how much of the other there is, from 0 to 1."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    red, green, blue = (round(low + (high - low) * part) for low, high in pairs)
    return red << 16 | green << 8 | blue


def clearest_on(ground: int) -> int:
    """White or black, whichever is seen better: its contrast is 4.58 at least."""
    return max((WHITE, BLACK), key=lambda each: contrast(each, ground))


def nearest(value: int, passes: Callable[[int], bool]) -> int | None:
    """The colour most like this one that passes, on the way to white or to black; None where none
    does.
    """
    if passes(value):
        return value
    found = (_first(value, end, passes) for end in (WHITE, BLACK))
    return min((each for each in found if each is not None), key=_unlike(value), default=None)


def _first(value: int, end: int, passes: Callable[[int], bool]) -> int | None:
    """The first that passes on the way, looked for in strides and then step by step."""

    def after(step: int) -> int:
        return mixed(value, end, step / _STEPS)

    for reached in range(_STRIDE, _STEPS + 1, _STRIDE):
        if passes(after(reached)):
            return next(filter(passes, map(after, range(reached - _STRIDE + 1, reached + 1))))
    return None


def _unlike(value: int) -> Callable[[int], int]:
    def distance(other: int) -> int:
        pairs = zip(_channels(value), _channels(other), strict=True)
        return sum((one - two) ** 2 for one, two in pairs)

    return distance


def _channels(value: int) -> tuple[int, int, int]:
    return value >> 16 & 255, value >> 8 & 255, value & 255


@lru_cache(maxsize=4096)
def _luminance(value: int) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    red, green, blue = (_linear(each / 255) for each in _channels(value))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= _STRAIGHT else ((part + 0.055) / 1.055) ** 2.4)
