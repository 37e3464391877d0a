from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.growth import MOST, growth

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.growth


def linear(size: int) -> Callable[[], object]:
    return lambda: sum(range(size))


def quadratic(size: int) -> Callable[[], object]:
    return lambda: sum(first for first in range(size) for _ in range(size))


def test_linear_work_grows_less_than_quadratic_work() -> None:
    assert growth(linear, 200_000) <= MOST
    assert growth(quadratic, 1_000, rounds=5) > MOST
