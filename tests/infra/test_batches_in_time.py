"""A bulk of the costliest messages, with the template's timeouts: none is a dead letter untried.

A message that is handed back was received, and twenty receives make a dead letter. The model plays
queues that give what was handed back first, last or anywhere, to many invocations at once.
"""

from __future__ import annotations

import re
from collections import Counter
from random import Random
from typing import TYPE_CHECKING, Final

import pytest

from kilas.batches import Batch, Unit
from kilas.ports import Delivery
from local import ROOT
from tests.fakes.invocation import FakeInbox

if TYPE_CHECKING:
    from tests.infra.conftest import Template

COSTLIEST: Final = {"Ingest": 8, "Media": 13, "Publish": 5}
"""Seconds of the costliest message on 0.58 of a CPU: 4.0 and 7.5 of one for a file whose newest
uploads are all wrong (docs/decisions/0017), and 2.6 (make bench)."""

BATCH, MESSAGES = 10, 600


def receives(timeout: int, spare: int, cost: int, at_once: int, place: str) -> Counter[int]:
    """How often each message was received until all were done."""
    random = Random(7)  # noqa: S311  # the same game each time
    waiting, received, done = list(range(MESSAGES)), Counter[int](), set[int]()
    while waiting:
        batches = []
        for _ in range(at_once):
            batches.append(waiting[:BATCH])
            del waiting[:BATCH]
        for batch in batches:
            received.update(batch)
            units = [Unit([Delivery(str(n), n, received=received[n])], {}) for n in batch]
            left = [int(each) for each in worked(units, timeout, spare, cost, done)]
            at = {"first": 0, "last": len(waiting), "anywhere": random.randint(0, len(waiting))}
            waiting[at[place] : at[place]] = left
    assert done == set(range(MESSAGES))
    return received


def worked(
    units: list[Unit[int]], timeout: int, spare: int, cost: int, done: set[int]
) -> list[str]:
    seconds = 0

    def do(unit: Unit[int]) -> None:
        nonlocal seconds
        seconds += cost
        assert seconds <= timeout, "the function is stopped"
        done.add(unit.deliveries[0].content)

    return Batch(FakeInbox(), lambda: (timeout - seconds) * 1000, spare).work(units, do)


def test_the_costliest_message_of_each_queue_is_known(template: Template) -> None:
    """Purge makes one request for a whole batch, and hands no part of it back."""
    assert set(COSTLIEST) == set(template.consumed_queues().values()) - {"Purge"}


@pytest.mark.parametrize("place", ["first", "last", "anywhere"])
@pytest.mark.parametrize("at_once", [1, 5, 50])
@pytest.mark.parametrize("name", COSTLIEST)
def test_a_bulk_of_the_costliest_leaves_none_untried(
    template: Template, name: str, at_once: int, place: str
) -> None:
    source = (ROOT / "functions" / name.lower() / "app.py").read_text(encoding="utf-8")
    spare = re.search(r"^SPARE_SECONDS = (\d+)$", source, re.MULTILINE)
    assert spare
    timeout = template.properties(f"{name}Function")["Timeout"]
    [queue] = [queue for queue, each in template.consumed_queues().items() if each == name]
    most = template.properties(queue)["RedrivePolicy"]["maxReceiveCount"]
    assert COSTLIEST[name] <= int(spare[1]), "what is begun can be done"
    found = receives(timeout, int(spare[1]), COSTLIEST[name], at_once, place)
    assert max(found.values()) < most / 2
