"""A page that shows a picture is no picture; blanks in addresses and mail addresses are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.bodies.body import sanitise
from kilas.bodies.pictures import is_page
from tests.unit.articles.shaping import Nesting, of_html, of_markdown

if TYPE_CHECKING:
    from tests.unit.articles.reading import Read

PAGES = [
    "https://drive.google.com/file/d/1AbC_d-9/view?usp=sharing",
    "https://drive.google.com/open?id=1AbC",
    "https://drive.google.com/drive/folders/1AbC?usp=sharing",
    "http://drive.google.com/drive/u/0/folders/1AbC",
    "https://docs.google.com/document/d/1AbC/edit",
    "https://docs.google.com/drawings/d/1AbC/edit",
    "https://photos.app.goo.gl/AbCdEf",
    "https://photos.google.com/share/AbC?key=x",
    "https://www.dropbox.com/s/abc/foto.jpg?dl=0",
    "https://www.dropbox.com/scl/fi/abc/foto.jpg?rlkey=x&dl=0",
    "https://www.dropbox.com/s/abc/foto.jpg",
    "https://1drv.ms/i/s!AbC",
    "https://www.icloud.com/sharedalbum/#B0AbC",
    "https://imgur.com/AbCdE",
    "https://imgur.com/gallery/AbCdE",
    "https://ibb.co/AbCdE",
    "https://www.flickr.com/photos/kabar/123/",
    "https://commons.wikimedia.org/wiki/File:Pasar.jpg",
    "https://id.wikipedia.org/wiki/Berkas:Pasar.jpg",
    "https://github.com/a/b/blob/main/foto.jpg",
    "https://unsplash.com/photos/abc",
]
PICTURES = [
    "https://drive.google.com/uc?export=view&id=1AbC",
    "https://drive.google.com/thumbnail?id=1AbC&sz=w1000",
    "https://lh3.googleusercontent.com/d/1AbC",
    "https://docs.google.com/drawings/d/e/1AbC/pub?w=900",
    "https://www.dropbox.com/s/abc/foto.jpg?raw=1",
    "https://www.dropbox.com/scl/fi/abc/foto.jpg?rlkey=x&dl=1",
    "https://dl.dropboxusercontent.com/s/abc/foto.jpg",
    "https://i.imgur.com/AbCdE.jpg",
    "https://imgur.com/AbCdE.jpg",
    "https://live.staticflickr.com/1/2_3.jpg",
    "https://upload.wikimedia.org/wikipedia/commons/a/ab/Pasar.jpg",
    "https://raw.githubusercontent.com/a/b/main/foto.jpg",
    "https://github.com/a/b/blob/main/foto.jpg?raw=true",
    "https://1.bp.blogspot.com/a/foto.jpg",
    "https://kabar.example/file/d/foto",
    "/media/drive.google.com/file/d/a.jpg",
]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_in_place_of_a_picture_is_a_link_and_named(read: Read, address: str) -> None:
    reading = read("title: a", f"Awal.\n\n![Pasar pagi]({address})\n")
    assert "<img" not in reading.body_html
    https = address.replace("&", "&amp;")
    assert f'<a href="{https}" rel="noopener">Pasar pagi</a>' in reading.body_html
    [note] = [each for each in reading.warnings if each.code == "picture_is_page"]
    assert (note.line, note.values["value"]) == (6, address)


@pytest.mark.parametrize("address", PICTURES)
def test_a_picture_is_a_picture(address: str) -> None:
    assert not is_page(address)
    assert "<img" in of_markdown(f"![Pasar]({address})")


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_no_photo_over_an_article(read: Read, address: str) -> None:
    reading = read(f"title: a\nimage: {address}")
    assert reading.article.image is None
    [note] = reading.warnings
    assert (note.code, note.line, note.values["value"]) == ("image_is_page", 3, address)


def test_a_link_in_a_link_is_words_alone() -> None:
    image = f'<img alt="Pasar" src="{PAGES[0]}">'
    assert of_html(f'<p><a href="https://x.id/">{image}</a></p>') == (
        '<p><a href="https://x.id/" rel="noopener">Pasar</a></p>'
    )
    words = of_html(f'<p><a href="https://x.id/">a</a> {image}</p>')
    assert words.endswith(f'<a href="{PAGES[0]}" rel="noopener">Pasar</a></p>')


def test_a_page_without_words_has_its_address_for_words() -> None:
    assert of_markdown(f"![]({PAGES[6]})") == (
        f'<p><a href="{PAGES[6]}" rel="noopener">{PAGES[6]}</a></p>'
    )


@given(
    st.lists(
        st.sampled_from(
            ["<a href='https://x.id/'>", "</a>", "<p>", "</p>", "kata", "<figure>", "</figure>"]
            + [f"<img alt='&lt;b>' src='{each}'>" for each in (*PAGES[:3], *PICTURES[:2], "a.jpg")]
        ),
        max_size=12,
    )
)
def test_whatever_is_around_the_html_is_well_formed(pieces: list[str]) -> None:
    shown = sanitise("".join(pieces)).html
    assert Nesting(shown).wrong == []
    assert not any(f'src="{each}' in shown.replace("&amp;", "&") for each in PAGES)


@pytest.mark.parametrize("title", ["", ' "Judul"', " 'Judul'"])
def test_a_picture_whose_address_has_a_blank_is_shown_with_a_note(read: Read, title: str) -> None:
    written = "https://x.id/foto pasar (1).jpg"
    reading = read("title: a", f"`![a]({written})`\n\n![Pasar]({written}{title})")
    assert 'src="https://x.id/foto%20pasar%20(1).jpg"' in reading.body_html
    note, of_host = reading.warnings
    assert (note.code, note.line, note.values["value"]) == ("blank_in_address", 6, written)
    assert (of_host.code, of_host.line) == ("picture_elsewhere", 6)


@pytest.mark.parametrize(
    "markup",
    ["![a](<https://x.id/foto pasar.jpg>)", '<img alt="a" src="https://x.id/foto pasar.jpg">'],
)
def test_a_blank_that_every_program_reads_has_no_note(read: Read, markup: str) -> None:
    reading = read("title: a", markup)
    assert 'src="https://x.id/foto%20pasar.jpg"' in reading.body_html
    assert [each.code for each in reading.warnings] == ["picture_elsewhere"]


MAILS = ["redaksi@koran.id", "Sari.Dewi+berita@surat.kabar-hilir.co.id", "a@b.id?subject=Berita"]


@pytest.mark.parametrize("mail", MAILS)
@pytest.mark.parametrize("scheme", ["", "mailto:"])
def test_a_bare_mail_address_is_a_link_to_write_to(read: Read, mail: str, scheme: str) -> None:
    for key, markup in (
        ("articles/a.md", f"[surel]({scheme}{mail})"),
        ("articles/a.html", f"<p><a href='{scheme}{mail}'>surel</a></p>"),
    ):
        reading = read("title: a", markup, key)
        assert f'<a href="mailto:{mail}" rel="noopener">surel</a>' in reading.body_html
        assert (reading.warnings, reading.links) == ((), ())


@pytest.mark.parametrize("path", ["foto@2x.png", "berkas@lama.pdf", "a@b", "arsip/a@b.id"])
def test_a_file_with_the_sign_of_mail_in_its_name_is_a_file(read: Read, path: str) -> None:
    assert "mailto:" not in read("title: a", f"[a]({path})").body_html


@pytest.mark.parametrize(
    ("address", "is_kept"),
    [
        ("https://lain.example/a(b)?c=1", True),
        ("/2026/11/pasar.html", True),
        ("pasar.md#harga", True),
        ("/img/besar.JPG?w=9", False),
        ("https://lain.example/besar.png", False),
        ("#bab", False),
    ],
)
def test_a_link_around_a_picture_that_is_left_out_stays_with_its_words(
    address: str,
    is_kept: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    shown = of_markdown(f"[![Pasar pagi](img/kecil.jpg)]({address})")
    assert (f'<a href="{address}" rel="noopener">Pasar pagi</a>' in shown) is is_kept
    assert ("Pasar pagi" in shown) is is_kept
    assert "Pasar" not in of_markdown(f"[![](img/kecil.jpg)]({address})")
    assert of_markdown(f"[x]({address}) ![Pasar](img/kecil.jpg)").count("Pasar") == 0
