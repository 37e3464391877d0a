"""Draws the pictures of the sample newsroom: `python samples/make_pictures.py` writes media/*.jpg.

Every picture has a seed, so that a second run gives the same scene.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drawing import HEIGHT, WIDTH
from PIL import Image
from scenes_on_land import hill_run, lanterns, market, solar, stadium, terraces, town_hall
from scenes_on_water import bridge, floating_library, flood, harbour, mangrove

if TYPE_CHECKING:
    from collections.abc import Callable

MEDIA = Path(__file__).parent / "media"

SCENES: dict[str, Callable[[], Image.Image]] = {
    "pelabuhan": harbour,
    "banjir": flood,
    "pasar": market,
    "mangrove": mangrove,
    "terasering": terraces,
    "stadion": stadium,
    "jembatan": bridge,
    "lampion": lanterns,
    "gudang-es": solar,
    "perahu-pustaka": floating_library,
    "balai-kota": town_hall,
    "lari-bukit": hill_run,
}


def main() -> None:
    """Paint every scene."""
    MEDIA.mkdir(exist_ok=True)
    for name, draw_scene in SCENES.items():
        picture = draw_scene().resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        picture.save(MEDIA / f"{name}.jpg", quality=80, optimize=True, progressive=True)


if __name__ == "__main__":
    main()
