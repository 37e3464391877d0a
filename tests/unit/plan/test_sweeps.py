"""Which changes concern everything, and what the sweeps that they ask for serve."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from kilas import basis
from kilas.changes import RebuildRequested, ReleaseChanged, SiteChanged
from kilas.messages import Audit, Audited, Sweep
from kilas.plan.affected import AFFECTED
from kilas.store.records import Records
from tests.fakes.table import FakeTable
from tests.newsroom import SITE

if TYPE_CHECKING:
    from kilas.changes import Change


def articles(of: str) -> set[Sweep]:
    return {Sweep("pages/", basis=of), Sweep("articles/", basis=of)}


def test_what_everything_depends_on_is_swept_and_each_sweep_says_for_what() -> None:
    table = Records(FakeTable())
    swept = {
        kind: set(row.sweeps(change))
        for kind, row in AFFECTED.items()
        for change in (SiteChanged(SITE, None), ReleaseChanged(7), RebuildRequested(8, 3))
        if kind is type(change)
    }
    assert swept[SiteChanged] == articles(basis.of_site(None))
    assert swept[ReleaseChanged] == articles("release:7")
    audits = {Audit(over, basis="rebuild:3") for over in get_args(Audited)}
    photos = {Sweep("media/", basis="rebuild:3")}
    assert swept[RebuildRequested] == articles("release:8") | photos | audits
    assert basis.of_site(None) in table.bases(), "what plan sends is what sweep compares"


@pytest.mark.parametrize("kind", set(AFFECTED) - {SiteChanged, ReleaseChanged, RebuildRequested})
def test_no_other_change_is_bulk(kind: type[Change]) -> None:
    assert AFFECTED[kind].sweeps(None) == ()
