"""The colours and fonts of a newspaper as rules of CSS, made of numbers and of names of Kilas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import asdict, replace

from kilas.site.colours import WHITE, contrast, written
from kilas.site.design import DESIGN
from kilas.site.palette import DARK, PALETTES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kilas.site.design import Design, FontName, Fonts, Scheme
    from kilas.site.palette import Palette

STACKS: Final[Mapping[FontName, str]] = {
    "serif": "var(--serif)",
    "old-style": '"Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, serif',
    "slab": 'Rockwell, "Rockwell Nova", "Roboto Slab", "DejaVu Serif", "Sitka Small", serif',
    "sans": "var(--sans)",
    "humanist": 'Seravek, "Gill Sans Nova", Ubuntu, Calibri, "DejaVu Sans", sans-serif',
    "geometric": 'Avenir, Montserrat, Corbel, "URW Gothic", sans-serif',
}
"""What the systems of readers have, after https://modernfontstacks.com/ (CC0)."""

_ON: Final[Mapping[Scheme, str]] = {
    "light": "@media screen",
    "dark": "@media screen and (prefers-color-scheme: dark)",
}
"""Paper has the colours of kilas.css: black on white."""

_ALIKE: Final = 1.35
"""The contrast of a masthead to what a logo is seen on: up to this, it is seen there as well."""


def rules_of(design: Design) -> str:
    """What kilas.css is to be followed by; "" where site.yaml says nothing of the looks."""
    fonts = "" if design.fonts == DESIGN.fonts else _rule(_fonts(design.fonts))
    if replace(design, fonts=DESIGN.fonts) == DESIGN:
        return fonts
    colours = (
        f"{media} {{\n{_rule(_colours(PALETTES[scheme](design)))}}}\n"
        for scheme, media in _ON.items()
    )
    return fonts + "".join(colours)


def _fonts(fonts: Fonts) -> dict[str, str]:
    return {"headlines": STACKS[fonts.headlines], "text": STACKS[fonts.text]}


def _colours(palette: Palette) -> dict[str, str]:
    """Each property of kilas.css. On a band the tagline has the colour of the nameplate."""
    values: dict[str, int | None] = asdict(palette)
    if palette.nameplate is not None:
        values["tagline"] = palette.nameplate_text
    return {
        name.replace("_", "-"): written(value)
        for name, value in values.items()
        if value is not None
    } | _panels(palette)


def _panels(palette: Palette) -> dict[str, str]:
    """What a logo has behind it that is seen on light, or on dark: nothing where the masthead is
    like that.
    """
    ground = palette.paper if palette.nameplate is None else palette.nameplate
    return {
        name: "transparent" if contrast(ground, panel) <= _ALIKE else written(panel)
        for name, panel in (("on-light", WHITE), ("on-dark", DARK.paper))
    }


def _rule(properties: Mapping[str, str]) -> str:
    lines = (f"  --{name}: {value};\n" for name, value in properties.items())
    return f":root {{\n{''.join(lines)}}}\n"
