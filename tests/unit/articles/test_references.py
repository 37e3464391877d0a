"""Articles that name what site.yaml no longer has stay on the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from kilas.articles.read import read_article
from kilas.site.site import Author, Section
from tests.unit.articles.reading import KEY

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.site.site import Site
    from tests.unit.articles.reading import Problems, Read


@pytest.fixture
def site(site: Site) -> Site:
    """A newspaper that has given up a section and a reporter, and renamed one of each."""
    return replace(
        site,
        former_sections=(Section("olahraga", "Olah Raga"), Section("politik", "Kabar Politik")),
        former_authors=(
            Author("K-01", "Rara Contoh", public=True),
            Author("redaksi", "Redaksi Lama", public=True),
        ),
    )


@pytest.mark.parametrize(
    ("section", "slug", "code"),
    [
        ("olahraga", None, "former_section"),
        ("Olah raga", None, "former_section"),
        ("Kabar Politik", "politik", "renamed_section"),
    ],
)
def test_a_former_section_gives_its_present_definition_or_none(
    read: Read, section: str, slug: str | None, code: str
) -> None:
    reading = read(f"title: a\nsection: {section}")
    (warning,) = reading.warnings
    assert (warning.code, warning.line, warning.warning) == (code, 3, True)
    assert warning.values["value"] == section
    assert reading.article.section == slug


@pytest.mark.parametrize(
    ("author", "code", "warning"),
    [
        ("K-01", "K-01", "former_author"),
        ("(k-01)", "K-01", "former_author"),
        ("Rara Contoh", "K-01", "former_author"),
        ("Redaksi Lama", "redaksi", "renamed_author"),
    ],
)
def test_a_former_author_stays_in_the_byline(
    read: Read, author: str, code: str, warning: str
) -> None:
    reading = read(f"title: a\nauthor: {author}")
    assert reading.article.authors == (code,)
    assert [(each.code, each.line) for each in reading.warnings] == [(warning, 3)]
    assert all(each.warning for each in reading.warnings)


def test_a_present_section_and_author_need_no_warning(read: Read) -> None:
    assert read("title: a\nsection: politik\nauthors: [K-08, Meja Redaksi]").warnings == ()


def test_a_category_that_was_a_section_is_a_topic(read: Read) -> None:
    article = read("title: a\ncategories: [Olahraga, Sungai]").article
    assert article.section is None
    assert [tag.name for tag in article.tags] == ["Olahraga", "Sungai"]


def test_beside_a_former_section_categories_are_topics(read: Read) -> None:
    article = read("title: a\nsection: olahraga\ncategories: [Olahraga, Sungai]").article
    assert [tag.name for tag in article.tags] == ["Sungai"]


def test_an_unknown_section_or_author_is_a_problem(problems: Problems) -> None:
    found = problems("title: a\nsection: hobi\nauthor: K-77")
    assert [each.code for each in found] == ["unknown_section", "unknown_author"]
    assert "olahraga" not in found[0].values["known"]
    assert "K-01" not in found[1].values["known"]


def test_an_address_in_a_former_section_is_free(site: Site, uploaded: datetime) -> None:
    text = b"---\ntitle: a\nurl: /olahraga/x.html\n---\n"
    assert read_article(KEY, text, site, uploaded).article.url == "/olahraga/x.html"
