"""A file that is deleted and comes back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kilas.ports import Version
from kilas.uploads.file import RESTORED_WITHIN, File
from tests.newsroom import NOON

DAY = timedelta(days=1)


def file(*days_and_bytes: tuple[float, str | None]) -> File:
    """The uploads and deletions (None), the oldest first, by the day after NOON."""
    history = [
        Version(
            f"v{number}",
            NOON + day * DAY,
            deleted=data is None,
            size=len(data or ""),
            etag=data or "",
        )
        for number, (day, data) in enumerate(days_and_bytes)
    ]
    return File("articles/a.md", history[::-1], NOON + 999 * DAY)


@pytest.mark.parametrize(
    ("versions", "first"),
    [
        ([(0, "A")], 0),
        ([(0, "A"), (1, "B")], 0),
        ([(0, "A"), (1, None), (2, "A")], 0),
        ([(0, "A"), (1, "B"), (2, None), (3, "A")], 0),
        ([(0, "A"), (1, None), (2, "A"), (3, "B")], 0),
        ([(0, "A"), (1, None), (2, None), (3, "A")], 0),
        ([(0, "A"), (1, None), (2, "A"), (3, None), (4, "A")], 0),
        ([(0, "A"), (1, None), (2, "B")], 2),
        ([(0, "A"), (1, None), (2, "B"), (3, None), (4, "B")], 2),
        ([(0, "A"), (1, None), (2, "B"), (3, "A")], 2),
        ([(0, "A"), (1, None), (31, "A")], 0),
        ([(0, "A"), (1, None), (31.01, "A")], 31.01),
        ([(0, "A"), (1, None), (30, None), (31.01, "A")], 31.01),
    ],
)
def test_a_file_that_comes_back_with_the_same_bytes_is_the_file_that_it_was(
    versions: list[tuple[float, str | None]], first: float
) -> None:
    assert timedelta(days=30) == RESTORED_WITHIN
    assert file(*versions).first_uploaded == NOON + first * DAY


def test_a_file_that_is_deleted_now_has_no_restored_versions() -> None:
    deleted = file((0, "A"), (1, None), (2, "A"), (3, None))
    assert (deleted.uploads, deleted.restored) == ([], [])
