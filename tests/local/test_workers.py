"""How the tests are spread over processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def test_one_worker_has_the_tests_with_stacks_of_their_own(request: pytest.FixtureRequest) -> None:
    in_groups = bool(request.config.getoption("loadgroup", default=False))
    assert request.node.nodeid.endswith("@stacks") is in_groups
