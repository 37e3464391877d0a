"""The table of changes with a rule of it left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kilas.changes import RebuildRequested
from kilas.plan.affected import AFFECTED
from kilas.sweeps import Audit

if TYPE_CHECKING:
    from kilas.changes import Change
    from kilas.plan.affected import Affected
    from kilas.sweeps import Sweep


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

    def files(change: RebuildRequested, neighbours: object) -> tuple[Sweep | Audit, ...]:
        return tuple(each for each in row.sweeps(change, neighbours) if not isinstance(each, Audit))

    return {**AFFECTED, RebuildRequested: replace(row, sweeps=files)}
