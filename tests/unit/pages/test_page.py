"""References to pages, and the ids by which queues know them."""

from __future__ import annotations

import pytest

from kilas.lists import ALL, ListId
from kilas.pages.page import PageRef, Spot, ref_of


@pytest.mark.parametrize(
    ("ref", "id_"),
    [
        (PageRef.newest(ALL), "front|"),
        (PageRef.newest(ListId("section", "politik")), "address|/politik/"),
        (PageRef.newest(ListId("tag", "banjir")), "list|tag/banjir"),
        (PageRef.month(ListId("tag", "banjir"), "2026-11"), "month|tag/banjir:2026-11"),
        (PageRef.month(ALL, "2026-11", "2026-11-01#a", "2026-11-02#b"), "month|all:2026-11"),
        (PageRef("address", "/a|b.html"), "address|/a|b.html"),
        (PageRef("report", "articles/a|b:c.md"), "report|articles/a|b:c.md"),
    ],
)
def test_a_reference_comes_back_from_its_id(ref: PageRef, id_: str) -> None:
    assert ref.id == id_
    assert ref_of(id_, ref.since, ref.until) == ref


@pytest.mark.parametrize("list_id", [ALL, ListId("section", "a"), ListId("tag", "b-c")])
def test_a_month_knows_its_list(list_id: ListId) -> None:
    assert PageRef.month(list_id, "2026-11").list_month == (list_id, "2026-11")


def test_the_pages_of_one_month_have_one_writer() -> None:
    assert PageRef.month(ALL, "2026-11", "a").id == PageRef.month(ALL, "2026-11", "b", "c").id


def test_an_object_has_the_key_of_its_address_on_the_site_and_its_own_on_the_desk() -> None:
    assert Spot("site", "/politik/").key == "politik/index.html"
    assert Spot("desk", "articles/a.md.txt").key == "articles/a.md.txt"
