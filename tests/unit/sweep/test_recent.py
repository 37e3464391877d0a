"""A sweep of what changed of late, by which a lost notice of S3 is made good at night."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kilas.messages import Look
from kilas.sweep.sweep import LISTED
from kilas.sweeps import Sweep
from kilas.times import instant
from tests.fakes.objects import FakeContent
from tests.fakes.world import World
from tests.newsroom import article_file, site_yaml
from tests.unit.sweep.test_sweep import Sweeping

EVENING = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)
OLD, NEW = EVENING - timedelta(days=2, seconds=1), EVENING - timedelta(days=2)
SINCE = instant(NEW)


def uploaded(sweeping: Sweeping, prefix: str, old: int, new: int) -> None:
    """So many files of either time, the old ones first in the order of keys."""
    for time, name, number in ((OLD, "a", old), (NEW, "b", new)):
        sweeping.clock.time = time
        for each in range(number):
            sweeping.content.put(f"{prefix}{name}{each:05}", b"x")


def test_only_files_that_changed_since_are_looked_at() -> None:
    sweeping = Sweeping(keys=1)
    uploaded(sweeping, "articles/", old=3, new=2)
    sweeping.content.remove("articles/a00001")
    assert sweeping.to_the_end(Sweep("articles/", since=SINCE)) == 1
    keys = ["articles/a00001", "articles/b00000", "articles/b00001"]
    assert sweeping.files.messages == [Look(key, trace=False) for key in keys]


@pytest.mark.parametrize(("new", "seconds"), [(0, 1), (1, 5), (LISTED, LISTED * 5)])
def test_the_next_part_waits_for_what_was_found_alone(new: int, seconds: int) -> None:
    """One look in five seconds is the pace of this test, so five seconds for each."""
    sweeping = Sweeping(keys=1)
    uploaded(sweeping, "articles/", old=LISTED - new, new=new)
    sweeping.sweep(Sweep("articles/", since=SINCE))
    assert sweeping.onward.seconds == [seconds]
    last = max(sweeping.content.ever())
    assert sweeping.onward.messages == [Sweep("articles/", last, 2, since=SINCE)]


def test_photos_are_looked_at_by_media() -> None:
    sweeping = Sweeping(keys=1)
    uploaded(sweeping, "media/", old=1, new=1)
    sweeping.to_the_end(Sweep("media/", since=SINCE))
    assert sweeping.photos.messages == [Look("media/b00000", trace=False)]
    assert sweeping.files.messages == []


def test_a_night_after_a_quiet_day_reads_no_file_and_writes_the_hour_alone() -> None:
    world = a_newspaper()
    world.clock.time = EVENING + timedelta(days=3)
    world.settle()
    world.content.was_read.clear()
    world.calls.clear()
    written = len(world.table.stream)
    world.clock.time += timedelta(days=1)
    world.settle()
    items = {(old or new or {})["pk"] for old, new in world.table.stream[written:]}
    assert items - {"DESK"} == {"HOUR"}
    assert world.calls["FakeContent.recent"] == 3, "articles, pages, photos"
    assert world.calls["FakeContent.versions"] == 1, "of site.yaml alone"


@pytest.mark.parametrize("hour", [18, 19, 20])
def test_a_lost_notice_is_made_good_at_night(hour: int) -> None:
    world = a_newspaper()
    world.upload("articles/lama.md", article("Lama"))
    world.settle()
    world.upload("articles/baru.md", article("Baru"))
    world.content.remove("articles/lama.md")
    world.content.changed.clear()
    world.clock.time = world.clock.time.replace(hour=hour) + timedelta(days=1)
    world.settle()
    healed = hour == EVENING.hour
    assert ("2026/11/baru.html" in world.site.objects) == healed
    assert ("2026/11/lama.html" not in world.site.objects) == healed


def test_a_night_that_was_missed_is_made_good_by_the_next() -> None:
    world = a_newspaper()
    world.upload("articles/baru.md", article("Baru"))
    world.content.changed.clear()
    world.clock.time = EVENING + timedelta(hours=1)  # the clock did not run at 19
    world.settle()
    assert "2026/11/baru.html" not in world.site.objects
    world.clock.time = EVENING + timedelta(days=1)
    world.settle()
    assert "2026/11/baru.html" in world.site.objects


def test_a_lost_notice_of_the_settings_is_made_good_at_night() -> None:
    world = a_newspaper()
    world.upload("site.yaml", site_yaml(title="Warta", sections="{daerah: Daerah}"))
    world.content.changed.clear()
    world.clock.time = EVENING
    world.settle()
    assert "Warta" in world.site.text("index.html")


def article(title: str) -> str:
    return article_file("Isi.\n", title=title, date="2026-11-01", section="daerah")


def a_newspaper() -> World:
    """One whose clock writes the hour, as the deployed clock does; on a morning."""
    clock = Sweeping(keys=1).clock
    clock.time = EVENING - timedelta(hours=16)
    world = World(FakeContent(clock.now), clock)
    world.upload("site.yaml", site_yaml(sections="{daerah: Daerah}"))
    world.settle()
    return world
