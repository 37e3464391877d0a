"""Pages rendered in one second of CPU, in one process."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

from benchmarks.newspaper import SITE, TODAY, address_of, archive, key_of, kilas_text
from kilas.pages.page import FRONT, PageRef
from tests.fakes.queues import FakeClock
from tests.fakes.world import World

if TYPE_CHECKING:
    from collections.abc import Sequence

ARTICLES: Final = 200
SECONDS: Final = 3.0


def measure() -> dict[str, int]:
    """Pages for each second of CPU: from the table's items and the source to the bytes."""
    world = World(clock=FakeClock(TODAY))
    world.upload("site.yaml", SITE)
    stories = list(archive(ARTICLES, per_month=83))
    for story in stories:
        world.upload(key_of(story), kilas_text(story))
    world.settle()
    articles = [PageRef("address", address_of(story)) for story in stories]
    return {
        "article": _rate(articles, world),
        "front page and feed": _rate([FRONT], world),
    }


def _rate(pages: Sequence[PageRef], world: World) -> int:
    site = world.records.site()
    made, start = 0, time.process_time()
    while time.process_time() - start < SECONDS:
        for page in pages:
            world.pages.desired(page, site)
        made += len(pages)
    return round(made / (time.process_time() - start))


def table(figures: dict[str, Any]) -> str:
    """The figures."""
    rows = [f"  {name:<30} {rate:>12}" for name, rate in figures.items()]
    return "\n".join(["", "Pages for each second of CPU", *rows, ""])
