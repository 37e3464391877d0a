"""How the tests are spread over processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def test_the_stack_is_one_workers_alone(request: pytest.FixtureRequest) -> None:
    in_groups = bool(request.config.getoption("loadgroup", default=False))
    assert request.node.nodeid.endswith("@stack") is in_groups
