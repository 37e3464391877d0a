"""Whatever happens, the site ends as a clean rebuild from the truth would make it."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.converge.histories import Newsroom

HISTORIES = int(os.environ.get("N", "1000"))


def test_every_history_converges() -> None:
    run_state_machine_as_test(
        Newsroom,
        settings=settings(
            max_examples=HISTORIES,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            print_blob=True,
            report_multiple_bugs=False,
        ),
    )
