"""Whatever happens, the site ends as a clean rebuild from the truth would make it."""

from __future__ import annotations

import os

from tests.converge.histories import Newsroom
from tests.converge.playing import play

HISTORIES = int(os.environ.get("N", "600"))


def test_every_history_converges() -> None:
    play(Newsroom, histories=HISTORIES, steps=30)
