"""What the committed pages do not show: a page without one of its parts, and in English.

The other kinds of page (redirect, archive, error, static) are files of tests/golden/tree.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from kilas.pages.contexts import StaticPage
from kilas.pages.list_contexts import FrontPage, ListPage
from kilas.pages.parts import Picture, Thread
from kilas.pages.render import render
from kilas.texts import LANGUAGES, texts_of
from tests.golden.example_parts import BASE
from tests.golden.example_photos import OF_SECTION
from tests.golden.examples import ARTICLE, FRONT, PAGES, SECTION

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Mapping[str, Any] = texts_of("id").interface
ALONE = replace(
    ARTICLE,
    related=(),
    follow_ups=tuple(
        replace(each, sponsored=False, unverified=False) for each in ARTICLE.follow_ups
    ),
)
"""The article without what has labels, or a section, of its own: cards, and other articles."""

FORM_ACTION = "/api/articles/banjir/comments"


def shown(context: Any) -> str:
    return render(context).decode()


@pytest.mark.parametrize(
    ("changes", "marks"),
    [
        ({"standfirst": ""}, ['class="standfirst"']),
        ({"modified": None}, ["article:modified_time", "Diperbarui"]),
        ({"section": None}, ["article:section", "articleSection", '<a href="/daerah/">Daerah']),
        ({"tags": ()}, ["article:tag", 'id="topik"', 'rel="tag"']),
        ({"authors": ()}, ['class="byline"', 'rel="author"', '"@type": "Person"']),
        ({"dateline": ""}, ['class="dateline"']),
        ({"lang": ""}, ['lang="jv"', '"inLanguage": "jv"']),
        ({"picture": None}, ["<figure"]),
        ({"corrections": ()}, ['id="ralat"', 'href="#ralat"']),
        ({"corrections": (), "follow_ups": ()}, ['"correction"']),
        ({"sponsored": False}, [WORDS["advertorial"], "AdvertiserContentArticle"]),
        ({"unverified": False}, [WORDS["unverified"], WORDS["unverified_note"]]),
        ({"originals": ()}, ["Meralat", "Perkembangan dari", '"citation"']),
        ({"follow_ups": ()}, ["Diralat oleh", "CorrectionComment", '"subjectOf"']),
        ({"originals": (), "follow_ups": ()}, ['class="notice follow-ups"']),
        ({"share": ()}, ['id="bagikan"', "wa.me"]),
        ({"thread": None}, ['id="komentar"', "<form", "commentCount"]),
        ({"section": None, "sponsored": False, "unverified": False}, ['class="kicker"']),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, dict) else "",
)
def test_a_part_that_an_article_lacks_leaves_nothing_on_its_page(
    changes: dict[str, Any], marks: list[str]
) -> None:
    with_all, without = shown(ALONE), shown(replace(ALONE, **changes))
    assert [mark for mark in marks if mark not in with_all] == []
    assert [mark for mark in marks if mark in without] == []


def test_a_title_in_letters_from_the_right_has_a_direction() -> None:
    title = "\u0628\u0633\u0645 kata"
    assert f'<h1 lang="jv" dir="auto">{title}</h1>' in shown(replace(ALONE, title=title))
    cards = tuple(replace(card, title=title, summary=title) for card in SECTION.cards)
    assert shown(replace(SECTION, cards=cards)).count('dir="auto"') == 2 * len(cards)
    assert 'class="standfirst" lang="jv" dir="auto"' in shown(replace(ALONE, standfirst=title))


def test_an_article_without_related_articles_has_no_list_of_them() -> None:
    assert 'id="terkait"' in shown(ARTICLE)
    assert 'id="terkait"' not in shown(ALONE)


def test_what_is_shared_of_an_article_is_beside_its_link_and_for_search_engines() -> None:
    page = shown(PAGES["article-bare"])
    address = f"{BASE}{OF_SECTION.url}"
    assert f'<meta property="og:image" content="{address}">' in page
    assert f'"image": ["{address}"]' in page
    assert f'<meta property="og:image:alt" content="{OF_SECTION.alt}">' in page


def test_a_photo_of_another_site_is_shared_as_it_is() -> None:
    picture = Picture("https://lain.example/a.jpg", "Air", "", "")
    page = shown(replace(ALONE, picture=picture, shared=None))
    assert f'<meta property="og:image" content="{picture.url}">' in page
    assert f'"image": ["{picture.url}"]' in page
    assert "og:image:width" not in page


@pytest.mark.parametrize("name", ["front", "section"])
def test_a_list_whose_first_photo_is_of_another_site_is_shared_with_it(name: str) -> None:
    page = PAGES[name]
    assert isinstance(page, FrontPage | ListPage)
    assert page.shared
    first = next(card.picture for card in page.cards if card.picture)
    for told, address in ((page.shared, page.shared.url), (None, first.url)):
        tags = re.findall('<meta property="og:image" [^>]*>', shown(replace(page, shared=told)))
        assert tags == [f'<meta property="og:image" content="{BASE}{address}">']


def test_a_closed_thread_says_so_and_has_no_form() -> None:
    page = shown(PAGES["article-comments-closed"])
    assert WORDS["comments_closed"] in page
    assert WORDS["no_comments"] not in page
    assert "<form" not in page


def test_an_open_thread_without_comments_says_so_above_its_form() -> None:
    page = shown(replace(ARTICLE, thread=Thread(0, (), FORM_ACTION, moderated=False)))
    assert page.index(WORDS["no_comments"]) < page.index(f'action="{FORM_ACTION}"')
    assert '<ol class="comments">' not in page


def test_short_links_of_a_text_and_of_a_comment_have_room() -> None:
    row = '<p><a href="https://a.example/1">1</a> <a href="https://a.example/2">2</a></p>'
    thread = ARTICLE.thread
    assert thread
    said = replace(thread, comments=(replace(thread.comments[0], body_html=row),))
    static = next(page for page in PAGES.values() if isinstance(page, StaticPage))
    assert shown(replace(ARTICLE, body_html="<p>a</p>", thread=said)).count('class="short"') == 2
    assert shown(replace(ARTICLE, body_html=row)).count('class="short"') == 2
    assert shown(replace(static, body_html=row)).count('class="short"') == 2


def test_a_form_says_whether_comments_are_read_before_they_are_shown() -> None:
    unmoderated = replace(ARTICLE, thread=Thread(0, (), FORM_ACTION, moderated=False))
    assert WORDS["comment_moderated"] in shown(ARTICLE)
    assert WORDS["comment_moderated"] not in shown(unmoderated)


def test_a_list_without_articles_says_so_and_leads_nowhere() -> None:
    page = shown(PAGES["front-empty"])
    assert WORDS["no_articles"] in page
    assert 'class="card' not in page
    assert '<nav class="pages"' not in page
    assert WORDS["no_articles"] not in shown(FRONT)


@pytest.mark.parametrize("name", ["article", "section", "front-empty", "withdrawn", "redirect"])
def test_a_page_in_english_has_no_indonesian_words_of_the_interface(name: str) -> None:
    page: Any = PAGES[name]
    indonesian = shown(page)
    english = shown(replace(page, chrome=replace(page.chrome, language="en")))
    in_english: Mapping[str, Any] = texts_of("en").interface
    used = [
        (text, in_english[key])
        for key, text in WORDS.items()
        if f">{text}<" in indonesian and text != in_english[key]
    ]
    assert len(used) >= 3
    assert [text for text, _ in used if f">{text}<" in english] == []
    assert [text for _, text in used if text not in english] == []


def test_the_page_before_the_first_settings_speaks_every_language() -> None:
    page = shown(PAGES["setting-up"])
    assert page.startswith('<!doctype html>\n<html lang="id">')
    assert '<meta name="robots" content="noindex">' in page
    for language, texts in LANGUAGES.items():
        assert f'lang="{language}"' in page
        said = texts.setting_up
        for text in (said["title"], said["nothing_yet"], said["newsroom"]):
            assert text in page
    assert texts_of("id").setting_up["soon"] in page
