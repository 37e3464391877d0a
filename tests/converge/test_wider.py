"""The same end, whatever else happens to a newsroom: see wider.py and ground.py."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.converge.ground import Aged, Damaged, Deployed
from tests.converge.playing import play
from tests.converge.sources import ARTICLES, front_matter
from tests.converge.steps import Undone
from tests.converge.wider import InParts, Interrupted, Redelivered

if TYPE_CHECKING:
    from tests.converge.histories import Newsroom

HISTORIES = int(os.environ.get("N", "450")) // 15
"""Of each kind."""


class AllButDeploys(Redelivered, Interrupted, InParts, Aged):
    """Of all kinds at once, but for a release, whose pages are others."""


@pytest.mark.parametrize(
    "machine", [Redelivered, Interrupted, InParts, Aged, AllButDeploys, Deployed, Damaged]
)
def test_every_wider_history_converges(machine: type[Newsroom]) -> None:
    play(machine, histories=HISTORIES, steps=30)


@pytest.mark.parametrize("place", [0, 20, 40, 60, 80])
def test_a_restored_table_and_settings_that_leave_end_right_with_a_rebuild(place: int) -> None:
    """Until then what the table has forgotten stands, with links to what is gone."""
    newsroom = Damaged()
    newsroom.first_site()
    newsroom.article(ARTICLES[0], front_matter(title="Banjir", date="2026-10-01", slug="x"))
    newsroom.all_is_delivered()
    newsroom.the_table_is_restored(place)
    newsroom.something_else(Undone("site.yaml"))
    newsroom.count_a_step()
    newsroom.teardown()
    assert "2026/10/x.html" not in newsroom.world.site.objects
