"""Characters that readers take for a Latin letter, beside Unicode's list. For `glyphs` alone.

Unicode's list (`confusables`) has characters that fonts draw alike. The characters here are drawn
differently, but are read as the letter where a word needs it: an A without its bar, a dagger as a
t, a filled circle as an o.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

_POINTS: Final = {
    "a": "394 39b 3bb 414 434 41b 43b 1d27 28c 245 2200 2206 2207 2227 22c0 25b2 25b3 2c6f 20b3",
    "b": "df fe de 411 431 42a 44a 20bf",
    "c": "a9 2282 2286 3c2",
    "d": "f0 2202 3b4",
    "e": "a3 3a3 39e 3be 404 454 42d 44d 2208 220a 2211 2203 2261 18e 1a9",
    "f": "20a3 222b",
    "g": "20b2",
    "h": "427 447 20b4",
    "i": "a6 2016 2020 2551 2758 2759 275a",
    "k": "416 436",
    "l": "a3 221f 230a 2514",
    "m": "429 449",
    "n": "3a0 3c0 41b 43b 41f 43f 418 438 419 439 1d0e 20a6 2229 220f 22c2",
    "o": (
        "a4 b0 3b4 3c3 3c6 3a6 424 444 2022 2205 2218 2219 2295 2297 2298 2299 229a 229b 25a1 "
        "25c7 25c9 25cb 25cc 25ce 25cf 25d8 25d9 25e6 25ef 2609 263a 26aa 26ab 2b1c 2b24 2b55 "
        "2b58 1f534 1f535 1f7e0 1f7e1 1f7e2 1f7e3 1f7e4"
    ),
    "p": "fe de 20b1 20bd",
    "r": "ae 393 413 433 42f 44f 1a6 1d19 20b9 20bd 211e 211f 221a",
    "s": "a7 df 1a7 1a8 222b 222e",
    "t": (
        "393 413 433 2020 2021 20b8 22a4 22a5 253b 253c 252c 256c 2628 2670 2671 2719 271a 271d "
        "271e 271f 2795"
    ),
    "u": "3bc 426 446 228c 228e 2294",
    "v": "2207 221a 25bc 25bd",
    "w": "3c8 3a8 3c9 428 448 429 449",
    "x": "3c7 416 436 2715 2716 2717 2718 274c 2a02",
    "y": "3b3 427 447 3c8",
}
"""A letter, and the code points that may stand for it, in hexadecimal."""

_ABOVE: Final = {
    **dict(zip(range(0x363, 0x370), "aeioucdhmrtvx", strict=True)),
    0x1DD3: "a", 0x1DD4: "ae", 0x1DD5: "ao", 0x1DD6: "av", 0x1DD7: "c", 0x1DD8: "d", 0x1DD9: "d",
    0x1DDA: "g", 0x1DDB: "g", 0x1DDC: "k", 0x1DDD: "l", 0x1DDE: "l", 0x1DDF: "m", 0x1DE0: "n",
    0x1DE1: "n", 0x1DE2: "r", 0x1DE3: "r", 0x1DE4: "s", 0x1DE5: "s", 0x1DE6: "z", 0x1DE7: "a",
    0x1DE8: "b", 0x1DE9: "b", 0x1DEA: "e", 0x1DEB: "f", 0x1DEC: "l", 0x1DED: "o", 0x1DEE: "p",
    0x1DEF: "s", 0x1DF0: "u", 0x1DF1: "w", 0x1DF2: "a", 0x1DF3: "o", 0x1DF4: "u",
    0x2DE3: "d", 0x2DE6: "k", 0x2DE8: "m", 0x2DEA: "o", 0x2DEC: "p", 0x2DED: "cs", 0x2DEE: "t",
    0x2DEF: "x", 0x2DF6: "a", 0x2DF7: "e",
}  # fmt: skip
"""Letters that stand above another (COMBINING LATIN SMALL LETTER A ...)."""


def _shapes() -> dict[str, str]:
    found: dict[str, str] = defaultdict(str)
    for plain, points in _POINTS.items():
        for point in points.split():
            found[chr(int(point, 16))] += plain
    return {**found, **{chr(point): looks for point, looks in _ABOVE.items()}}


SHAPES: Final = _shapes()
"""A character, and the letters of ASCII that it may stand for, in lower case."""
