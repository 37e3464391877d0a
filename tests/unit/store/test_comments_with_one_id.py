"""A comment never takes the place of one that is there: the id follows from the words and the time,
and the marker that knows a repeat may be lost with a part of the table.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from kilas.errors import Conflict
from kilas.ports import Put
from kilas.store.thread_items import counts_key, decision_writes, first_writes
from tests.contract.threads import THREAD, comment
from tests.fakes.table import FakeTable
from tests.newsroom import NOON


def test_the_same_comment_again_is_a_conflict() -> None:
    table, said = FakeTable(), comment()
    table.write(first_writes(said, [], {}))
    with pytest.raises(Conflict):
        table.write(first_writes(said, [], {}))
    counts = table.get(counts_key(THREAD))
    assert counts
    assert counts["published"] == 1


def test_a_comment_that_is_in_both_statuses_moves_onto_no_other() -> None:
    table, pending = FakeTable(), comment(status="pending")
    published = replace(pending, status="published")
    table.write(first_writes(pending, [], {}))
    table.write(first_writes(published, [], {}))
    before = [dict(item) for item in table.all_items()]
    with pytest.raises(Conflict):
        table.write(decision_writes(pending, published))
    assert list(table.all_items()) == before


def test_a_trapped_comment_is_kept_for_a_day() -> None:
    """A program that looks at its receipt finds what it sent; then the table forgets it."""
    [put] = first_writes(replace(comment(), trapped=True), [], {})
    assert isinstance(put, Put)
    assert put.item["ttl"] == int((NOON + timedelta(days=1)).timestamp())
