"""What a style element of the file hides is left out and named, as what a style hides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.articles.read import read_article
from kilas.articles.source_body import read_body
from kilas.bodies.style_sheets import with_marks
from tests.newsroom import NOON, SITE
from tests.unit.articles.test_swallowed import text_of

if TYPE_CHECKING:
    from kilas.articles.read import ArticleReading

LINK = "<a href='https://judi.example/'>judi slot</a>"
HIDE = [
    ".x{display:none}",
    ".a, .x { color: red; DISPLAY : NONE !important }",
    "p.x{visibility:hidden}",
    "/* .x{} */ @import 'a.css'; .x{position:absolute;left:-9999px}",
    "@media print{.x{display:block}} .x{display:none}",
    ".x{display:block} .x{display:none}",
    "#y{display:none}",
    "#y{overflow:hidden;height:0}",
]
SHOW = [
    "",
    ".x{color:red}",
    "@media print{.x{display:none}}",
    ".x{display:none} .x{display:block}",
    ".x{display:none} .x.open{display:block}",
    ".x{display:none} input:checked + .x{display:block}",
    ".x{opacity:0}",
    ".b .x{display:none}",
    ".X{display:none}",
    "div.x{display:none}",
    "p{display:none}",
    ".x{display:none",
    "}}{.x",
    "/* .x{display:none}",
]


def read(key: str, text: str) -> ArticleReading:
    reading = read_article(key, text.encode(), SITE, NOON)
    assert read_body(key, text.encode()) == reading.body_html
    return reading


def forms(css: str) -> dict[str, str]:
    """The same in the head of a document, in the body of one, and in Markdown."""
    body = f"<p>Awal.</p>\n<p class='b x' id=y>{LINK} gacor</p>\n<p>Akhir.</p>"
    style = f"<style>{css}</style>"
    head = "<html><head><title>a</title>"
    return {
        "articles/a.html": f"{head}\n{style}\n</head><body>\n{body}\n</body></html>",
        "articles/b.html": f"{head}</head><body>\n{style}\n{body}\n</body></html>",
        "articles/c.md": f"---\ntitle: a\n---\n{style}\n\n{body}\n",
    }


@pytest.mark.parametrize("key", forms(""))
@pytest.mark.parametrize("css", HIDE)
def test_what_a_class_hides_is_left_out_and_named_with_its_line(key: str, css: str) -> None:
    text = forms(css)[key]
    reading = read(key, text)
    assert text_of(reading.body_html).split() == ["Awal.", "Akhir."]
    [note] = [each for each in reading.warnings if each.code == "hidden_left_out"]
    line = next(n for n, each in enumerate(text.splitlines(), start=1) if "judi" in each)
    assert (note.line, note.values["value"]) == (line, "judi slot gacor")


@pytest.mark.parametrize("key", forms(""))
@pytest.mark.parametrize("css", SHOW)
def test_what_may_be_seen_stays(key: str, css: str) -> None:
    reading = read(key, forms(css)[key])
    assert text_of(reading.body_html).split() == ["Awal.", "judi", "slot", "gacor", "Akhir."]


def test_styles_without_an_end_hide_nothing() -> None:
    text = "<p class=x>a</p>" + "<style>.x{display:none}" * 20_000
    assert with_marks(text) == text


@given(st.text(alphabet=".#x{}@/*;:, display:none<>'\"=\n", max_size=60))
def test_no_styles_change_what_is_marked_but_by_the_mark(css: str) -> None:
    text = f"<p class=x>a</p><style>{css}</style><b id=x>c</b>"
    assert with_marks(text).replace(" hidden=kilas", "") == text
