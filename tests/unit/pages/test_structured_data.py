"""What an article's page says of the article to search engines."""

from __future__ import annotations

from msgspec.structs import replace

from kilas.pages.structured_data import news_article, newspaper_site
from tests.golden.examples import ARTICLE


def test_an_article_without_a_byline_is_by_the_newspaper() -> None:
    said = news_article(replace(ARTICLE, authors=()))
    assert said["author"] == [said["publisher"]]
    assert said["publisher"]["name"] == ARTICLE.chrome.site_title


def test_an_article_with_a_byline_is_by_its_reporters_alone() -> None:
    said = news_article(ARTICLE)
    assert ARTICLE.authors
    assert [each["name"] for each in said["author"]] == [each.name for each in ARTICLE.authors]


def test_the_front_page_names_the_newspaper_and_its_profiles() -> None:
    chrome = ARTICLE.chrome
    said = newspaper_site(chrome)
    assert (said["@type"], said["name"]) == ("WebSite", chrome.site_title)
    assert said["url"] == f"{chrome.base_url}/"
    assert said["publisher"]["sameAs"] == [link.url for link in chrome.social]
    assert "sameAs" not in newspaper_site(replace(chrome, social=()))["publisher"]
