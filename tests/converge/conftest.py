"""Small pages, so that few articles fill several; and pure work is not done twice."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from kilas.articles.read import read_article
from kilas.log import logger
from kilas.pages import article_page, desired, list_pages, sizes
from tests.fakes.world import World

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "MONTH_PAGE", 2)
    monkeypatch.setattr(sizes, "NEWEST_PAGE", 2)
    monkeypatch.setattr(sizes, "FEED", 2)
    monkeypatch.setattr(sizes, "RELATED", 1)


@pytest.fixture(autouse=True)
def quiet_log() -> Iterator[None]:
    """Each history decides thousands of times."""
    logger.setLevel("CRITICAL")
    yield
    logger.setLevel("INFO")


@pytest.fixture(autouse=True)
def pure_work_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading a source and rendering a context are pure, so the same input is done once: the
    histories are about what happens around them."""
    monkeypatch.setattr(World, "read_article", staticmethod(lru_cache(5000)(read_article)))
    for module in (article_page, desired, list_pages):
        monkeypatch.setattr(module, "render", lru_cache(5000)(module.render))
