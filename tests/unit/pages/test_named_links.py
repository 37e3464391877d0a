"""Links around pictures without words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.bodies.body import sanitise
from kilas.pages.named_links import named_links

PICTURE = '<img src="https://a.example/a.jpg" alt="">'


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.teluk.example/berita/1", "teluk.example"),
        ("https://teluk.example", "teluk.example"),
        ("/2026/11/pasar-lama.html", "pasar lama"),
        ("/ekonomi/", "ekonomi"),
        ("/topik/air%20bersih/", "air bersih"),
        ("#isi-bab-dua", "isi bab dua"),
        ("/", "/"),
        ("mailto:redaksi@teluk.example", "redaksi@teluk.example"),
        ("tel:+62-21", "+62 21"),
        ("https://[teluk/", "https://[teluk/"),
        ("/a&amp;b&#34;c", "a&amp;b&#34;c"),
    ],
)
def test_a_link_without_words_says_where_it_leads(address: str, name: str) -> None:
    link = f'<a href="{address}" rel="noopener">{PICTURE}{PICTURE}</a>'
    expected = link.replace(' rel="noopener"', f' rel="noopener" aria-label="{name}"')
    assert named_links(f"<p>{link}</p>") == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    "body",
    [
        f'<a href="/b">{PICTURE} Pasar</a>',
        f'<a href="/b">{PICTURE}<img src="/c.jpg" alt="Pasar"></a>',
        f'<a href="/b" title="Pasar">{PICTURE}</a>',
        f"<a>{PICTURE}</a>",
        f'<a id="isi-b">{PICTURE}</a>',
        f'{PICTURE}<a href="/b"></a>',
        '<a href="/b"><img src="/c.jpg" alt="Pasar"></a>',
        f"<p>{PICTURE}</p>",
    ],
)
def test_a_link_with_a_name_of_its_own_stays(body: str) -> None:
    assert named_links(body) == body


@given(
    st.lists(
        st.sampled_from(
            ("<a href='/b'>", "<a href='https://[b'>", "<a title=b href='/c-d'>", "</a>", "<p>",
             "<div>", "<img src=https://a.example/a.jpg>", "<img src=/b.jpg alt=b>", "b", "<b>")
        ),
        max_size=12,
    ).map("".join)
)  # fmt: skip
def test_names_change_nothing_else(unsafe: str) -> None:
    clean = sanitise(unsafe).html
    named = str(named_links(clean))
    assert re.sub(r' aria-label="[^"]*"', "", named) == clean
    for inside in re.findall(r'<a href="[^"]*" rel="noopener">(.*?)</a>', named):
        assert re.sub(r'<img (?:(?!alt=)[^>])*alt=""[^>]*>', "", inside) or "<img" not in inside
