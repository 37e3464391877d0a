"""Markup that is ordinary but for one thing, or in many: for the tests of short ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from kilas.bodies import body
from kilas.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

ADDRESSES = (
    "https://a.example", "http://a.example/b?c=d&e", "https://3.bp.example/", "https://1.2.3.256/",
    "https://1.2.3.4", "https://a.example:80/", "https://xn--a.example/", "https://xn--a/",
    "https://a-b.example/%zz", "https://a--b.example", "https://-a.example", "https://a..example/",
    "https://b@a.example/", "//a.example/b", "/b", "#b", "b", "", "javascript:a",
    "HTTPS://a.example", "https://a.example/'", "https://a.example/\u2019", "media/a.jpg",
    "https://a.example/a b", f"https://{'a' * 80}.example/", f"https://{'a' * 2_000}.example/",
    f"https://a.example/{'b' * 2_000}", "https://youtu.be/abcdef",
    "https://a.example/https://b.example", "ftp://a.example/",
)  # fmt: skip
WORDS = (
    "kata", " ", "\n", "\u2019", "\u201cB\u201d", '"', "'", "&amp;", "&lt;", "&gt;", "&quot;", "&",
    "&nbsp;", "&#39;", "&#1;", "&amp", ">", "<", '">', " />", "<!-- a -->", "\xa0", "\r", "\0",
    "\x0c", "\x85", "\ufeff", "\u200b", "\ufffe", "\u0301", "\u0628", "\U0001f600", "{", "style",
    "https://a.example/b",
)  # fmt: skip
TAGS = (
    "<b>", "</b>", "<p>", "</p>", "</li>", "<li>", "<hr>", "<table>", "<td>", "<b c>", "<P>",
    '<blockquote class="instagram-media" cite="https://www.instagram.com/p/abcdefgh/">',
    '<div class="fb-post" data-href="https://www.facebook.com/a/posts/1">', "<source src=a.mp3>",
    "<a>", "<A HREF=b>", '<p id="a">', '<p hidden="">', '<p class="hidden">',
    '<span style="display:none">', '<p STYLE="display:none">', "</span>", "<nama>", "<script>",
    "<svg>", "<plaintext>", "<textarea>",
    '<img src="media/a.jpg" alt="b" />', '<img src="c:/a.jpg">', '<img src=a.jpg title="a>b">',
    '<img src="../media/a/b.jpg" alt="a \u2019" />', '<img src="media/../a.jpg" alt="" />',
    '<img src="media/a.jpg" alt="&quot;">', '<img src="media/a.jpg" alt="&quot;" />',
    '<img src="https://a.example/a.jpg" alt="b\nc" />',
    '<img src="http://a.example/a.jpg" alt="a" />',
    '<img src="https://imgur.com/abc" alt="a" />', '<img src="media/a.jpg" alt="b" title="c" />',
    '<img src="media/" alt="media/" />', '<img src="media/a.jpg" alt="media/a.jpg" />',
    '<img src="//media/a.jpg" alt="a" />', '<img src="https://a..b/a.jpg" alt="a" />',
    '<img alt="a">', '<img src="media/a.jpg" alt="b" title="c &quot;" />',
    '<a name="b">', '<b title="&lt;x-a ">', '<a title="<a ">', "<h2 id=a>", "<h2>a</h2>", "<br/>",
)  # fmt: skip


ALONE = (
    *(f"<p>{words}</p>" for words in WORDS),
    *(f"<p>kata</p>\n{words}" for words in WORDS),
    *(f"<ul><li><em>kata {words}</em></li></ul>" for words in WORDS),
    *(f"<ul><li>{words}</li></ul>" for words in WORDS),
    *(f'<p><a href="{address}">kata</a></p>' for address in ADDRESSES),
    *(f'<p><img src="{address}" alt="" /></p>' for address in ADDRESSES),
    *(f"<p>{tag}</p>" for tag in TAGS),
    *(f"{tag}kata</p>" for tag in TAGS),
)
"""What is not ordinary, in what is ordinary in all else."""


def around(name: str, inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(inner, max_size=3).map(lambda parts: f"<{name}>{''.join(parts)}</{name}>")


def any_around(names: str, inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(*(around(name, inner) for name in names.split()))


LINKS = st.tuples(st.sampled_from(ADDRESSES), st.sampled_from(WORDS)).map(
    lambda parts: f'<a href="{parts[0]}">{parts[1]}</a>'
)
PHRASES = st.recursive(
    st.sampled_from(WORDS) | LINKS | st.sampled_from(["<br>", "<br />\n"]),
    lambda inner: any_around("em strong code b", inner),
    max_leaves=4,
)
BLOCKS = st.recursive(
    any_around("p p h1 h2 h3", PHRASES) | st.just("<hr />"),
    lambda inner: around("blockquote", inner) | any_around("ul ol", around("li", inner | PHRASES)),
    max_leaves=4,
)
MARKUP = st.lists(BLOCKS | BLOCKS | PHRASES | st.sampled_from(TAGS), max_size=4).map("\n".join)
"""Mostly in order, with any sign in it; what is not in order is ordinary in all else."""


def clean_of(unsafe: str) -> str:
    try:
        return body._cleaned(unsafe)
    except Unreadable:
        return ""


def of_markup(test: Callable[[str], None]) -> Callable[[], None]:
    for each in ALONE:
        test = example(each)(test)
    return given(MARKUP)(test)


def of_clean_html(test: Callable[[str], None]) -> Callable[[], None]:
    for each in ALONE:
        test = example(clean_of(each))(test)
    return given(MARKUP.map(clean_of))(test)
