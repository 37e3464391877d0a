"""Every field that is read is one that a file is known to have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kilas.articles import field_names, meant_names
from kilas.articles.article import Article
from kilas.articles.front_matter import read_source
from kilas.articles.held_keys import HeldKeys
from kilas.articles.metadata import Metadata
from kilas.articles.originals import originals_in
from kilas.documents.fields import Fields
from kilas.documents.findings import Findings
from kilas.documents.values import Table, fold
from kilas.pages.contexts import ArticlePage
from local import ROOT
from tests.unit.articles.reading import KEY

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from kilas.documents.values import Entry
    from kilas.site.site import Site


class NotingFields(Fields):
    """The fields of an empty article, which note the names that they are asked for, folded."""

    def __init__(self) -> None:
        self.asked: set[str] = set()
        super().__init__(Table((), None), Findings())
        self._has_blank = True

    def has_any(self, folded: frozenset[str]) -> bool:  # noqa: ARG002 -- whatever they are
        return True

    def there(self, names: Iterable[str]) -> list[Entry]:
        self.asked.update(map(fold, names := tuple(names)))
        return super().there(names)


@pytest.fixture
def asked(site: Site, uploaded: datetime) -> set[str]:
    """The names that the reading of an article asks its front matter for, folded."""
    fields = NotingFields()
    HeldKeys(fields, site.zone, Findings()).check()
    Metadata(KEY, fields, site, Findings()).article(uploaded, body_html="", markdown="")
    originals_in("article", fields, site, Findings())
    return fields.asked


def test_the_fields_that_are_read_are_the_known_fields(asked: set[str]) -> None:
    assert asked == field_names.FOLDED - {field_names.PARAMS, field_names.TAXONOMIES}


def test_a_meta_element_of_each_field_is_read(asked: set[str]) -> None:
    metas = "".join(f'<meta name="{name}" content="x">' for name in sorted(asked))
    page = f"<html><head>{metas}</head><body></body></html>"
    table = read_source("articles/a.html", page.encode()).table
    assert {entry.key for entry in table.entries} == asked


def test_every_hint_leads_to_a_field_that_is_read() -> None:
    known = {fold(name) for name in field_names.KNOWN}
    assert {fold(name) for name in meant_names.INDONESIAN.values()} <= known
    assert not {fold(name) for name in meant_names.INDONESIAN} & known
    assert all(fold(name) == name for name in meant_names.INDONESIAN)


def test_the_texts_that_are_read_are_the_texts_that_the_article_and_its_page_have() -> None:
    """A text that only one of the three knows would never be shown."""
    of_article, of_page = (
        {name for name, kind in each.__annotations__.items() if kind == "str"}
        for each in (Article, ArticlePage)
    )
    read_in_other_ways = {"title", "summary", "lang"}
    assert (of_article & of_page) - read_in_other_ways == set(field_names.TEXTS)


@pytest.mark.parametrize("name", field_names.TEXTS)
def test_the_guide_for_editors_has_each_text(name: str) -> None:
    guide = (ROOT / "docs" / "editors.id.md").read_text(encoding="utf-8")
    assert any(f"{each}:" in guide for each in field_names.TEXTS[name].names)
