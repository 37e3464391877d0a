"""What changed of late in the content bucket: what the fake and S3 must both do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.s3.models import s3_backends

from kilas.adapters.s3 import S3Content
from kilas.ports import Recent
from tests.contract.editor import S3Editor
from tests.fakes.objects import FakeContent
from tests.fakes.queues import FakeClock
from tests.fakes.resources import create_bucket

if TYPE_CHECKING:
    from collections.abc import Callable

    from kilas.ports import DatedContent as Port

    Put = Callable[[str, int], None]

NOW = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)


class AgedEditor(S3Editor):
    """An editor who uploads, or deletes, so many days before NOW."""

    def aged(self, key: str, days: int, *, deleted: bool = False) -> None:
        self.remove(key) if deleted else self.put(key, b"x")
        newest = s3_backends[DEFAULT_ACCOUNT_ID]["aws"].buckets[self._bucket].keys.getlist(key)[-1]
        newest.last_modified = (NOW - timedelta(days=days)).replace(tzinfo=None)


class AgedFake(FakeContent):
    """The same in memory."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        super().__init__(self.clock.now)

    def aged(self, key: str, days: int, *, deleted: bool = False) -> None:
        self.clock.time = NOW - timedelta(days=days)
        self.remove(key) if deleted else self.put(key, b"x")


@pytest.fixture(params=["fake", "s3"])
def bucket(request: pytest.FixtureRequest) -> tuple[Port, Any]:
    """The port, and its editor."""
    if request.param == "fake":
        fake = AgedFake()
        return fake, fake
    client = request.getfixturevalue("client_of")("s3")
    name = create_bucket(client, versioned=True)
    return S3Content(client, name), AgedEditor(client, name)


def test_what_came_or_went_of_late_is_found(bucket: tuple[Port, Any]) -> None:
    content, editor = bucket
    for key, days, deleted in (
        ("articles/berubah.md", 9, False),
        ("articles/berubah.md", 1, False),
        ("articles/hapus lama.md", 9, False),
        ("articles/hapus lama.md", 8, True),
        ("articles/hapus.md", 9, False),
        ("articles/hapus.md", 1, True),
        ("articles/kini é.md", 2, False),
        ("articles/lama.md", 9, False),
        ("media/kini.jpg", 1, False),
    ):
        editor.aged(key, days, deleted=deleted)
    found = content.recent("articles/", since=NOW - timedelta(days=2), after="", limit=10)
    keys = ["articles/berubah.md", "articles/hapus.md", "articles/kini é.md"]
    assert found == Recent(keys, "")


@pytest.mark.parametrize(
    ("after", "limit", "expected"),
    [
        ("", 5, Recent(["a/1", "a/3"], "")),
        ("", 4, Recent(["a/1", "a/3"], "a/4")),
        ("", 3, Recent(["a/1", "a/3"], "a/3")),
        ("", 2, Recent(["a/1"], "a/2")),
        ("a/1", 1, Recent([], "a/2")),
        ("a/1", 2, Recent(["a/3"], "a/3")),
        ("a/4", 1, Recent([], "")),
    ],
)
def test_keys_are_listed_in_parts(
    bucket: tuple[Port, Any], after: str, limit: int, expected: Recent
) -> None:
    content, editor = bucket
    for number, days in enumerate((0, 9, 0, 9), 1):
        editor.aged(f"a/{number}", 9)
        editor.aged(f"a/{number}", days)
    assert content.recent("a/", since=NOW, after=after, limit=limit) == expected
