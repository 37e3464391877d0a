"""Links and forms of letters go on behind their paragraph where the markup ends them there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.bodies.body import sanitise
from kilas.bodies.markup import text_of
from kilas.bodies.parted_forms import with_forms_behind

LINK = '<a href="https://a.example">'
OTHER = '<a href="https://b.example" rel="noopener">'
SHOWN = '<a href="https://a.example" rel="noopener">'


@pytest.mark.parametrize(
    ("unsafe", "shown"),
    [
        (f"<p>a {LINK}<p>b</p></a> c</p>", f"<p>a </p>{SHOWN}<p>b</p></a> c"),
        (f"<P>a {LINK}b<ul><li>c</li></ul></a>",
         f"<p>a {SHOWN}b</a></p>{SHOWN}<ul><li>c</li></ul></a>"),
        ("<p>a <b>b <i>c <div>d</div> e</i> f</b> g</p>",
         "<p>a <b>b <i>c </i></b></p><div><b><i>d</i></b></div><b><i> e</i></b><b> f</b> g"),
        ("<p>a <b>b<p>c</p><p>d</p></b>e", "<p>a <b>b</b></p><p><b>c</b></p><p><b>d</b></p>e"),
        ("<p><b>a<!-- <p> --> b</b></p>", "<p><b>a b</b></p>"),
        ("<p>a <b>b<hr>c</b> d</p>", "<p>a <b>b</b></p><hr><b>c</b> d"),
        ("<p>a <b>b</p><p>c</b> d</p>", "<p>a <b>b</b></p><p><b>c</b> d</p>"),
        ("<p>a <b>b <i>c</p><p>d</p><p>e</i> f</b> g",
         "<p>a <b>b <i>c</i></b></p><p><b><i>d</i></b></p><p><b><i>e</i> f</b> g</p>"),
        (f"<p>{LINK}a</a><p>{LINK}b <a href='https://b.example'>c</p><p>d</a></p>",
         f"<p>{SHOWN}a</a></p><p>{SHOWN}b </a>{OTHER}c</a></p><p>{OTHER}d</a></p>"),
        ("<p><b>a</p><p><b>b</b> c</p>d", "<p><b>a</b></p><p><b>b</b> c</p>d"),
        # It is not ended, or something is open where it ends: it ends with its paragraph.
        (f"<p>a {LINK}b<p>c", f"<p>a {SHOWN}b</a></p><p>c</p>"),
        (f"<p>a {LINK}b<div>c</a> d</div> e", f"<p>a {SHOWN}b</a></p><div>c d</div> e"),
        ("<p>a <b>b</p><p>c", "<p>a <b>b</b></p><p>c</p>"),
        ("<p>a <b>b</p><div>c</div>d</b> e", "<p>a <b>b</b></p><div>c</div>d e"),
        ("<ul><li><p><b>b<li>c</b></ul>", "<ul><li><p><b>b</b></p></li><li>c</li></ul>"),
    ],
)  # fmt: skip
def test_a_form_goes_on_in_the_block_that_it_holds(unsafe: str, shown: str) -> None:
    assert sanitise(unsafe).html == shown


PIECES = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<ul><li>", "</li></ul>", "<li>", "<b>", "</b>", "<i>",
     "</i>", LINK, "</a>", "<hr>", "<td>", "<table>", "</table>", "kata ", "lain "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join))
def test_no_word_moves_and_a_tag_is_written_again_once_for_a_block(unsafe: str) -> None:
    made = with_forms_behind(unsafe)
    most = 2 + unsafe.count("<p>")
    assert len(made) <= (1 + most) * len(unsafe)
    for tag in (LINK, "<b>", "<i>"):
        assert made.count(tag) <= most * unsafe.count(tag)
    words = re.sub(r"<[^>]*>", "", unsafe).split()
    assert re.sub(r"<[^>]*>", " ", made).split() == words
    assert sorted(text_of(sanitise(unsafe).html.replace("<", " <")).split()) == sorted(words)


def test_the_form_within_another_ends_first() -> None:
    made = with_forms_behind("<p>a <b><i>x<p>y</p></i></b>")
    assert made == "<p>a <b><i>x</i></b></p><b><i><p>y</p></i></b>"
