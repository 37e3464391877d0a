"""The labels of an article go with its title, wherever the title goes."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote

from kilas.texts import texts_of
from tests.fakes.world import World
from tests.newsroom import article_file, site_yaml

TITLE = "Rumah subsidi siap huni"
WORDS = texts_of("id").interface
LABELS = (WORDS["advertorial"], WORDS["unverified"])
NEAR = 250
"""Characters before a title in which its labels must stand: its own card, line or attribute."""

LINKED_DATA = re.compile(r'<script type="application/ld\+json">.*?</script>', re.DOTALL)


def newspaper(**labels: str) -> dict[str, str]:
    """The pages of a newspaper whose article of this title has a place on every kind of page."""
    world = World()
    world.upload("site.yaml", site_yaml(sections="{daerah: Daerah}"))
    world.upload("articles/asli.md", article_file(slug="asli"))
    fields = {"section": "daerah", "tags": "[rumah]", "aliases": "[/lama.html]", **labels}
    world.upload(
        "articles/iklan.md",
        article_file(title=TITLE, slug="iklan", right_of_reply="asli.md", **fields),
    )
    world.upload("articles/susulan.md", article_file(slug="susulan", outcome_of="iklan.md"))
    world.settle()
    return {
        path: page.body.decode()
        for path, (page, _) in world.site.objects.items()
        if path.endswith((".html", ".xml"))
    }


def bare_titles(pages: dict[str, str]) -> list[str]:
    """The places where the title stands without its labels before it."""
    found = []
    for path, page in pages.items():
        text = unquote(unescape(LINKED_DATA.sub("", page)))
        for each in re.finditer(re.escape(TITLE), text):
            before = text[max(0, each.start() - NEAR) : each.start()]
            if not all(label in before for label in LABELS):
                found.append(f"{path}: {text[each.start() - 40 : each.end()]}")
    return found


def test_no_title_stands_anywhere_without_its_labels() -> None:
    pages = newspaper(sponsored="true", unverified="true")
    with_title = {path for path, page in pages.items() if TITLE in page}
    assert with_title >= {
        "index.html", "feed.xml", "daerah/index.html", "daerah/feed.xml", "topik/rumah/index.html",
        "arsip/2026/11/index.html", "2026/11/iklan.html", "2026/11/asli.html",
        "2026/11/susulan.html", "lama.html",
    }  # fmt: skip
    assert bare_titles(pages) == []


def test_linked_data_says_that_an_article_is_an_advertisement() -> None:
    paid = newspaper(sponsored="true")
    news = newspaper()
    for path in ("2026/11/iklan.html", "2026/11/asli.html"):
        assert "AdvertiserContentArticle" in paid[path]
        assert "AdvertiserContentArticle" not in news[path]
