"""What no browser shows of pasted HTML is not on the page, and the report names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.articles.read import read_article
from kilas.bodies.hidden import without_hidden
from tests.growth import MOST, growth
from tests.newsroom import NOON, SITE
from tests.unit.articles.test_swallowed import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.articles.reading import Read

HIDING = [
    "hidden",
    "hidden=''",
    "HIDDEN=until-found",
    "style='display:none'",
    'style="color:red; DISPLAY : NONE !important;"',
    "style=display:none",
    "style='visibility: hidden'",
    "style='font-size:0'",
    "style='font-size: 0px; line-height:0'",
    "style='font-size:0.0em'",
    "style='opacity:0'",
    "style='position:absolute; left:-9999px'",
    "style='position: fixed; top: -2000em'",
    "style='position:absolute; clip: rect(1px, 1px, 1px, 1px)'",
    "style='text-indent:-9999px'",
    "style='text-indent: -00999px'",
    "style='height:0; overflow:hidden'",
    "title='a>b' hidden",
    "class=a style='display&#58;none'",
]
SEEN = [
    "",
    "title='hidden'",
    "data-hidden=x",
    "class='hidden-print'",
    "style='display:block'",
    "style='font-size:0.8em'",
    "style='font-size:10px'",
    "style='position:absolute; left:-9px'",
    "style='left:-9999px'",
    "style='height:0'",
    "style='overflow:hidden'",
    "style='text-indent:-10px'",
    "style='text-indent:-0010px'",
    "style='opacity:0.5'",
    "aria-hidden=true",
]
LINK = "<a href='https://judi.example/'>judi slot</a>"


def shown(body: str, key: str) -> tuple[str, list[tuple[int | None, str]]]:
    """The words of the page, and the lines and the words of the notes on what is hidden."""
    data = f"---\ntitle: a\ndate: 2026-11-19\nid: a\n---\n{body}".encode()
    reading = read_article(key, data, SITE, NOON)
    assert {each.code for each in reading.warnings} <= {"hidden_left_out", "more_left_out"}
    notes = [
        (each.line, each.values["value"])
        for each in reading.warnings
        if each.code == "hidden_left_out"
    ]
    return " ".join(text_of(reading.body_html).split()), notes


@pytest.mark.parametrize("attribute", HIDING)
@pytest.mark.parametrize("name", ["div", "p", "span"])
@pytest.mark.parametrize("key", ["articles/a.md", "articles/a.html"])
def test_what_is_hidden_is_left_out_and_named(key: str, name: str, attribute: str) -> None:
    body = (
        f"<p>Awal.</p>\n\n<div><{name} {attribute}>\n{LINK} gacor</{name}></div>\n\n<p>Akhir.</p>"
    )
    assert shown(body, key) == ("Awal. Akhir.", [(8, "judi slot gacor")])


@pytest.mark.parametrize("attribute", SEEN)
def test_what_is_seen_stays(attribute: str) -> None:
    body = f"<p>Awal.</p><div {attribute}>Tengah.</div>"
    assert shown(body, "articles/a.html") == ("Awal. Tengah.", [])


@pytest.mark.parametrize(
    ("body", "words", "notes"),
    [
        ("<div hidden>a <div>b</div> c</div>d", "d", ["a b c"]),
        ("<p hidden>a<p>b", "b", ["a"]),
        ("<p hidden>a<div>b</div>", "b", ["a"]),
        ("<div hidden>tanpa akhir<p>b</p>", "tanpa akhir b", []),
        ("<div style='font-size:0'><b style='font-size:16px'>a</b></div>b", "a b", []),
        ("<div style='font-size:0'>a<b style='font-size:0px'>b</b></div>c", "c", ["a b"]),
        ("<p style='visibility:hidden'>a <b style='visibility:visible'>b</b></p>", "a b", []),
        ("a<span hidden></span>b", "ab", []),
        ("a<img alt='x' hidden src='https://x.id/p.gif'>b", "ab", ["https://x.id/p.gif"]),
        ("<pre><code>&lt;p hidden&gt;a&lt;/p&gt;</code></pre>", "<p hidden>a</p>", []),
        ("<!-- <p hidden>a</p> -->b", "b", []),
        ("<b hidden>a</b><i hidden>b</i>c", "c", ["a", "b"]),
    ],
)
def test_an_element_is_hidden_as_far_as_it_goes(body: str, words: str, notes: list[str]) -> None:
    text, named = shown(f"<section>{body}</section>", "articles/a.html")
    assert (text, [value for _, value in named]) == (words, notes)


@pytest.mark.parametrize(
    "size",
    [
        "width=1 height=1",
        "height='1' width='1'",
        'width="0" height="0"',
        "width=1px height='1.0px'",
        "style='width:1px;height:1px'",
        "width=1 style='height: 0'",
    ],
)
def test_a_picture_that_counts_readers_is_left_out_and_named(size: str) -> None:
    picture = f"<p>Isi</p><img alt='' src='https://hitung.example/p.gif?tulisan=1' {size}>"
    for key in ("articles/a.md", "articles/a.html"):
        data = f"---\ntitle: a\ndate: 2026-11-19\nid: a\n---\n{picture}".encode()
        assert "hitung.example" not in read_article(key, data, SITE, NOON).body_html
        assert shown(picture, key)[1] == [(6, "https://hitung.example/p.gif?tulisan=1")]


@pytest.mark.parametrize(
    "size",
    [
        "",
        "width=1",
        "width=1 height=10",
        "width=100 height=1",
        "width=1% height=1%",
        "width=2 height=2",
        "width=1 height=1 style='width:90px; height:60px'",
    ],
)
def test_a_picture_that_is_seen_stays(size: str) -> None:
    body = f"<p>Isi</p><img alt='' src='https://foto.example/p.gif' {size}>"
    assert "foto.example" in without_hidden(body).html


def test_an_element_of_one_pixel_that_is_no_picture_stays() -> None:
    body = "<table width=1 height=1><tr><td>Isi</td></tr></table>"
    assert without_hidden(body).html == body


def test_code_that_shows_how_to_hide_stays(read: Read) -> None:
    reading = read("title: a", "```html\n<p hidden>a</p>\n```\n\n`<p hidden>a</p>`")
    assert text_of(reading.body_html).split() == ["<p", "hidden>a</p>"] * 2
    assert reading.warnings == ()


def test_the_same_tag_twice_is_named_on_both_lines() -> None:
    body = "<p hidden>a</p>\n\n`<p hidden>`\n\n<p hidden>b</p>\n\n<p>c</p>"
    assert shown(body, "articles/a.md") == ("<p hidden> c", [(6, "a"), (10, "b")])


def test_no_more_than_ten_are_named(read: Read) -> None:
    warnings = read("title: a", "<p hidden>a</p>" * 12 + "<p>b</p>").warnings
    assert [each.code for each in warnings].count("hidden_left_out") == 10
    assert [dict(each.values) for each in warnings if each.code == "more_left_out"] == [
        {"number": "2"}
    ]


TREES = st.recursive(
    st.just(""),
    lambda inner: st.lists(
        st.tuples(st.sampled_from(["div", "span", "b"]), st.sampled_from([*HIDING, *SEEN]), inner),
        min_size=1,
        max_size=3,
    ).map(lambda parts: "".join(f"<{name} {how}>|{inner}</{name}>|" for name, how, inner in parts)),
    max_leaves=8,
)


@given(TREES)
def test_every_word_is_on_the_page_or_named(tree: str) -> None:
    parts = tree.split("|")
    words = [f"kata{number}" for number in range(len(parts) - 1)]
    body = "".join(f"{part} {word} " for part, word in zip(parts, [*words, ""], strict=True))
    page = without_hidden(body)
    named = [word for each in page.hidden for word in each.words.split()]
    assert sorted([*text_of(page.html).split(), *named]) == sorted(words)
    assert without_hidden(page.html).html == page.html


@pytest.mark.growth
@pytest.mark.parametrize("unit", [" ", "0", "\n", "width="])
def test_a_size_of_any_length_costs_as_its_length(unit: str) -> None:
    def work(size: int) -> Callable[[], object]:
        body = f"<img width={unit * (size // len(unit))}>"
        return lambda: without_hidden(body)

    assert growth(work, 200_000) <= MOST


@pytest.mark.growth
@pytest.mark.parametrize("before", ["text-indent:-", "margin-left:-", "position:fixed;left:-"])
@pytest.mark.parametrize("tag", ["<p style='{}'>t</p>", "<style>.a{{{}}}</style><p class=a>t</p>"])
def test_zeros_before_a_line_feed_cost_as_their_number(before: str, tag: str) -> None:
    def work(size: int) -> Callable[[], object]:
        body = tag.format(f"{before}{'0' * size}\nx")
        return lambda: without_hidden(body)

    assert growth(work, 800, rounds=5) <= MOST
