"""`pytest tests/golden --update-golden` rewrites the committed files; read the difference."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES = Path(__file__).parent / "pages"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite tests/golden/pages and /tree"
    )


@pytest.fixture
def updating(request: pytest.FixtureRequest) -> bool:
    """Whether the committed files are to be rewritten."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture
def golden(*, updating: bool) -> Callable[[str, bytes], None]:
    """Asserts that bytes equal the committed file of this name."""

    def compare(name: str, made: bytes) -> None:
        path = PAGES / name
        if updating:
            path.write_bytes(made)
        assert made.decode() == path.read_text(), f"{name} changed; see --update-golden"

    return compare
