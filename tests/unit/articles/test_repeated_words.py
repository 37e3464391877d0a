"""A picture whose words stand beside it says them once, and no note says that it has none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.unit.articles.shaping import of_html, of_markdown

if TYPE_CHECKING:
    from tests.unit.articles.reading import Read

ADDRESS = "https://a.example/b"
AIR = '<img src="/media/a.jpg" alt="Air  surut">'


def alts(html: str) -> list[str]:
    return re.findall(r' alt="([^"]*)"', html)


@pytest.mark.parametrize(
    "html",
    [
        f'<a href="{ADDRESS}">{AIR} Air surut</a>',
        f'<a href="{ADDRESS}">{AIR}<br>AIR <b>surut</b></a>',
        f'<a href="{ADDRESS}"><div>{AIR}</div><h3>Air surut</h3></a>',
        f"<p>{AIR}<br>Air surut</p>",
        f"<ul><li>{AIR} <i>Air surut</i></li></ul>",
        f"<table><tr><th>a</th></tr><tr><td>{AIR}Air surut</td></tr></table>",
        f"<figure>{AIR}<figcaption>Air surut</figcaption></figure>",
        f"<figure>{AIR}<figcaption>x</figcaption></figure><p>{AIR} Air surut</p>",
    ],
)
def test_words_that_stand_beside_a_picture_are_not_said_twice(html: str) -> None:
    assert alts(of_html(html))[-1] == ""


@pytest.mark.parametrize(
    "html",
    [
        f'<a href="{ADDRESS}">{AIR}</a>',
        f'<a href="{ADDRESS}">{AIR} Air surut lagi</a>',
        f"<p>{AIR}</p><p>Air surut</p>",
        f"<div>{AIR}</div>Air surut",
        f"<figure>{AIR}<figcaption>Air surut. Foto: Rara</figcaption></figure>",
        f'<p>Air surut <a href="{ADDRESS}">{AIR}</a></p>',
    ],
)
def test_other_words_take_none_from_a_picture(html: str) -> None:
    assert alts(of_html(html)) == ["Air  surut"]


def test_a_caption_that_is_its_alternative_text_is_said_once() -> None:
    assert alts(of_markdown('![Air surut](media/a.jpg "Air surut")')) == [""]


def test_no_note_says_that_such_a_picture_has_no_words(read: Read) -> None:
    text = f"<p>{AIR} Air surut</p>\n\n![](media/b.jpg)"
    found = read("title: a\nsection: daerah", text, key="articles/a.md").warnings
    silent = [each.values for each in found if each.code == "picture_without_words"]
    assert silent == [{"value": "/media/b.jpg"}]


def test_a_card_of_another_site_has_the_words_all_the_same(read: Read) -> None:
    reading = read("title: a\nsection: daerah", f"![Biru](media/b.jpg)\n\n<p>{AIR} Air surut</p>")
    assert [link.picture.alt for link in reading.links if link.picture] == ["Biru", "Air  surut"]


def test_of_two_pictures_in_one_another_each_says_nothing() -> None:
    within = f'<a href="{ADDRESS}">{AIR}Air surut</a>'
    assert alts(of_html(f"<figure>{AIR}{within}</figure>")) == ["", ""]
