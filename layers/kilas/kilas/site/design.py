"""The colours and fonts that a newspaper chooses."""

from __future__ import annotations

from typing import Final, Literal, get_args

from msgspec import Struct

FontName = Literal["serif", "old-style", "slab", "sans", "humanist", "geometric"]
"""Fonts that readers have already: no page loads one."""

Scheme = Literal["light", "dark"]
"""What a reader's screen asks for."""

FONT_NAMES: Final[tuple[FontName, ...]] = get_args(FontName)


class Shades(Struct, frozen=True):
    """The colours of one scheme, each 0xRRGGBB, or None where site.yaml leaves it to Kilas."""

    accent: int | None = None
    paper: int | None = None
    nameplate: int | None = None
    nameplate_text: int | None = None


class Fonts(Struct, frozen=True):
    """The font of the headlines with the nameplate, and that of the articles' text."""

    headlines: FontName = "serif"
    text: FontName = "serif"


class Design(Struct, frozen=True):
    """How the newspaper looks: on screens that are light, on dark ones, and its fonts."""

    light: Shades = Shades()
    dark: Shades = Shades()
    fonts: Fonts = Fonts()


DESIGN: Final = Design()
"""The looks of a newspaper whose site.yaml says nothing of them."""
