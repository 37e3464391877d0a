"""What one publish asks of AWS. `make bench` prints the same of large archives."""

from __future__ import annotations

from datetime import timedelta

import pytest

from benchmarks.cost import Archive, Publish, publish_one, world_with
from benchmarks.newspaper import TODAY, Story
from kilas.messages import PageMessage
from tests.unit.publish.publishing import newspaper

MOST = 55
"""Of a story with a section, an author and two tags that is the newest."""


@pytest.mark.parametrize("archive", [Archive(60, 8), Archive(60, 83)], ids=str)
def test_a_publish_takes_so_many_requests(archive: Archive) -> None:
    world = world_with(archive)
    taken = [
        publish_one(
            world, Story(40 * number, TODAY + timedelta(minutes=1 + number)), Publish
        ).requests.total()
        for number in range(9)
    ]
    assert 40 < sorted(taken)[len(taken) // 2] <= MOST, taken


def test_a_batch_asks_once_who_has_its_addresses() -> None:
    world = newspaper()
    world.calls.clear()
    world.publish_batch([PageMessage(f"address|/{each}.html", each) for each in "abc"])
    assert {each: n for each, n in world.calls.items() if "Table" in each} == {
        "FakeTable.get_many": 1
    }
