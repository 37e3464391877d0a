"""What the table holds many of has one text for each value, without what has its default."""

from __future__ import annotations

import pytest
from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from kilas.articles.article import Article, Correction, Image, Tag
from kilas.articles.read import read_article
from kilas.problems import Problem
from kilas.record import Photo, Record, Search
from kilas.standing import ListStanding, Standing
from kilas.store.encoding import decoded, encoded
from tests.newsroom import NOON, SITE, article, article_file

STORED = (Article, Correction, Image, ListStanding, Photo, Problem, Record, Search, Standing, Tag)


@pytest.mark.parametrize("kind", STORED)
def test_every_default_is_one_object(kind: type[Struct]) -> None:
    """A default is left out where a field has that very object, which of texts is sure of the
    empty one, and of the constants of a Literal.
    """
    assert kind.__struct_config__.omit_defaults
    defaults = {each.name: each.default for each in fields(kind) if each.default is not NODEFAULT}
    assert {name: value for name, value in defaults.items() if value} in ({}, {"comments": "open"})


@pytest.mark.parametrize("said", ["", "open", "OPEN", "true", "ya"])
def test_an_article_has_one_text_however_its_file_says_that_comments_are_open(said: str) -> None:
    source = article_file(comments=said).encode()
    made = read_article("articles/banjir.md", source, SITE, NOON).article
    assert '"comments"' not in encoded(made)
    assert decoded(encoded(made), Article) == made


def test_what_has_its_default_is_left_out() -> None:
    assert '"dateline"' not in encoded(article())
    assert '"dateline":"HULU"' in encoded(article(dateline="HULU"))
