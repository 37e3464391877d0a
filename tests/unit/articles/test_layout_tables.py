"""A table that only places things is blocks, which a phone shows below each other."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.bodies.body import sanitise
from kilas.bodies.markup import text_of
from tests.unit.articles.shaping import of_html, of_markdown

PHOTO = '<img src="media/{}.jpg" alt="Foto {}">'
LONG = (
    "Nelayan menunggu air pasang di dermaga lama sejak subuh, dan tidak seorang pun dari mereka "
    * 2
)


def photo(name: str) -> str:
    return PHOTO.format(name, name)


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


@pytest.mark.parametrize(
    "html",
    [
        table(("a",)),
        table(("a",), ("b",)),
        table(("a", "&nbsp;"), ("<br>", "b")),
        table((photo("x"), "a")),
        table((f"<p>a</p><p>{LONG}</p>", "b")),
        table((LONG, "b")),
        table(("<h3>a</h3>", "b"), ("c", "d")),
        table((photo("x"), "a"), (photo("y"), "b")),
        table((table(("a", "b"), ("c", "d")), "e")),
        table(
            ("<figure><img src='media/x.jpg'><figcaption>a</figcaption></figure>", "b"), ("c", "d")
        ),
        '<table class="tr-caption-container"><tr><td><p>' + photo("x") + "</p></td></tr><tr>"
        '<td class="tr-caption"><p>a</p></td></tr></table>',
    ],
)
def test_a_table_that_places_things_is_blocks(html: str) -> None:
    shown = of_html(html)
    inner = html.removeprefix("<table").count("<table") if "<td>a</td><td>b</td>" in html else 0
    assert shown.count("<table") == inner
    assert "".join(text_of(shown).split()) == "".join(text_of(html.replace("&nbsp;", "")).split())


@pytest.mark.parametrize(
    "html",
    [
        table(("a", "b"), ("c", "d")),
        table(("Senin", "08.00")),
        table(("<p>a</p>", "<p>b</p>"), ("<p>c</p><p>d</p>", "<p>e</p>")),
        table(("Nama", LONG), ("Umur", "31")),
        "<table><tr><th>a</th></tr><tr><td>b</td></tr></table>",
        "<table><caption>a</caption><tr><td>b</td></tr></table>",
        "<table><thead><tr><td>a</td></tr></thead><tr><td>b</td></tr></table>",
        "<table><tr><td>a</td></tr><tfoot><tr><td>b</td></tr></tfoot></table>",
        table((photo("x"), "a", "b"), (photo("y"), "c", "d")),
        table(*[('<img src="media/x.jpg" width="16" alt="x">', "a")] * 2),
        table(("<h3>a</h3>", ""), ("b", "c")),
        table(("1\n2", "<pre>a\nb</pre>")),
    ],
)
def test_a_table_of_data_stays(html: str) -> None:
    assert of_html(html).count("<table") == 1


def test_a_table_of_markdown_stays() -> None:
    assert of_markdown("| a |\n| --- |\n| b |").startswith("<table>")


def test_the_cells_of_a_row_stand_beside_each_other() -> None:
    shown = of_html(table(("", "<hr>a", "b", " "), ("c", "", "", "")))
    assert shown == '<div class="row"><div><hr>a</div><div>b</div></div><div>c</div>'


def test_captions_go_to_the_pictures_above_them() -> None:
    shown = re.sub(
        "<img[^>]*>", "x", of_html(table((photo("x"), photo("y")), ("Satu", "Dua <i>lagi</i>")))
    )
    assert shown == (
        '<figure class="row"><figure>x<figcaption>Satu</figcaption></figure>'
        "<figure>x<figcaption>Dua <i>lagi</i></figcaption></figure></figure>"
    )


@pytest.mark.parametrize("alt", ["", "Air"])
def test_a_picture_that_is_the_head_of_its_caption_is_a_figure(alt: str) -> None:
    shown = of_markdown(f"| [![{alt}](media/a.jpg)](https://a.b/) |\n| --- |\n| Air *surut* |")
    assert re.fullmatch(
        "<figure><a [^>]*><img [^>]*></a><figcaption>Air <em>surut</em></figcaption></figure>",
        shown.strip(),
    )


def test_pictures_beside_each_other_are_a_figure() -> None:
    shown = re.sub("<img[^>]*>", "x", of_html(table((photo("x"), photo("y")), (photo("z"), "b"))))
    assert shown == (
        '<figure class="row"><div>x</div><div>x</div></figure>'
        '<div class="row"><div>x</div><div>b</div></div>'
    )


def test_what_links_lead_to_keeps_its_id_and_nothing_else_does() -> None:
    html = '<table id="t"><tr id="r"><td id="c"></td></tr><tr><td>b</td></tr></table>'
    shown = of_html(f'{html}<a href="#c">m</a>')
    assert re.findall(r'<div id="isi-(\w)">', shown) == ["t", "r", "c"]
    assert of_html(html) == "<div>b</div>"
    assert ' id="isi-t"' in of_html('<table id="t"><tr><th>a</th></tr></table>')


@given(
    st.lists(
        st.lists(
            st.sampled_from(
                [
                    "", "x", f"{LONG}x", photo("p"), f"{photo('p')}x", "<p>x</p><p>x</p>",
                    "<h3>x</h3>", table(("x", "x"), ("x", "x")), table(("x",)), "<td>x",
                    "</table>x", "<ul><li>x",
                ]
            ),
            max_size=3,
        ),
        max_size=4,
    )
)  # fmt: skip
def test_no_word_and_no_picture_of_any_table_is_lost(rows: list[list[str]]) -> None:
    unsafe = table(*map(tuple, rows))
    shown = sanitise(unsafe).html
    assert text_of(shown).count("x") == re.sub("<[^>]*>", "", unsafe).count("x")
    assert shown.count("<img") == unsafe.count("<img")
