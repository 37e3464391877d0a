"""What a newsroom does in a minute, and what it is told, where time decides."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kilas.content_keys import report_key

if TYPE_CHECKING:
    from tests.fakes.world import World

KEY = "articles/banjir.md"


def upload(world: World, text: str, key: str = KEY) -> None:
    """Upload a file a minute after whatever was before, and let all settle."""
    world.clock.time += timedelta(minutes=1)
    world.upload(key, text)
    world.settle()


def report(world: World, key: str = KEY) -> str:
    return world.desk.text(report_key(key))
