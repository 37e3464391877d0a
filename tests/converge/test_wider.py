"""The same end, whatever else happens to a newsroom: see tests/converge/wider.py."""

from __future__ import annotations

import pytest

from tests.converge.histories import Newsroom
from tests.converge.playing import play
from tests.converge.wider import (
    Aged,
    Damaged,
    Deployed,
    InParts,
    Interrupted,
    Redelivered,
    Watched,
)

HISTORIES = 40
"""Of each kind. All kinds at once get as many."""


class All(Watched, Redelivered, Interrupted, InParts, Aged):
    """All of it in one newsroom, save what a known fault breaks."""


ISSUE_7 = "issue 7, A1 to A5 and B: the product is being mended"


@pytest.mark.parametrize("machine", [Redelivered, Interrupted, InParts, Aged])
def test_every_wider_history_converges(machine: type[Newsroom]) -> None:
    play(machine, histories=HISTORIES, steps=30)


@pytest.mark.xfail(reason=ISSUE_7, strict=False)
@pytest.mark.parametrize("machine", [Watched, Deployed, Damaged, All])
def test_every_history_that_issue_7_names_converges(machine: type[Newsroom]) -> None:
    play(machine, histories=HISTORIES, steps=30)
