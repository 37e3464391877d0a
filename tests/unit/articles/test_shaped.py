"""Whatever an editor's markup is, its words stay, and what is made of it is whole and harmless."""

from __future__ import annotations

import html

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.unit.articles.shaping import Nesting, of_html, of_markdown
from tests.unit.articles.test_body import assert_harmless

PIECES = st.sampled_from(
    ["{{< youtube abcd >}}", "{{< youtube", ">}}", '{{< figure src="media/a.jpg" caption="',
     '" >}}', "{{< highlight a >}}", "{{< /highlight >}}", "{% raw %}", "{% endraw %}",
     "[caption]", "[/caption]", "![a](media/a.jpg)", '![a](media/a.jpg "Foto: b")', "[embed]",
     "[/embed]", "{{< pullquote >}}", "{{< /pullquote >}}", "{{< details >}}", "{{< /details >}}",
     "{: .pullquote}", "{: #a}", "{#b}", "{: title='x y'}", "https://youtu.be/abcd",
     "[k](https://youtu.be/abcd)", "\n", "\n\n", "> ", "- ", "`", "```\n", "    ", "*", "<p>",
     "</p>", "<p class=pullquote>", "<b>", "</b>", '"', "<img src='media/a.jpg' title='b'>",
     "<img src=https://youtu.be/abcd alt=v>", "## ", "<h3>", "</h3>", "<h5>", "[^1]", "\n\n[^1]: ",
     "Foto: ", "<em>", "</em>", "<br>", "<div>", "</div>", "<div class=wp-caption>",
     "<p class=wp-caption-text>", "<table class=tr-caption-container>", "<tr>", "<td>",
     "<td class=tr-caption>", "</td>", "</tr>", "</table>", "<figure>", "</figure>", "<figcaption>",
     "</figcaption>", "<blockquote>", "</blockquote>", "<blockquote class=twitter-tweet>",
     "<aside>", "</aside>", "<iframe src=https://www.youtube.com/embed/abcd title='x'>",
     "</iframe>", "<object>", "<embed src=https://www.youtube.com/v/abcd>", "</object>",
     "\u0628", "&nbsp;",
     "<ul>", "<li>", "</ul>", "<pre>", "</pre>", "<code>", "</code>",
     "<div class=footnote-definition id=1>", "<sup class=footnote-reference>", "<a href='#1'>",
     "</a>", "</sup>", "<details>", "</details>"]
)  # fmt: skip


@given(pieces=st.lists(PIECES, max_size=14))
@example(["[caption]", "![a](media/a.jpg)", "[/caption]"])
@example(["{{< pullquote >}}", "\n\n", "{{< /pullquote >}}"])
@example(["## ", "<aside>", "<h3>", "</h3>"])
@example(["<table class=tr-caption-container>", "<tr>", "<td>", "<tr>", "<td class=tr-caption>"])
@pytest.mark.parametrize("made", [of_markdown, of_html])
def test_no_word_is_lost_and_what_is_made_is_whole_and_harmless(
    made: object, pieces: list[str]
) -> None:
    """A word stands between any two pieces of markup, whole or broken."""
    assert callable(made)
    words = [f"kata{number}kata" for number in range(len(pieces) + 1)]
    parts = (f"{piece} {word}" for piece, word in zip(pieces, words[1:], strict=True))
    page = made(words[0] + "".join(parts))
    shown = html.unescape(page)
    assert [word for word in words if word not in shown] == []
    assert Nesting(page).wrong == []
    assert_harmless(page)


@pytest.mark.parametrize(
    ("unsafe", "shown"),
    [
        ('a<a href="https://b.example/"></a>', "a"),
        ('a<a href="https://b.example/" title="c"> <b></b><br></a>', "a <b></b><br>"),
        ('a<a id="b" href="https://b.example/">&nbsp;</a>', 'a<a id="isi-b">&nbsp;</a>'),
        ('a<a id="b"></a>', 'a<a id="isi-b"></a>'),
        ("a<a href='/b'><b>c</b></a>", 'a<a href="/b" rel="noopener"><b>c</b></a>'),
        ("a<a href='/b'>&amp;</a>", 'a<a href="/b" rel="noopener">&amp;</a>'),
    ],
)
def test_a_link_that_nobody_sees_is_none_and_others_still_lead_to_it(
    unsafe: str, shown: str
) -> None:
    assert of_html(f"<p>{unsafe}</p>") == f"<p>{shown}</p>"


def test_a_linked_picture_without_words_stays_a_link() -> None:
    assert "</a>" in of_html('<a href="/b"><img src="media/a.jpg"></a>')


def test_a_heading_of_a_table_that_says_nothing_is_a_cell() -> None:
    shown = of_markdown("| | a |\n|---|---|\n| b | c |\n")
    assert "<tr><td></td><th>a</th></tr>" in shown
    unsafe = '<table><tr><th id="a" scope="row"> </th><th scope="col">b</th></tr></table>'
    assert '<td id="isi-a"> </td><th scope="col">b</th>' in of_html(unsafe)


@pytest.mark.parametrize(
    ("unsafe", "shown"),
    [
        ("<ul><li>a</li><li> </li><li><br></li></ul>", "<ul><li>a</li></ul>"),
        ("<ul><li>a<ul><li></li><li>b</li></ul></li><li></li></ul>",
         "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<ul><li><a href='/a'><b></b></a></li></ul>b", "<ul><li><b></b></li></ul>b"),
        ("<ul><li></li></ul>b", "b"),
        ("<ul><li><p>&nbsp;</p></li></ul>b", "b"),
        ("<ol><li></li><li>b</li></ol>", "<ol><li></li><li>b</li></ol>"),
        ("<ul><li>a<ol><li></li></ol></li></ul>", "<ul><li>a<ol><li></li></ol></li></ul>"),
        ('<ul><li id="a"></li></ul>', '<ul><li id="isi-a"></li></ul>'),
        ("<blockquote> </blockquote>b", "b"),
        ("<figure></figure>b", "b"),
    ],
)  # fmt: skip
def test_points_and_quotations_of_nothing_are_none(unsafe: str, shown: str) -> None:
    assert of_html(unsafe) == shown


@pytest.mark.parametrize("alt", ["", ' alt=" "', ' alt="&nbsp;"', ' alt=""'])
def test_a_picture_without_words_says_that_it_has_none(alt: str) -> None:
    shown = of_html(f'<p>a <img src="media/a.jpg"{alt}></p>')
    assert ' alt=""' in shown
    assert shown.count(" alt=") == 1
