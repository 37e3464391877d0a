"""Whatever an editor pastes, each element stands where HTML lets it stand, and no word is lost."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kilas.bodies.body import sanitise
from kilas.bodies.markup import text_of
from tests.unit.articles.shaping import of_html

LETTERS = (
    "a", "b", "i", "em", "strong", "u", "s", "code", "sup", "small", "q", "mark", "time", "ruby",
    "rt", "rp",
)  # fmt: skip
BLOCKS = (
    "p", "div", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "h2", "h4", "table", "td",
    "th", "tr", "figure", "figcaption", "details", "summary", "aside", "hr", "caption", "thead",
    "tbody", "tfoot",
)  # fmt: skip
OF_WORDS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "summary"}
ITEMS = {"ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd"}}
HELD = {
    "figure": "(figcaption ?)?((?!figcaption)[^ ]+ ?)*|((?!figcaption)[^ ]+ )*figcaption",
    "table": "(caption ?)?(thead ?)?(tbody ?)*(tfoot)?",
    "details": "summary( (?!summary)[^ ]+)*",
    "ruby": "(((?!r[tp] )[^ ]+ )+rp( rt rp)+ ?)+",
}
"""What some elements hold, in which order."""

PARENTS = {
    "li": {"ul", "ol"}, "dt": {"dl"}, "dd": {"dl"}, "summary": {"details"}, "rt": {"ruby"},
    "rp": {"ruby"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("unsafe", "shown"),
    [
        ("<ul>a<li>b</li>c</ul>", "<ul><li>a</li><li>b</li><li>c</li></ul>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>",
         "<ul><li>a</li><li><ul><li>b</li></ul></li></ul>"),
        ("<ol><b>a</b> b<li>c</li></ol>", "<ol><li><b>a</b> b</li><li>c</li></ol>"),
        ("<li>a</li><dd>b</dd>", "<div>a</div><div>b</div>"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "<dl><dt>a</dt><dd>b</dd></dl>"),
        ("<dl><dt>a</dt>b</dl>", "<dl><dt>a</dt><dd>b</dd></dl>"),
        ("<dl>a<dt>b</dt></dl>", "<div><div>a</div><div>b</div></div>"),
        ("<dl></dl>", ""),
        ("<dl><div><dt>a</dt><dd>b</dd></div> <div><dt>c</dt>d</div></dl>",
         "<dl><dt>a</dt><dd>b</dd> <dt>c</dt><dd>d</dd></dl>"),
        ("<dl><div dir='rtl'><div id='x'><dt>a</dt><dd id='y'>b</dd></div></div></dl>",
         '<dl><dt id="isi-x" dir="rtl">a</dt><dd id="isi-y">b</dd></dl>'),
        ("<dl><div id='x'><dt id='y'>a</dt><dd>b</dd></div></dl>",
         '<dl><dt id="isi-y">a</dt><dd>b</dd></dl>'),
        ("<dl><dt>a</dt><div>b</div></dl>", "<dl><dt>a</dt><dd><div>b</div></dd></dl>"),
        ("<ol><div><li>a</li><li>b<div>c</div></li></div><li>d</li></ol>",
         "<ol><li>a</li><li>b<div>c</div></li><li>d</li></ol>"),
        ("<div><dt>a</dt></div>", "<div><div>a</div></div>"),
        ("<ruby>a<rt>b</rt></ruby>", "<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby>"),
        ("<ruby>a<rp>[</rp><rt>b</rt><rp>]</rp>c<rt>d</ruby>e",
         "<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp>c<rp>(</rp><rt>d</rt><rp>)</rp></ruby>e"),
        ("<ruby><rb>a<rb>b<rt>c<rt>d<rp>e</ruby>",
         "<ruby>ab<rp>(</rp><rt>c</rt><rp> </rp><rt>d</rt><rp>)</rp></ruby>e"),
        ("<ruby>a<rt>b</rt>c</ruby>", "<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby>c"),
        ("<ruby>a</ruby><rt>b</rt><ruby><rt>c</rt></ruby>", "abc"),
        ("<ruby>a<rt><i>b</i></rt></ruby>", "<ruby>a<rp>(</rp><rt><i>b</i></rt><rp>)</rp></ruby>"),
        ("<ruby><b>a<rt>b</rt></b></ruby>", "<b>ab</b>"),
        ("<ruby>a<p>b</p><rt>c</rt></ruby>", "a<p>b</p>c"),
        ("<b><p>a</p>b</b>c", "<p><b>a</b></p><b>b</b>c"),
        ("<b>a<div>b</div>c</b>", "<b>a</b><div><b>b</b></div><b>c</b>"),
        ("<i><ul><li>a</li></ul></i>", "<ul><li><i>a</i></li></ul>"),
        ("<b>a<hr>b</b>", "<b>a</b><hr><b>b</b>"),
        ("<pre><div>a</div><div>b</div></pre>", "<pre>a\nb</pre>"),
        ("<details>a</details>", "<div>a</div>"),
        ("<details><summary>a</summary>b</details>", "<details><summary>a</summary>b</details>"),
        ("<summary>a</summary>", "<div>a</div>"),
        ("<details><summary>a</summary><summary>b</summary>c</details>",
         "<details><summary>a</summary><div>b</div>c</details>"),
        ('<a href="https://a.b/"><details><summary>a</summary>b</details></a>',
         '<details><summary><a href="https://a.b/" rel="noopener">a</a></summary>b</details>'),
        ('<a href="https://a.b/"><div><details><summary>a</summary>b</details></div></a>',
         '<a href="https://a.b/" rel="noopener"><div><div><div>a</div>b</div></div></a>'),
        ("<figure>a<figcaption>b</figcaption>c</figure>",
         "<figure>ac<figcaption>b</figcaption></figure>"),
        ("<figure>a<figcaption>b</figcaption> </figure>",
         "<figure>a<figcaption>b</figcaption> </figure>"),
        ("<figure>a<figcaption>b</figcaption>c<figcaption>d</figcaption></figure>",
         "<figure>a<figcaption>b</figcaption></figure><figure>c<figcaption>d</figcaption></figure>"),
        ("<figure><figcaption>a</figcaption>b<figcaption>c</figcaption>d</figure>",
         "<figure><figcaption>a</figcaption>b</figure><figure><figcaption>c</figcaption>d</figure>"),
        ("<figure>a<figcaption>b</figcaption><figcaption>c</figcaption></figure>",
         "<figure>a<figcaption>b<br>c</figcaption></figure>"),
        ("<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd><dt>a</dt><dd>e</dd></dl>",
         "<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl><dl><dt>a</dt><dd>e</dd></dl>"),
        ("<dl><dt>a</dt><dt><b>a</b></dt><dd>b</dd></dl>",
         "<div><div>a</div><div><b>a</b></div><div>b</div></div>"),
        ("<table><tr><td>a</td></tr><caption>b</caption><caption>c</caption></table>",
         "<table><caption>b<br>c</caption><tbody><tr><td>a</td></tr></tbody></table>"),
        ("<time>a</time><time datetime='2026-11-27'>b</time>",
         'a<time datetime="2026-11-27">b</time>'),
        ("<table><tr><th><h3>a</h3></th></tr></table>",
         "<table><tbody><tr><th><div>a</div></th></tr></tbody></table>"),
    ],
)  # fmt: skip
def test_what_stands_where_nothing_may_gets_its_place(unsafe: str, shown: str) -> None:
    assert sanitise(unsafe).html.replace(' class="wide"', "") == shown


def test_a_table_has_its_head_first_and_its_foot_last() -> None:
    shown = of_html(
        "<table><tfoot><tr><td>a</td></tr></tfoot><tr><td>b</td></tr>"
        "<thead><tr><td>c</td></tr></thead><thead><tr><td>d</td></tr></thead></table>"
    )
    assert re.findall(r"<(t[hbf]\w+)>|<td>(\w)", shown) == [
        ("thead", ""), ("", "c"), ("tbody", ""), ("", "b"), ("tbody", ""), ("", "d"),
        ("tfoot", ""), ("", "a"),
    ]  # fmt: skip


def test_of_several_interrupted_forms_of_one_name_the_innermost_holds_the_words() -> None:
    html = of_html(
        '<abbr title="one">a<abbr title="two">b<div>c</div>d</abbr><div>e</div></abbr><div>f</div>'
    )
    assert re.findall(r'(?:title="(\w+)">|<div>)(\w)<', html) == [
        ("one", "a"), ("two", "b"), ("two", "c"), ("two", "d"), ("one", "e"), ("", "f"),
    ]  # fmt: skip


def test_a_link_in_a_link_ends_it_and_both_lead_on() -> None:
    html = of_html('<a href="https://a.b/">a<a href="https://c.d/">b</a>c</a>')
    assert re.findall(r'href="([^"]+)"[^>]*>(\w)</a>', html) == [
        ("https://a.b/", "a"), ("https://c.d/", "b"), ("https://a.b/", "c"),
    ]  # fmt: skip


def test_a_heading_of_blocks_is_one_of_their_words() -> None:
    html = of_html("<h2><div>Air</div><p>surut</p></h2>")
    assert re.sub(" id=.*?>", ">", html) == "<h2>Air surut</h2>"


@pytest.mark.parametrize("empty", ["", " ", "&nbsp;", "<br>", "<b></b>"])
def test_a_heading_without_words_is_none(empty: str) -> None:
    assert "<h" not in of_html(f"<p>a</p><h3>{empty}</h3><p>b</p>")


def test_a_heading_of_a_picture_is_a_paragraph() -> None:
    assert of_html('<h2><img src="media/a.jpg" alt=""></h2>').startswith("<p><img ")


class Places(HTMLParser):
    """What stands where it may not."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.terms: list[list[str]] = []
        self.inside: list[list[str]] = [[]]
        """The names of what each open element holds, "x" for words."""
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parent = self.open[-1] if self.open else ""
        is_block = tag in BLOCKS or tag in OF_WORDS
        holders = OF_WORDS | set(LETTERS) - {"a"}
        if (
            tag not in ITEMS.get(parent, {tag})
            or parent not in PARENTS.get(tag, {parent})
            or (is_block and holders & set(self.open))
            or (tag in ("a", "ruby") and tag in self.open)
            or (tag == "time" and "datetime" not in dict(attrs))
            or (tag == "details" and "a" in self.open)
        ):
            self.wrong.append(f"{tag} in {self.open}")
        if tag in ("dt", "dd"):
            self.terms[-1].append(tag)
        if tag == "dl":
            self.terms.append([])
        self.inside[-1].append(tag)
        if tag not in ("br", "hr", "img"):
            self.open.append(tag)
            self.inside.append([])

    def handle_endtag(self, tag: str) -> None:
        if self.open.pop() != tag:
            self.wrong.append(f"/{tag}")
        held = " ".join(self.inside.pop())
        if not re.fullmatch(HELD.get(tag, ".*"), held):
            self.wrong.append(f"{held} in {tag}")
        if tag == "dl" and not re.fullmatch("((dt )+(dd )+)+", " ".join([*self.terms.pop(), ""])):
            self.wrong.append("terms without what they mean")

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.inside[-1].append("x")
        if data.strip() and self.open and self.open[-1] in ITEMS:
            self.wrong.append(f"words in {self.open[-1]}")


@given(
    st.lists(
        st.sampled_from(
            ["x ", " ", "<br>"]
            + [f"<{slash}{name}>" for name in (*LETTERS, *BLOCKS) for slash in ("", "/")]
        ),
        max_size=16,
    )
)
@example(["<figure>", "x ", "<figcaption>", "x ", "</figcaption>", "x "])
@example(["<table>", "<tr>", "<td>", "x ", "</table>", "<table>", "<tbody>", "<caption>", "x "])
@example(
    ["<dl>", "<div>", "<div>", "<dt>", "x ", "</div>", "x ", "<div>", "<dd>", "x ", "<p>", "x "]
)
@example(["<ruby>", "x ", "<rt>", "x ", "</rt>", "<b>", "x ", "<rt>", "x ", "</b>", "<rt>", "x "])
@example(["<details>", "<summary>", "x ", "</summary>", "x ", "<summary>", "x "])
def test_any_mixture_of_tags_is_put_in_order(pieces: list[str]) -> None:
    """The words are numbered: each is there once, and none is joined to another."""
    words = iter(range(100))
    unsafe = "".join(f"{next(words)}x " if piece == "x " else piece for piece in pieces)
    shown = sanitise(unsafe).html
    places = Places()
    places.feed(shown)
    assert places.wrong == []
    assert sorted(re.findall(r"\d+x", text_of(shown))) == sorted(re.findall(r"\d+x", unsafe))
