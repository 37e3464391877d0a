"""Tabs that indent the lines of front matter are read as what their writer sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.articles.front_matter import read_source
from kilas.articles.tabbed_head import spaced
from kilas.documents.yaml_text import read_yaml

if TYPE_CHECKING:
    from kilas.articles.source import Source
    from tests.unit.articles.reading import Mistakes, Read

HEADS = [
    "title: a\ntags:\n@- b\n@- c\ndate: 2026-11-20",
    "title: a\nimage:\n@path: b\n@caption: c",
    "title: a\nauthors:\n@- name: b\n@  login: c\n@- d",
    "title: a\nparams:\n@one:\n@@- b\n@@- c",
    "title: a\nexcerpt: b\n@c d",
    "title: a\nexcerpt: >\n@b\n@c",
    "@title: a\n@date: 2026-11-20",
]


def source(head: str) -> Source:
    return read_source("articles/a.md", f"---\n{head}\n---\nIsi.\n".encode())


@pytest.mark.parametrize("number", range(len(HEADS)))
def test_a_tab_means_what_spaces_mean(number: int) -> None:
    made = source(HEADS[number].replace("@", "\t"))
    assert made.table == source(HEADS[number].replace("@", "  ")).table
    assert "\t" not in made.head.text
    line = HEADS[number].split("\n").index(next(x for x in HEADS[number].split("\n") if "@" in x))
    assert [(each.code, each.line) for each in made.notes] == [("tab_understood", line + 2)]


def test_a_tab_may_follow_the_sign_of_an_item(read: Read) -> None:
    made = read("title: a\ntags:\n-\tb\n-\t c")
    assert [tag.name for tag in made.article.tags] == ["b", "c"]
    assert [each.code for each in made.warnings] == ["tab_understood"]


def test_a_tab_behind_a_colon_asks_for_no_note(read: Read) -> None:
    made = read("title:\t\ta\ndate\t: 2026-11-20\t\ntags: [b,\tc]")
    assert (made.article.title, len(made.article.tags), made.warnings) == ("a", 2, ())


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("title: a\ntags:\n    - b\n\t- c", 5),  # as deep only where a tab is four wide
        ("title: a\nimage:\n\tpath: b\n        caption: c", 4),
        ("title: a\nexcerpt: |\n\tb\n\t  c\n\t\td", 4),
    ],
)
def test_a_tab_whose_width_decides_is_refused(head: str, line: int, mistakes: Mistakes) -> None:
    assert mistakes(head) == [("yaml_tab", line)]


@pytest.mark.parametrize("field", ["draft: true", "status: draft", "date: 2030-01-01"])
def test_a_field_that_limits_is_not_lost_behind_a_tab(field: str, mistakes: Mistakes) -> None:
    assert mistakes(f"title: a\n\t{field}") == [("lost_line", 3)]
    assert ("lost_line", 5) in mistakes(f"title: a\nexcerpt: >\n\tb\n\t{field}")


@given(st.text("\t -a:\n|>", max_size=40))
def test_what_is_read_is_what_its_spaces_say(block: str) -> None:
    found = spaced(block, 1)
    if found:
        assert read_yaml(found.text, 1) == found.value
        assert found.text.split() == block.split()
