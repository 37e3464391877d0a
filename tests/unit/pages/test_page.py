from __future__ import annotations

import pytest

from kilas.lists import ALL, ListId
from kilas.pages.page import Page


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (Page.newest(ALL), "newest|all"),
        (Page.newest(ListId("section", "politik")), "newest|section/politik"),
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


def test_the_pages_of_one_month_have_one_writer() -> None:
    assert Page.month(ALL, "2026-11", 1).text == Page.month(ALL, "2026-11", 9).text
