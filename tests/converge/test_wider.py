"""The same end, whatever else happens to a newsroom: see wider.py and ground.py."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.converge.ground import Aged, Damaged, Deployed
from tests.converge.playing import play
from tests.converge.wider import InParts, Interrupted, Redelivered, Watched

if TYPE_CHECKING:
    from tests.converge.histories import Newsroom

HISTORIES = int(os.environ.get("N", "600")) // 15
"""Of each kind."""


class AllButDeploys(Redelivered, Interrupted, InParts, Aged):
    """Of all kinds at once, but for a release, whose pages are others."""


class WatchedInParts(Watched, Redelivered, Interrupted, InParts, Aged):
    """The same, with a look at the links after each step."""


@pytest.mark.parametrize("machine", [Redelivered, Interrupted, InParts, Aged, AllButDeploys])
def test_every_wider_history_converges(machine: type[Newsroom]) -> None:
    play(machine, histories=HISTORIES, steps=30)


@pytest.mark.xfail(reason="issue 7, A1 and A2", strict=False)
@pytest.mark.parametrize("machine", [Deployed, Damaged])
def test_every_history_with_releases_and_damage_converges(machine: type[Newsroom]) -> None:
    play(machine, histories=HISTORIES, steps=30)


@pytest.mark.xfail(reason="issue 7, B: lists show what does not stand yet", strict=False)
@pytest.mark.parametrize("machine", [Watched, WatchedInParts])
def test_no_link_is_dead_after_any_step(machine: type[Newsroom]) -> None:
    play(machine, histories=HISTORIES, steps=30)
