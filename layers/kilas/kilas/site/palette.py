"""All colours of a page, from the few that site.yaml names, and what must be seen on what."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from kilas.site.colours import BLACK, WHITE, clearest_on, contrast, mixed, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kilas.site.design import Design, Scheme, Shades

TEXT: Final = 4.5
"""https://www.w3.org/TR/WCAG22/#contrast-minimum"""

LARGE: Final = 3.0
"""The same for 24 px, or 19 px in bold: a nameplate has 30 px at least."""

_COMFORT: Final = 7.0
"""What Kilas aims at where it makes a colour for dark screens."""


class Palette(Struct, frozen=True):
    """The colours of one scheme, by the names that they have in kilas.css. `nameplate` is None
    where there is no band behind the nameplate.
    """

    paper: int
    panel: int
    ink: int
    soft: int
    line: int
    accent: int
    on_accent: int
    warn: int
    warn_panel: int
    nameplate: int | None
    nameplate_text: int


LIGHT: Final = Palette(
    paper=0xFFFDF9,
    panel=0xF5F1EA,
    ink=0x1B1A18,
    soft=0x5F5A53,
    line=0xD9D2C7,
    accent=0xA3211B,
    on_accent=0xFFFFFF,
    warn=0x7A4B00,
    warn_panel=0xFFF3D6,
    nameplate=None,
    nameplate_text=0x1B1A18,
)
DARK: Final = Palette(
    paper=0x141517,
    panel=0x1E2023,
    ink=0xECE9E3,
    soft=0xAAA59C,
    line=0x3A3C40,
    accent=0xFF9C8A,
    on_accent=0x2B0703,
    warn=0xFFD48A,
    warn_panel=0x33270F,
    nameplate=None,
    nameplate_text=0xECE9E3,
)
"""As kilas.css has them: tests/unit/pages/test_designs.py compares."""


class Pair(NamedTuple):
    """A colour that is read on another, and the contrast that this takes."""

    text: int
    ground: int
    needed: float

    @property
    def contrast(self) -> float:
        """The contrast that the pair has."""
        return contrast(self.text, self.ground)

    @property
    def is_clear(self) -> bool:
        """Whether it can be read."""
        return self.contrast >= self.needed


def pairs(palette: Palette) -> dict[str, tuple[Pair, ...]]:
    """What must be seen on what, by the key of site.yaml that has it in hand. A later key stands on
    what an earlier one says.
    """
    paper, panel, accent = palette.paper, palette.panel, palette.accent
    is_band = palette.nameplate is not None  # then the tagline has its colour too
    ground = paper if palette.nameplate is None else palette.nameplate
    return {
        "paper": (
            *(Pair(each, paper, TEXT) for each in (palette.ink, palette.soft, palette.warn)),
            *(Pair(each, panel, TEXT) for each in (palette.ink, palette.soft)),
        ),
        "accent": (
            *(Pair(accent, each, TEXT) for each in (paper, panel, palette.warn_panel)),
            Pair(palette.on_accent, accent, TEXT),
        ),
        "nameplate_text": (Pair(palette.nameplate_text, ground, TEXT if is_band else LARGE),),
    }


def unclear(palette: Palette, key: str) -> Pair | None:
    """The pair that is seen worst of those of a key, if it cannot be read."""
    faint = [each for each in pairs(palette).get(key, ()) if not each.is_clear]
    return min(faint, key=lambda each: each.contrast / each.needed, default=None)


def light(design: Design) -> Palette:
    """The colours on a light screen."""
    return stated(design, "light")


def dark(design: Design) -> Palette:
    """The colours on a dark screen: those of `design.dark`, and for the others the light ones made
    to be read there.
    """
    made = stated(design, "dark")
    if design.dark.accent is not None or design.light.accent is None:
        return made
    return _accented(made, _readable(made, design.light.accent))


def stated(design: Design, scheme: Scheme) -> Palette:
    """The same without an accent that is made of another."""
    own, by_day = (design.light, design.light) if scheme == "light" else (design.dark, design.light)
    made = _named(LIGHT if scheme == "light" else DARK, own)
    if own.nameplate is None and by_day.nameplate is not None:
        made = _banded(made, _dimmed(by_day.nameplate), own.nameplate_text)
    if own.nameplate_text is None and by_day.nameplate_text is not None:
        made = replace(made, nameplate_text=_legible(made, by_day.nameplate_text))
    return made


def _named(base: Palette, shades: Shades) -> Palette:
    made = base
    if shades.paper is not None:
        panel, line = (mixed(shades.paper, base.ink, part) for part in (0.05, 0.2))
        made = replace(made, paper=shades.paper, panel=panel, line=line)
    if shades.accent is not None:
        made = _accented(made, shades.accent)
    if shades.nameplate is not None:
        return _banded(made, shades.nameplate, shades.nameplate_text)
    if shades.nameplate_text is not None:
        return replace(made, nameplate_text=shades.nameplate_text)
    return made


def _accented(palette: Palette, accent: int) -> Palette:
    return replace(palette, accent=accent, on_accent=clearest_on(accent))


def _banded(palette: Palette, band: int, text: int | None) -> Palette:
    shown = _on_band(band) if text is None else text
    return replace(palette, nameplate=band, nameplate_text=shown)


def _readable(palette: Palette, accent: int) -> int:
    """The accent most like this one that is read well; else one that can be read at all."""
    for needed in (_COMFORT, TEXT):
        found = nearest(accent, partial(_stands_out, palette, needed))
        if found is not None:
            return found
    return palette.accent


def _stands_out(palette: Palette, needed: float, accent: int) -> bool:
    made = _accented(palette, accent)
    return all(each.contrast >= needed for each in pairs(made)["accent"] if each.text == accent)


@lru_cache(maxsize=64)
def _dimmed(band: int) -> int:
    """A band that dazzles nobody in the dark: white can be read on it."""
    dim = nearest(band, lambda each: contrast(each, WHITE) >= TEXT)
    return band if dim is None else dim


def _on_band(band: int) -> int:
    """White where it can be read, as on most nameplates; else black, which then can."""
    return WHITE if contrast(WHITE, band) >= TEXT else BLACK


def _legible(palette: Palette, text: int) -> int:
    """The colour of the nameplate by day, or one that can be read where it is not."""
    if _is_legible(palette, text):
        return text
    if palette.nameplate is not None:
        return _on_band(palette.nameplate)
    made = nearest(text, partial(_is_legible, palette))
    return palette.nameplate_text if made is None else made


def _is_legible(palette: Palette, text: int) -> bool:
    return unclear(replace(palette, nameplate_text=text), "nameplate_text") is None


PALETTES: Final[Mapping[Scheme, Callable[[Design], Palette]]] = {"light": light, "dark": dark}
