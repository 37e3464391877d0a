from __future__ import annotations

import pytest

from kilas.addresses.shapes import is_free_for_section, is_reserved
from kilas.addresses.site_map import address_of, object_key

SECTIONS = {"politik", "daerah"}


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("/", "index.html"),
        ("/politik/", "politik/index.html"),
        ("/arsip/2026/11/", "arsip/2026/11/index.html"),
        ("/arsip/2026/11/1/", "arsip/2026/11/1/index.html"),
        ("/2026/11/banjir.html", "2026/11/banjir.html"),
        ("/p/bukan-index.html", "p/bukan-index.html"),
        ("/feed.xml", "feed.xml"),
        ("/media/a b é.jpg", "media/a b é.jpg"),
    ],
)
def test_an_address_has_one_key_and_back(address: str, key: str) -> None:
    assert object_key(address) == key
    assert address_of(key) == address


def test_the_key_of_a_desk_report_is_its_own() -> None:
    assert object_key("articles/a.md.txt") == "articles/a.md.txt"


@pytest.mark.parametrize(
    "path",
    [
        "/", "/404.html", "/5xx.html", "/feed.xml", "/politik/feed.xml", "/lain/feed.xml",
        "/sitemap.xml", "/sitemaps/2026-11.xml", "/robots.txt", "/assets/kilas.css",
        "/media/x.jpg", "/topik/banjir/", "/penulis/k-08/", "/arsip/", "/arsip/2026/11/",
        "/api/articles/x/comments/", "/api/", "/API/x.html", "/desk/x.html", "/politik/",
        "/Politik/", "/daerah/2026/", "/daerah/2026/11/", "/belum-rubrik/2026/11/3/",
        "/.well-known/x.html", "/_ministack/", "/2026/11/", "/2026/", "/p/tentang.html",
    ],
)  # fmt: skip
def test_kilas_keeps_its_own_addresses(path: str) -> None:
    assert is_reserved(path, SECTIONS)


@pytest.mark.parametrize(
    "path",
    [
        "/2026/11/banjir.html", "/lama/banjir/", "/politik-lama/", "/apis/", "/index/",
        "/pp/x.html", "/politik/banjir/", "/politik/x.html", "/politik/2026/11/banjir.html",
    ],
)  # fmt: skip
def test_other_addresses_are_free(path: str) -> None:
    assert not is_reserved(path, SECTIONS)


def test_pages_may_stand_under_p() -> None:
    assert not is_reserved("/p/tentang.html", SECTIONS, "page")


@pytest.mark.parametrize(
    ("slug", "is_free"),
    [("politik", True), ("api", False), ("p", False), ("2026", False), ("topik", False)],
)
def test_a_section_may_not_stand_where_kilas_does(slug: str, *, is_free: bool) -> None:
    assert is_free_for_section(slug) is is_free
