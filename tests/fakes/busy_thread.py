"""Many readers comment on one article at once: the product's own writer of threads, in simulated
time. Tests and benchmarks import this model.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Final

from kilas.adapters.jittered_pause import JitteredPause
from kilas.comments.comment import Comment, comment_id, digest_of
from kilas.errors import Contention
from kilas.store.threads import Threads
from tests.fakes.simulated_time import ContendedTable, Latencies, Simulation
from tests.newsroom import NOON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.ports import Pause

ARTICLE: Final = "banjir"


@dataclass
class Outcome:
    """What became of the readers' comments: how many seconds each one took that was stored, how
    many were refused, and the longest time of a refused one.
    """

    table: ContendedTable
    threads: Threads
    took: list[float] = field(default_factory=list)
    refused: list[float] = field(default_factory=list)


def seeded(seed: int) -> Random:
    """The same random crowd each time."""
    return Random(seed)  # noqa: S311 -- a model, not a secret


def poisson(rate: float, seconds: float, random: Random) -> list[float]:
    """The moments at which readers come who know nothing of each other: `rate` in a second."""
    moments, now = list[float](), random.expovariate(rate)
    while now < seconds:
        moments.append(now)
        now += random.expovariate(rate)
    return moments


def commented(
    moments: Sequence[float], latencies: Latencies, random: Random, pause: Pause | None = None
) -> Outcome:
    """Let a reader comment at each of these moments; `pause` replaces the product's own."""
    simulation = Simulation()
    table = ContendedTable(simulation, latencies)
    threads = Threads(table, pause or JitteredPause(simulation.sleep, random))
    outcome = Outcome(table, threads)
    for number, moment in enumerate(moments):
        simulation.start(moment, _Reader(number, moment, simulation, outcome))
    simulation.run()
    return outcome


@dataclass(frozen=True)
class _Reader:
    number: int
    moment: float
    simulation: Simulation
    outcome: Outcome

    def __call__(self) -> None:
        text = f"Komentar {self.number}"
        posted = NOON + timedelta(seconds=self.moment)
        digest = digest_of("Ani", text)
        comment = Comment(
            comment_id(posted, digest), ARTICLE, "Ani", text, posted, "published", size=600
        )
        try:
            self.outcome.threads.add(comment, digest)
        except Contention:
            self.outcome.refused.append(self.simulation.now - self.moment)
        else:
            self.outcome.took.append(self.simulation.now - self.moment)
