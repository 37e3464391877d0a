"""What lists say of themselves to search engines and in shared links."""

from __future__ import annotations

import html
import re

import pytest

from tests.fakes.world import World
from tests.newsroom import article_file, site_yaml

SECTIONS = "{daerah: {name: Daerah, description: Kabar dari desa dan kota.}, politik: Politik}"


def newspaper(**site: str) -> World:
    world = World()
    authors = "{K-08: {name: Rina, public: false}}"
    world.upload("site.yaml", site_yaml(sections=SECTIONS, authors=authors, **site))
    fields = {"section": "politik", "tags": "[banjir]", "author": "K-08"}
    world.upload("articles/a.md", article_file(**fields))
    world.settle()
    return world


def descriptions(page: str) -> set[str]:
    found = re.findall(r'<meta (?:name|property)="(?:og:)?description" content="([^"]*)">', page)
    assert len(found) == 2
    return {html.unescape(each) for each in found}


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("daerah/index.html", "Kabar dari desa dan kota."),
        ("politik/index.html", "Politik. Berita dari Kabar Kilas."),
        ("politik/2026/11/index.html", "Politik, November 2026. Berita dari Kabar Kilas."),
        ("topik/banjir/index.html", "Topik: banjir. Berita dari Kabar Kilas."),
        ("penulis/k-08/index.html", "Tulisan K-08. Berita dari Kabar Kilas."),
        ("arsip/2026/11/index.html", "November 2026. Berita dari Kabar Kilas."),
        ("arsip/index.html", "Arsip. Berita dari Kabar Kilas."),
    ],
)
def test_each_list_has_a_description(key: str, said: str) -> None:
    assert descriptions(newspaper().site.text(key)) == {said}


@pytest.mark.parametrize(
    ("site", "said"),
    [
        ({"tagline": "Dari hulu ke muara", "about": "Koran kecil."}, "Dari hulu ke muara"),
        ({"about": "Koran kecil."}, "Koran kecil."),
        ({}, "Berita terkini dari Kabar Kilas."),
    ],
)
def test_the_front_page_has_the_newspapers_own_words(site: dict[str, str], said: str) -> None:
    assert descriptions(newspaper(**site).site.text("index.html")) == {said}
