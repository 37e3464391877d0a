from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from kilas.articles.read import ArticleReading, read_article
from kilas.articles.source_body import read_body
from kilas.errors import Unreadable
from kilas.site.site import Author, Section, Site
from tests.unit.articles.reading import KEY

if TYPE_CHECKING:
    from kilas.problems import Problem
    from tests.unit.articles.reading import Mistakes, Problems, Read


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


@pytest.fixture
def read(site: Site, uploaded: datetime) -> Read:
    def read(front_matter: str, body: str = "Isi.", key: str = KEY) -> ArticleReading:
        data = f"---\n{front_matter}\n---\n{body}".encode()
        reading = read_article(key, data, site, uploaded)
        assert read_body(key, data) == reading.body_html  # publish shows what ingest has judged
        return reading

    return read


@pytest.fixture
def problems(read: Read) -> Problems:
    def problems(front_matter: str, body: str = "Isi.", key: str = KEY) -> tuple[Problem, ...]:
        with pytest.raises(Unreadable) as caught:
            read(front_matter, body, key)
        return caught.value.problems

    return problems


@pytest.fixture
def mistakes(problems: Problems) -> Mistakes:
    def mistakes(*arguments: str) -> list[tuple[str, int | None]]:
        return [(problem.code, problem.line) for problem in problems(*arguments)]

    return mistakes
