"""Plays random histories of a machine until one fails."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

if TYPE_CHECKING:
    from hypothesis.stateful import RuleBasedStateMachine

_THE_SAME_EACH_TIME: dict[str, Any] = {
    "derandomize": True,
    "database": None,
    "phases": [Phase.generate],
}


def play(machine: type[RuleBasedStateMachine], *, histories: int, steps: int) -> None:
    """Play histories of at most so many steps; others each time where N asks for a number."""
    how: dict[str, Any] = {"print_blob": True, "derandomize": "N" not in os.environ}
    if "WITHOUT_SHRINKING" in os.environ:  # `make mutants` only asks whether one fails
        how = _THE_SAME_EACH_TIME
    _play(machine, histories, steps, how)


def play_the_same(machine: type[RuleBasedStateMachine], *, histories: int, steps: int) -> None:
    """Play histories that are the same each time, to find one that is known to fail."""
    _play(machine, histories, steps, _THE_SAME_EACH_TIME)


def _play(
    machine: type[RuleBasedStateMachine], histories: int, steps: int, more: dict[str, Any]
) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=histories,
            stateful_step_count=steps,
            suppress_health_check=list(HealthCheck),
            report_multiple_bugs=False,
            **more,
        ),
    )
