"""What many deletions cost: the paths that CloudFront bills, by a model of the queue.

The model sends the messages of publish at a given rate. The step takes ten at a time, in their
order, one invocation after the other; CloudFront completes a request after some seconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest

from kilas.cdn import Invalidation, joined
from kilas.messages import PurgeMessage, purge_body
from kilas.purge.purge import Purge
from kilas.queues import Delivery
from tests.fakes.invocation import FakeInbox
from tests.newsroom import NOON

if TYPE_CHECKING:
    from collections.abc import Sequence

DOLLARS_A_PATH: Final = 0.005
"""https://aws.amazon.com/cloudfront/pricing/ without the 1 000 that are free each month."""

BATCH = 10
ARTICLES = 10_000
PAGES_OF_AN_ARTICLE = 12
"""Its own, the front page, lists, months and feeds: each message of publish carries the tag."""

SECONDS_OF_AN_INVOCATION = 0.05


@dataclass
class Cloud:
    """CloudFront with a clock that the waits of the step move."""

    completed_after: float
    seconds: float = 0
    paths: int = 0
    in_flight: int = 0

    def wait(self, seconds: float) -> None:
        self.seconds += seconds

    def purge(self, paths: Sequence[str]) -> Invalidation:
        assert self.in_flight == 0, "one request at a time"
        self.in_flight += 1
        self.paths += len(paths)
        return Invalidation("I", NOON + timedelta(seconds=self.seconds))

    def has_purged(self, invalidation: Invalidation) -> bool:
        taken = (invalidation.taken - NOON).total_seconds()
        if self.seconds < taken + self.completed_after:
            return False
        self.in_flight -= 1
        return True


def messages(pages_in_a_second: int) -> list[tuple[float, tuple[str, ...]]]:
    """What publish sends when the articles are deleted: a message for each batch of ten pages, and
    when. The pages of an article are in batches with those of others.
    """
    pages = [f"#{n % ARTICLES}" for n in range(ARTICLES * PAGES_OF_AN_ARTICLE)]
    return [
        (place / pages_in_a_second, joined(pages[place : place + BATCH]))
        for place in range(0, len(pages), BATCH)
    ]


def cost(pages_in_a_second: int, completed_after: float) -> tuple[float, float]:
    """The dollars, and the seconds from the last message until nothing is left."""
    cloud = Cloud(completed_after)
    purge = Purge(cloud, FakeInbox(), cloud.wait)
    queue = messages(pages_in_a_second)
    last = queue[-1][0]
    place = 0
    while place < len(queue):
        cloud.seconds = max(cloud.seconds, queue[place][0]) + SECONDS_OF_AN_INVOCATION
        batch = [each for each in queue[place : place + BATCH] if each[0] <= cloud.seconds]
        place += len(batch)
        deliveries = [
            Delivery("", purge_body(PurgeMessage(paths)), sent=NOON + timedelta(seconds=sent))
            for sent, paths in batch
        ]
        assert purge.batch(deliveries, lambda: True) == []
    return cloud.paths * DOLLARS_A_PATH, cloud.seconds - last


@pytest.mark.parametrize("completed_after", [2, 5, 30])
@pytest.mark.parametrize("pages_in_a_second", [500, 1_000, 5_000])
def test_ten_thousand_deletions_cost_less_than_a_dollar(
    pages_in_a_second: int, completed_after: float
) -> None:
    dollars, seconds_late = cost(pages_in_a_second, completed_after)
    assert dollars < 1
    assert seconds_late < 120
