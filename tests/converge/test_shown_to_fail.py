"""The proof can fail: without any one of the rules that keep a history safe, it finds one that
does not converge. Each seed is one that finds it soon."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from kilas.changes import NameChanged
from kilas.pages import affected
from kilas.ports import Delete, ItemKey, Put
from tests.converge.histories import Newsroom
from tests.fakes.table import FakeTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.ports import Write

ENOUGH = 5000


class TableWithoutRevisions(FakeTable):
    """Writes a record whatever it has become since it was read."""

    def write(self, writes: Sequence[Write]) -> None:
        super().write([_unconditional(write) for write in writes])


class TableWithoutTombstones(FakeTable):
    """Leaves nothing where a file is gone."""

    def write(self, writes: Sequence[Write]) -> None:
        super().write([_no_tombstone(write) for write in writes])


@seed(1)
class WithoutRevisions(Newsroom):
    new_table = TableWithoutRevisions


@seed(1)
class WithoutTombstones(Newsroom):
    new_table = TableWithoutTombstones


@seed(1)
class WithManyWriters(Newsroom):
    one_writer = False


@seed(1)
class WithoutNames(Newsroom):
    """Nobody hears that an address changed hands."""


@pytest.mark.parametrize("newsroom", [WithoutRevisions, WithoutTombstones, WithManyWriters])
def test_without_the_rule_a_history_does_not_converge(newsroom: type[Newsroom]) -> None:
    with pytest.raises(AssertionError):
        find(newsroom)


def test_without_the_change_of_a_name_a_history_does_not_converge(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(affected.AFFECTED, NameChanged, ())
    with pytest.raises(AssertionError):
        find(WithoutNames)


def find(newsroom: type[Newsroom], examples: int = ENOUGH) -> None:
    """Play histories until one does not converge."""
    run_state_machine_as_test(
        newsroom,
        settings=settings(
            max_examples=examples,
            stateful_step_count=30,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )


def _unconditional(write: Write) -> Write:
    if isinstance(write, Put) and write.expect and write.expect.attribute == "revision":
        return replace(write, expect=None)
    return write


def _no_tombstone(write: Write) -> Write:
    if isinstance(write, Put) and write.item.get("record", {}).get("status") == "gone":
        return Delete(ItemKey(write.item["pk"], write.item["sk"]), write.expect)
    return write
