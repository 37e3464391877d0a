"""The cache tags of a page: one for each article that it shows, and one address, one tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kilas.cdn import MOST_TAGS, cache_tag
from kilas.pages.serving import tags_of
from kilas.pages.sizes import SIZES
from tests.fakes.world import World
from tests.golden.examples import ARTICLE
from tests.newsroom import article_file, site_yaml

if TYPE_CHECKING:
    from kilas.ports import Output

FLOOD, MARKET, MOVED = "/2026/11/banjir.html", "/2026/11/pasar.html", "/lama.html"


@pytest.fixture(scope="module")
def shown() -> dict[str, Output]:
    world = World()
    authors = "{K-08: {name: Rina}}"
    world.upload("site.yaml", site_yaml(sections="{daerah: Daerah}", authors=authors))
    place = {"date": "2026-11-01", "section": "daerah", "tags": "[air]", "author": "K-08"}
    world.upload("articles/banjir.md", article_file(title="Banjir", aliases=f"[{MOVED}]", **place))
    world.upload("articles/pasar.md", article_file(title="Pasar", **place | {"date": "2026-11-02"}))
    world.upload("pages/tentang.md", article_file(title="Tentang"))
    world.upload(
        "articles/lama.md", article_file(title="Lama", date="2026-10-01", withdrawn="Salah.")
    )
    world.settle()
    return world.shown()


@pytest.mark.parametrize(
    ("key", "addresses"),
    [
        (FLOOD[1:], [FLOOD]),
        (MARKET[1:], [MARKET, FLOOD]),
        (MOVED[1:], [FLOOD, MOVED]),
        ("p/tentang.html", ["/p/tentang.html"]),
        ("sitemaps/halaman.xml", ["/p/tentang.html"]),
        ("2026/10/lama.html", ["/2026/10/lama.html"]),
        ("index.html", [MARKET, FLOOD]),
        ("daerah/index.html", [MARKET, FLOOD]),
        ("topik/air/index.html", [MARKET, FLOOD]),
        ("penulis/k-08/index.html", [MARKET, FLOOD]),
        ("arsip/2026/11/index.html", [MARKET, FLOOD]),
        ("feed.xml", [MARKET, FLOOD]),
        ("404.html", []),
        ("5xx.html", []),
        ("robots.txt", []),
        ("arsip/index.html", []),
    ],
)
def test_a_page_has_the_tag_of_each_article_that_it_shows(
    shown: dict[str, Output], key: str, addresses: list[str]
) -> None:
    assert shown[f"site/{key}"].tags == tuple(map(cache_tag, addresses))


def test_no_page_names_an_article_whose_tag_it_lacks(shown: dict[str, Output]) -> None:
    """The bytes of a page name what it shows; so pages with other tags have other bytes."""
    for address in (FLOOD, MARKET):
        for key, output in shown.items():
            if key.startswith("site/") and address.encode() in output.body:
                assert cache_tag(address) in output.tags, key


def test_an_absolute_address_has_the_same_tag() -> None:
    assert cache_tag(f"https://kabar.example{FLOOD}") == cache_tag(FLOOD) != cache_tag(MARKET)


def test_cloudfront_takes_the_tags() -> None:
    """Visible ASCII without a comma; https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-tags.html"""
    tag = cache_tag("/é,🌊.html")
    assert tag == tag.casefold()
    assert tag.isalnum()
    assert tag.isascii()
    assert len(tag) <= 256


def test_no_page_shows_more_articles_than_an_object_has_tags() -> None:
    shown_at_once = {"newest_page", "month_page", "feed", "related"}
    assert shown_at_once <= set(SIZES.__struct_fields__)
    assert max(getattr(SIZES, name) for name in shown_at_once) <= MOST_TAGS
    assert SIZES.month_page + SIZES.month_rest <= MOST_TAGS


def test_the_page_of_a_month_has_more_than_the_newest_page_that_leads_to_it() -> None:
    assert SIZES.month_rest >= SIZES.newest_page
    assert SIZES.related + 1 <= MOST_TAGS


def test_an_article_has_the_tags_of_those_at_the_other_ends_of_its_follow_ups() -> None:
    named = [each.url for each in (*ARTICLE.originals, *ARTICLE.follow_ups) if each.url]
    assert len(named) > 1
    assert {cache_tag(url) for url in named} <= set(tags_of(ARTICLE))
