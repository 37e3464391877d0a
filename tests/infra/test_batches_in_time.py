"""A bulk of the costliest messages, with the template's timeouts: none is a dead letter untried.

A message that is handed back was received, and forty receives make a dead letter. The model plays
queues that give what was handed back first, last or anywhere, to many invocations at once.
"""

from __future__ import annotations

import re
from collections import Counter
from random import Random
from typing import TYPE_CHECKING, Final

import pytest

from kilas.batches import Batch, Unit, seconds_until_retry
from kilas.errors import Throttled
from kilas.queues import Delivery
from local import ROOT
from tests.fakes.invocation import FakeInbox

if TYPE_CHECKING:
    from tests.infra.conftest import Resource, Template

COSTLIEST: Final = {"Ingest": 8, "Media": 8, "Publish": 5, "Sweep": 6}
"""Seconds of the costliest message: 4.0 of a CPU, of which ingest has 0.58, and 7.5 of the whole
one that media has, for a file whose newest uploads are all wrong (docs/decisions/0017); a page of
1 000 comments; and a part of 500 files with ten versions each."""

MESSAGES: Final = 600

REFUSED: Final = 0.5
"""Seconds until a call is refused: one, of the many that a costly message makes."""

OUTAGE_SECONDS: Final = 15 * 60
"""For so long everything may fail, and nothing is a dead letter."""


def receives(  # noqa: PLR0913, PLR0917 -- the numbers of the template
    timeout: int, spare: int, cost: int, size: int, at_once: int, place: str
) -> Counter[int]:
    """How often each message was received until all were done, in batches of this size."""
    tried = set[int]()
    random = Random(7)  # noqa: S311  # the same game each time
    waiting, received, done = list(range(MESSAGES)), Counter[int](), set[int]()
    while waiting:
        batches = []
        for _ in range(at_once):
            batches.append(waiting[:size])
            del waiting[:size]
        for batch in batches:
            received.update(batch)
            units = [Unit([Delivery(str(n), n, received=received[n])], {}) for n in batch]
            left = [int(each) for each in worked(units, timeout, spare, cost, done, tried)]
            at = {"first": 0, "last": len(waiting), "anywhere": random.randint(0, len(waiting))}
            waiting[at[place] : at[place]] = left
    assert done == set(range(MESSAGES))
    return received


def worked(  # noqa: PLR0913, PLR0917 -- the numbers of the template, and what the queue knows
    units: list[Unit[int]],
    timeout: int,
    spare: int,
    cost: int,
    done: set[int],
    tried: set[int],
) -> list[str]:
    """Work on a batch in which every third message fails at its first try, as it may pass."""
    seconds = 0.0

    def spend(more: float) -> None:
        nonlocal seconds
        seconds += more
        assert seconds <= timeout, "the function is stopped"

    def do(unit: Unit[int]) -> None:
        number = unit.deliveries[0].content
        if number % 3 == 0 and number not in tried:
            tried.add(number)
            spend(REFUSED)
            raise Throttled(str(number))
        spend(cost)
        done.add(number)

    left = Batch(FakeInbox(), lambda: int((timeout - seconds) * 1000), spare, pause=spend)
    return left.work(units, do)


def test_the_costliest_message_of_each_queue_is_known(template: Template) -> None:
    """Purge makes one request for a whole batch, and hands no part of it back."""
    assert set(COSTLIEST) == set(template.consumed_queues().values()) - {"Purge"}


@pytest.mark.parametrize("place", ["first", "last", "anywhere"])
@pytest.mark.parametrize("at_once", [1, 5, 50])
@pytest.mark.parametrize("name", COSTLIEST)
def test_a_bulk_of_the_costliest_leaves_none_untried(
    template: Template, name: str, at_once: int, place: str
) -> None:
    spare = spared(name)
    timeout = template.properties(f"{name}Function")["Timeout"]
    assert COSTLIEST[name] <= spare, "what is begun can be done"
    for queue, mapping in sources(template, name).items():
        most = template.properties(queue)["RedrivePolicy"]["maxReceiveCount"]
        size = mapping["BatchSize"]
        found = receives(timeout, spare, COSTLIEST[name], size, at_once, place)
        assert max(found.values()) < most / 2, queue


@pytest.mark.parametrize("name", COSTLIEST)
def test_an_outage_of_a_quarter_of_an_hour_makes_no_dead_letter(
    template: Template, name: str
) -> None:
    """A message that fails at once, each time: the waits between its deliveries alone."""
    for queue in sources(template, name):
        properties = template.properties(queue)
        most = properties["RedrivePolicy"]["maxReceiveCount"]
        waits = [seconds_until_retry(received) for received in range(1, most)]
        assert sum(waits) >= OUTAGE_SECONDS, queue
        assert max(waits) < properties["VisibilityTimeout"], queue


def spared(name: str) -> int:
    source = (ROOT / "functions" / name.lower() / "app.py").read_text(encoding="utf-8")
    found = re.search(r"^SPARE_SECONDS = (\d+)$", source, re.MULTILINE)
    assert found
    return int(found[1])


def sources(template: Template, name: str) -> dict[str, Resource]:
    """The mappings of a function, by the queue."""
    mappings = template.mappings_of(name)
    return {each["EventSourceArn"]["Fn::GetAtt"][0]: each for each in mappings}
