from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kilas.comments.text import MAX_MARKS, legible, render_comment
from kilas.documents.invisible import without_any_invisible, without_invisible

LINK = '<a href="{0}" rel="nofollow ugc noopener">{0}</a>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Setuju!", "<p>Setuju!</p>"),
        ("a\nb\r\nc\n\nd", "<p>a<br>\nb<br>\nc</p>\n<p>d</p>"),
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
        ("> kutip\n\nbalas", "<blockquote>\n<p>kutip</p>\n</blockquote>\n<p>balas</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("# Besar", "<p>Besar</p>"),
        ("Besar\n=====", "<p>Besar</p>"),
        ("```\nx < 1\n```", "<p><code>x &lt; 1\n</code></p>"),
        ("1 < 2 & 3 > 2", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>"),
        ("`a < b`", "<p><code>a &lt; b</code></p>"),
        ("<b>a</b>", "<p>&lt;b&gt;a&lt;/b&gt;</p>"),
        ("<script>a</script>", "<p>&lt;script&gt;a&lt;/script&gt;</p>"),
        ("[a](javascript:b)", "<p>[a](javascript:b)</p>"),
        ("![a](https://x.example/a.jpg)",
         f"<p>![a]({LINK.format('https://x.example/a.jpg')})</p>"),
        ("[a]: https://x.example", f"<p>[a]: {LINK.format('https://x.example')}</p>"),
        ("a\u202eb\x00c", "<p>abc</p>"),
        ("a&#x202e;b", "<p>ab</p>"),
        ("", ""),
    ],
)  # fmt: skip
def test_renders_the_subset_and_shows_the_rest_as_typed(text: str, html: str) -> None:
    assert render_comment(text) == html


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("Lihat https://x.example.", "https://x.example"),
        ("(https://x.example/a)", "https://x.example/a"),
        ("https://x.example/a_(b)", "https://x.example/a_(b)"),
        ("<https://x.example/a>", "https://x.example/a"),
        ('"https://x.example/a"', "https://x.example/a"),
        ("https://x.example/?a=1&b=2!", "https://x.example/?a=1&amp;b=2"),
        ("HTTP://x.example", "HTTP://x.example"),
        ("**https://x.example**", "https://x.example"),
    ],
)
def test_addresses_become_links_without_the_sentences_punctuation(text: str, url: str) -> None:
    assert LINK.format(url) in render_comment(text)


@pytest.mark.parametrize(
    "text",
    [
        "`https://x.example`",
        "ftp://x.example",
        "javascript://x.example",
        "xhttps://x.example",
        "http://:",
        "http://a:99999",
        "http://%zz",
    ],
)
def test_other_texts_are_no_links(text: str) -> None:
    assert "<a" not in render_comment(text)


def test_an_address_in_code_does_not_keep_the_next_one_from_being_a_link() -> None:
    assert render_comment("`a` https://x.example `b`").count("<a ") == 1


@pytest.mark.parametrize("marker", [">", "- ", "1. "])
def test_endless_nesting_is_shown_as_typed(marker: str) -> None:
    html = render_comment(marker * 2000 + "a")
    assert html.startswith("<p>")
    assert not re.search("<(?:blockquote|ul|ol)", html)


GRAVE = "\u0300"
JOINER = "\u200d"


@pytest.mark.parametrize(
    "text",
    [
        "à" + GRAVE * 200,
        "à" + "&#x300;" * 200,
        "à" + (GRAVE * 4 + JOINER) * 50,
    ],
)
def test_marks_do_not_pile_up_over_other_lines(text: str) -> None:
    assert render_comment(text).count(GRAVE) == MAX_MARKS == 4


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("น้ำที่นี่ ไม่ดื่ม", id="Thai: a vowel and a tone"),
        pytest.param("مُحَمَّدٌ رَسُولُ ٱللَّٰهِ", id="Arabic, vocalised: shadda, vowel and small alef"),
        pytest.param("בְּרֵאשִׁ֖ית", id="Hebrew: dagesh, vowel, dot and cantillation"),
        pytest.param(unicodedata.normalize("NFD", "Tiếng Việt ặ ẫ"), id="Vietnamese, decomposed"),
        pytest.param("བསྒྲུབས", id="Tibetan: subjoined letters and a vowel"),
        pytest.param("क्ष्म्य", id="Devanagari"),
        pytest.param("👩🏽\u200d❤\ufe0f\u200d👨 1\ufe0f\u20e3", id="emoji"),
    ],
)
def test_marks_that_a_language_needs_stay(text: str) -> None:
    assert render_comment(text) == f"<p>{text}</p>"


ALLOWED = re.compile(
    r"</?(?:p|em|strong|code|blockquote|ul|ol|li)>|<br>|</a>"
    r'|<a href="https?://[^"<>]*" rel="nofollow ugc noopener">',
    re.IGNORECASE,
)

PIECES = st.sampled_from(
    ["<", ">", "[", "]", "(", ")", "!", "`", "*", "_", "#", "\n", "\n\n", "    ", "&", "&lt;",
     "&#60;", "&#xE000;", "&#x202e;", "\ue000", "\ue001", '"', "'", "http://x", "https://x.example/",
     "javascript:", "script", "onclick=", "img src=x", "1. ", "- ", "> ", "\\", "\x00", "~~", "|"]
)  # fmt: skip


@example("HTTP://:")
@given(st.text() | st.lists(PIECES | st.text(max_size=3)).map("".join))
def test_only_the_subset_ever_comes_out(text: str) -> None:
    html = render_comment(text)
    assert "<" not in ALLOWED.sub("", html)
    assert not re.search("[\x00\ue000\ue001\u202e]", html)


# --- what is looked for first, so that most texts cost little --------------------------------


BIDI_CONTROLS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def test_no_character_that_legible_drops_is_passed_over() -> None:
    """A text of one script's letters is looked at once; each mark and control is found in any."""
    spoiling = [
        chr(point)
        for point in range(sys.maxunicode + 1)
        if unicodedata.category(chr(point)) in ("Mn", "Me")
        or unicodedata.combining(chr(point))
        or unicodedata.bidirectional(chr(point)) in BIDI_CONTROLS
    ]
    assert len(spoiling) > 2000
    assert [each for each in spoiling if len(legible(f"a{each * 9}")) == 10] == []


def test_no_character_that_is_invisible_is_passed_over() -> None:
    dropped = {
        chr(point)
        for point in range(sys.maxunicode + 1)
        if without_any_invisible(chr(point)) == "" or chr(point) == "\u2800"
    }
    assert len(dropped) > 100_000
    assert {
        each for each in dropped if without_invisible(f"a{each}b") not in ("ab", "a b")
    } == set()


@pytest.mark.parametrize(
    "reference", ["&nbsp;", "&#xa0;", "&#8203;", "&#x2800;", "&zwj;", "&ensp;"]
)
def test_a_reference_to_a_character_without_ink_is_no_ink(reference: str) -> None:
    assert render_comment(f"- {reference}\n- a") == render_comment("-\n- a")


@pytest.mark.parametrize("reference", ["&amp;", "&lt;", "&quot;", "&#39;", "&eacute;"])
def test_a_reference_to_a_sign_is_ink(reference: str) -> None:
    assert render_comment(f"- {reference}\n- a").count("<li>") == 2
