"""Where lists may show an article: its places under a record, and those that are lost."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kilas.articles.article import Correction
from kilas.lists import Mention, sort_of
from kilas.record import Record
from kilas.standing import (
    NEWEST,
    ListStanding,
    Standing,
    changed_originals,
    changed_places,
    entry_in_lists,
    lost_places,
    overdue,
    places_of,
    shown,
    standing_of,
)
from tests.newsroom import FLOOD, NOON, record

if TYPE_CHECKING:
    from kilas.articles.article import Article
    from kilas.record import Status

ITS_LISTS = ("all", "section/daerah", "tag/banjir", "tag/cuaca", "author/k-08")
SORT = sort_of(FLOOD)
LIVE = record()
STANDING = standing_of(LIVE, 1)
LATER = replace(FLOOD, published=NOON + timedelta(hours=1))
OTHER_STATUSES: list[Status] = ["draft", "scheduled", "withdrawn", "expired", "wrong", "gone"]

RECORDS = st.builds(
    lambda section, tags, authors, hours, status: record(
        replace(
            FLOOD,
            section=section,
            tags=FLOOD.tags[:tags],
            authors=FLOOD.authors[:authors],
            published=NOON + timedelta(hours=hours),
        ),
        status=status,
    ),
    section=st.sampled_from(["daerah", "politik"]),
    tags=st.integers(0, 2),
    authors=st.integers(0, 1),
    hours=st.integers(0, 1),
    status=st.sampled_from(["live", "live", "withdrawn", "draft"]),
)


# --- places ----------------------------------------------------------------------------------


def test_a_live_article_has_a_place_in_each_of_its_lists_by_its_date() -> None:
    assert places_of(LIVE) == dict.fromkeys(ITS_LISTS, SORT)
    assert places_of(record(LATER)) == dict.fromkeys(ITS_LISTS, sort_of(LATER))
    assert sort_of(LATER) > SORT


@pytest.mark.parametrize("status", OTHER_STATUSES)
def test_no_list_may_show_an_article_that_is_not_live(status: Status) -> None:
    assert places_of(record(status=status)) == {}


def test_the_list_of_static_pages_alone_shows_a_static_page() -> None:
    page = record(replace(FLOOD, key="pages/tentang.md", kind="page"))
    assert list(places_of(page)) == ["page"]
    assert places_of(replace(page, status="withdrawn")) == {}


# --- places that are lost --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("article", "lost"),
    [
        (FLOOD, ()),
        (replace(FLOOD, title="Surut"), ()),
        (replace(FLOOD, url="/2026/11/lain.html"), ()),
        (replace(FLOOD, section="politik"), ("section/daerah",)),
        (replace(FLOOD, tags=FLOOD.tags[:1]), ("tag/cuaca",)),
        (replace(FLOOD, authors=()), ("author/k-08",)),
        (LATER, ITS_LISTS),
    ],
)
def test_an_article_loses_the_places_that_its_record_no_longer_has(
    article: Article, lost: tuple[str, ...]
) -> None:
    new = record(article, revision=2)
    assert lost_places(new, STANDING) == dict.fromkeys(lost, SORT)
    assert overdue(new, STANDING) is bool(lost)


@given(before=RECORDS, after=RECORDS)
def test_what_lists_show_is_kept_or_lost_by_the_new_record_alone(
    before: Record, after: Record
) -> None:
    if before.reachable is None:
        return
    seen = standing_of(before, 1)
    lost = lost_places(after, seen)
    kept = seen.places.items() - lost.items()
    assert lost.items() <= seen.places.items(), "nothing is lost that was not there"
    assert kept == seen.places.items() & places_of(after).items()
    assert overdue(after, seen) is (after.reachable is None or bool(lost))
    assert not overdue(before, seen), "what was just put is never overdue"


@pytest.mark.parametrize(
    ("status", "is_overdue"),
    [("live", False), ("withdrawn", True), ("draft", True), ("scheduled", True), ("gone", True)],
)
def test_an_article_in_lists_is_overdue_under_any_other_status(
    status: Status, *, is_overdue: bool
) -> None:
    assert overdue(record(revision=2, status=status), STANDING) is is_overdue


def test_a_page_in_no_list_is_overdue_once_its_address_may_not_show_it() -> None:
    withdrawn = record(status="withdrawn")
    seen = standing_of(withdrawn, 1)
    assert seen.places == {}
    assert not overdue(replace(withdrawn, revision=2), seen)
    assert overdue(Record(FLOOD.key, 2, "gone", "v2"), seen)


# --- what stands -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "new",
    [
        record(replace(FLOOD, title="Surut")),
        record(replace(FLOOD, summary="Air surut.")),
        record(replace(FLOOD, tags=())),
        record(shown="v2"),
    ],
    ids=["title", "summary", "tags", "version"],
)
def test_a_list_shows_another_thing_where_the_entry_differs(new: Record) -> None:
    old_entry, new_entry = entry_in_lists(LIVE), entry_in_lists(new)
    assert old_entry
    assert new_entry
    assert shown(old_entry) != shown(new_entry)
    assert standing_of(new, 1).shows == shown(new_entry)


def test_changed_places_are_in_one_order_and_that_of_the_front_page_comes_first() -> None:
    many = replace(FLOOD, tags=(), authors=(), section="daerah")
    assert [list_id.id for list_id, _ in changed_places(None, STANDING)] == [*sorted(ITS_LISTS)]
    assert changed_places(STANDING, None) == changed_places(None, STANDING)
    moved = changed_places(standing_of(record(many), 1), standing_of(record(LATER), 2))
    assert [list_id.id for list_id, _ in moved] == sorted([*ITS_LISTS, "all", "section/daerah"])
    assert moved == sorted(moved, key=lambda each: (each[0].id, each[1]))


def test_a_list_shows_the_same_whatever_lists_do_not_show() -> None:
    judged_again = replace(LIVE, revision=2, judged_by="2:s1", head="v2", due=NOON)
    assert standing_of(judged_again, 1) == STANDING


def test_corrections_are_told_apart_from_what_else_changes() -> None:
    corrected = record(replace(FLOOD, corrections=(Correction(NOON, "Tiga."),)))
    again = record(replace(FLOOD, corrections=(Correction(NOON, "Empat."),)))
    digests = [standing_of(each, 1).corrections for each in (LIVE, corrected, again)]
    assert digests[0] == ""
    assert len(set(digests)) == 3


def test_an_alias_and_a_former_address_may_lead_to_where_the_page_stands() -> None:
    moved = record(replace(FLOOD, url="/baru.html", aliases=("/lama.html",)))
    assert standing_of(moved, 3).address == "/baru.html"
    assert standing_of(moved, 3).redirects == ("/lama.html",)


@pytest.mark.parametrize("status", ["draft", "scheduled", "expired", "gone", "wrong"])
def test_what_has_no_page_does_not_stand(status: Status) -> None:
    with pytest.raises(ValueError, match="has no page"):
        standing_of(record(status=status), 1)


def test_the_order_of_an_article_s_names_says_nothing() -> None:
    names = {f"url:/lama-{number}.html": "0" for number in range(5)}
    both = [replace(LIVE, names=each) for each in (names, dict(reversed(names.items())))]
    assert standing_of(both[0], 1) == standing_of(both[1], 1)


def test_originals_are_named_in_one_order_so_that_plan_says_the_same_again() -> None:
    keys = [f"articles/{number}.md" for number in range(10)]
    one = Standing("articles/a.md", 1, "/2026/11/a.html", "1", originals=dict.fromkeys(keys, "x"))
    assert changed_originals(None, one) == keys
    assert changed_originals(one, one) == []


def test_files_that_a_page_names_are_in_one_order_whatever_order_it_names_them_in() -> None:
    keys = [f"articles/{number}.md" for number in range(10)]
    named = tuple(Mention("corrects", key, "a", "/a.html", NOON) for key in (*keys, *keys[::-1]))
    assert standing_of(LIVE, 1, mentions=named).mentions == tuple(keys)


def test_a_month_leads_to_the_one_before_it_whichever_came_first() -> None:
    months = {"2026-11": 1, "2026-09": 2, "2026-10": 1}
    links = {"2026-11": "2026-10", "2026-10": "2026-09"}
    assert ListStanding(months=months, links=links).stale_links() == frozenset()
    assert ListStanding(months=months).stale_links() == frozenset(links.items())


# --- the links between the pages of a list -------------------------------------------------------

MONTHS = st.sampled_from(["2025-12", "2026-01", "2026-02", "2026-11"])
LEADING = st.dictionaries(MONTHS | st.just(NEWEST), MONTHS)
LIST_STANDINGS = st.builds(
    ListStanding,
    newest=st.booleans(),
    months=st.dictionaries(MONTHS, st.just(1)),
    goes_on=MONTHS | st.just(""),
    links=LEADING,
)


@given(LIST_STANDINGS)
def test_a_link_is_stale_that_does_not_lead_to_the_next_older_month_that_stands(
    standing: ListStanding,
) -> None:
    months = standing.months
    wanted = {page: max((m for m in months if m < page), default="") for page in months}
    if standing.newest:
        wanted[NEWEST] = max((m for m in months if m <= standing.goes_on), default="")
    stale = {page for page, month in wanted.items() if standing.links.get(page, "") != month}
    assert dict(standing.stale_links()) == {page: wanted[page] for page in stale}
