"""Since when assets are retired, in the table."""

from __future__ import annotations

import pytest

from kilas.errors import Conflict
from kilas.retired import AssetsStand, Retired
from kilas.store.retired_assets import RetiredAssets
from tests.fakes.table import FakeTable

OLD = {"/assets/kilas.00000001.css": "2026-11-23T09:00:00Z"}


@pytest.fixture
def table() -> FakeTable:
    return FakeTable()


def test_what_is_written_is_read(table: FakeTable) -> None:
    retired = RetiredAssets(table)
    assert retired.read() == Retired()
    retired.write(AssetsStand(OLD, Retired()))
    assert retired.read() == Retired(OLD, 1)
    retired.write(AssetsStand({}, retired.read()))
    assert retired.read() == Retired({}, 2)


def test_what_the_table_says_is_not_written_again(table: FakeTable) -> None:
    retired = RetiredAssets(table)
    retired.write(AssetsStand({}, Retired()))
    assert table.stream == []
    retired.write(AssetsStand(OLD, Retired()))
    retired.write(AssetsStand(OLD, retired.read()))
    assert len(table.stream) == 1


def test_a_late_writer_changes_nothing(table: FakeTable) -> None:
    retired = RetiredAssets(table)
    retired.write(AssetsStand(OLD, Retired()))
    with pytest.raises(Conflict):
        retired.write(AssetsStand({"/assets/icon.2.svg": "2026-11-24T09:00:00Z"}, Retired()))
    assert retired.read() == Retired(OLD, 1)
