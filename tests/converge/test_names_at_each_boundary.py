"""A name that changes hands, and a file that goes, at each boundary of a run that is slower."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.converge.histories import assert_same
from tests.converge.oracle import assert_right
from tests.converge.small import SMALL_PAGES, new_world
from tests.converge.sources import GOOD_SITE, front_matter
from tests.fakes.aged_table import AgedTable
from tests.fakes.process import Process
from tests.fakes.world import World, rebuilt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FIRST, SECOND = "articles/a.md", "articles/b.md"
FAR = 80
"""More boundaries than a run of ingest has."""

LONGEST_RUN = timedelta(minutes=15)
"""https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"""


def news(**fields: str) -> str:
    return front_matter(title="Pasar", date="2026-11-02", **fields) + "Isi.\n"


def runs_stopped(begin: Callable[[], tuple[World, str]]) -> Iterator[tuple[World, Process]]:
    """A world for each boundary of the run that looks at a key, with the run stopped there."""
    for boundary in range(1, FAR):
        world, key = begin()
        slow = Process(partial(world.look_at, key))
        for _ in range(boundary):
            if not slow.over:
                slow.step()
        was_over = slow.over
        yield world, slow
        slow.finish()
        world.settle()
        assert_same(world, rebuilt(world))
        assert_right(world)
        if was_over:
            return
    pytest.fail("the run never came to its end")


def test_a_name_given_back_while_the_file_that_came_first_takes_it() -> None:
    def begin() -> tuple[World, str]:
        world = new_world()
        world.upload("site.yaml", GOOD_SITE)
        world.upload(FIRST, news())
        world.settle()
        world.clock.time += timedelta(minutes=1)
        world.upload(SECOND, news(url="/lama.html"))
        world.settle()
        world.content.remove(SECOND)
        return world, world.content.changed.pop()

    for world, _ in runs_stopped(begin):
        world.upload(FIRST, news(url="/lama.html"))
        world.look_at(world.content.changed.pop())


def test_a_tombstone_outlives_the_runs_that_still_saw_the_file() -> None:
    def begin() -> tuple[World, str]:
        world = World(table=AgedTable(), pages=SMALL_PAGES)
        world.upload("site.yaml", GOOD_SITE)
        world.settle()
        world.upload(FIRST, news())
        return world, FIRST

    for world, _ in runs_stopped(begin):
        world.content.remove(FIRST)
        world.settle()
        world.clock.time += LONGEST_RUN
        assert isinstance(world.table, AgedTable)
        world.table.expire(world.clock.time)


def test_the_waiting_list_of_moderation_is_that_of_the_comments() -> None:
    """More decisions than the queue gives at once, and one comment that waits behind them."""
    world = new_world()
    world.upload("site.yaml", GOOD_SITE.replace("moderation: none", "moderation: before"))
    world.upload(FIRST, news())
    world.settle()
    for number in range(101):
        world.clock.time += timedelta(seconds=1)
        world.comment("a", "Pembaca", f"Pesan {number}")
    for comment in list(world.moderation.waiting())[:100]:
        world.decide([each[1] for each in world.comments()].index(comment.id), "removed")
    world.settle()
    assert len(list(world.moderation.waiting())) == 1
    assert_right(world)
