"""Notices of S3 that are lost: the night makes good what they would have told."""

from __future__ import annotations

import os
from datetime import datetime, timedelta

from hypothesis.stateful import precondition, rule

from kilas.plan.rechecks import NIGHT
from kilas.store.hours import Hours
from tests.converge.histories import PLACES, Newsroom
from tests.converge.playing import play
from tests.converge.small import SMALL_PAGES
from tests.fakes.objects import FakeContent
from tests.fakes.queues import FakeClock
from tests.fakes.world import World

HISTORIES = int(os.environ.get("N", "4"))
"""Few, since tests/unit/sweep/test_recent.py has each loss by itself."""


class Content(FakeContent):
    """It remembers which files lost a version for good: no list tells of that."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__(clock.now)
        self.undone: set[str] = set()

    def remove_for_good(self, key: str, version: str) -> None:
        self.undone.add(key)
        super().remove_for_good(key, version)


class Nights(Newsroom):
    """A newsroom in which notices of uploads and of deletions disappear, and the night comes."""

    def make_world(self) -> World:
        self.lost_at: datetime | None = None
        clock = FakeClock()
        self.content = Content(clock)
        return World(self.content, clock, affected=self.affected, pages=SMALL_PAGES)

    @precondition(lambda self: self._losable())
    @rule(place=PLACES)
    def a_notice_is_lost(self, place: int) -> None:
        losable = self._losable()
        self.content.changed.remove(losable[place % len(losable)])
        self.lost_at = self.lost_at or self.world.clock.now()

    def all_ends(self) -> None:
        self._finish_all()
        self.world.settle()
        if self.lost_at:
            self._pass_nights(self.lost_at)
        super().all_ends()

    def _losable(self) -> list[str]:
        return [key for key in self.content.changed if key not in self.content.undone]

    def _pass_nights(self, first: datetime) -> None:
        night = first.replace(hour=NIGHT, minute=0, second=0)
        while night <= self.world.clock.now() + timedelta(days=1):
            Hours(self.world.table).renew(night)
            self.world.settle()
            night += timedelta(days=1)
        self.lost_at = None


def test_the_night_makes_lost_notices_good() -> None:
    play(Nights, histories=HISTORIES, steps=20)
