"""Six hundred readers comment on one article in a minute, and 25 in the same moment: none is
refused, and the counts are exact. The model is tests/fakes/busy_thread.py, in simulated time.

The throttle of the API's stage answers before the table does: beyond `ApiRate` posts in a second
(25), after a burst of `ApiBurst` (50), a reader gets 429. So a burst of 25 is what passes at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kilas.adapters.jittered_pause import FIRST, LONGEST, JitteredPause, longest
from kilas.store.threads import ATTEMPTS, at_once
from local.build import read_template
from tests.fakes.busy_thread import ARTICLE, commented, poisson, seeded
from tests.fakes.simulated_time import Latencies

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.fakes.busy_thread import Outcome

TRANSACTIONS = [0.012, 0.020, 0.040]
"""Seconds: what a transaction of four items takes, and two and three times as much."""

SEEDS = range(3)


def a_minute(random: Random) -> list[float]:
    """Ten readers in a second for a minute, who know nothing of each other."""
    return poisson(10, 60, random)


def a_burst(_random: Random) -> list[float]:
    """25 in the same moment, as after a notice on every telephone."""
    return [0.0] * 25


def a_minute_with_bursts(random: Random) -> list[float]:
    return sorted(
        [*poisson(8, 60, random), *(moment for moment in (10.0, 35.0) for _ in range(25))]
    )


def kept(outcome: Outcome) -> int:
    """How many comments the thread has; its count says the same."""
    published = outcome.threads.published(ARTICLE)
    assert outcome.threads.count(ARTICLE) == len(published) == len({each.id for each in published})
    return len(published)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("transaction", TRANSACTIONS)
@pytest.mark.parametrize("crowd", [a_minute, a_burst, a_minute_with_bursts])
def test_no_reader_is_refused_and_the_counts_are_exact(
    crowd: Callable[[Random], list[float]], transaction: float, seed: int
) -> None:
    random = seeded(seed)
    moments = crowd(random)
    outcome = commented(moments, Latencies(transaction), random)
    assert outcome.refused == []
    assert kept(outcome) == len(moments)
    assert outcome.table.conflicts > 0, "writers do meet in the model"


def test_a_minute_has_six_hundred() -> None:
    assert 550 < sum(len(a_minute(seeded(seed))) for seed in range(20)) / 20 < 650


def test_without_pauses_the_model_refuses_readers() -> None:
    """As the product did: the attempts were over before the first of 25 transactions was."""
    random = seeded(0)
    outcome = commented(a_burst(random), Latencies(0.04), random, at_once)
    assert len(outcome.refused) > len(outcome.took)
    assert kept(outcome) == len(outcome.took)


def test_a_writer_gives_up_before_its_function_does() -> None:
    """With the slowest transactions above. botocore's own retries are not in this sum."""
    pauses = sum(longest(lost) for lost in range(1, ATTEMPTS))
    calls = ATTEMPTS * (Latencies(max(TRANSACTIONS)).read + max(TRANSACTIONS))
    timeout = read_template()["Resources"]["CommentsFunction"]["Properties"]["Timeout"]
    assert pauses + calls < timeout * 0.8


def test_a_pause_is_random_up_to_a_limit_that_doubles() -> None:
    slept: list[float] = []
    pause = JitteredPause(slept.append, seeded(1))
    limits = [longest(lost) for lost in range(1, ATTEMPTS)]
    assert limits[:3] == [FIRST, 2 * FIRST, 4 * FIRST]
    assert max(limits) == LONGEST
    for lost, limit in enumerate(limits, start=1):
        slept.clear()
        for _ in range(200):
            pause(lost)
        assert 0 <= min(slept) < limit * 0.1
        assert limit * 0.9 < max(slept) <= limit
