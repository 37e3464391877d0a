from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.newsroom import article_file
from tests.unit.command.desk import Desk
from tests.unit.command.newsroom import Newsroom

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    monkeypatch.chdir(tmp_path)
    return Newsroom(tmp_path)


@pytest.fixture
def published(newsroom: Newsroom) -> Newsroom:
    newsroom.write("articles/banjir.md", article_file())
    assert newsroom.kilas("publish", ".").exit_code == 0
    newsroom.bucket.put_keys.clear()
    return newsroom
