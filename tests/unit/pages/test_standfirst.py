"""What stands between the title of an article and its text."""

from __future__ import annotations

import re

import pytest

from tests.fakes.world import World
from tests.newsroom import article_file, site_yaml

FIRST = "Air di tiga kelurahan surut sejak pagi."
LONG = "Warga kelurahan " + "membersihkan lumpur dan " * 12 + "pulang."


def page_of(text: str, key: str = "articles/banjir.md") -> str:
    """The part of the page that readers see of an article, without markup."""
    world = World()
    world.upload("site.yaml", site_yaml())
    world.upload(key, text)
    world.settle()
    found = re.search(r"<main.*?</main>", world.site.text("2026/11/banjir.html"), re.DOTALL)
    assert found
    return found[0]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (FIRST, FIRST),
        (f"![Rob](https://x.id/a.jpg)\n\n{FIRST}\n\nDua.", FIRST),
        (LONG, "Warga kelurahan"),
        (f"# Banjir\n\n{FIRST}", FIRST),
    ],
)
def test_a_summary_that_kilas_makes_is_not_said_twice(body: str, words: str) -> None:
    page = page_of(article_file(f"{body}\n"))
    assert page.count(words) == 1
    assert "standfirst" not in page


def test_a_summary_with_which_the_text_begins_is_not_said_twice() -> None:
    page = page_of(article_file(f"{FIRST} Warga pulang.\n", summary=FIRST))
    assert page.count(FIRST) == 1


def test_another_summary_stands_over_the_text() -> None:
    page = page_of(article_file(f"{FIRST}\n", summary="Warga pulang ke rumah."))
    assert '<p class="standfirst">Warga pulang ke rumah.</p>' in page
    assert FIRST in page
