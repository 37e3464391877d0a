"""What plan names: the pages, and the table of changes with a rule of it left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kilas.changes import RebuildRequested
from kilas.messages import Audit
from kilas.pages.page import ref_of
from kilas.plan.affected import AFFECTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.changes import Change
    from kilas.messages import PageMessage, Sweep
    from kilas.pages.page import PageRef
    from kilas.plan.affected import Affected
    from kilas.queues import PagesQueue


class NamedPages:
    """The pages queue as plan has it: remembers which pages were named, sent before or not."""

    def __init__(self, queue: PagesQueue) -> None:
        self._queue = queue
        self.named: set[PageRef] = set()

    def send(self, messages: Sequence[PageMessage]) -> None:
        self.named.update(ref_of(each.page, each.since, each.until) for each in messages)
        self._queue.send(messages)


def without(kind: type[Change], rule: object) -> Affected:
    """The table of changes, with one rule of one row left out."""
    row = AFFECTED[kind]
    assert rule in row.pages
    return {
        **AFFECTED,
        kind: replace(row, pages=tuple(each for each in row.pages if each is not rule)),
    }


def without_audits() -> Affected:
    """The table of changes with a rebuild that lists no stored object."""
    row = AFFECTED[RebuildRequested]

    def files(change: RebuildRequested) -> tuple[Sweep | Audit, ...]:
        return tuple(each for each in row.sweeps(change) if not isinstance(each, Audit))

    return {**AFFECTED, RebuildRequested: replace(row, sweeps=files)}
