"""AWS requests and CPU for one publish, into archives of different size.

The steps run over the in-memory table and buckets of tests/fakes, which pass the adapters' contract
suite. A call of a port is one AWS request, but for a send, which is one for each ten messages.
"""

from __future__ import annotations

import time
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from benchmarks.newspaper import SITE, TODAY, archive, article
from tests.fakes.queues import FakeClock
from tests.fakes.world import World

if TYPE_CHECKING:
    from collections import Counter

SIZES: Final = (1_000, 10_000)
PUBLISHES: Final = 20
MESSAGES_AT_ONCE: Final = 10

REQUESTS: Final = {
    "FakeTable.get": "dynamodb:GetItem",
    "FakeTable.get_many": "dynamodb:BatchGetItem",
    "FakeTable.query": "dynamodb:Query",
    "FakeTable.count": "dynamodb:Query (COUNT)",
    "FakeTable.write": "dynamodb:TransactWriteItems",
    "FakeContent.versions": "s3:ListObjectVersions",
    "FakeContent.read": "s3:GetObjectVersion",
    "FakeShelf.stored": "s3:HeadObject",
    "FakeShelf.put": "s3:PutObject",
    "FakeShelf.delete": "s3:DeleteObject",
    "FakeShelf.keys": "s3:ListObjectsV2",
    "sqs": "sqs:SendMessageBatch",
}


def measure() -> dict[str, Any]:
    """For each size of the archive: requests by kind, and milliseconds of CPU, of one publish.

    The archives take turns, so that a slow moment of the machine falls on both.
    """
    worlds = {str(size): _world_with(size) for size in SIZES}
    seconds: dict[str, list[float]] = {size: [] for size in worlds}
    requests: dict[str, list[dict[str, int]]] = {size: [] for size in worlds}
    for number in range(PUBLISHES):
        for size, world in worlds.items():
            world.upload(f"articles/baru-{number}.md", article(4 * number, TODAY))
            world.calls.clear()
            start = time.process_time()
            messages = _derive_and_publish(world)
            seconds[size].append(time.process_time() - start)
            requests[size].append(_by_kind(world.calls, messages))
    return {
        size: {"requests": _typical(requests[size]), "cpu_ms": _milliseconds(seconds[size])}
        for size in worlds
    }


def _world_with(size: int) -> World:
    world = World(clock=FakeClock(TODAY))
    world.upload("site.yaml", SITE)
    world.settle()
    for key, text in archive(size):
        world.upload(key, text)
    world.settle()
    return world


def _typical(requests: list[dict[str, int]]) -> dict[str, int]:
    return sorted(requests, key=lambda each: sum(each.values()))[PUBLISHES // 2]


def _milliseconds(seconds: list[float]) -> float:
    return round(1000 * median(seconds), 2)


def _derive_and_publish(world: World) -> int:
    """One upload to the end, as the deployed steps do it; returns the requests to SQS."""
    sent = 0
    while world.content.changed or world.unplanned or any(world.pages_queue.groups.values()):
        while world.content.changed:
            world.look_at(world.content.changed.pop())
        numbers = world.unplanned
        if numbers:
            world.plan(numbers)
            world.planned.update(numbers)
        messages = [each for group in world.pages_queue.groups.values() for each in group]
        world.pages_queue.groups.clear()
        sent += -(-len(messages) // MESSAGES_AT_ONCE)
        for first in range(0, len(messages), MESSAGES_AT_ONCE):
            world.publish_batch(messages[first : first + MESSAGES_AT_ONCE])
    return sent


def _by_kind(calls: Counter[str], sends: int) -> dict[str, int]:
    counted = {REQUESTS[name]: number for name, number in calls.items() if name in REQUESTS}
    return dict(sorted((counted | {REQUESTS["sqs"]: sends}).items()))


def table(figures: dict[str, Any]) -> str:
    """The figures side by side, with the ratio of the largest archive to the smallest."""
    small, large = (figures[str(size)] for size in SIZES)
    lines = ["", f"One publish into an archive of {SIZES[0]:>12,} {SIZES[1]:>12,}   ratio"]
    rows = [
        (kind, small["requests"].get(kind, 0), large["requests"].get(kind, 0))
        for kind in sorted({*small["requests"], *large["requests"]})
    ]
    rows.append(("AWS requests", *(sum(each["requests"].values()) for each in (small, large))))
    rows.append(("CPU, milliseconds", small["cpu_ms"], large["cpu_ms"]))
    lines += [f"  {name:<30} {a:>12} {b:>12}   {b / a if a else 1:.3f}" for name, a, b in rows]
    return "\n".join(lines)
