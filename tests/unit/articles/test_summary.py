"""The summary of an article whose editor wrote none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.articles.summary import SUMMARY_LENGTH, is_beginning, summarise
from kilas.bodies.body import sanitise
from kilas.bodies.markdown import markdown_to_html
from kilas.errors import Unreadable
from tests.unit.articles.shaping import of_markdown


def test_a_summary_is_the_first_paragraphs_cut_at_a_word() -> None:
    html = "<h2>Judul</h2><figure><figcaption>Foto</figcaption></figure><p>Air &amp; lumpur.</p>"
    assert summarise(html + "<ul><li>x</li></ul><p>Warga<br>mengungsi.</p>") == (
        "Air & lumpur. Warga mengungsi."
    )
    long = summarise("<p>" + "banjir, " * 60 + "</p>")
    assert long.endswith("banjir…")
    assert len(long) <= SUMMARY_LENGTH + 1


@pytest.mark.parametrize("quote", ["> Kata.\n{: .pullquote}", "<aside>\n\nKata.\n\n</aside>"])
def test_a_summary_leaves_out_what_stands_beside_the_text(quote: str) -> None:
    assert summarise(of_markdown(f"Satu.\n\n{quote}\n\nDua.")) == "Satu. Dua."
    assert summarise(of_markdown(quote)) == "Kata."


def test_paragraphs_with_an_id_or_a_direction_are_of_the_summary() -> None:
    assert summarise(of_markdown("Satu. {#a}\n\n\u0628 dua.")) == "Satu. \u0628 dua."


def test_a_summary_leaves_footnotes_out() -> None:
    assert summarise(sanitise(markdown_to_html("a[^1]\n\n[^1]: b")).html) == "a"


def test_a_body_without_paragraphs_has_a_summary_too() -> None:
    assert summarise("<div>Air naik</div>") == "Air naik"
    assert summarise("") == ""
    assert summarise("<p>" + "x" * 500 + "</p>") == "x" * SUMMARY_LENGTH


def test_the_summary_of_a_long_body_is_that_of_its_beginning() -> None:
    assert summarise("<div>" + "<b>a</b> " * 5000 + "</div>").startswith("a a a")
    assert summarise("<p>Awal.</p>" + "<p>b</p>" * 5000).startswith("Awal. b b")


@given(st.text())
def test_every_summary_is_short_plain_text(markdown: str) -> None:
    try:
        summary = summarise(sanitise(markdown_to_html(markdown)).html)
    except Unreadable:
        return
    assert len(summary) <= SUMMARY_LENGTH + 1
    assert summary == " ".join(summary.split())


@pytest.mark.parametrize(
    "summary",
    [
        "Air naik sejak Sabtu. Warga mengungsi ke balai kota.",
        "Air naik sejak Sabtu.",
        "Air naik sejak Sabtu",
        "Air naik sejak\u2026",
        "Air  naik sejak \u2013 ...",
    ],
)
def test_a_text_begins_with_a_summary_that_is_its_first_words(summary: str) -> None:
    text = "<p>Air <b>naik</b> sejak Sabtu.</p>\n<p>Warga mengungsi ke balai kota.</p>"
    assert is_beginning(summary, text)
    assert is_beginning(summary, f'<p><img alt="Rob" src="/media/a.jpg"></p><h2>Rob</h2>{text}')


@pytest.mark.parametrize("summary", ["Air na", "Warga mengungsi ke balai kota.", "Air surut."])
def test_a_text_does_not_begin_with_other_words(summary: str) -> None:
    assert not is_beginning(summary, "<p>Air naik sejak Sabtu.</p><p>Warga mengungsi.</p>")


@given(st.text(alphabet=st.sampled_from("ab .,-\n\u2014\u2026>*[]^1:\u4e00<&"), max_size=400))
def test_every_text_begins_with_the_summary_that_is_made_of_it(markdown: str) -> None:
    text = sanitise(markdown_to_html(markdown)).html
    assert is_beginning(summarise(text), text)
