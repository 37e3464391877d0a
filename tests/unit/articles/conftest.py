from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kilas.newsroom.site import Author, Section, Site


@pytest.fixture
def site() -> Site:
    return Site(
        title="Kabar Hilir",
        base_url="https://kabar-hilir.example",
        sections=(Section("daerah", "Kabar Daerah"), Section("politik", "Politik")),
        authors=(
            Author("K-08", "Nama Rahasia", public=False),
            Author("redaksi", "Meja Redaksi", public=True),
        ),
    )


@pytest.fixture
def uploaded() -> datetime:
    return datetime(2026, 11, 25, 3, 0, 0, 123456, tzinfo=UTC)
