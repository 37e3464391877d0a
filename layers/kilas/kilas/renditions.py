"""What the web gets of a photo: the picture in several widths, at addresses with its mark. Pure.

Media makes the renditions, once; publish puts them. Between the two they are one object (see
kilas.ports.Copies), packed here.
"""

from __future__ import annotations

import hashlib
from math import sqrt
from typing import Final, Literal

import msgspec
from msgspec import Struct

STEPS: Final = (240, 400, 680, 800, 1200, 1600)
"""The widths of renditions, in pixels: for a photo beside a headline, and for one as wide as a
phone or an article's column, on screens of one, two and three pixels to the point. The name of a
rendition has its step; one of a photo that is narrower than the step is as wide as the photo."""

WIDEST: Final = STEPS[-1]

_ALIKE: Final = 1.1
"""A photo that is less than so many times as wide as a step has no rendition for that step: its own
is as good, and of a tall photo of 12 MP the other would take a tenth of the time of all."""

TALLEST: Final = 4 * WIDEST
"""Pixels: an infographic may be long."""

LARGEST: Final = 2_250_000
"""Pixels: to write all renditions of as much noise takes a second. What cameras make is smaller at
WIDEST; a portrait is as large as it is shown on a large screen with two pixels to the point."""

RULES: Final = 3
"""Counts how renditions are made. Another number gives every photo another mark, and so other
addresses: what caches keep for a year is made by these rules. To be raised where readers must not
see the pictures any longer that an earlier release has made, and where there are new renditions:
pages name them once the photo with the new mark stands."""

CARD: Final = (3, 2)
"""The shape of a photo on a card, as kilas.css has it."""

CARD_STEPS: Final = STEPS[:-1]
"""The steps of the renditions for cards. The widest step alone would cost media as much as all
others; a card has at most 704 points (44rem in the templates)."""

_TALL: Final = (6, 5)
"""Width and height: of a photo that is higher a card leaves out more than a fifth."""

CROPS: Final = {"og": (1200, 630), "1x1": (1200, 1200), "4x3": (1200, 900), "16x9": (1200, 675)}
"""The largest width and height of each crop, in pixels: of the picture beside a shared link
(https://ogp.me, and what messengers show of it), and of those that search engines ask for
(https://developers.google.com/search/docs/appearance/structured-data/article)."""

_CROP_SIDE: Final = 1200
LARGEST_CUT: Final = 2_600_000
"""The width and the height that the picture has from which crops are cut, where the photo has as
many pixels; but never more pixels than a photo of 16:9 then has."""

LARGEST_SHARED: Final = 300_000
"""Bytes of the picture beside a shared link: WhatsApp shows none that is larger."""

ICONS: Final = (32, 180, 192, 512)
"""The sides of a logo's icons, as PNG, in pixels: of a browser's tab, of an iPhone, of Android, and
for search engines."""

FAVICON: Final = "favicon.ico"
FAVICON_SIDES: Final = (16, 32, 48)
NAMEPLATE: Final = "nameplate.webp"
ICON_NAMES: Final = (*(f"{side}.png" for side in ICONS), FAVICON, NAMEPLATE)
"""What a logo has besides the renditions of every photo, by the end of its address."""

LARGEST_NAMEPLATE: Final = (960, 128)
"""Width and height in pixels: twice what a page shows at most. Each page has it before the photo
that readers wait for."""

Ground = Literal["", "light", "dark", "none"]
"""On what a logo is seen: on anything, since it is transparent nowhere; on light, or on dark; or on
nothing, since it is transparent all over."""

_MARK_LETTERS: Final = 10


class LogoFacts(Struct, frozen=True):
    """The logo as the nameplate shows it: width and height in pixels, and on what it is seen."""

    width: int
    height: int
    ground: Ground = ""


class LogoFiles(Struct, frozen=True):
    """The bytes of a logo's files by ICON_NAMES, and its facts."""

    files: dict[str, bytes]
    facts: LogoFacts


class Renditions(Struct, frozen=True):
    """The bytes of a photo's renditions: WebP by step, the widest as JPEG, for whoever knows no
    WebP: feed readers, messengers, old browsers; the crops by name, as JPEG; a tall photo in the
    shape of a card, as WebP by step; and what a logo has.
    """

    webp: dict[int, bytes]
    jpeg: bytes
    crops: dict[str, bytes]
    cards: dict[int, bytes]
    logo: LogoFiles | None = None


def steps_of(width: int) -> tuple[int, ...]:
    """The steps of a photo whose widest rendition has this width."""
    *smaller, own = steps_up_to(width)
    if smaller and width < smaller[-1] * _ALIKE:
        smaller.pop()
    return *smaller, own


def steps_up_to(width: int) -> tuple[int, ...]:
    """The same, whether they are alike or not."""
    return tuple(step for step, below in zip(STEPS, (0, *STEPS), strict=False) if below < width)


def card_steps(width: int, height: int) -> tuple[int, ...]:
    """The steps of the renditions for cards of a photo whose widest rendition has this size: none
    where the photo is not tall, since a card would leave out little.
    """
    if height * _TALL[0] <= width * _TALL[1]:
        return ()
    *smaller, own = steps_up_to(width)
    return steps_of(width) if own in CARD_STEPS else tuple(smaller)


def card_size(width: int) -> tuple[int, int]:
    """Width and height of a rendition for cards, by its width."""
    return width, max(1, round(width * CARD[1] / CARD[0]))


def copy_size(width: int, height: int) -> tuple[int, int]:
    """Width and height of the widest rendition of an upright photo of this size, all in pixels."""
    return _scaled(width, height, _scale_of_copy(width, height))


def cut_size(width: int, height: int) -> tuple[int, int]:
    """The same of the picture from which crops are cut: the widest rendition, or a larger one where
    that is too low, or too narrow, for them.
    """
    enough = max(_CROP_SIDE / width, _CROP_SIDE / height)
    most = min(enough, sqrt(LARGEST_CUT / (width * height)))
    return _scaled(width, height, max(_scale_of_copy(width, height), most))


def _scale_of_copy(width: int, height: int) -> float:
    return min(WIDEST / width, TALLEST / height, sqrt(LARGEST / (width * height)))


def _scaled(width: int, height: int, scale: float) -> tuple[int, int]:
    if scale >= 1:
        return width, height
    return max(1, round(width * scale)), max(1, round(height * scale))


def crop_size(name: str, width: int, height: int) -> tuple[int, int]:
    """Width and height of a crop of an upright photo of this size: as large as it may be, and never
    larger than the photo.
    """
    width, height = cut_size(width, height)
    most_wide, most_high = CROPS[name]
    scale = min(1, width / most_wide, height / most_high)
    return max(1, round(most_wide * scale)), max(1, round(most_high * scale))


def mark_of(size: int, etag: str) -> str:
    """The mark of the photo whose file has this size and ETag. It follows from what the content
    bucket says of a version, so the marks of earlier versions are known without a look at them.
    """
    return hashlib.sha256(f"{RULES} {size} {etag}".encode()).hexdigest()[:_MARK_LETTERS]


def packed(renditions: Renditions) -> bytes:
    """The renditions as one object. The inverse is `unpacked`."""
    return msgspec.msgpack.encode(renditions)


def unpacked(data: bytes) -> Renditions | None:
    """The inverse of `packed`; None for what an earlier release has kept."""
    try:
        return msgspec.msgpack.decode(data, type=Renditions)
    except msgspec.DecodeError:
        return None
