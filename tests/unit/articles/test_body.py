from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.bodies.body import sanitise
from kilas.bodies.markdown import markdown_to_html
from kilas.bodies.markup_cost import MAX_NESTING
from kilas.errors import Unreadable
from tests.unit.articles.elements import Elements


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Air *naik*.", "<p>Air <em>naik</em>.</p>"),
        (
            "# Besar\n\n### Kecil",
            '<h2 id="isi-besar">Besar</h2>\n<h3 id="isi-kecil">Kecil</h3>',
        ),
        ("~~salah~~", "<p><del>salah</del></p>"),
        ("<script>a</script>teks", "teks"),
        ("[x](javascript:alert(1))", "<p><a>x</a></p>"),
        (
            "[x](https://x.example)",
            '<p><a href="https://x.example" rel="noopener">x</a></p>',
        ),
        (
            '![Air](../media/a.jpg "Judul")',
            (
                '<figure><img src="/media/a.jpg" alt="Air" loading="lazy">'
                "<figcaption>Judul</figcaption></figure>"
            ),
        ),
        (
            "a[^1]\n\n[^1]: Sumber.",
            (
                '<p>a<sup class="footnote-reference" id="isi-fnref-1">'
                '<a href="#isi-1" rel="noopener">1</a></sup></p>\n'
                '<div class="footnote-definition" id="isi-1">'
                '<sup class="footnote-definition-label">'
                '<a href="#isi-fnref-1" rel="noopener">1</a></sup>\n<p>Sumber.</p>\n</div>'
            ),
        ),
        (
            "|a|b|\n|-|-:|\n|1|2|",
            (
                '<table><thead><tr><th>a</th><th class="at-right">b</th></tr></thead><tbody>\n'
                '<tr><td>1</td><td class="at-right">2</td></tr>\n</tbody></table>'
            ),
        ),
        ("a&#1;b", "<p>ab</p>"),
    ],
)
def test_markdown_becomes_clean_html(markdown: str, html: str) -> None:
    assert sanitise(markdown_to_html(markdown)).html == html


@pytest.mark.parametrize(
    ("unsafe", "html"),
    [
        ('<p style="color:red" class="x" id="y" onclick="z()">a</p>', '<p id="isi-y">a</p>'),
        ('<div id="komentar">a</div>', '<div id="isi-komentar">a</div>'),
        ("<iframe src='https://x.example'>a</iframe>b", "b"),
        (("<figure><img src='https://x.example/a.jpg' width=640 height='1e3' alt='A'>"
         "<figcaption>B</figcaption></figure>"),
         ('<figure><img src="https://x.example/a.jpg" width="640" loading="lazy" alt="A">'
         "<figcaption>B</figcaption></figure>")),
        ("<h1>A</h1><h1 class=x>B</h1>", '<h2 id="isi-a">A</h2><h2 id="isi-b">B</h2>'),
        ("<a href='media/a.pdf' target=_blank>a</a>",
         '<a href="/media/a.pdf" rel="noopener">a</a>'),
        ("<a rel=b href='javascript:a' title=t lang=en>a</a>", '<a title="t" lang="en">a</a>'),
        ("<a rel=b href='' title=t>a</a>", '<a title="t">a</a>'),
        ("<a title=t rel=b dir=ltr>a</a>", '<a title="t" dir="ltr">a</a>'),
        ("a<!-- b -->c", "ac"),
    ],
)  # fmt: skip
def test_only_what_articles_need_stays(unsafe: str, html: str) -> None:
    assert sanitise(unsafe).html == html


@pytest.mark.parametrize("markup", ["<div>", "<b><p>", "<ul><li>", "<span></b>"])
def test_endless_nesting_is_refused(markup: str) -> None:
    with pytest.raises(Unreadable) as caught:
        sanitise(markup * (MAX_NESTING + 1))
    assert caught.value.problems[0].code == "body_too_nested"


def test_the_title_of_a_link_may_go_over_lines_but_not_over_pages() -> None:
    long, endless = "a\n" * 400, "a\n" * 600
    assert f'title="{long}"' in markdown_to_html(f'[a](b "{long}")')
    assert markdown_to_html(f'[a](b "{endless}').startswith('<p>[a](b "a\na\n')
    assert "title" not in markdown_to_html(f'[a](b "{endless}")')


def test_many_elements_side_by_side_are_no_nesting() -> None:
    assert sanitise("<p>a<p>b<br>" * 500 + "<b>c</b>" * 500).html.count("<b>") == 500


FORMATTING = ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong",
              "tt", "u"]  # fmt: skip


@pytest.mark.parametrize("element", FORMATTING)
def test_an_unclosed_element_is_not_repeated_in_every_paragraph(element: str) -> None:
    """HTML's parser opens formatting elements again, with all they have, in each paragraph."""
    opened = "".join(f'<{element} title="{number}">' for number in range(97))
    unsafe = f"<p>{opened}x" + "<p>x" * 5_000
    assert len(sanitise(unsafe).html) < 5 * len(unsafe)


def test_a_long_unclosed_link_is_not_repeated_in_every_paragraph() -> None:
    unsafe = f'<p><a title="{"x" * 10_000}">x' + "<p>x" * 1_000
    assert len(sanitise(unsafe).html) < 5 * len(unsafe)


@pytest.mark.parametrize("hidden", ["<!--</b>-->", '<i title="</b>"></i>', "<title></b></title>"])
def test_an_element_that_only_seems_to_be_closed_counts_as_open(hidden: str) -> None:
    opened = "".join(f"<b class={number}>{hidden}" for number in range(MAX_NESTING + 1))
    with pytest.raises(Unreadable) as caught:
        sanitise(f"<p>{opened}x" + "<p>x" * 2_000)
    assert caught.value.problems[0].code == "body_too_nested"


@pytest.mark.parametrize(
    ("unsafe", "html"),
    [
        ("<p><b>a</p><p>b</p>", "<p><b>a</b></p><p>b</p>"),
        ("<p><b>a<p>b", "<p><b>a</b></p><p>b</p>"),
        ("<B>a<I>b</B></i>c", "<b>a<i>b</i></b>c"),
        ("<b><p>a</p><p>b</p></b>", "<p><b>a</b></p><p><b>b</b></p>"),
        ("<font color=red>a <strike>b</strike></font>", "a b"),
        ("<br><big>a</big><base>b", "<br>ab"),
        ("a < b <b>c</b>", "a &lt; b <b>c</b>"),
        ("<code>&lt;b&gt; &lt;x-b&gt;</code>", "<code>&lt;b&gt; &lt;x-b&gt;</code>"),
        ('<abbr title="<b>a</b>">b</abbr>',
         '<abbr title="&lt;b&gt;a&lt;/b&gt;">b</abbr>'),
    ],
)  # fmt: skip
def test_sloppy_formatting_is_taken(unsafe: str, html: str) -> None:
    assert sanitise(unsafe).html == html


# Shapes known from https://cheatsheetseries.owasp.org/cheatsheets/XSS_Filter_Evasion_Cheat_Sheet
ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.example/a.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src='/media/x.jpg' onload=alert(1)>",
    "<img/src=/media/x.jpg/onerror=alert(1)>",
    '<img src="/media/x.jpg" alt="`><script>alert(1)</script>">',
    "<IMG SRC=jav&#x09;ascript:alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math><mtext><table><mglyph><style><img src onerror=alert(1)></style></mglyph></table>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' \x01javascript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='&#106;avascript&colon;alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:x'>x</a>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='javascript:alert(1)'></object>",
    "<embed src='javascript:alert(1)'>",
    "<form action='javascript:alert(1)'><button>x</button></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<video><source onerror=alert(1)></video>",
    "<body onload=alert(1)>",
    "<base href='javascript:/x'>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<link rel=stylesheet href='javascript:alert(1)'>",
    "<style>@import 'javascript:alert(1)';</style>",
    "<div style='background:url(javascript:alert(1))'>x</div>",
    "<p/onmouseover=alert(1)>x</p>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<template><script>alert(1)</script></template>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<xmp><p title='</xmp><img src=x onerror=alert(1)>'></xmp>",
    "[x](javascript:alert`1`)",
    "![x](javascript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "<javascript:alert(1)>",
    '[x](https://x.example "onmouseover=alert(1) x=")',
    "[x]: javascript:alert(1)\n\n[x]",
]


ACTIVE = {
    "script", "style", "iframe", "object", "embed", "svg", "math", "form", "input", "button",
    "base", "meta", "link", "template", "noscript", "video", "audio", "body", "html", "xmp",
}  # fmt: skip


def assert_harmless(html: str) -> None:
    elements = Elements(html)
    assert not elements.names & ACTIVE
    for name, value in elements.attributes:
        assert not name.startswith(("on", "style", "form", "srcdoc", "xlink"))
        if name in ("href", "src"):
            assert re.match(r"(?:https?:|mailto:|tel:|/|#|[^:]*\Z)", value), value


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_script_gets_through(attack: str) -> None:
    assert_harmless(sanitise(attack).html)
    assert_harmless(sanitise(markdown_to_html(attack)).html)
    assert_harmless(sanitise(markdown_to_html(f"Teks {attack} teks")).html)


@given(st.lists(st.sampled_from([*ATTACKS, "<b>", "</p>", '"', "'", ">", "\n\n", "    ", "`"])))
def test_no_mixture_of_attacks_gets_through(parts: list[str]) -> None:
    try:
        body = sanitise(markdown_to_html("".join(parts)))
    except Unreadable:
        return
    assert_harmless(body.html)
