"""A page that a browser saved brings its article, and not the menu of its site."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.articles.read import ArticleReading, read_article
from kilas.articles.source_body import read_body
from tests.newsroom import NOON, SITE
from tests.unit.articles.test_swallowed import text_of

SCRIPT = "<script>document.write('<nav>menu</nav><article>x</article>')</script>"
MENU = "<nav><ul><li><a href='/'>Beranda</a></li><li>Politik</li></ul></nav>"
FOOT = "<footer>Hak cipta Blog Kabar</footer>"
HEAD = "<title>Pasar pagi dibuka - Blog Kabar</title><link rel=stylesheet href=a.css>"

BLOGGER = f"""<!DOCTYPE html>
<!-- saved from url=(0040)https://kabar.example/2020/03/pasar.html -->
<html><head><title>Blog Kabar: Pasar pagi dibuka</title>
<meta content='Pasar pagi dibuka' property='og:title'/>
<script src='a.js'></script></head><body>
<header><h1 class='title'>Blog Kabar</h1></header>
{MENU}
<div class='post hentry'><abbr class='published' title='2020-03-02T18:20:00+07:00'>2 Mar</abbr>
<h3 class='post-title entry-title'>Pasar pagi dibuka</h3>
<div class='post-body entry-content' id='post-body-1'>
<div>Pedagang kembali.</div>
Tenda berdiri.
</div><div class='post-footer'>Label: pasar</div></div>
<aside>Arsip blog</aside>{FOOT}{SCRIPT}
</body></html>"""

WORDPRESS = f"""<!DOCTYPE html><html><head>{HEAD}
<meta property="article:published_time" content="2020-03-02T11:20:00+00:00"/></head>
<body class="post-template"><header>{MENU}<h1 class="site-title">Blog Kabar</h1></header>
<main><article class="post"><h1 class="entry-title">Pasar pagi dibuka</h1>
<div class="entry-content"><p>Pedagang kembali.</p><p>Tenda berdiri.</p></div>
<footer>Ditulis admin</footer></article></main>
<aside><article><h2>Berita lain</h2></article></aside>{FOOT}</body></html>"""

PLAIN = f"""<html><head>{HEAD}</head><body>{MENU}
<article><h1>Pasar pagi dibuka</h1>
<time datetime="2020-03-02T18:20+07:00" pubdate>2 Maret</time>
<p>Pedagang kembali.</p> <p>Tenda berdiri.</p></article>{FOOT}</body></html>"""

MAIN = PLAIN.replace("article>", "main>")
WITHIN = PLAIN.replace("<p>Pedagang kembali.</p>", "<{0}><p>Pedagang kembali.</p></{0}>")


def reading(text: str) -> ArticleReading:
    return read_article("articles/pasar.html", text.encode(), SITE, NOON)


@pytest.mark.parametrize(
    "page",
    [BLOGGER, WORDPRESS, PLAIN, MAIN, WITHIN.format("article"), WITHIN.format("main")],
    ids=["b", "w", "a", "m", "a in a", "m in a"],
)
def test_a_saved_page_is_its_article(page: str) -> None:
    found = reading(page)
    words = " ".join(text_of(found.body_html).split())
    assert words.endswith("Pedagang kembali. Tenda berdiri.")
    assert not any(each in words for each in ("Beranda", "Arsip", "Hak cipta", "Label", "Berita"))
    assert found.article.title == "Pasar pagi dibuka"
    assert found.article.published == datetime(2020, 3, 2, 11, 20, tzinfo=UTC)
    assert read_body("articles/pasar.html", page.encode()) == found.body_html


def test_what_is_around_the_article_is_named_with_its_line() -> None:
    notes = [each for each in reading(BLOGGER).warnings if each.code == "around_left_out"]
    assert [(each.line, each.values["value"], each.values["number"]) for each in notes] == [
        (6, "Blog Kabar Beranda Politik 2 Mar Pasar pagi dibuka", "9"),
        (13, "Label: pasar Arsip blog Hak cipta Blog Kabar", "8"),
    ]


OWN = "<html><head><title>Pasar pagi</title></head><body>{}</body></html>"


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Pasar</h1><article><p>Isi.</p></article><p>Catatan.</p>",
        "<header><h1>Pasar</h1></header><main><p>Isi.</p></main><footer>Sari</footer>",
        f"{MENU}<p>Isi.</p><p>Catatan.</p>",
        f"{MENU}<article>Satu.</article><article>Dua.</article>",
        f"{MENU}<article>Tanpa akhir.",
        f"<article>{MENU}Isi.</article><p>Catatan.</p>",
        f"<!-- {MENU} --><article>Isi.</article><p>Catatan.</p>",
        f"{SCRIPT}<article>Isi.</article><p>Catatan.</p>".replace("<script>", "<style>").replace(
            "</script>", "</style>"
        ),
    ],
)
def test_a_document_without_a_site_around_one_article_stays_whole(body: str) -> None:
    found = reading(OWN.format(body))
    assert "around_left_out" not in {each.code for each in found.warnings}
    words = text_of(found.body_html).split()
    assert all(each in words for each in ("Isi.", "Catatan.") if each in body)
    assert found.article.title == "Pasar pagi"


def test_a_date_that_cannot_be_read_refuses_nothing() -> None:
    found = reading(PLAIN.replace("2020-03-02T18:20+07:00", "kemarin"))
    assert found.article.published == NOON


def test_a_title_loses_the_name_of_its_site_only_where_the_page_says_so() -> None:
    without = PLAIN.replace("<h1>Pasar pagi dibuka</h1>", "")
    assert reading(without).article.title == "Pasar pagi dibuka - Blog Kabar"
    blog = PLAIN.replace("<h1>Pasar pagi dibuka</h1>", "<h1>Blog Kabar</h1>")
    assert reading(blog).article.title == "Pasar pagi dibuka - Blog Kabar"


PIECES = ["<nav>{}</nav>", "<aside>{}</aside>", "<p>{}</p>", "<div class=menu>{}</div>", "{}"]


@given(
    st.lists(st.sampled_from(PIECES), max_size=5),
    st.lists(st.sampled_from(PIECES), max_size=5),
    st.sampled_from(["article", "main", "div class=post-body", "div id=x class='a entry-content'"]),
)
def test_every_word_is_on_the_page_or_counted(
    before: list[str], behind: list[str], holder: str
) -> None:
    name = holder.partition(" ")[0]
    first, last = (
        "".join(each.format(f" {side}{number} ") for number, each in enumerate(side_pieces))
        for side, side_pieces in (("awal", before), ("akhir", behind))
    )
    found = reading(OWN.format(f"{first}<{holder}>isi</{name}>{last}"))
    words = text_of(found.body_html).split()
    counted = sum(
        int(each.values["number"]) for each in found.warnings if each.code == "around_left_out"
    )
    assert "isi" in words
    assert len(words) + counted == 1 + len(before) + len(behind)
    assert (counted > 0) == any(each in PIECES[:2] for each in (*before, *behind))


def test_an_export_of_medium_brings_its_article_under_its_date() -> None:
    made = reading(
        "<!DOCTYPE html><html><head><title>Pasar pagi</title></head><body>"
        '<article class="h-entry"><header><h1 class="p-name">Pasar pagi</h1></header>'
        '<section class="p-summary">Harga turun.</section>'
        '<section class="e-content"><p>Pedagang kembali.</p><p>Tenda berdiri.</p></section>'
        '<footer><p>By <a class="p-author h-card">Nama Contoh</a> on '
        '<time class="dt-published" datetime="2019-03-02T04:05:06.000Z">March 2</time></p>'
        "<p>Exported from Medium.</p></footer></article></body></html>"
    )
    assert made.body_html == "<p>Pedagang kembali.</p><p>Tenda berdiri.</p>"
    assert made.article.title == "Pasar pagi"
    assert made.article.published == datetime(2019, 3, 2, 4, 5, 6, tzinfo=UTC)
    assert [each.code for each in made.warnings] == ["around_left_out", "around_left_out"]
