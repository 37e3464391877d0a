"""A picture and its words are a figure, however an editor wrote them."""

from __future__ import annotations

import pytest

from tests.unit.articles.shaping import of_html, of_markdown

IMG = '<img src="/media/a.jpg" alt="Air" loading="lazy">'
BOTH = f"<figure>{IMG}<figcaption>Judul foto</figcaption></figure>"


@pytest.mark.parametrize(
    "markdown",
    [
        '![Air](media/a.jpg "Judul foto")',
        "![Air](media/a.jpg)\n*Judul foto*",
        "![Air](media/a.jpg)  \n_Judul foto_",
        '<figure><img src="media/a.jpg" alt="Air" title="Judul foto"></figure>',
        "<figure>\n\n![Air](media/a.jpg)\n\n<figcaption>\n\nJudul foto\n\n</figcaption></figure>",
    ],
)
def test_a_picture_with_words_is_a_figure(markdown: str) -> None:
    assert of_markdown(markdown).replace("\n", "") == BOTH


@pytest.mark.parametrize(
    "html",
    [
        (
            '<div class="wp-caption alignleft" style="width:9px"><img src="media/a.jpg" alt="Air">'
            '<p class="wp-caption-text">Judul foto</p></div>'
        ),
        (
            '<table align="center" class="tr-caption-container"><tbody>\n<tr><td style="x">'
            '<img src="media/a.jpg" alt="Air"></td></tr>\n<tr><td class="tr-caption">'
            "Judul foto</td></tr></tbody></table>"
        ),
        '<p><img src="media/a.jpg" alt="Air"><br><i>Judul foto</i></p>',
    ],
)
def test_the_boxes_of_other_programs_are_figures(html: str) -> None:
    assert of_html(html) == BOTH


@pytest.mark.parametrize(
    ("caption", "shown"),
    [
        ("Pasar. Foto: Rara", 'Pasar. <span class="credit">Foto: Rara</span>'),
        ("Pasar (Foto: Rara/Kilas)", 'Pasar <span class="credit">(Foto: Rara/Kilas)</span>'),
        ("Foto oleh: Rara", '<span class="credit">Foto oleh: Rara</span>'),
        ("Photo: Rara", '<span class="credit">Photo: Rara</span>'),
        ("Fotokopi: lunas", "Fotokopi: lunas"),
        ("Foto lama", "Foto lama"),
    ],
)
def test_a_credit_is_marked(caption: str, shown: str) -> None:
    expected = f"<figure>{IMG}<figcaption>{shown}</figcaption></figure>"
    assert of_markdown(f'![Air](media/a.jpg "{caption}")') == expected


def test_a_line_of_credit_below_a_picture_belongs_to_it() -> None:
    credit = '<span class="credit">Foto: Rara</span>'
    expected = f"<figure>{IMG}<figcaption>{credit}</figcaption></figure>"
    assert of_markdown("![Air](media/a.jpg)\n\nFoto: Rara") == expected
    assert of_markdown("![Air](media/a.jpg)\nFoto: Rara") == expected


def test_a_picture_among_words_is_no_figure() -> None:
    assert "figure" not in of_markdown('kata ![Air](media/a.jpg "Judul") kata')
    assert of_markdown("![Air](media/a.jpg)") == f"<p>{IMG}</p>"
    assert of_markdown("![Air](media/a.jpg)\n\nFoto itu lama.").endswith("<p>Foto itu lama.</p>")


def test_a_picture_that_is_left_out_leaves_its_words() -> None:
    shown = of_html('<figure><img src="/img/a.jpg"><figcaption>Judul foto</figcaption></figure>')
    assert shown == "<figure><figcaption>Judul foto</figcaption></figure>"


def test_a_linked_picture_of_blogger_has_a_description_and_no_empty_link_stays() -> None:
    linked = (
        '<div class="separator"><a href="https://1.bp.blogspot.com/x/s1600/banjir_kuala.jpg">'
        '<img border="0" src="http://1.bp.blogspot.com/x/s320/banjir_kuala.jpg"></a></div>'
    )
    assert 'alt="banjir kuala"' in of_html(linked)
    assert "class" not in of_html(linked)
    assert of_html('<p>a <a href="/x"><img src="/img/a.jpg"></a></p>') == "<p>a </p>"


def test_every_picture_has_an_alt() -> None:
    assert of_html('<p>a <img src="media/a.jpg"></p>').count(' alt=""') == 1


def test_blank_paragraphs_are_none() -> None:
    html = "<p>a</p><p>&nbsp;</p><div><br></div><p> </p><p></p><p>b&nbsp;c</p>"
    assert of_html(html) == "<p>a</p><p>b&nbsp;c</p>"


@pytest.mark.parametrize(
    ("given", "shown"),
    [("324", "223"), ("444", "222"), ("246", "234"), ("1234", "2234"), ("2323", "2323"),
     ("3642", "2332")],
)  # fmt: skip
def test_headings_go_down_one_level_at_a_time(given: str, shown: str) -> None:
    html = of_html("".join(f"<h{level}>a</h{level}>" for level in given))
    assert "".join(each[0] for each in html.split("<h")[1:]) == shown
    assert "".join(each[0] for each in html.split("</h")[1:]) == shown


def test_a_credit_is_words_and_no_part_of_an_attribute() -> None:
    picture = '<img src="https://a.b/c.jpg" alt="Foto: x">'
    html = f'<figure><img src="https://a.b/d.jpg"><figcaption>a {picture}</figcaption></figure>'
    assert "credit" not in of_html(html)


@pytest.mark.parametrize(
    "picture",
    [
        '<img src="media/pasar-lama.jpg">',
        '<img src="media/pasar-lama.jpg" alt="" title=" ">',
        '<figure><img src="media/pasar-lama.jpg" alt=""></figure>',
        '<img src="media/pasar-lama.jpg" alt=""><p></p>',
    ],
)
def test_a_linked_picture_without_words_has_those_of_its_file(picture: str) -> None:
    shown = of_html(f'<div><a href="https://a.example/"> {picture} </a></div>')
    assert ' alt="pasar lama"' in shown
