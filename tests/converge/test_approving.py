"""Readers see what was approved, in any history of approvals and rules, as the oracle says."""

from __future__ import annotations

from tests.converge.approving import Approving
from tests.converge.playing import play
from tests.converge.test_convergence import HISTORIES


def test_every_history_of_approvals_converges() -> None:
    play(Approving, histories=HISTORIES // 6, steps=30)
