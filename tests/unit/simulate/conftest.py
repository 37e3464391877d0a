"""The product is recorded once for all tests of the model."""

from __future__ import annotations

import pytest

from benchmarks.simulate.shapes import Shapes, record


@pytest.fixture(scope="session")
def shapes() -> Shapes:
    return record(30)
