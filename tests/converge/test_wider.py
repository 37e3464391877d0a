"""The same end, whatever else happens to a newsroom: see wider.py and ground.py."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.converge.ground import Aged, Damaged, Deployed
from tests.converge.playing import play
from tests.converge.wider import InParts, Interrupted, Redelivered

if TYPE_CHECKING:
    from tests.converge.histories import Newsroom

HISTORIES = int(os.environ.get("N", "600")) // 15
"""Of each kind."""


class AllButDeploys(Redelivered, Interrupted, InParts, Aged):
    """Of all kinds at once, but for a release, whose pages are others."""


@pytest.mark.parametrize(
    "machine", [Redelivered, Interrupted, InParts, Aged, AllButDeploys, Deployed, Damaged]
)
def test_every_wider_history_converges(machine: type[Newsroom]) -> None:
    play(machine, histories=HISTORIES, steps=30)
