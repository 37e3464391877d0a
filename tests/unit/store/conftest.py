from __future__ import annotations

import pytest

from kilas.store.records import Records
from tests.unit.store.noting_table import NotingTable


@pytest.fixture
def table() -> NotingTable:
    return NotingTable()


@pytest.fixture
def records(table: NotingTable) -> Records:
    return Records(table)
