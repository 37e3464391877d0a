"""From the clock's tick to the pages that change with the hour."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from kilas.changes import HourPassed
from kilas.lists import ALL
from kilas.pages.page import OVERVIEW, PageRef
from kilas.plan.affected import AFFECTED
from tests.fakes.world import World

FRONT = PageRef.newest(ALL)
HOURLY = {**AFFECTED, HourPassed: replace(AFFECTED[HourPassed], read=lambda *_: (FRONT,))}
"""A table in which the front page changes with the hour."""


@pytest.mark.parametrize(("minutes", "named"), [(1, []), (60, [FRONT.id])])
def test_a_page_is_named_when_the_hour_passes(minutes: int, named: list[str]) -> None:
    world = World(affected=HOURLY)
    world.settle()
    world.clock.time += timedelta(minutes=minutes)
    world.tick()
    world.plan(world.unplanned)
    groups = [group for group, sent in world.pages_queue.groups.items() if sent]
    assert sorted(groups) == sorted([*named, OVERVIEW.id]), "each tick asks for the overview"
