"""Ordinary markup is spared what mends and cleans: these would leave it alone."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from kilas.articles import source_body
from kilas.bodies import body, ordinary
from kilas.bodies.markdown import markdown_to_html
from tests.unit.articles.markups import of_markup


@of_markup
@example("<p><p>a</p></p>")
@example("<em><p>a</p></em>")
@example("<p>a<hr />b</p>")
@example("<p>a<hr /></p>")
@example("<p><ul><li>a</li></ul></p>")
@example("<ul><li><li>a</li></li></ul>")
@example("<p>a > b</p>")
@example('<p>a"</p><p>&quot;&gt;</p>')
@example("<p><em><strong><em><b>a</b></em></strong></em></p>")
@example("<blockquote>\n<ul>\n<li>\n<p>a</p>\n</li>\n</ul>\n</blockquote>")
@example('<p><a href="https://a.example/"><a href="https://b.example/">a</a></a></p>')
@example(f'<p><a href="https://{"a-" * 900}a.{"a-" * 900}a.example/">a</a></p>')
def test_what_needs_no_cleaner_is_as_the_cleaner_gives_it(unsafe: str) -> None:
    assert ordinary.cleaned(unsafe, body._source) in (None, body._cleaned(unsafe))


@given(
    st.characters(exclude_categories=["Cs"]), st.sampled_from(["<p>{}</p>", '<a href="{}">a</a>'])
)
def test_no_sign_needs_a_cleaner_and_is_spared_it(sign: str, where: str) -> None:
    unsafe = where.format(f"https://a.example/{sign}")
    assert ordinary.cleaned(unsafe, body._source) in (None, body._cleaned(unsafe))


ARTICLE = """Pasar \u201cLama\u201d & "baru" **dibuka *hari ini* kembali**, kata [dinas](https://a-b.example/c?d).

## Harga <turun>

- cabai
- beras: [daftar](https://a.example)

![Warga di pasar](media/pasar.jpg)

> Kata warga.\\
> Dua baris.

1. satu

   dua

---
"""


def test_an_ordinary_article_needs_no_cleaner() -> None:
    unsafe = markdown_to_html(ARTICLE.replace("<turun>", "turun"))
    assert ordinary.cleaned(unsafe, body._source) == body._cleaned(unsafe)
    assert ordinary.has_ordinary_tags(unsafe)
    assert not ordinary.has_ordinary_tags(markdown_to_html(ARTICLE))


@of_markup
@example('<p title="a" hidden>a</p>')
@example("style <b><i>a</b></i>")
@example('<p id="a"style="display:none">a</p>')
@example('<p title="<p hidden>">a</p>')
def test_where_all_tags_are_ordinary_nothing_is_mended(unsafe: str) -> None:
    mended = source_body._mended(unsafe, sheets="")
    assert not ordinary.has_ordinary_tags(unsafe) or mended == (unsafe, (), ())


def test_styles_above_the_body_hide_what_is_ordinary_in_all_else() -> None:
    unsafe = '<p>a</p><p class="b">c</p>'
    assert ordinary.has_ordinary_tags(unsafe)
    assert source_body.unsafe_html(unsafe, "html", ".b {display: none}").html == "<p>a</p>"
