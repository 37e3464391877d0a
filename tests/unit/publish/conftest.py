from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from kilas.pages.desired import Pages
from kilas.pages.kind import Kinds
from kilas.pages.kinds import KINDS
from tests.unit.publish.publishing import Made, newspaper

if TYPE_CHECKING:
    from tests.fakes.world import World


@pytest.fixture
def world() -> World:
    return newspaper()


@pytest.fixture
def made(world: World) -> Made:
    """The world makes its pages with this from now on."""
    made = Made()
    kinds = Kinds(replace(row, make=made, before_site=made) for row in KINDS)
    world.make_pages = partial(Pages, kinds=kinds)
    world.wire()
    return made
