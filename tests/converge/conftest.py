"""The log is quiet, and pure work is not done twice."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from kilas.articles.read import read_article
from kilas.log import logger
from kilas.site.read import read_site
from tests.fakes.world import World

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def quiet_log() -> Iterator[None]:
    """Each history decides thousands of times."""
    logger.setLevel("CRITICAL")
    yield
    logger.setLevel("INFO")


@pytest.fixture(autouse=True)
def pure_work_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading a source is pure, so the same input is read once: the histories are about what
    happens around it."""
    monkeypatch.setattr(World, "read_article", staticmethod(lru_cache(5000)(read_article)))
    monkeypatch.setattr(World, "read_site", staticmethod(lru_cache(5000)(read_site)))
