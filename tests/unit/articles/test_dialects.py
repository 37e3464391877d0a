"""Markdown as other tools read it is shown as its writer saw it; code is never touched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.bodies.dialects import as_commonmark
from kilas.bodies.markdown import parser_for
from tests.growth import MOST, growth
from tests.unit.articles.shaping import of_markdown

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.articles.reading import Read

WORDS = re.compile("kata|字")
BOX = "<blockquote>\n<p><strong>{}</strong></p>\n<p>isi</p>\n</blockquote>"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("> [!note] Judul\n> isi", BOX.format("Judul")),
        ("> [!note]- Judul _baru_\n> isi", BOX.format("Judul <em>baru</em>")),
        ("> [!WARNING]\n> isi", BOX.format("Warning")),
        (">[!tip|kanan]+\n>isi", BOX.format("Tip")),
        ("- > [!NOTE]\n  > isi", f"<ul>\n<li>\n{BOX.format('Note')}\n</li>\n</ul>"),
        ("12. > [!tip] A\n    > isi", f'<ol start="12">\n<li>\n{BOX.format("A")}\n</li>\n</ol>'),
        ("    > [!NOTE]", "<pre><code>&gt; [!NOTE]</code></pre>"),
        (
            "- a\n\n      > [!NOTE] b",
            "<ul>\n<li>\n<p>a</p>\n<pre><code>&gt; [!NOTE] b</code></pre>\n</li>\n</ul>",
        ),
        ("> > [!note] Judul\n> > isi", f"<blockquote>\n{BOX.format('Judul')}\n</blockquote>"),
    ],
    ids=range(9),
)
def test_a_box_is_a_quotation_with_its_title_in_bold(text: str, shown: str) -> None:
    assert of_markdown(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('!!! note "Judul"\n    isi\n', BOX.format("Judul")),
        ("!!! warning\n\n    isi\n", BOX.format("Warning")),
        ('??? info lipat "Judul _baru_"\n\tisi', BOX.format("Judul <em>baru</em>")),
        ("???+ tip\n    isi", BOX.format("Tip")),
        ('=== "Satu"\n    isi', BOX.format("Satu")),
        ('!!! note ""\n    isi', "<blockquote>\n<p>isi</p>\n</blockquote>"),
    ],
    ids=range(6),
)
def test_a_box_over_indented_lines_is_one_too(text: str, shown: str) -> None:
    assert of_markdown(text) == shown


def test_boxes_stand_in_boxes_lists_and_quotations() -> None:
    inner = "<blockquote>\n<p><strong>B</strong></p>\n<p>dalam</p>\n<p>lagi</p>\n</blockquote>"
    text = '!!! a "A"\n    !!! b "B"\n        dalam\n\n        lagi\n\n    luar\n\nAkhir'
    outer = f"<p><strong>A</strong></p>\n{inner}\n<p>luar</p>"
    assert of_markdown(text) == f"<blockquote>\n{outer}\n</blockquote>\n<p>Akhir</p>"
    assert inner in of_markdown('1. satu\n\n    !!! b "B"\n        dalam\n\n        lagi\n')
    assert inner in of_markdown('> !!! b "B"\n>     dalam\n>\n>     lagi\n')


@pytest.mark.parametrize(
    "text",
    [
        "```\n!!! note\n    x\n```",
        "    !!! note\n        x",
        "!!! penting sekali!\nx",
        "!!! awas\nx",
    ],
    ids=range(4),
)
def test_what_is_no_box_stays(text: str) -> None:
    assert "!!!" in of_markdown(text)
    assert "<blockquote>" not in of_markdown(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("文字**強調。**文字", "文字<strong>強調。</strong>文字"),
        ("文字**“強調”**文字", "文字<strong>“強調”</strong>文字"),
        ("ה**[מילה](/x/)** היא", 'ה<strong><a href="/x/" rel="noopener">מילה</a></strong> היא'),
        ("**Kata.**Kata", "<strong>Kata.</strong>Kata"),
        ("**Kata **kata", "<strong>Kata</strong> kata"),
        ("**Tujuan : **kata **lain**", "<strong>Tujuan :</strong> kata <strong>lain</strong>"),
        (
            "**a** dan **b**, (**c**).",
            "<strong>a</strong> dan <strong>b</strong>, (<strong>c</strong>).",
        ),
        ("2 ** 3 ** 4", "2 ** 3 ** 4"),
        ("f(**a, **b)", "f(**a, **b)"),
        ("`**a.**b` \\**a.**b", "<code>**a.**b</code> **a.**b"),
        ("`**a` kata.**b", "<code>**a</code> kata.**b"),
        ("**kata `a.**b` kata", "**kata <code>a.**b</code> kata"),
        ("***a.**b", "***a.**b"),
        ("**a.***b", "**a.***b"),
        ("**5€**kata", "<strong>5€</strong>kata"),
    ],
    ids=range(15),
)
def test_what_is_between_two_signs_of_bold_is_bold(text: str, shown: str) -> None:
    assert re.sub(r"</?p[^>]*>|\n", "", of_markdown(text)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('<aside markdown="1" class="x">\nIsi **kuat**.\n</aside>\nLalu _miring_.',
         "<aside>\n<p>Isi <strong>kuat</strong>.</p>\n</aside>\n<p>Lalu <em>miring</em>.</p>"),
        ("<div markdown='1'>\n<div>\n*a*\n</div>\n\n*b*\n</div>",
         "<div>\n<div>\n*a*\n</div>\n<p><em>b</em></p>\n</div>"),
        ('<div markdown="block">\n<img src="media/b.jpg" alt="c">\n*d*\n</div>',
         '<div>\n<img src="/media/b.jpg" alt="c" loading="lazy">\n<p><em>d</em></p>\n</div>'),
        ('kata <span markdown="span">*a*</span>', "<p>kata <em>a</em></p>"),
        ('```\n<div markdown="1">\n```\n', '<pre><code>&lt;div markdown="1"&gt;\n</code></pre>'),
        ('Tulis markdown="1" di sana.', '<p>Tulis markdown="1" di sana.</p>'),
        ('<DIV markdown="1">\n*a*\n</DIV>\n*b*',
         "<div>\n<p><em>a</em></p>\n</div>\n<p><em>b</em></p>"),
        ('<div markdown="true">\n*a*\n</div>', "<div>\n<p><em>a</em></p>\n</div>"),
        ('<div markdown="span">\n*a*\n</div>', "<div>\n<p><em>a</em></p>\n</div>"),
        ("<div markdown='1'>\n\n<div>\n*a*\n</div>\n*b*\n\n</div>",
         "<div>\n<div>\n*a*\n</div>\n*b*\n</div>"),
        ('<b markdown="1">\n*a*\n\n<br>\n\n</b>\n*c*',
         "<p><b><em>a</em></b></p>\n<br>\n\n<p><em>c</em></p>"),
    ],
    ids=range(11),
)  # fmt: skip
def test_an_element_that_holds_markdown_is_read_as_such(text: str, shown: str) -> None:
    assert of_markdown(text) == shown


def test_an_element_without_an_end_of_its_own_keeps_the_end_of_the_one_around_it() -> None:
    made = of_markdown('<div markdown="1">\n*a*\n\n<div/>\n\n</div>\n*b*')
    assert "<em>b</em>" in made


@pytest.mark.parametrize(
    "text",
    ["{picture}\n*a*\n\n{holder}", "{holder}\n\n{picture}\n*a*\n\n<div>kata</div>"],
    ids=["before", "after"],
)
def test_a_picture_outside_of_an_element_that_holds_markdown_is_as_in_commonmark(text: str) -> None:
    picture, holder = '<img src="media/b.jpg" alt="c">', '<div markdown="1">\n*b*\n</div>'
    made = of_markdown(text.format(picture=picture, holder=holder))
    assert "<em>b</em>" in made
    assert "\n*a*\n" in made


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('<kotak-info class="x">\n\tSatu **kuat**\n\tdua\n\n\ttiga\n</kotak-info>\n\nAkhir.',
         "<p>Satu <strong>kuat</strong>dua</p><p>tiga</p><p>Akhir.</p>"),
        ("<Kotak>\n*a*\n</Kotak>", "<p><em>a</em></p>"),
        ("Isi {/* catatan\nsaya */}ada.", "<p>Isi ada.</p>"),
        ("<Kotak />\n\n    kata\n\n</Kotak>", "<pre><code>kata\n</code></pre>"),
        ("<Kotak>\n\n    kata\n\n</Peta>",
         "&lt;Kotak&gt;\n<pre><code>kata\n</code></pre>&lt;/Peta&gt;"),
        ("<Kotak>\n\na\n\n</Kotak>\n\nb\n\n</Kotak>", "<p>a</p><p>b</p>"),
        ("Isi{' '}ada{\"  \"}juga.", "<p>Isi ada juga.</p>"),
        ("Lihat <Peta />.", "<p>Lihat .</p>"),
        ("Ketik <Nama> <nama-kota> <NIK> ya.",
         "<p>Ketik &lt;Nama&gt; &lt;nama-kota&gt; &lt;NIK&gt; ya.</p>"),
        ("`<Peta />`", "<code>&lt;Peta /&gt;</code>"),
        ("`a{' '}b`", "<code>a{' '}b</code>"),
    ],
    ids=range(11),
)  # fmt: skip
def test_what_a_component_holds_is_markdown(text: str, shown: str) -> None:
    made = re.sub(r"(?<=>)\n+", "", of_markdown(text)).removesuffix("\n")
    assert made in (shown, f"<p>{shown}</p>")


def test_a_component_is_named(read: Read) -> None:
    notes = read("title: a", "import P from './p'\n\n<Kotak>\nIsi.\n</Kotak>\n\n<Peta />").warnings
    assert [(each.code, each.line, each.values["value"]) for each in notes] == [
        ("foreign_mark", 4, "import P from './p'"),
        ("element_left_out", 6, "<kotak>"),
        ("element_left_out", 10, "<peta>"),
    ]


def test_the_words_in_a_frame_are_read_as_what_they_are() -> None:
    frame = '<iframe src="https://kode.example/a">Lihat <a href="https://kode.example/">ini</a>.</iframe>'
    link = '<a href="https://kode.example/" rel="noopener">ini</a>'
    assert of_markdown(f"{frame}\n\nAkhir.") == f"Lihat {link}.\n<p>Akhir.</p>"


def link(address: str, words: str) -> str:
    return f'<a href="{address}" rel="noopener">{words}</a>'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[[Catatan lain]]", link("Catatan%20lain.md", "Catatan lain")),
        ("[[catatan.md|Lihat _ini_]]", link("catatan.md", "Lihat <em>ini</em>")),
        ("[[arsip/Nota v1.2#Bab dua]]", link("arsip/Nota%20v1.2.md#bab-dua", "Bab dua")),
        ("![[catatan]]", link("catatan.md", "catatan")),
        ("[[laporan.pdf]]", link("laporan.pdf", "laporan.pdf")),
        ("[[LAPORAN.PDF]]", link("LAPORAN.PDF", "LAPORAN.PDF")),
        ("[[catatan.md]]", link("catatan.md", "catatan")),
        ("[[catatan#^Blok]]", link("catatan.md#Blok", "Blok")),
        ("[[catatan\\|kata]]", link("catatan.md", "kata")),
        ("[[a]]]", "[[a]]]"),
        ("![[media/A.JPG|300x200]]", '<img src="/media/A.JPG" alt="" loading="lazy">'),
        ("![[media/a b.jpg|center|300]]", '<img src="/media/a%20b.jpg" alt="" loading="lazy">'),
        ("![[media/a.jpg|Pasar]]", '<img src="/media/a.jpg" alt="Pasar" loading="lazy">'),
        ("`[[catatan]]`", "<code>[[catatan]]</code>"),
        ("`a` [[kata]] <code>b</code>", f"<code>a</code> {link('kata.md', 'kata')} <code>b</code>"),
        ("x[[a]] [[1]] [[ a ]] [[]] [[[a]]] [[a:b]]", "x[[a]] [[1]] [[ a ]] [[]] [[[a]]] [[a:b]]"),
    ],
    ids=range(16),
)
def test_a_wiki_link_leads_to_the_file_of_its_name(text: str, shown: str) -> None:
    assert of_markdown(text) == f"<p>{shown}</p>"


def test_a_wiki_link_to_a_heading_leads_there() -> None:
    assert 'href="#isi-bab-dua"' in of_markdown("[[#Bab dua]]\n\n## Bab dua")
    assert 'href="#isi-bab-dua"' in of_markdown("[[#Bab satu#Bab dua|ini]]\n\n## Bab dua")


def test_a_note_on_a_wiki_link_has_its_line(read: Read) -> None:
    [found] = read("title: a", "Awal.\n\nLihat [[Catatan lain]].").links
    assert (found.written, found.line) == ("Catatan%20lain.md", 6)


PIECES = st.sampled_from(
    ["**", "*", "kata", " ", "\n", "。", "字", "> ", "[!note]", "[!tip]- a", "`", "```\n", "\\",
     '<div markdown="1">', "<div>", "</div>", '<b markdown="1">', "</b>", "(", "[a](/b/)", "<img>",
     "[[kata]]", "![[", "<Kotak>\n", "</Kotak>", "^", "~", "++", "{++", "++}", "{~~", "~>",
     "~~}", "==", ":::", ":::tip ", "\n:::\n", "::: {.note "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_word_is_lost(text: str) -> None:
    made = as_commonmark(text, parser_for(text))
    assert WORDS.findall(re.sub(r"\]\(<[^>]*>\)", "", made)) == WORDS.findall(text)


@pytest.mark.growth
@pytest.mark.parametrize(
    "piece",
    ["**a.**b ", "**a ", '<div markdown="1">\n', '<p markdown="1">a</p>\n', "> [!note] a\n",
     f"<a {' ' * 50}", '<b markdown="1">\n<img>\n', "[video ======", "> > ", "[[a|b]] ", "[[a",
     "<A>\n", "<A>\na\n</A>\n",
     "{/*", "{/* a */}", "{' '}", "!!! a\n", "!!! a\n    b\n", "> !!! a\n>     b\n", '=== "a"\n\n',
     "    !!! a\n", "???" + " a" * 20,
     "a^2^", "a^", "a~2~", "a~", "++a", "++a++ ", "{++a", "{++a++}", "{~~a~>", "{--", "^2^^", "a~b",
     "==a", "==a==", "##a\n", "![a|3", "![](a =", "<aside>\n",
     ":::tip\n", ":::tip\na\n:::\n", ":::tip{", ":::\n"],
    ids=range(44),
)  # fmt: skip
def test_the_time_is_linear(piece: str) -> None:
    def work(size: int) -> Callable[[], object]:
        text = piece * (size // len(piece))
        return lambda: as_commonmark(text, parser_for(text))

    assert growth(work, 200_000) <= MOST
