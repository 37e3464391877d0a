"""A name that the pictures for links cannot show gets one note; pages show it as it is."""

from __future__ import annotations

import pytest

from kilas.site.read import read_site

SITE = """\
title: {title}
base_url: https://kabar.example
sections:
  daerah: Daerah
  hujan: {name}
  kopi: {name}
"""


def notes(title: str, name: str) -> list[tuple[str, int | None, dict[str, str]]]:
    warnings = read_site(SITE.format(title=title, name=name).encode()).warnings
    assert all(each.warning for each in warnings)
    return [(each.code, each.line, dict(each.values)) for each in warnings]


@pytest.mark.parametrize(
    ("title", "name", "line", "values"),
    [
        ("Kabar", "Hujan 🌧", 5, {"value": "Hujan 🌧", "letter": "🌧", "instead": "hujan"}),
        ("☕ Kabar", "Hujan", 1, {"value": "☕ Kabar", "letter": "☕", "instead": "kabar.example"}),
        ("☕ Kabar", "ꦧ", 1, {"value": "☕ Kabar", "letter": "☕", "instead": "kabar.example"}),
    ],
    ids=["a section", "the newspaper", "all"],
)
def test_the_first_name_that_is_not_drawn_is_told(
    title: str, name: str, line: int, values: dict[str, str]
) -> None:
    assert notes(title, name) == [("letter_not_drawn", line, values)]


def test_names_that_are_drawn_get_no_note() -> None:
    assert notes("Kabar “Nusantara”", "Économie & Спорт – 24/7") == []


def test_sections_without_a_table_get_a_note_too() -> None:
    data = "title: Kabar\nbase_url: https://kabar.example\nsections: [{slug: a, name: 🌧}]\n"
    warnings = read_site(data.encode()).warnings
    assert [(each.code, each.line) for each in warnings] == [("letter_not_drawn", 3)]
