"""A version that is removed for good, at any boundary of a run that reads it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.converge.histories import assert_same, new_world
from tests.converge.oracle import assert_right
from tests.converge.sources import GOOD_SITE, front_matter
from tests.fakes.process import Process
from tests.fakes.world import rebuilt

if TYPE_CHECKING:
    from tests.fakes.world import World

KEY = "articles/a.md"
FAR = 60

pytestmark = pytest.mark.xfail(
    reason="issue 7, A4: a run commits what it read of a version that is gone since",
    raises=AssertionError,
    strict=False,
)


def news(body: str) -> str:
    return front_matter(title="Pasar", date="2026-11-02", section="politik") + body


def upload(world: World) -> None:
    world.upload(KEY, news("Dua.\n"))


def delete(world: World) -> None:
    world.content.remove(KEY)


@pytest.mark.parametrize("then", [upload, delete])
def test_a_newest_version_that_is_removed_while_a_run_reads_it(then: object) -> None:
    for boundary in range(FAR):
        world = new_world()
        world.upload("site.yaml", GOOD_SITE)
        world.upload(KEY, news("Satu.\n"))
        world.settle()
        assert callable(then)
        then(world)
        slow = Process(partial(world.look_at, world.content.changed.pop()))
        for _ in range(boundary):
            if not slow.over:
                slow.step()
        was_over = slow.over
        world.content.remove_for_good(KEY, world.content.versions(KEY)[0].id)
        world.settle()
        slow.finish()
        world.settle()
        assert_same(world, rebuilt(world))
        assert_right(world)
        if was_over:
            return
    pytest.fail("the run never came to its end")


def test_many_wrong_settings_leave_the_last_good_ones_in_force() -> None:
    world = new_world()
    world.upload("site.yaml", GOOD_SITE)
    world.upload(KEY, news("Satu.\n"))
    world.settle()
    for number in range(60):
        world.upload("site.yaml", f"title: [rusak {number}\n")
    world.settle()
    assert_right(world)
    delete(world)
    world.settle()
    assert "2026/11/a.html" not in world.site.objects
    assert_same(world, rebuilt(world))
    assert_right(world)
