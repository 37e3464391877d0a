"""Each topic of a file is one of its article, at an address of its own, or in a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.articles import field_names
from kilas.articles.article import Tag
from kilas.articles.other_values import FOREIGN
from kilas.articles.read import read_article
from tests.newsroom import NOON, SITE
from tests.unit.articles.reading import KEY

if TYPE_CHECKING:
    from kilas.problems import Problem
    from tests.unit.articles.reading import Read

HEAD = "title: a\ndate: 2026-11-20"


def told(read: Read, head: str) -> list[Problem]:
    return list(read(f"{HEAD}\n{head}").warnings)


@pytest.mark.parametrize(
    ("one", "other"), [("x y", "x#y"), ("a+b", "a-b"), ("Kota 東京", "Kota 大阪"), ("#1+2", "1-2")]
)
def test_a_topic_that_has_the_address_of_another_one_is_told(
    read: Read, one: str, other: str
) -> None:
    reading = read(f'{HEAD}\ntags:\n  - "{one}"\n  - "{other}"')
    assert [tag.name for tag in reading.article.tags] == [one]
    [note] = reading.warnings
    assert (note.code, note.line) == ("topic_shared", 6)
    assert note.values == {"value": other, "first": one}


@pytest.mark.parametrize(
    ("topic", "slug"),
    [
        ("C#", "c-sharp"), ("C++", "c-plus-plus"), ("Usia 60+ di desa", "usia-60-plus-di-desa"),
        ("C", "c"), ("#viral", "viral"), ("a+b", "a-b"), ("Rp# 1", "rp-sharp-1"), ("+62", "62"),
        ("C++++", "c"),
    ],
)  # fmt: skip
def test_a_topic_that_a_sign_tells_apart_has_an_address_of_its_own(
    read: Read, topic: str, slug: str
) -> None:
    """Also where the other topic is in another article, of which no report knows."""
    [tag] = read(f'{HEAD}\ntags: ["{topic}"]').article.tags
    assert tag == Tag(slug, topic)


def test_what_is_left_over_of_a_long_list_is_named(read: Read) -> None:
    [note] = told(read, f"tags: [{', '.join('abcdefghijklm')}]")
    assert note.values["value"] == "k, l, m"


def test_more_topics_than_an_article_has_are_not_asked_for(read: Read) -> None:
    [note] = told(read, f"keywords: [{', '.join(map(str, range(11)))}]")
    assert '"9"]' in note.values["right"]


WORDS = st.lists(st.sampled_from(["air", "banjir", "pasar", "sawah", "rob"]), max_size=4)
TOPICS = st.sampled_from(
    [*field_names.TAGS, *field_names.CATEGORIES, *field_names.ONE_TAG, *field_names.ONE_CATEGORY,
     *FOREIGN["tags"]]
)  # fmt: skip


@given(st.dictionaries(TOPICS, WORDS, max_size=4))
def test_each_topic_is_one_of_the_article_or_in_a_note(given: dict[str, list[str]]) -> None:
    lines = "\n".join(f"{name}: [{', '.join(words)}]" for name, words in given.items())
    reading = read_article(KEY, f"---\n{HEAD}\n{lines}\n---\nIsi.".encode(), SITE, NOON)
    there = {tag.name for tag in reading.article.tags}
    there.update(word for note in reading.warnings for word in note.values["right"].split('"'))
    assert {word for words in given.values() for word in words} <= there


def test_the_topics_of_zolas_taxonomies_are_topics(read: Read) -> None:
    made = read(f"{HEAD}\ntaxonomies: {{tags: [air, pasar], categories: [rob], authors: [Sari]}}")
    assert [tag.name for tag in made.article.tags] == ["air", "pasar", "rob"]
    assert made.warnings == ()
    [note] = told(read, "tags: [air]\ntaxonomies: {tags: [pasar]}")
    assert (note.code, note.values["right"]) == ("foreign_key", 'tags: ["air", "pasar"]')
    assert told(read, "tags: [air, pasar]\nparams: {tags: [pasar]}") == []
