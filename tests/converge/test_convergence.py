"""Whatever happens, the site ends as a clean rebuild from the truth would make it."""

from __future__ import annotations

import os

import pytest

from tests.converge.histories import Newsroom
from tests.converge.playing import play

HISTORIES = int(os.environ.get("N", "280"))
PARTS = 4
"""So many workers can share them."""


@pytest.mark.parametrize("part", range(PARTS))
def test_every_history_converges(part: int) -> None:
    # Hypothesis takes its seed from the name of a class that has no source.
    play(type(f"Newsroom{part}", (Newsroom,), {}), histories=-(-HISTORIES // PARTS), steps=30)
