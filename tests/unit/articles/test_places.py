"""A note names the line of the very link or mark, wherever the same words stand before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kilas.articles.read import read_article
from tests.newsroom import NOON, SITE

if TYPE_CHECKING:
    from kilas.problems import Problem
    from tests.unit.articles.reading import Read

DECOYS = [
    "Kata {address} saja.",
    "Nama berkasnya `{address}` itu.",
    "```\n[a]({address})\n```",
    "    ![a]({address})",
    "<!-- [a]({address}) -->",
    "<!--\n<a href='{address}'>a</a>\n-->",
    "<pre>&lt;a href='{address}'></pre>",
    "\\[a\\]({address})",
]
"""Paragraphs with the words of an address, of which none is a link."""

LINKS = [
    "Lihat [berita]({address}).",
    '![Foto]({address} "Judul")',
    "Lihat [berita][x].\n\n[x]: {address}",
    "<p>Lihat\n<a class=a href={address}>berita</a></p>",
    "Lihat <a href='{address}'>berita</a>.",
    "<div>\n<img alt='a' src=\"{address}\">\n</div>",
    "Lihat **[berita]({address})** itu.",
]
PICTURES = (1, 5)
LINE_OF_THE_LINK = {3: 1, 5: 1}
ADDRESSES = ["media/foto.jpg", "../media/foto pasar.jpg", "/2026/11/lama.html", "berita-lain.md"]


@given(
    st.lists(st.sampled_from(DECOYS), max_size=5),
    st.integers(0, len(LINKS) - 1),
    st.lists(st.sampled_from(LINKS), max_size=2),
    st.sampled_from(ADDRESSES),
)
def test_the_line_of_a_link_is_the_line_of_the_first_that_is_one(
    before: list[str], number: int, behind: list[str], address: str
) -> None:
    if number in PICTURES:
        assume("media/" in address)
    written = address.replace(" ", "%20")
    decoys = "".join(f"{each.format(address=written)}\n\n" for each in before)
    first = LINKS[number].format(address=address if number == 1 else written)
    text = "\n\n".join((first, *(each.format(address=written) for each in behind)))
    head = "---\ntitle: a\ndate: 2026-11-19\n---\n"
    reading = read_article("articles/a.md", f"{head}{decoys}{text}".encode(), SITE, NOON)
    [link] = {each.line for each in reading.links}
    wanted = 5 + decoys.count("\n") + LINE_OF_THE_LINK.get(number, 0)
    assert link == wanted


@pytest.mark.parametrize(
    ("key", "body", "line"),
    [
        ("a.html", "<p>foto.jpg</p>\n<!-- <img src='media/foto.jpg'> -->\n{}", 6),
        ("a.html", "<script>\nx = \"<img src='media/foto.jpg'>\"\n</script>\n{}", 7),
        ("a.md", 'media/foto.jpg\n\n{{{{< figure caption="a" >}}}}\n\n{}', 8),
    ],
)
def test_a_picture_is_found_where_it_is_a_picture(
    read: Read, key: str, body: str, line: int
) -> None:
    text = body.format('<img alt="a" src="media/foto.jpg">')
    assert [each.line for each in read("title: a", text, f"articles/{key}").links] == [line]


def test_the_photo_over_an_article_is_on_the_line_of_its_field(read: Read) -> None:
    reading = read("title: a\nimage: media/foto.jpg", "Foto media/foto.jpg.\n\n[a](media/b.pdf)")
    assert [(each.written, each.line) for each in reading.links] == [
        ("/media/foto.jpg", 3),
        ("/media/b.pdf", 7),
    ]


@pytest.mark.parametrize(
    "form", ["Judul: {0}\nFoto: {0}\n\n{1}\n", "Foto: {0}\nJudul: {0}\n\n{1}\n"]
)
def test_so_is_the_photo_over_a_text(form: str) -> None:
    """Where the name alone stands in the title, and the whole address in the text too."""
    written = form.replace("Judul: {0}", "Judul: pasar.jpg").format(
        "media/pasar.jpg", "/media/pasar.jpg"
    )
    reading = read_article("articles/a.txt", written.encode(), SITE, NOON)
    [link] = reading.links
    assert written.splitlines()[(link.line or 0) - 1] == "Foto: media/pasar.jpg"


def test_each_picture_that_is_left_out_is_named_on_its_own_line(read: Read) -> None:
    notes = read("title: a", "![a](a.jpg)\n\n![b](b.jpg)\n\n![a](a.jpg)").warnings
    assert [(each.line, each.values["value"]) for each in notes] == [
        (4, "a.jpg"),
        (6, "b.jpg"),
        (8, "a.jpg"),
    ]


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ("`foto.jpg`\n\n![a](foto.jpg)", "picture_with_words_left_out", 6),
        ("foto.jpg\n\n![a](foto.jpg)", "picture_with_words_left_out", 6),
        ("Tanda `#bab`.\n\n[a](#bab)", "dead_anchor", 6),
        ("Nomor whatsapp: 0812.\n\n[a](whatsapp://send)", "link_left_out", 6),
        ("`{{< peta a >}}`\n\n{{< peta a >}}", "foreign_mark", 6),
        ("<code>{{< peta a >}}</code>\n\n{{< peta a >}}\n\n`b`", "foreign_mark", 6),
        ("`[^1]`\n\nKata.[^1]", "note_without_text", 6),
        ("`<!--` dan <!-- x -->\n\nKata <!-- a", "comment_without_end", 6),
        ("`<audio src=a>`\n\n<audio src=a>", "element_left_out", 6),
        ("`[a](b c.md)`\n\n[a](b c.md)", "link_as_text", 6),
        ("\u0130\u0130\n`[a](b c.md)`\n\n[a](b c.md)", "link_as_text", 7),
    ],
)
def test_what_stands_in_code_before_is_not_named(
    read: Read, body: str, code: str, line: int
) -> None:
    notes = [each for each in read("title: a", body).warnings if each.code == code]
    assert [each.line for each in notes] == [line]


def text_notes(read: Read, body: str, key: str) -> list[Problem]:
    notes = read("title: a", body, f"articles/{key}").warnings
    return [each for each in notes if each.code.startswith("link_")]


@pytest.mark.parametrize(
    ("key", "body", "code", "line"),
    [
        ("a.md", "[a](b c.md)", "link_as_text", 4),
        ("a.md", "<div>\n[a](b c.md)\n</div>", "link_in_html", 5),
        ("a.md", "<p>Baca [a](https://x.id/a) itu.</p>", "link_in_html", 4),
        ("a.html", "<p>Baca</p>\n<p>[a](https://x.id/a)</p>", "link_in_html", 5),
        ("a.html", "<p>![a](media/b c.jpg)</p>", "link_in_html", 4),
    ],
)
def test_a_link_that_is_text_has_a_note_with_the_reason(
    read: Read, key: str, body: str, code: str, line: int
) -> None:
    assert [(each.code, each.line) for each in text_notes(read, body, key)] == [(code, line)]


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("[Baca & simak](https://x.id/a)", '<a href="https://x.id/a">Baca &amp; simak</a>'),
        ('![Foto "a"](media/b c.jpg)', '<img src="media/b%20c.jpg" alt="Foto &quot;a&quot;">'),
    ],
)
def test_in_html_the_note_has_the_very_element(read: Read, written: str, right: str) -> None:
    [note] = text_notes(read, f"<p>{written}</p>", "a.html")
    assert note.values["right"] == right
    assert text_notes(read, f"<p>{right}</p>", "a.html") == []


def test_a_text_has_a_note_of_its_own() -> None:
    data = b"Judul: a\n\nBaca [ini](https://x.id/a) ya."
    notes = read_article("articles/a.txt", data, SITE, NOON).warnings
    assert [(each.code, each.line) for each in notes if "link" in each.code] == [
        ("link_in_text", 3)
    ]


@pytest.mark.parametrize("key", ["a.md", "a.html"])
@pytest.mark.parametrize(
    "words",
    [
        "Ibu [Sari](bukan nama sebenarnya) pulang.",
        "Kata \u201c[sic](catatan redaksi)\u201d.",
        "Ia [ketua](sekaligus pendiri, red.) hadir.",
        "Larik[0](x)",
    ],
)
def test_words_in_brackets_are_no_link(read: Read, key: str, words: str) -> None:
    assert text_notes(read, f"<p>{words}</p>", key) == []
    if " " in words.partition("](")[2]:
        assert text_notes(read, words, "a.md") == []


def test_a_link_that_was_escaped_is_a_text(read: Read) -> None:
    assert text_notes(read, "Tulis \\[a](b c.md) atau [a\\](b c.md).", "a.md") == []
