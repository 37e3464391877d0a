"""What reader modes look for: Mozilla's Readability takes the element that holds the most
paragraphs, with all that is in that element, but for what is in `aside` and `footer`.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

import pytest
from msgspec.structs import replace

from kilas.pages.render import render
from tests.golden.examples import ARTICLE

VOID: Final = {"br", "hr", "img", "input", "link", "meta"}


class Outline(HTMLParser):
    """The path of tags and classes to each element, and to each text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.path: list[str] = []
        self.elements: list[tuple[str, ...]] = []
        self.texts: dict[str, tuple[str, ...]] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = f"{tag}.{dict(attrs).get('class') or ''}"
        self.elements.append((*self.path, name))
        if tag not in VOID:
            self.path.append(name)

    def handle_endtag(self, tag: str) -> None:
        while self.path.pop().partition(".")[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts[data.strip()] = tuple(self.path)


@pytest.fixture(scope="module")
def outline() -> Outline:
    text = "<p>Air naik sejak subuh, kata warga.</p><p>Siang harinya surut.</p>"
    assert ARTICLE.picture
    assert ARTICLE.corrections
    assert ARTICLE.standfirst
    page = replace(ARTICLE, body_html=text, dateline="", unverified=True)
    return Outline(render(page).decode())


def test_one_element_holds_the_paragraphs_and_all_that_belongs_to_the_text(
    outline: Outline,
) -> None:
    holder = outline.texts["Siang harinya surut."][:-1]
    assert outline.texts["Air naik sejak subuh, kata warga."] == (*holder, "p.")
    inside = [path for path in outline.elements if path[: len(holder)] == holder]
    names = {path[-1] for path in inside}
    assert {"h1.", "p.standfirst", "figure.lead-picture", "section.corrections"} <= names
    assert {"p.notice", "p.byline"} <= names
    assert not any(part.startswith(("aside.", "footer.")) for path in inside for part in path)


@pytest.mark.parametrize("name", ["form.comment-form", "ol.comments", "article.card"])
def test_what_is_not_the_text_is_in_an_aside(outline: Outline, name: str) -> None:
    found = [path for path in outline.elements if path[-1].startswith(name)]
    assert found
    assert all(any(part.startswith("aside.") for part in path) for path in found)


def test_what_kilas_says_around_a_text_in_another_language_is_in_the_newspapers() -> None:
    page = render(replace(ARTICLE, lang="en", unverified=True)).decode()
    assert '<div class="prose" lang="en">\n<header lang="id">' in page
    for ours in ('<p class="notice" lang="id">', '<section class="corrections" lang="id"'):
        assert ours in page
    assert "<header>" in render(replace(ARTICLE, lang="")).decode()
