"""AWS requests and CPU of one publish, into archives of different size and density.

The steps run over the in-memory table and buckets of tests/fakes, which pass the adapters' contract
suite, as the deployed functions run. A call of a port is one AWS request, a try that failed too. A
send is one for each ten messages. The stream is filtered as in template.yaml and split by
partition, as Lambda may split it; an invocation of plan that names nothing counts among the empty
ones.
"""

from __future__ import annotations

import gc
import os
import time
from collections import Counter, defaultdict
from datetime import timedelta
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from benchmarks.newspaper import SITE, TODAY, Story, archive, key_of, kilas_text
from kilas.pages.page import FRONT
from kilas.store.stream import change_of
from tests.fakes.queues import FakeClock, FakeLookQueue, FakePagesQueue, taken
from tests.fakes.world import MESSAGES_AT_ONCE, World

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from kilas.messages import Look, PageMessage


class Archive(NamedTuple):
    """How many articles there are, and how many of them in a month."""

    size: int
    per_month: int

    def __str__(self) -> str:
        return f"{self.size:,} at {self.per_month:,}"


QUICK: Final = (Archive(1_000, 8), Archive(1_000, 83), Archive(10_000, 83), Archive(10_000, 8_000))
LARGE: Final = (Archive(100_000, 83), Archive(100_000, 8_000))
ARCHIVES: Final = QUICK + (LARGE if os.environ.get("LARGE") else ())
"""`make bench LARGE=1` derives the large ones too: 20 minutes and 5 GB each."""

PUBLISHES: Final = 60
AT_ONCE: Final = 500
"""How many files of an archive are uploaded before the world comes to rest."""

REQUESTS: Final = {
    "FakeTable.get": "dynamodb:GetItem",
    "FakeTable.get_many": "dynamodb:BatchGetItem",
    "FakeTable.query": "dynamodb:Query",
    "FakeTable.write": "dynamodb:TransactWriteItems",
    "FakeContent.versions": "s3:ListObjectVersions",
    "FakeContent.read": "s3:GetObjectVersion",
    "FakeContent.keys": "s3:ListObjectsV2",
    "FakeContent.top": "s3:ListObjectsV2",
    "FakeShelf.stored": "s3:HeadObject",
    "FakeShelf.put": "s3:PutObject",
    "FakeShelf.delete": "s3:DeleteObject",
    "FakeShelf.keys": "s3:ListObjectsV2",
    "FakeCdn.purge": "cloudfront:CreateInvalidation",
}
SEND: Final = "sqs:SendMessageBatch"
STEPS: Final = ("ingest", "plan", "publish")


class _Sends:
    """Counts requests to SQS: one for each ten messages of a call, none for a call without any."""

    def __init__(self) -> None:
        self.requests = 0

    def count(self, messages: Sequence[Any]) -> None:
        self.requests += -(-len(messages) // MESSAGES_AT_ONCE)


class _PagesQueue(FakePagesQueue):
    def __init__(self, now: Callable[[], datetime], sends: _Sends) -> None:
        super().__init__(now)
        self._sends = sends

    def send(self, messages: Sequence[PageMessage]) -> None:
        for is_front in (True, False):  # the front page has its own queue
            self._sends.count([each for each in messages if (each.page == FRONT.id) is is_front])
        super().send(messages)


class _IngestQueue(FakeLookQueue):
    def __init__(self, sends: _Sends) -> None:
        super().__init__()
        self._sends = sends

    def send(self, messages: Sequence[Look]) -> None:
        self._sends.count(messages)
        super().send(messages)


class MeteredWorld(World):
    """A World whose queues count their requests in `sends`."""

    def wire(self) -> None:
        self.sends = _Sends()
        self.pages_queue = _PagesQueue(self.clock.now, self.sends)
        self.ingest_queue = _IngestQueue(self.sends)
        super().wire()


class Publish:
    """One upload, followed to its end; what it took is in `requests`, `invocations` and `cpu`."""

    def __init__(self, world: MeteredWorld) -> None:
        self._world = world
        self.requests: Counter[str] = Counter()
        self.invocations: Counter[str] = Counter()
        self.cpu: defaultdict[str, float] = defaultdict(float)

    def run(self) -> None:
        """Deliver everything until nothing is left."""
        world = self._world
        while self._take_uploads() or self._take_stream() or self._take_pages():
            pass
        assert not world.unplanned

    def _take_uploads(self) -> bool:
        world = self._world
        keys, waiting = taken(world.content.changed), world.waiting_functions
        for key in keys:
            self._invoke("ingest", partial(world.look_at, key))
        for function in waiting:
            for batch in _batches(taken(function.queue.messages)):
                self._invoke("ingest", partial(function.take, batch))
        return bool(keys or waiting)

    def _take_stream(self) -> bool:
        world = self._world
        by_partition: dict[str, list[int]] = {}
        for number in world.unplanned:
            if change_of(*world.table.stream[number]) is None:
                world.planned.add(number)  # the filter of plan's mapping keeps it back
                continue
            by_partition.setdefault(world.partition(number), []).append(number)
        for numbers in by_partition.values():
            sent = world.sends.requests
            self._invoke("plan", partial(world.plan, numbers))
            world.planned.update(numbers)
            self.invocations["plan, which name nothing"] += sent == world.sends.requests
        return bool(by_partition)

    def _take_pages(self) -> bool:
        world = self._world
        front = world.pages_queue.groups.pop(FRONT.id, [])  # the front page has its own queue
        messages = [each for group in world.pages_queue.groups.values() for each in group]
        world.pages_queue.groups.clear()
        for batch in (*_batches(front), *_batches(messages)):
            self._invoke("publish", partial(world.publish_batch, batch))
        return bool(front or messages)

    def _invoke(self, step: str, work: Callable[[], None]) -> None:
        world = self._world
        world.calls.clear()
        sent = world.sends.requests
        start = time.process_time()
        work()
        self.cpu[step] += time.process_time() - start
        self.invocations[step] += 1
        for call, number in world.calls.items():
            if call in REQUESTS:
                self.requests[REQUESTS[call]] += number
        self.requests[SEND] += world.sends.requests - sent


def _batches(messages: Sequence[Any]) -> list[Sequence[Any]]:
    places = range(0, len(messages), MESSAGES_AT_ONCE)
    return [messages[place : place + MESSAGES_AT_ONCE] for place in places]


Metered = TypeVar("Metered", bound=Publish)


def measure(archives: Sequence[Archive] = ARCHIVES) -> dict[str, Any]:
    """For each archive: requests and invocations by kind, and milliseconds of CPU by step.

    The archives take turns, so that a slow moment of the machine falls on all. Each story is the
    newest, in a minute of its own.
    """
    worlds = {str(each): world_with(each) for each in archives}
    runs: dict[str, list[Publish]] = {name: [] for name in worlds}
    for number in range(PUBLISHES):
        now = TODAY + timedelta(minutes=1 + number)
        for name, world in worlds.items():
            runs[name].append(publish_one(world, Story(40 * number, now), Publish))
    return {name: _typical(runs[name]) for name in worlds}


def publish_one(
    world: MeteredWorld, story: Story, kind: Callable[[MeteredWorld], Metered]
) -> Metered:
    """Publish a story that is new at the moment of its date. `kind` is Publish, or more of it."""
    world.clock.time = story.published
    world.upload(f"articles/{story.slug}-{story.published:%H%M}.md", kilas_text(story))
    publish = kind(world)
    publish.run()
    return publish


def world_with(wanted: Archive) -> MeteredWorld:
    """A newspaper with an archive, at rest.

    The cycle collector would walk the whole archive again and again while it grows, so it rests.
    """
    world = MeteredWorld(clock=FakeClock(TODAY))
    world.upload("site.yaml", SITE)
    world.settle()
    gc.disable()
    stories = list(archive(wanted.size, wanted.per_month))[::-1]
    for place in range(0, len(stories), AT_ONCE):
        for story in stories[place : place + AT_ONCE]:
            world.upload(key_of(story), kilas_text(story))
        world.settle()
        world.table.stream.clear()
        world.planned.clear()
        world._all_planned_before = 0  # noqa: SLF001 -- what was planned is of no more use
    gc.freeze()
    gc.enable()
    return world


def _typical(runs: Sequence[Publish]) -> dict[str, Any]:
    """The figures of the middle run, and the medians of CPU."""
    middle = sorted(runs, key=lambda each: each.requests.total())[len(runs) // 2]
    cpu = {step: round(1000 * median(each.cpu[step] for each in runs), 2) for step in STEPS}
    total = round(1000 * median(sum(each.cpu.values()) for each in runs), 2)
    return {
        "requests": dict(middle.requests),
        "invocations": dict(middle.invocations),
        "cpu_ms": cpu | {"all": total},
    }


def table(figures: dict[str, Any]) -> str:
    """The figures side by side, with the ratio of the dearest archive to the cheapest."""
    names = list(figures)
    lines = ["", "One publish into an archive of so many articles, at so many a month"]
    lines.append(f"  {'':<42}" + "".join(f"{name:>18}" for name in names) + "   ratio")
    for title, part in _PARTS.items():
        kinds = dict.fromkeys(kind for name in names for kind in figures[name][part])
        rows = {kind: [figures[name][part].get(kind, 0) for name in names] for kind in kinds}
        lines += [_row(title + kind, values) for kind, values in rows.items()]
        if part == "requests":
            totals = [sum(values) for values in zip(*rows.values(), strict=True)]
            lines.append(_row("AWS requests", totals))
    return "\n".join(lines)


_PARTS: Final = {"": "requests", "invocations of ": "invocations", "CPU in ms, ": "cpu_ms"}


def _row(label: str, values: Sequence[float]) -> str:
    ratio = f"{max(values) / min(values):.3f}" if min(values) else "-"
    return f"  {label:<42}" + "".join(f"{value:>18,}" for value in values) + f"   {ratio:>5}"
