from __future__ import annotations

import pytest

from tests.unit.plan.planning import Planning


@pytest.fixture
def planning() -> Planning:
    return Planning()
