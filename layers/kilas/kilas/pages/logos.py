"""The newspaper's logo, as pages and feeds have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.addresses import site_map
from kilas.pages.parts import ShownLogo
from kilas.renditions import ICONS, LARGEST_NAMEPLATE, NAMEPLATE

if TYPE_CHECKING:
    from kilas.site.site import Site

_WIDEST, _HIGHEST = (each // 2 for each in LARGEST_NAMEPLATE)
"""Of a nameplate, in the points of a screen, which may have two pixels each or more."""

_SMALL, _TOUCH, _ICON, _LARGE = ICONS


def shown_logo(site: Site) -> ShownLogo | None:
    """The logo, where it stands."""
    logo = site.logo
    if logo is None or logo.facts is None:
        return None

    def icon(side: int) -> str:
        return site_map.icon(logo.key, logo.mark, f"{side}.png")

    width, height = logo.facts.width, logo.facts.height
    scale = min(1, _WIDEST / width, _HIGHEST / height)
    return ShownLogo(
        site_map.icon(logo.key, logo.mark, NAMEPLATE),
        max(1, round(width * scale)),
        max(1, round(height * scale)),
        logo.facts.ground,
        small=icon(_SMALL),
        icon=icon(_ICON),
        touch=icon(_TOUCH),
        large=icon(_LARGE),
        side=_LARGE,
    )
