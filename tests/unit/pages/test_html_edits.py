"""Links of an article on their way into the feed: one of them must not keep it from being made."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from kilas.bodies.body import sanitise
from kilas.pages.html_edits import absolute, absolute_links, scrollable

PAGE = "https://kabar.example/2026/11/banjir.html"

# Text that urllib refuses as a host, and what browsers strip before they see that it is one.
SCRAPS = st.sampled_from(
    ["/", "//", "\\", "[", "]", "[::1]", "@", ":", "℀", "\uff0e", " ", "\t", "\n", "\x01", "\ufffe",
     "\xa0", "&#1;", "&#9;", "&#x7f;", "&amp;", "&nbsp;", "a", "https:", "media", "?", "#", ";",
     "%5b", ".."]
)  # fmt: skip


@pytest.mark.parametrize("url", [" //[x", "/\t/[x", " //a]b/", "\n//℀/", "//[x"])
def test_a_reference_that_cannot_be_resolved_stays_as_it_is(url: str) -> None:
    assert absolute(url, PAGE) == url


def test_a_text_is_no_markup_where_a_markup_of_the_same_signs_was_seen() -> None:
    markup = escape("https://kabar.example/<b>")
    assert isinstance(absolute(markup, PAGE), Markup)
    assert not isinstance(absolute(str(markup), PAGE), Markup)


@given(st.lists(SCRAPS).map("".join) | st.text())
@example(" //[x")
@example("/&#9;/[x")
@example("/&#1;/[x")
def test_no_link_or_picture_keeps_a_feed_from_being_made(url: str) -> None:
    body = sanitise(f'<p><a href="{url}">a</a><img src="{url}"></p>').html
    assert absolute_links(body, PAGE).startswith(("<p><a ", "<p><a>"))


FRAME = '<div class="wide" role="group" tabindex="0" aria-label="{}">'
BLOCKS = st.recursive(
    st.sampled_from(["kata ", "<p>a</p>", "<pre>x</pre>", "<pre><code>y</code></pre>", "&lt;"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        .map("".join)
        .map(lambda html: f"<table><tr><td>{html}</td></tr></table>")
        | st.lists(inner, max_size=3).map("".join)
    ),
    max_leaves=6,
)


def test_a_table_and_code_have_a_frame_with_a_name() -> None:
    html = "<p>a</p><table><tr><td>b</td></tr></table><pre><code>c</code></pre>"
    assert scrollable(html, "Tabel", "Kode") == (
        f"<p>a</p>{FRAME.format('Tabel')}<table><tr><td>b</td></tr></table></div>"
        f"{FRAME.format('Kode')}<pre><code>c</code></pre></div>"
    )


@given(BLOCKS)
@example("<table><tr><td><pre>a</pre></td></tr></table><table></table>")
def test_frames_change_nothing_else_and_hold_no_frames(unsafe: str) -> None:
    clean = sanitise(unsafe).html
    framed = scrollable(clean, "Tabel", "Kode")
    bare = re.sub(r'<div class="wide"[^>]*>', "\x00", framed)
    pieces = bare.split("\x00")
    for piece in pieces[1:]:
        begin = re.match(r"<(table|pre)[ >]", piece)
        assert begin
        inside = piece[: piece.index("</div>")]
        assert inside.endswith(f"</{begin[1]}>")
        assert inside.count("<table") == inside.count("</table>")
    assert len(pieces) - 1 == framed.count("</div>") - clean.count("</div>")
    assert (
        bare.replace("\x00", "")
        .replace("</table></div>", "</table>")
        .replace("</pre></div>", "</pre>")
        == clean
    )


def test_the_keyboard_does_not_stop_at_a_table_inside_of_a_link() -> None:
    html = '<a href="/a"><div><table></table></div></a><pre>b</pre>'
    assert scrollable(html, "Tabel", "Kode") == (
        '<a href="/a"><div><div class="wide"><table></table></div></div></a>'
        f"{FRAME.format('Kode')}<pre>b</pre></div>"
    )
