"""Every place where an invocation can die or be overtaken, one after the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.converge.histories import assert_same
from tests.converge.small import new_world
from tests.converge.sources import GOOD_SITE, front_matter
from tests.fakes.process import Process
from tests.fakes.world import World, rebuilt

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "articles/a.md"
FAR = 60
"""More boundaries than any one invocation here has."""


def newspaper() -> World:
    world = new_world()
    world.upload("site.yaml", GOOD_SITE)
    world.upload(KEY, news("Lama"))
    world.settle()
    return world


def news(title: str) -> str:
    fields = {"title": title, "date": "2026-11-02", "section": "politik", "tags": "[air]"}
    return front_matter(**fields) + "Isi.\n"


def ingest(world: World) -> Callable[[], None]:
    return partial(world.look_at, world.content.changed.pop())


def plan(world: World) -> Callable[[], None]:
    ingest(world)()
    return partial(world.plan, world.unplanned)


def publish(world: World) -> Callable[[], None]:
    ingest(world)()
    world.plan(world.unplanned)
    world.planned.update(world.unplanned)
    messages = [each for group in world.pages_queue.groups.values() for each in group]
    world.pages_queue.groups.clear()
    return partial(world.publish_batch, messages)


@pytest.mark.parametrize("step", [ingest, plan, publish])
def test_a_crash_at_any_boundary_is_made_good_by_delivering_again(
    step: Callable[[World], Callable[[], None]],
) -> None:
    for boundary in range(1, FAR * 10):
        world = newspaper()
        world.upload(KEY, news("Baru"))
        work = step(world)
        process = Process(work)
        for _ in range(boundary):
            process.step()
            if process.over:
                assert boundary > 3, "an invocation has more boundaries than these"
                return
        process.crash()
        work()
        world.settle()
        assert_same(world, rebuilt(world))
    pytest.fail("the invocation never came to its end")


@pytest.mark.parametrize("change", ["edit", "delete"])
def test_a_run_overtaken_at_any_boundary_does_no_harm(change: str) -> None:
    for boundary in range(FAR):
        world = newspaper()
        world.upload(KEY, news("Baru"))
        slow = Process(ingest(world))
        for _ in range(boundary):
            if not slow.over:
                slow.step()
        overtaken_at_its_end = slow.over
        world.upload(KEY, news("Terbaru")) if change == "edit" else world.content.remove(KEY)
        world.settle()
        slow.finish()
        world.settle()
        assert_same(world, rebuilt(world))
        assert ("2026/11/a.html" in world.site.objects) == (change == "edit")
        if overtaken_at_its_end:
            return
    pytest.fail("the invocation never came to its end")
