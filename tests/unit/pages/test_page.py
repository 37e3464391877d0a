from __future__ import annotations

import pytest

from kilas.lists import ALL, ListId
from kilas.pages.page import PageRef, page_at


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (PageRef.newest(ALL), "newest|all"),
        (PageRef.newest(ListId("section", "politik")), "claimed|/politik/"),
        (PageRef.month(ListId("tag", "banjir"), "2026-11", 3), "month|tag/banjir:2026-11"),
        (PageRef("claimed", "/a|b.html"), "claimed|/a|b.html"),
        (PageRef("desk", "articles/a|b:c.md"), "desk|articles/a|b:c.md"),
    ],
)
def test_a_page_comes_back_from_its_text(page: PageRef, text: str) -> None:
    assert page.text == text
    assert PageRef.parse(text, page.start) == page


@pytest.mark.parametrize("list_id", [ALL, ListId("section", "a"), ListId("tag", "b-c")])
def test_a_month_knows_its_list(list_id: ListId) -> None:
    assert PageRef.month(list_id, "2026-11").list_month == (list_id, "2026-11")


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/", PageRef("newest", "all")),
        ("/2026/11/banjir.html", PageRef("claimed", "/2026/11/banjir.html")),
        ("/p/tentang.html", PageRef("claimed", "/p/tentang.html")),
        ("/politik/", PageRef.newest(ListId("section", "politik"))),
        ("/lama/banjir/", PageRef("claimed", "/lama/banjir/")),
        ("/lama/banjir/2026/11/", PageRef("claimed", "/lama/banjir/2026/11/")),
        ("/topik/banjir/", PageRef.newest(ListId("tag", "banjir"))),
        ("/penulis/k-08/", PageRef.newest(ListId("author", "k-08"))),
        ("/arsip/", PageRef("fixed", "/arsip/")),
        ("/arsip/2026/11/", PageRef.month(ALL, "2026-11")),
        ("/arsip/2026/11/12/", PageRef.month(ALL, "2026-11")),
        ("/politik/2026/11/", PageRef.month(ListId("section", "politik"), "2026-11")),
        ("/topik/banjir/2026/11/3/", PageRef.month(ListId("tag", "banjir"), "2026-11")),
        ("/feed.xml", PageRef("feed", "")),
        ("/politik/feed.xml", PageRef("feed", "politik")),
        ("/sitemap.xml", PageRef("fixed", "/sitemap.xml")),
        ("/sitemaps/2026-11.xml", PageRef("sitemap", "2026-11")),
        ("/media/a b/feed.xml", PageRef("photo", "media/a b/feed.xml")),
        ("/assets/kilas.1a2b.css", None),
    ],
)
def test_an_address_tells_its_page(address: str, page: PageRef | None) -> None:
    assert page_at(address) == page


def test_the_pages_of_one_month_have_one_writer() -> None:
    assert PageRef.month(ALL, "2026-11", 1).text == PageRef.month(ALL, "2026-11", 9).text
