"""An address in a text is a link, outside of links and code; and no other byte changes."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kilas.bodies.bare_links import with_links
from kilas.bodies.body import sanitise
from kilas.bodies.markdown import markdown_to_html


@pytest.mark.parametrize(
    ("text", "address", "after"),
    [
        ("https://a.example", "https://a.example", ""),
        ("https://a.example/b,", "https://a.example/b", ","),
        ("(https://a.example/b).", "https://a.example/b", ")."),
        ("https://a.example/b_(c))", "https://a.example/b_(c)", ")"),
        ("http://a.example/?x=1&amp;y=2!", "http://a.example/?x=1&amp;y=2", "!"),
        ("https://a.example/b&gt;", "https://a.example/b", "&gt;"),
    ],
)
def test_an_address_is_a_link_without_the_end_of_the_sentence(
    text: str, address: str, after: str
) -> None:
    before = text.partition("http")[0]
    link = f'<a href="{address}" rel="noopener">{address}</a>'
    assert with_links(f"<p>{text}</p>") == f"<p>{before}{link}{after}</p>"


@pytest.mark.parametrize(
    "clean",
    [
        '<a href="https://a.example" rel="noopener">https://b.example</a>',
        "<code>https://a.example</code>",
        "<pre><code>https://a.example\n</code></pre>",
        '<img src="https://a.example/b.jpg" alt="a > https://b.example" loading="lazy">',
        "<p>http://localhost dan https:// dan https://-</p>",
    ],
)
def test_other_addresses_stay_as_they_are(clean: str) -> None:
    assert with_links(clean) == clean


SCRAPS = st.sampled_from(
    ["https://a.example/", "http://", "b", " ", "(", ")", ".", "&", "<b>", "</b>", "`", "[x](",
     '<img alt="a > https://c.example">', "<a href='https://d.example'>x</a>", '"', "<", ">"]
)  # fmt: skip


@given(st.lists(SCRAPS, max_size=12).map("".join))
@example("<b>https://a.example/</b>)")
def test_links_change_no_word_and_are_never_in_a_link(markdown: str) -> None:
    body = sanitise(markdown_to_html(markdown)).html
    depth = 0
    for tag in re.findall(r'<(?:[^>"]|"[^"]*")*>', body):
        depth += tag.startswith("<a ") or tag == "<a>"
        depth -= tag == "</a>"
        assert depth in (0, 1)
