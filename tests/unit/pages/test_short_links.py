"""A link of one to three signs beside another one has room for a finger."""

from __future__ import annotations

import re

import pytest

from kilas.pages.short_links import with_room

A = '<a href="https://a.example/{}" rel="noopener">{}</a>'


def link(words: str) -> str:
    return A.format(len(words), words)


def short(html: str) -> list[str]:
    """The words of the links that have room."""
    return re.findall(r'<a class="short" href="[^"]*" rel="noopener">(.*?)</a>', with_room(html))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<p>{link('1')} {link('2')} {link('3')}</p>", ["1", "2", "3"]),
        (f"<p>{link('←')} | {link('Isi')} · {link('Bab dua')}</p>", ["←", "Isi"]),
        (f"<p>Kata<sup>{link('1')}</sup><sup>{link('[2]')}</sup>.</p>", ["1", "[2]"]),
        (f"<p>{link('&lt;&lt;')},<br><b>{link('<i>b</i>')}</b></p>", ["&lt;&lt;", "<i>b</i>"]),
        (f"<p>{link('#')}{link('Kabar dari pasar')}</p>", ["#"]),
        (f"<p>{link('Satu')} {link('Kabar dari pasar')}</p>", []),
        (f"<p>Lihat {link('di')} sini.</p>", []),
        (f"<p>Lihat {link('pasar')}.<sup>{link('1')}</sup> {link('di')} sini.</p>", []),
        (f"<p>Kata{link('1')} dan kata{link('2')}.</p>", []),
        (f"<ul><li>{link('1')}</li><li>{link('2')}</li></ul>", []),
        (f"<p>{link('1')}</p><p>{link('2')}</p>", []),
        (f'<p><a id="x">1</a> {link("2")}</p>', []),
        (f"<p>{link('<img src=x>')} {link('<img src=y>')}</p>", []),
        (f"<p>{link('1')}{'.' * 50}{link('2')}</p>", []),
    ],
)
def test_a_short_link_in_a_row_of_links_has_room(html: str, expected: list[str]) -> None:
    assert short(html) == expected


def test_nothing_else_is_changed() -> None:
    html = f"<p>{link('1')} {link('Kabar')}</p>"
    assert with_room(html).replace(' class="short"', "") == html
