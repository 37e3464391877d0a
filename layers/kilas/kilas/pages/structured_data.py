"""What a page says of itself to search engines, as schema.org terms."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from kilas.addresses import site_map
from kilas.pages.html_edits import absolute

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kilas.pages.contexts import ArticlePage
    from kilas.pages.parts import Byline, Chrome, Reference

AUTHORS_KEPT: Final = 200
"""Authors that a process remembers: each is on the pages of many articles."""


def news_article(page: ArticlePage) -> dict[str, Any]:
    """https://schema.org/NewsArticle with the properties that Google's Article page names.

    https://developers.google.com/search/docs/appearance/structured-data/article
    """
    chrome = page.chrome
    newspaper = _newspaper(chrome)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _type_of(page),
        "mainEntityOfPage": page.canonical,
        "headline": page.title,
        "description": page.summary,
        "inLanguage": page.lang or chrome.language,
        "datePublished": page.published.iso,
        "dateModified": (page.modified or page.published).iso,
        "author": [_person(author, chrome.base_url) for author in page.authors] or [newspaper],
        "publisher": newspaper,
        "keywords": [tag.label for tag in page.tags],
    }
    own = (page.picture.url,) if page.picture else ()
    images = page.shared.crops if page.shared else own
    if images:
        data["image"] = [absolute(each, chrome.base_url) for each in images]
    if page.section:
        data["articleSection"] = page.section.label
    if page.thread:
        data["commentCount"] = page.thread.count
    return data | _beside(page)


def newspaper_site(chrome: Chrome) -> dict[str, Any]:
    """https://schema.org/WebSite on the front page: search engines take the newspaper's name from
    it, and its profiles.

    https://developers.google.com/search/docs/appearance/site-names
    """
    newspaper = _newspaper(chrome)
    profiles = {"sameAs": [link.url for link in chrome.social]} if chrome.social else {}
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": chrome.site_title,
        "url": newspaper["url"],
        "inLanguage": chrome.language,
        "publisher": newspaper | profiles,
    }


def _newspaper(chrome: Chrome) -> dict[str, Any]:
    """https://schema.org/logo"""
    data: dict[str, Any] = {
        "@type": "NewsMediaOrganization",
        "name": chrome.site_title,
        "url": f"{chrome.base_url}{site_map.front()}",
    }
    if chrome.logo:
        url, side = absolute(chrome.logo.large, chrome.base_url), chrome.logo.side
        data["logo"] = {"@type": "ImageObject", "url": url, "width": side, "height": side}
    return data


def _beside(page: ArticlePage) -> dict[str, Any]:
    """The corrections, and the articles that this one follows up, or that follow this one up.

    https://schema.org/correction https://schema.org/citation https://schema.org/subjectOf
    """
    base_url, later = page.chrome.base_url, page.follow_ups
    own: list[Any] = [correction.note for correction in page.corrections]
    data = {
        "correction": own
        + [
            {
                "@type": "CorrectionComment",
                "text": each.title,
                "url": absolute(each.url, base_url),
                "datePublished": each.published.iso,
            }
            for each in later
            if each.kind == "corrects"
        ],
        "citation": [_news(each, base_url) for each in page.originals if each.url],
        "subjectOf": [_news(each, base_url) for each in later if each.kind != "corrects"],
    }
    return {name: values for name, values in data.items() if values}


def _news(article: Reference, base_url: str) -> dict[str, Any]:
    return {
        "@type": _type_of(article),
        "headline": article.title,
        "url": absolute(article.url, base_url),
        "datePublished": article.published.iso,
    }


def _type_of(article: ArticlePage | Reference) -> str:
    """https://schema.org/AdvertiserContentArticle is what an advertiser paid for."""
    return "AdvertiserContentArticle" if article.sponsored else "NewsArticle"


@lru_cache(maxsize=AUTHORS_KEPT)
def _person(author: Byline, base_url: str) -> Mapping[str, str]:
    person = {"@type": "Person", "name": author.name}
    return person | {"url": absolute(author.url, base_url)} if author.url else person
