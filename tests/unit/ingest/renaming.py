"""What files that take the place of another are told."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.fakes.world import World


def later(world: World, **time: int) -> None:
    world.clock.time += timedelta(**time)
    world.settle()


def lines_in(report: str) -> list[str]:
    """The lines that the note has the editor write."""
    found = re.search(r"tulis baris-baris ini di berkas ini: (“.*?”)\. ", report)
    return re.findall("“(.*?)”", found[1]) if found else []
