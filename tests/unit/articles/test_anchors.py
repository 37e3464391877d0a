"""Headings have ids, and a link within a text leads to one, or the report names it."""

from __future__ import annotations

import html
import re
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kilas.bodies.body import sanitise
from kilas.bodies.markdown import markdown_to_html
from kilas.bodies.swallowed import kept
from tests.unit.articles.elements import Elements

if TYPE_CHECKING:
    from tests.unit.articles.reading import Read


def body_of(markdown: str) -> str:
    return sanitise(kept(markdown_to_html(markdown)).html).html


@pytest.mark.parametrize(
    ("markdown", "id_"),
    [
        ("## Bab Dua!", "bab-dua"),
        ("## Dua {#kedua}", "kedua"),
        ("## \u00c9gal \u00e0 \u00e9t\u00e9", "\u00e9gal-\u00e0-\u00e9t\u00e9"),
        ("## Harga *naik* 5 %", "harga-naik-5-"),
        ("## `kode` & lain", "kode--lain"),
    ],
)
def test_a_heading_has_the_id_that_github_gives_it(markdown: str, id_: str) -> None:
    assert f'<h2 id="isi-{id_}">' in body_of(markdown)


def test_a_link_to_one_of_several_ids_that_look_alike_leads_always_to_the_same() -> None:
    ids = ["".join(signs) for signs in product("aA", "bB", "cC", "dD")]
    headings = "".join(f'<h2 id="{each}">Bab</h2>' for each in ids)
    assert f'href="#isi-{max(ids)}"' in sanitise(f'{headings}<a href="#a-b-c-d">ini</a>').html


def test_no_two_headings_have_one_id() -> None:
    ids = re.findall(r'id="([^"]*)"', body_of("## Sama\n\n## Sama\n\n## Sama {#sama-1}\n"))
    assert ids == ["isi-sama", "isi-sama-2", "isi-sama-1"]


@pytest.mark.parametrize(
    "markdown",
    [
        "[x](#bab-dua)\n\n## Bab dua",
        "[x](#Bab-Dua)\n\n## Bab dua",
        "[x](#bab%20dua)\n\n## Bab dua",
        "[x](#isi-bab-dua)\n\n## Bab dua",
        "[x](#isi-isi)\n\n## Isi",
        '<a name="lama">y</a> [x](#lama)',
        '<p id="lama">y</p>\n\n[x](#lama)',
        "[x](#)",
        "[x](#top)",
    ],
)
def test_a_link_within_the_text_leads_to_an_element(read: Read, markdown: str) -> None:
    reading = read("title: a", markdown)
    assert reading.warnings == ()
    assert targets(reading.body_html) <= {*ids(reading.body_html), "isi"}
    assert targets(reading.body_html)


def test_a_link_to_nothing_is_named_and_its_words_stay(read: Read) -> None:
    reading = read("title: a", "Satu.\n\n[kata](#tidak-ada) dan [lain](#tidak-ada)")
    [note] = reading.warnings
    assert (note.code, note.line, note.values["value"]) == ("dead_anchor", 6, "tidak-ada")
    assert reading.body_html.endswith("<p><a>kata</a> dan <a>lain</a></p>")


def test_a_text_that_looks_like_an_attribute_is_a_text() -> None:
    text = '<p>teks id="isi-x" href="#y" id="isi-x"</p>'
    assert body_of(text) == text


def test_an_id_that_comes_twice_stays_with_the_first() -> None:
    assert body_of('<p id="a">x</p>\n\n<p id="a">y</p>') == '<p id="isi-a">x</p>\n<p>y</p>'


def test_no_id_has_a_blank() -> None:
    assert body_of('<p id="bab dua">x</p>\n\n[ke](<#bab dua>)\n\n## Bab dua') == (
        '<p id="isi-bab-dua">x</p>\n<p><a href="#isi-bab-dua" rel="noopener">ke</a></p>\n'
        '<h2 id="isi-bab-dua-1">Bab dua</h2>'
    )
    note = body_of("kata[^satu dua]\n\n[^satu dua]: Catatan.")
    assert all(" " not in id_ for id_ in re.findall(r'(?:id|href)="([^"]*)"', note))
    assert note.count('id="isi-') == 2


@pytest.mark.parametrize("scheme", ["whatsapp", "tg", "sms", "javascript"])
def test_a_link_of_another_scheme_is_named(read: Read, scheme: str) -> None:
    reading = read("title: a", f"Satu.\n\n[kirim]({scheme}:1)")
    [note] = reading.warnings
    assert (note.code, note.line, note.values["value"]) == ("link_left_out", 6, f"{scheme}:")
    assert reading.body_html == "<p>Satu.</p>\n<p><a>kirim</a></p>"


@pytest.mark.parametrize(
    "address",
    ["https://", "http:/", "//", "https://a..b/", "https://kabar.07/", "https://a.b:99999/",
     "https://[a]/", "https://a.b/" + "x" * 2_000],
    ids=range(8),
)  # fmt: skip
@pytest.mark.parametrize(
    "link", ["[ke]({})", "<a href='{}'>ke</a>", '<p><a class=b href = "{}">ke</a>']
)
def test_a_link_to_nowhere_is_named(read: Read, address: str, link: str) -> None:
    reading = read("title: a", f"Satu.\n\n{link.format(address)}")
    [note] = reading.warnings
    assert (note.code, note.line) == ("link_to_nowhere", 6)
    assert address.startswith(note.values["value"].rstrip("…"))
    assert "<a>ke</a>" in reading.body_html


@pytest.mark.parametrize(
    "address",
    ["https://a.b", "HTTPS://A.B/c d", "//a.b/", "https://127.0.0.1/", "https://[::1]:80/", "/a",
     "a", "https://kabar.中国/", "mailto:a@b.c", "https://a.b/?c=https://"],
)  # fmt: skip
def test_a_link_that_leads_on_is_not_named(read: Read, address: str) -> None:
    reading = read("title: a", f"<p>Satu.</p>\n\n<a href='{address}'>ke</a>")
    assert "link_to_nowhere" not in {note.code for note in reading.warnings}
    assert 'href="' in reading.body_html


@pytest.mark.parametrize(
    "link",
    ["[ke sana]()", "[ke sana](<>)", "<a href=''>ke sana</a>", '<a class=b href=" ">ke sana</a>',
     "[ke sana](mailto:)", '<a href="tel:"><b>ke</b>\nsana</a>'],
)  # fmt: skip
def test_a_link_without_an_address_is_named(read: Read, link: str) -> None:
    reading = read("title: a", f"Satu.\n\n{link}")
    [note] = reading.warnings
    assert (note.code, note.values) == ("link_is_empty", {"value": "ke sana"})
    assert note.line == 6 or "<b>" in link
    assert "href" not in reading.body_html


@pytest.mark.parametrize("link", ['<a href=""></a>', "<a name=b>ke</a>", '<a href="#">ke</a>'])
def test_a_link_without_words_or_with_a_place_is_not_named(read: Read, link: str) -> None:
    assert read("title: a", f"Satu.\n\n{link}").warnings == ()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("media/./a.pdf", "/media/a.pdf"), ("media//a.pdf", "/media/a.pdf"),
        ("/media/b/../a.pdf", "/media/a.pdf"), ("media/.a.pdf", "/media/.a.pdf"),
        ("media/../../a.pdf", "media/../../a.pdf"),
    ],
)  # fmt: skip
def test_a_link_to_a_download_by_a_way_round_leads_there(
    read: Read, written: str, shown: str
) -> None:
    """None is lost: where no such file is, the report on the article names the link."""
    assert f'href="{shown}"' in read("title: a", f"[unduh]({written})").body_html


SCRAPS = st.sampled_from(
    ["## ", "[a](#", ")", "#", "satu", "Satu dua", " ", "-", "%20", "\n\n", "{#", "}", "é",
     "<a id=", ">", '"', "<p id=b>", "</p>", "[^1]", "[^1]: x\n"]
)  # fmt: skip


@given(st.lists(SCRAPS, max_size=14).map("".join))
@example("[a](#satu)\n\n## Satu")
@example("## satu\n\n## satu\n\n[a](#satu-1)")
def test_every_link_within_a_text_leads_to_an_element_of_it(markdown: str) -> None:
    body = sanitise(kept(markdown_to_html(markdown)).html).html
    there = ids(body)
    assert len(there) == len(set(there)), "no id comes twice"
    assert targets(body) <= {*there, "isi"}
    without_address = [each for each in re.findall(r"<a[ >][^>]*", body) if "href" not in each]
    assert not any("rel=" in each for each in without_address)


def ids(body: str) -> list[str]:
    return [value for name, value in Elements(body).attributes if name == "id"]


def targets(body: str) -> set[str]:
    links = [value for name, value in Elements(body).attributes if name == "href"]
    return {html.unescape(each[1:]) for each in links if each.startswith("#")}


@pytest.mark.parametrize(
    ("id_", "target", "shown", "link"),
    [
        ("fn:1$^!", "#fn:1$^!", "fn:1$^!", "fn:1$%5E!"),
        ("a#b", "#a#b", "a#b", "a%23b"),
        ("a&quot;b", "#a&quot;b", "a&quot;b", "a%22b"),
        ("a b", "#a%20b", "a-b", "a-b"),
        ("a b", "#a b", "a-b", "a-b"),
    ],
)
def test_an_id_has_no_blank_and_its_link_no_sign_that_an_address_may_not_have(
    id_: str, target: str, shown: str, link: str
) -> None:
    unsafe = f'<p id="{id_}">a</p><p><a href="{target}">b</a></p>'
    linked = f'<a href="#isi-{link}" rel="noopener">b</a>'
    assert sanitise(unsafe).html == f'<p id="isi-{shown}">a</p><p>{linked}</p>'


def test_the_sign_for_and_in_an_id_is_written_as_html_has_it() -> None:
    unsafe = '<p><a href="#a&amp;b">x</a></p><h2 id="a&amp;b">y</h2>'
    assert '<a href="#isi-a&amp;b"' in sanitise(unsafe).html
