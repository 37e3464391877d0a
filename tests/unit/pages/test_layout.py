"""What stands where on a page, and what is left out on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from kilas.pages.render import render
from tests.golden.examples import ARTICLE, PAGES, SECTION

if TYPE_CHECKING:
    from kilas.pages.list_contexts import PageKind

CARD = re.compile(r'<article class="card(.*?)">(.*?)</article>', re.DOTALL)
KICKER = re.compile(r'<p class="kicker">\s*<a ')


def cards(page: str) -> list[tuple[str, str]]:
    return CARD.findall(page.partition("<main")[2])


@pytest.mark.parametrize("kind", ["section", "tag", "author", "month"])
def test_a_section_does_not_say_its_own_name_on_each_card(kind: PageKind) -> None:
    assert all(card.section for card in SECTION.cards)
    found = cards(render(replace(SECTION, kind=kind)).decode())
    assert len(found) == len(SECTION.cards)
    assert {bool(KICKER.search(inner)) for _, inner in found} == {kind != "section"}


def test_an_advertorial_is_marked_so_that_it_is_never_large() -> None:
    sponsored = [replace(card, sponsored=number == 0) for number, card in enumerate(SECTION.cards)]
    classes = [of for of, _ in cards(render(replace(SECTION, cards=tuple(sponsored))).decode())]
    assert ["card-sponsored" in of for of in classes] == [card.sponsored for card in sponsored]


def test_only_the_first_photo_of_a_list_is_loaded_in_a_large_width() -> None:
    found = re.findall(r' sizes="([^"]*)"', render(SECTION).decode())
    assert found[1:]
    assert found[0].endswith("calc(100vw - 2rem)")
    assert set(found[1:]) == {"(min-width: 38rem) 11rem, 7rem"}


def test_related_articles_come_before_a_long_thread() -> None:
    assert ARTICLE.thread
    assert ARTICLE.thread.comments
    page = render(ARTICLE).decode()
    assert (
        page.index('class="prose"') < page.index('class="related"') < page.index('class="thread"')
    )


def test_a_printed_article_says_where_it_is_from() -> None:
    assert f'<footer data-address="{ARTICLE.canonical}">' in render(ARTICLE).decode()


def test_every_example_has_one_main_heading() -> None:
    for name, context in PAGES.items():
        page = render(context).decode()
        if "<body" in page:
            assert page.count("<h1") == 1, name
