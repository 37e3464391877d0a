"""Values that are links to notes, as Obsidian writes them in properties."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kilas.documents.note_links import with_note_links, written_links
from kilas.documents.values import Entry, Items, Table, Text

if TYPE_CHECKING:
    from tests.unit.articles.reading import Problems, Read


@pytest.mark.parametrize(
    ("line", "field", "expected"),
    [
        ('title: "[[Pasar Lama]]"', "title", "Pasar Lama"),
        ('title: "[[pasar|Pasar Lama]]"', "title", "Pasar Lama"),
        ("title: [[catatan/Pasar Lama.md]]", "title", "Pasar Lama"),
        ("title: [[Pasar: harga naik]]", "title", "Pasar: harga naik"),
        ('title: "[[pasar#Harga cabai]]"', "title", "Harga cabai"),
        ('title: "Lihat [[pasar]]"', "title", "Lihat [[pasar]]"),
        ('title: "[[---]]"', "title", "[[---]]"),
        ("title: A\nsection: [[Politik]]", "section", "politik"),
        ('title: A\nsection: "[[rubrik/politik|Politik]]"', "section", "politik"),
    ],
)
def test_a_value_is_the_words_of_its_link(read: Read, line: str, field: str, expected: str) -> None:
    assert getattr(read(line).article, field) == expected


def test_tags_are_the_words_of_links(read: Read) -> None:
    tags = read('title: A\ntags: ["[[air]]", "[[rob|banjir rob]]", kota]').article.tags
    assert [each.name for each in tags] == ["air", "banjir rob", "kota"]
    assert [each.name for each in read("title: A\ntags: [[air]]").article.tags] == ["air"]


def test_a_photo_is_where_its_link_leads(read: Read) -> None:
    image = read('title: A\nimage: "![[media/pasar.jpg|300]]"').article.image
    assert image
    assert image.path == "/media/pasar.jpg"


def test_links_beside_each_other_without_quotes_are_told_their_line(
    read: Read, problems: Problems
) -> None:
    (problem,) = problems("title: A\ncorrects: [[a]], [[b|c]]")
    assert (problem.code, problem.line) == ("yaml_list", 3)
    right = problem.values["right"]
    assert right == 'corrects: ["[[a]]", "[[b|c]]"]'
    assert [each.written for each in read(f"title: A\n{right}").links] == ["a", "b"]


@pytest.mark.parametrize(
    "text", ["", "[[]]", "[[a]", "[[a]] dan [[b]]", "a [[b]]", "[[a\nb]]", "[a]"]
)
def test_other_texts_are_no_links(text: str) -> None:
    assert written_links(text) == []


def test_what_holds_no_link_stays_the_same_value() -> None:
    items = Items((Text("a", 1), Items((Text("b", 1), Text("c", 1)), 1)), 1)
    table = Table((Entry("tags", 1, items),), 1)
    assert with_note_links(table).entries[0].value is items


def test_the_line_of_a_link_is_kept() -> None:
    items = Items((Text("a", 3), Text("[[b]]", 4)), 3)
    entry = with_note_links(Table((Entry("tags", 3, items),), 3)).entries[0]
    assert entry.value == Items((Text("a", 3), Text("b", 4, links=("b",))), 3)
