"""What an event makes the steps do: recorded from the product, over the fakes.

One event is followed to its end, one message at a time. Each message is a Work: the requests that
its step made, and the messages that followed from it. The process remembers nothing of before, as
an environment of Lambda that meets the page for the first time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from benchmarks.newspaper import SITE, TODAY, Story, archive, kilas_text
from benchmarks.newspaper import key_of as archive_key
from kilas.messages import Look, PageMessage
from kilas.pages import page
from kilas.pages.page import PageRef
from kilas.store.stream import change_of
from kilas.sweeps import Audit, Sweep
from tests.fakes.queues import FakeClock, taken
from tests.fakes.world import World

if TYPE_CHECKING:
    from collections.abc import Callable

ARCHIVE: Final = 160
"""Articles: each section then fills its feed."""

PER_MONTH: Final = 83
VARIETY: Final = 8
"""Stories of so many sections, authors and topics are recorded."""

FRONT: Final = page.FRONT.id
"""The page message that makes the front page and the feed."""

_PORTS: Final = ("FakeTable.", "FakeContent.", "FakeShelf.")


@dataclass(frozen=True, eq=False)
class Work:
    """One message of a step ("ingest", "plan", "publish"). `place` is the key, the partition or the
    page; `is_private` says that no other event names the place. `requests` are those of the ports,
    without the sends of `then`. `sweeps` are what plan asks sweep for.
    """

    step: str
    place: str
    is_private: bool
    requests: Mapping[str, int]
    then: tuple[Work, ...] = ()
    sweeps: tuple[Sweep | Audit, ...] = ()


@dataclass(frozen=True)
class Shapes:
    """The recorded events. Of `stories` and `rejudged`, each has other lists. `page` is the address
    of a story; `rejudged` is a look of a sweep after a change of the rules, `same_page` what an
    audit asks about a page that is right.
    """

    stories: list[Work]
    correction: Work
    withdrawal: Work
    comment: Work
    save: Work
    rejudged: list[Work]
    same_page: Work


@dataclass
class Recorder:
    """A newspaper at rest, in which events are followed."""

    world: World = field(default_factory=lambda: World(clock=FakeClock(TODAY)))
    _name: str = ""

    def fill(self, size: int) -> None:
        """Make an archive of so many articles."""
        self.world.upload("site.yaml", SITE)
        self.world.settle()
        for story in archive(size, PER_MONTH):
            self.world.upload(archive_key(story), kilas_text(story))
        self.world.settle()

    def follow(self, name: str, step: str, act: Callable[[], None]) -> Work:
        """What `act` does, and what follows; the event's own places have `name` in them."""
        self._name = name
        self.world.clock.time += timedelta(minutes=10)
        self._forget()
        self._sends()
        return self._done(step, name, act)

    def _done(self, step: str, place: str, act: Callable[[], None]) -> Work:
        before = len(self.world.table.stream)
        self.world.calls.clear()
        act()
        requests = {
            call: number for call, number in self.world.calls.items() if call.startswith(_PORTS)
        }
        messages, sweeps = self._sends()
        after = len(self.world.table.stream)
        records = [self._planned(number) for number in range(before, after)]
        pages = [self._published(message) for message in messages]
        then = (*(each for each in records if each), *pages)
        return Work(step, place, self._name in place, requests, then, sweeps)

    def _planned(self, number: int) -> Work | None:
        world = self.world
        world.planned.add(number)
        if change_of(*world.table.stream[number]) is None:
            return None  # the template's filter keeps the record from plan
        return self._done("plan", world.partition(number), lambda: world.plan([number]))

    def _published(self, message: PageMessage) -> Work:
        self._forget()
        return self._done("publish", message.page, lambda: self.world.publish_batch([message]))

    def _forget(self) -> None:
        """Another process, which has made its first page: the assets are put before that one."""
        self.world.wire()
        self.world.publish_batch([PageMessage(PageRef("assets").id, "first")])

    def _sends(self) -> tuple[list[PageMessage], tuple[Sweep | Audit, ...]]:
        world = self.world
        messages = [each for group in world.pages_queue.groups.values() for each in group]
        world.pages_queue.groups.clear()
        return messages, tuple(taken(world.sweep_queue.messages))


def record(size: int = ARCHIVE) -> Shapes:
    """Follow each kind of event once, or VARIETY times, in an archive of so many articles."""
    recorder = Recorder()
    recorder.fill(size)
    world = recorder.world
    stories = [Story(41 * number, TODAY) for number in range(VARIETY)]

    def upload(key: str, text: str) -> Callable[[], None]:
        def act() -> None:
            world.upload(key, text)
            [changed] = taken(world.content.changed)
            world.look_at(changed)

        return act

    keys = [f"articles/baru-{number}.md" for number in range(VARIETY)]
    texts = [kilas_text(each) for each in stories]
    uploads = [
        recorder.follow(f"baru-{number}", "ingest", upload(keys[number], texts[number]))
        for number in range(VARIETY)
    ]
    comment = recorder.follow("baru-1", "api", lambda: world.comment("baru-1", "Ani", "Halo"))
    corrected = texts[0].replace("Berita nomor", "Kabar nomor")
    correction = recorder.follow("baru-0", "ingest", upload(keys[0], corrected))
    withdrawn = texts[0].replace("title:", "withdrawn: keliru\ntitle:")
    withdrawal = recorder.follow("baru-0", "ingest", upload(keys[0], withdrawn))
    other = SITE.replace("Kabar Ukur", "Kabar Lain")
    save = recorder.follow("site.yaml", "ingest", upload("site.yaml", other))

    def look(number: int) -> Callable[[], None]:
        return lambda: world.bulk.take([Look(keys[number])])

    rejudged = [
        recorder.follow(f"baru-{number}", "ingest", look(number)) for number in range(1, VARIETY)
    ]
    address = next(each.place for each in walk(comment) if each.step == "publish")
    asked = PageMessage(address, "audit")
    same = recorder.follow(address, "publish", lambda: world.publish_batch([asked]))
    return Shapes(uploads, correction, withdrawal, comment, save, rejudged, same)


def walk(work: Work) -> list[Work]:
    """A work and all that follow from it."""
    return [work, *(each for child in work.then for each in walk(child))]
