"""One deployed newspaper for all of these tests; each brings articles of its own.

They run in one worker, in the order of their files but for those that must come last.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.system.newspaper import Newspaper, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
# They change what all the others need: the newspaper's title, the process, everything.
LAST = ("test_site_settings.py", "test_second_start.py", "test_rebuild.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    late = [item for item in items if item.path.parent == HERE and item.path.name in LAST]
    last = sorted(late, key=lambda item: LAST.index(item.path.name))
    items[:] = [item for item in items if item not in late] + last


@pytest.fixture(scope="session")
def newspaper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newspaper]:
    newspaper = Newspaper(tmp_path_factory.mktemp("newspaper"))
    try:
        newspaper.upload("site.yaml", settings())
        newspaper.wait_for("/", "Koran Uji")
        newspaper.wait_for("/404.html", "Halaman tidak ditemukan")
        yield newspaper
    finally:
        newspaper.stop()
