from __future__ import annotations

import pytest

from kilas.lists import ALL, ListId
from kilas.pages.page import Page, page_at


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (Page.newest(ALL), "newest|all"),
        (Page.newest(ListId("section", "politik")), "claimed|/politik/"),
        (Page.month(ListId("tag", "banjir"), "2026-11", 3), "month|tag/banjir:2026-11"),
        (Page("claimed", "/a|b.html"), "claimed|/a|b.html"),
        (Page("desk", "articles/a|b:c.md"), "desk|articles/a|b:c.md"),
    ],
)
def test_a_page_comes_back_from_its_text(page: Page, text: str) -> None:
    assert page.text == text
    assert Page.parse(text, page.start) == page


@pytest.mark.parametrize("list_id", [ALL, ListId("section", "a"), ListId("tag", "b-c")])
def test_a_month_knows_its_list(list_id: ListId) -> None:
    assert Page.month(list_id, "2026-11").list_month == (list_id, "2026-11")


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/", Page("newest", "all")),
        ("/2026/11/banjir.html", Page("claimed", "/2026/11/banjir.html")),
        ("/p/tentang.html", Page("claimed", "/p/tentang.html")),
        ("/politik/", Page.newest(ListId("section", "politik"))),
        ("/lama/banjir/", Page("claimed", "/lama/banjir/")),
        ("/lama/banjir/2026/11/", Page("claimed", "/lama/banjir/2026/11/")),
        ("/topik/banjir/", Page.newest(ListId("tag", "banjir"))),
        ("/penulis/k-08/", Page.newest(ListId("author", "k-08"))),
        ("/arsip/", Page("fixed", "/arsip/")),
        ("/arsip/2026/11/", Page.month(ALL, "2026-11")),
        ("/arsip/2026/11/12/", Page.month(ALL, "2026-11")),
        ("/politik/2026/11/", Page.month(ListId("section", "politik"), "2026-11")),
        ("/topik/banjir/2026/11/3/", Page.month(ListId("tag", "banjir"), "2026-11")),
        ("/feed.xml", Page("feed", "")),
        ("/politik/feed.xml", Page("feed", "politik")),
        ("/sitemap.xml", Page("fixed", "/sitemap.xml")),
        ("/sitemaps/2026-11.xml", Page("sitemap", "2026-11")),
        ("/media/a b/feed.xml", Page("photo", "media/a b/feed.xml")),
        ("/assets/kilas.1a2b.css", None),
    ],
)
def test_an_address_tells_its_page(address: str, page: Page | None) -> None:
    assert page_at(address) == page


def test_the_pages_of_one_month_have_one_writer() -> None:
    assert Page.month(ALL, "2026-11", 1).text == Page.month(ALL, "2026-11", 9).text
