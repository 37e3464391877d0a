"""Newsrooms whose pages show few articles."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from kilas.pages.desired import Pages
from kilas.pages.render import render
from kilas.pages.sizes import Sizes
from kilas.plan.affected import AFFECTED
from tests.fakes.world import World

if TYPE_CHECKING:
    from kilas.plan.affected import Affected
    from tests.fakes.table import FakeTable

SMALL_PAGES = partial(
    Pages,
    sizes=Sizes(
        newest_page=2,
        front_top=1,
        block=1,
        blocks=2,
        month_page=2,
        month_rest=2,
        feed=2,
        related=1,
        follow_ups=1,
    ),
    render=lru_cache(5000)(render),
)
"""Few articles fill several pages; and the same context gives the same bytes, so each is rendered
once."""


def new_world(table: FakeTable | None = None, affected: Affected = AFFECTED) -> World:
    """A newsroom with small pages."""
    return World(table=table, affected=affected, pages=SMALL_PAGES)
