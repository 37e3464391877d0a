"""What an article's page says of the article to search engines."""

from __future__ import annotations

from msgspec.structs import replace

from kilas.pages.structured_data import news_article
from tests.golden.examples import ARTICLE


def test_an_article_without_a_byline_is_by_the_newspaper() -> None:
    said = news_article(replace(ARTICLE, authors=()))
    assert said["author"] == [said["publisher"]]
    assert said["publisher"]["name"] == ARTICLE.chrome.site_title


def test_an_article_with_a_byline_is_by_its_reporters_alone() -> None:
    said = news_article(ARTICLE)
    assert ARTICLE.authors
    assert [each["name"] for each in said["author"]] == [each.name for each in ARTICLE.authors]
