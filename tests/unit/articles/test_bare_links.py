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


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://a.example/b|c", "https://a.example/b%7Cc"),
        ("https://a.example/?b[]=1&amp;c=2", "https://a.example/?b%5B%5D=1&amp;c=2"),
        ("https://a.example/%zz", "https://a.example/%25zz"),
    ],
)
def test_the_link_has_escaped_what_no_address_may_have(address: str, target: str) -> None:
    link = f'<a href="{target}" rel="noopener">{address}</a>'
    assert with_links(f"<p>{address}</p>") == f"<p>{link}</p>"


@pytest.mark.parametrize("address", ["http://0102.0146.0007.00000223/", "https://1.2.3/a"])
def test_what_every_reader_reads_otherwise_is_no_link(address: str) -> None:
    assert with_links(f"<p>{address}</p>") == f"<p>{address}</p>"
