"""Draws the picture of a section, or of the newspaper: its nameplate, and the section's name."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw, ImageFont

from kilas.photos.letters import first_lacking, plain
from kilas.photos.section_picture import HEIGHT, WIDTH

if TYPE_CHECKING:
    from kilas.photos.section_picture import SectionPicture

FONT: Final = Path(__file__).parent / "fonts" / "SourceSerifPro-Bold.ttf"
"""https://github.com/adobe-fonts/source-serif, SIL Open Font License 1.1: fonts/OFL.txt.
kilas.photos.letters has its letters."""

_INK: Final = 0x1B1A18
"""As in kilas.css; kilas.site.designing refuses a paper on which it cannot be read."""

_MARGIN: Final = 72
_LINE: Final = WIDTH - 2 * _MARGIN
_SIZES: Final = (132, 112, 94, 78, 64, 52, 42, 34)
_SMALL_SIZES: Final = (60, 50, 42, 34)
"""Pixels. What has no room in one size, or only in pieces of words, is drawn in the next; in the
last the end is cut."""

_LEADING: Final = 1.15
_QUALITY: Final = 85
_KEPT: Final = 202
"""Pictures that a process remembers, of some 30 KB each: those of the settings in force, and of the
newest. They are asked for when settings come, and again when these are in force."""


@lru_cache(_KEPT)
def drawn(picture: SectionPicture) -> bytes:
    """The picture as JPEG, of WIDTH and HEIGHT. A nameplate in a script that the font does not have
    is the host instead, and such a name the slug.
    """
    title = _words(picture.title) or _words(picture.host)
    name = _words(picture.name) or _words(picture.slug)
    image = Image.new("RGB", (WIDTH, HEIGHT), _rgb(picture.paper))
    draw, ink, accent = ImageDraw.Draw(image), _rgb(_INK), _rgb(picture.accent)
    draw.rectangle((0, HEIGHT - 24, WIDTH, HEIGHT), fill=accent)
    if name:
        _centred(draw, title, (56, 176), _SMALL_SIZES, ink)
        draw.rectangle((_MARGIN, 190, WIDTH - _MARGIN, 195), fill=ink)
        draw.rectangle((_MARGIN, 200, WIDTH - _MARGIN, 201), fill=ink)
        _centred(draw, name, (216, HEIGHT - 44), _SIZES, accent)
    else:
        draw.rectangle((_MARGIN, 96, WIDTH - _MARGIN, 101), fill=ink)
        draw.rectangle((_MARGIN, 106, WIDTH - _MARGIN, 107), fill=ink)
        _centred(draw, title, (130, HEIGHT - 70), _SIZES, ink)
    out = BytesIO()
    image.save(out, "JPEG", quality=_QUALITY, optimize=True, subsampling=0)
    return out.getvalue()


def _rgb(colour: int) -> tuple[int, int, int]:
    return colour >> 16, colour >> 8 & 255, colour & 255


def _words(text: str) -> str:
    """The text as it is drawn; "" where the font lacks a letter of it."""
    return "" if first_lacking(text) else plain(text)


@lru_cache(8)
def _font(size: int) -> ImageFont.FreeTypeFont:
    """The basic layout is the same on every machine, and its time is linear."""
    return ImageFont.truetype(str(FONT), size, layout_engine=ImageFont.Layout.BASIC)


def _centred(
    draw: ImageDraw.ImageDraw,
    text: str,
    between: tuple[int, int],
    sizes: tuple[int, ...],
    colour: tuple[int, int, int],
) -> None:
    """Draw the text in the largest size in which it has room between two heights."""
    top, bottom = between
    lines, size = _laid_out(text, bottom - top, sizes)
    line_height = size * _LEADING
    y = top + (bottom - top - line_height * len(lines)) / 2 + line_height / 2
    for number, line in enumerate(lines):
        at = WIDTH / 2, y + number * line_height
        draw.text(at, line, fill=colour, font=_font(size), anchor="mm")


@lru_cache(_KEPT)
def _laid_out(text: str, height: int, sizes: tuple[int, ...]) -> tuple[list[str], int]:
    """The lines of a text, and the largest of the sizes in which it has room in the height."""
    whole = text.split()
    *larger, smallest = sizes
    for size in larger:
        if all(_width(word, size) <= _LINE for word in whole):
            lines = _lines(whole, size)
            if len(lines) <= _room(height, size):
                return lines, size
    lines, most = _lines(_short_words(whole, smallest), smallest), _room(height, smallest)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1].rstrip()[:-1] + "…"]
    return lines, smallest


def _room(height: int, size: int) -> int:
    """How many lines of a size have room in a height."""
    return max(1, int(height / (size * _LEADING)))


def _lines(words: list[str], size: int) -> list[str]:
    """The words in lines that are no wider than the picture."""
    lines, line = [], ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and _width(longer, size) > _LINE:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def _short_words(whole: list[str], size: int) -> list[str]:
    """The words, those that are too wide for a line in pieces."""
    words: list[str] = []
    for word in whole:
        rest = word
        while rest:
            taken = max(1, _letters_in_a_line(rest, size))
            words.append(rest[:taken])
            rest = rest[taken:]
    return words


def _letters_in_a_line(word: str, size: int) -> int:
    """How many letters of a word have room in a line."""
    lengths = range(1, len(word) + 1)
    return bisect_right(lengths, _LINE, key=lambda n: ceil(_width(word[:n], size)))


def _width(text: str, size: int) -> float:
    return _font(size).getlength(text)
