"""What the clock of a World sees of its queues, and what it does minutes later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.clock.lookout import BETWEEN_LISTINGS, Lookout
from kilas.clock.notice import Place
from kilas.messages import PageMessage
from kilas.pages.page import OVERVIEW
from kilas.store.newsroom import Newsroom
from tests.fakes.queues import FakeBacklog

if TYPE_CHECKING:
    from kilas.ports import Topic
    from kilas.queues import Backlog
    from kilas.store.newsroom import Work
    from tests.fakes.queues import FakeClock
    from tests.fakes.world import World


def backlogs_of(world: World) -> dict[Work, Backlog]:
    """What waits in the queues of a World."""
    return {
        "uploads": FakeBacklog(world.ingest_queue, world.media_queue),
        "pages": FakeBacklog(world.pages_queue),
        "sweeps": FakeBacklog(world.bulk_queue, world.bulk_media_queue),
    }


def of_clock(
    world: World, topic: Topic, address: str
) -> tuple[dict[Work, Backlog], FakeClock, Topic, Place]:
    """What the clock of a World has beside its table, bucket and the queues that it sends to."""
    place = Place("kilas-content", "ap-southeast-3", address)
    return backlogs_of(world), world.clock, topic, place


def look_around_later(world: World) -> None:
    """List the bucket as minutes later, and ask for the overview: the queue may have dropped the
    message of this minute.
    """
    newsroom = Newsroom(world.table, world.records)
    later = world.clock.now() + BETWEEN_LISTINGS
    Lookout(newsroom, world.content, backlogs_of(world)).look(later)
    asked = world.pages_queue.groups.setdefault(OVERVIEW.id, [])
    asked.append(PageMessage(OVERVIEW.id, "later"))
