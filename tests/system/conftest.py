"""One deployed newspaper for all of these tests; each brings articles of its own.

They run in one worker, in the order of their files but for FIRST and LAST. The burst has a stack of
its own, and another worker.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.system.newspaper import Newspaper, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
# The first needs a newspaper without settings. What has all pages made, again and again, does so
# while they are few.
FIRST = (
    "test_before_settings.py",
    "test_site_settings.py",
    "test_permissions.py",
)
# They change what all the others need: the newspaper's title, the process, everything. They also
# need what the others leave.
LAST = ("test_new_title.py", "test_second_start.py", "test_rebuild.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sort these tests, in the places that they have among all."""
    places = [place for place, item in enumerate(items) if item.path.parent == HERE]
    for place, item in zip(places, sorted((items[n] for n in places), key=turn), strict=True):
        items[place] = item


def turn(item: pytest.Item) -> int:
    """The turn of a test; the tests of one turn keep their order."""
    name = item.path.name
    if name in FIRST:
        return FIRST.index(name) - len(FIRST)
    return LAST.index(name) + 1 if name in LAST else 0


@pytest.fixture(scope="session")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newspaper]:
    """A newspaper without settings, until a test asks for `newspaper`."""
    deployed = Newspaper(tmp_path_factory.mktemp("newspaper"))
    try:
        yield deployed
    finally:
        deployed.stop()


@pytest.fixture(scope="session")
def newspaper(deployed: Newspaper) -> Newspaper:
    deployed.upload("site.yaml", settings())
    deployed.wait_for("/", "Koran Uji")
    deployed.wait_for("/404.html", "Halaman tidak ditemukan")
    return deployed
