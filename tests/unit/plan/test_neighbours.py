"""What is read beside a change: an article's lists, who waits for a name, what a release has."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kilas.changes import CommentChanged, ListStandingChanged, NameChanged, ReleaseChanged
from kilas.claims import Claim, url_name
from kilas.lists import ALL
from kilas.pages.sizes import Sizes
from kilas.record import Record
from kilas.standing import ListStanding
from tests.newsroom import FLOOD, SITE, record
from tests.unit.plan.planning import Planning, at, publish_days, stands


@pytest.mark.parametrize(("month", "following"), [("2026-07", "2026-09"), ("2026-10", "2026-11")])
def test_the_next_month_of_a_list_is_the_next_that_has_articles(
    planning: Planning, month: str, following: str
) -> None:
    publish_days(planning, [3, 5], month=9)
    publish_days(planning, [3], month=11)
    change = ListStandingChanged(ALL, ListStanding(), ListStanding(months={month: 1}))
    (found,) = planning.reader().following(change)
    assert found.month == following
    first = planning.listings.after(ALL, f"{following}-02", 1)[0]
    assert found.first == first.sort, "its oldest page is named, and no other"


def test_a_month_that_goes_has_the_same_next_month_and_the_newest_has_none(
    planning: Planning,
) -> None:
    publish_days(planning, [3], month=11)
    both = ListStanding(months={"2026-10": 1, "2026-12": 1})
    gone = ListStandingChanged(ALL, both, ListStanding())
    assert [each.month for each in planning.reader().following(gone)] == ["2026-11"]


def test_a_month_with_more_pages_than_before_leads_to_no_other(planning: Planning) -> None:
    publish_days(planning, [3], month=11)
    one, two = ListStanding(months={"2026-10": 1}), ListStanding(months={"2026-10": 2})
    assert planning.reader().following(ListStandingChanged(ALL, one, two)) == ()


def test_the_next_month_is_that_of_the_newspapers_zone(planning: Planning) -> None:
    """20.00 UTC on 31 October is 03.00 on 1 November in Jakarta."""
    planning.commit(record(at(datetime(2026, 10, 31, 20, tzinfo=UTC))))
    change = ListStandingChanged(ALL, ListStanding(), ListStanding(months={"2026-10": 1}))
    assert [each.month for each in planning.reader().following(change)] == ["2026-11"]


def test_the_next_few_of_the_section_show_it_as_related(planning: Planning) -> None:
    publish_days(planning, range(1, 9))
    planning.commit(record(at(datetime(2026, 11, 4, 1, tzinfo=UTC), "lain", section="politik")))
    change = stands(None, record(at(datetime(2026, 11, 3, 12, tzinfo=UTC))))
    newer = tuple(f"/2026/11/m11-{day}.html" for day in (4, 5, 6))
    assert planning.reader().newer(change) == newer
    assert planning.reader(Sizes(related=1)).newer(change) == newer[:1]


def test_an_article_that_moves_has_those_of_both_sections_beside_it(planning: Planning) -> None:
    publish_days(planning, [4])
    planning.commit(record(at(datetime(2026, 11, 5, tzinfo=UTC), "lain", section="politik")))
    old = record(at(datetime(2026, 11, 3, tzinfo=UTC)))
    new = record(at(datetime(2026, 11, 3, tzinfo=UTC), section="politik"))
    newer = planning.reader().newer(stands(old, new))
    assert set(newer) == {"/2026/11/m11-4.html", "/2026/11/lain.html"}


def test_an_article_that_no_list_shows_has_nothing_beside_it(planning: Planning) -> None:
    publish_days(planning, range(1, 9))
    withdrawn = record(at(datetime(2026, 11, 3, 12, tzinfo=UTC)), status="withdrawn")
    assert planning.reader().newer(stands(None, withdrawn)) == ()


def test_a_comment_belongs_to_where_its_article_is_now(planning: Planning) -> None:
    comment = CommentChanged("banjir", was_public=False, is_public=True)
    reader = planning.reader()
    assert reader.commented(comment) is None
    planning.commit(record())
    assert reader.commented(comment) == FLOOD.url


def test_the_files_that_wait_for_a_name_are_known(planning: Planning) -> None:
    name = url_name(FLOOD.url)
    planning.commit(record())
    seen = planning.records.claims([name])
    planning.records.commit(None, Record("articles/b.md", 1, "wrong", "v1", waits=(name,)), seen)
    change = NameChanged(name, None, Claim(name, FLOOD.key, "0"))
    assert planning.reader().waiting(change) == ("articles/b.md",)


def test_a_release_is_made_with_the_settings_and_assets_of_now(planning: Planning) -> None:
    parts = planning.reader().release(ReleaseChanged())
    assert parts.site == SITE
    assert any(url.startswith("/assets/kilas.") for url in parts.assets)
