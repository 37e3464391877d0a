from __future__ import annotations

import pytest

from kilas.addresses import address_of, object_key


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
