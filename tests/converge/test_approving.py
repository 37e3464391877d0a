"""Readers see what was approved, in any history of approvals and rules, as the oracle says."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.converge.approvals import ENDING, digest
from tests.converge.approving import ASKED, KEYS, SOURCES, Approving
from tests.converge.histories import assert_same
from tests.converge.oracle import assert_right
from tests.converge.playing import play
from tests.converge.small import new_world
from tests.converge.test_convergence import HISTORIES
from tests.fakes.world import rebuilt


def test_every_history_of_approvals_converges() -> None:
    play(Approving, histories=HISTORIES // 4, steps=30)


@pytest.mark.parametrize("hours", [0, 24], ids=["at once", "a day later"])
@pytest.mark.parametrize("between", range(len(SOURCES)))
def test_an_approved_text_comes_back_after_each_other(between: int, hours: int) -> None:
    """Histories seldom meet it, and the next approval hides it."""
    world, key = new_world(), KEYS[0]
    world.upload("site.yaml", ASKED)
    world.settle()
    first = SOURCES[0]
    other = SOURCES[between]
    for name, text in ((key, first), (key + ENDING, digest(first.encode())), (key, other)):
        world.clock.time += timedelta(seconds=1)
        world.upload(name, text)
    world.settle()
    world.clock.time += timedelta(hours=hours, seconds=1)
    world.upload(key, first)
    world.settle()
    assert_same(world, rebuilt(world))
    assert_right(world)
