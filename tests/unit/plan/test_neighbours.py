"""What is read beside a change: an article's lists, who waits for a name, what a release has."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from kilas.changes import CommentChanged, NameChanged, ReleaseChanged
from kilas.claims import Claim, url_name
from kilas.lists import ALL, ListId
from kilas.pages.sizes import SIZES, Sizes
from kilas.plan.neighbours import ListNeighbours, NeighbourReader, Position
from kilas.record import Record
from tests.newsroom import FLOOD, SITE, record
from tests.unit.plan.planning import Planning, at, changed, publish_days

if TYPE_CHECKING:
    from kilas.articles.article import Article


def positions(
    planning: Planning, article: Article, sizes: Sizes = SIZES
) -> dict[tuple[ListId, str], Position]:
    found = NeighbourReader(planning.records, sizes).lists(changed(None, record(article)))
    return {(each.list_id, each.month): each for each in found.positions}


@pytest.mark.parametrize(
    ("day", "start"), [(1, 1), (2, 1), (3, 1), (4, 2), (5, 2), (6, 3), (7, 3), (28, 3)]
)
def test_pages_of_the_month_may_be_wrong_from_where_the_article_is(
    planning: Planning, day: int, start: int
) -> None:
    """The page before it too, where that page is now full: it leads to this one."""
    publish_days(planning, range(2, 8))
    article = at(datetime(2026, 11, day, 12, tzinfo=UTC))
    assert positions(planning, article, Sizes(month_page=2))[ALL, "2026-11"].start == start


def test_the_next_month_of_a_list_is_the_next_that_has_articles(planning: Planning) -> None:
    publish_days(planning, [3], month=9)
    publish_days(planning, [3], month=11)
    found = positions(planning, at(datetime(2026, 7, 15, tzinfo=UTC)))
    assert found[ALL, "2026-07"] == Position(ALL, "2026-07", 1, "2026-09")
    newest = positions(planning, at(datetime(2026, 12, 15, tzinfo=UTC)))
    assert newest[ALL, "2026-12"].following is None


def test_an_article_at_the_end_of_a_month_is_in_either(planning: Planning) -> None:
    """In Jakarta it is 19.00 on 30 November; site.yaml may say another zone by now."""
    publish_days(planning, [29])
    found = positions(planning, at(datetime(2026, 11, 30, 12, tzinfo=UTC)))
    months = {month for list_id, month in found if list_id == ALL}
    assert months == {"2026-11", "2026-12"}
    assert found[ALL, "2026-12"].start == 1


def test_every_list_of_the_old_and_of_the_new_record_has_its_position(planning: Planning) -> None:
    old, new = record(), record(replace(FLOOD, section="politik", tags=()))
    found = NeighbourReader(planning.records).lists(changed(old, new))
    assert {each.list_id.id for each in found.positions} == {
        "all", "section/daerah", "section/politik", "tag/banjir", "tag/cuaca", "author/k-08",
    }  # fmt: skip


def test_the_next_few_of_the_section_show_it_as_related(planning: Planning) -> None:
    publish_days(planning, range(1, 9))
    planning.commit(record(at(datetime(2026, 11, 4, 1, tzinfo=UTC), "lain", section="politik")))
    found = NeighbourReader(planning.records).lists(
        changed(None, record(at(datetime(2026, 11, 3, 12, tzinfo=UTC))))
    )
    assert found.newer == tuple(f"/2026/11/m11-{day}.html" for day in (4, 5, 6))


@pytest.mark.parametrize("status", ["draft", "scheduled", "withdrawn", "gone", "wrong"])
def test_an_article_in_no_list_has_no_neighbours(planning: Planning, status: Any) -> None:
    found = NeighbourReader(planning.records).lists(changed(None, record(status=status)))
    assert found == ListNeighbours()


def test_a_comment_belongs_to_where_its_article_is_now(planning: Planning) -> None:
    comment = CommentChanged("banjir", was_public=False, is_public=True)
    reader = NeighbourReader(planning.records)
    assert reader.commented(comment) is None
    planning.commit(record())
    assert reader.commented(comment) == FLOOD.url


def test_the_files_that_wait_for_a_name_are_known(planning: Planning) -> None:
    name = url_name(FLOOD.url)
    planning.commit(record())
    seen = planning.records.claims([name])
    planning.records.commit(None, Record("articles/b.md", 1, "wrong", "v1", waits=(name,)), seen)
    change = NameChanged(name, None, Claim(name, FLOOD.key, "0"))
    assert NeighbourReader(planning.records).waiting(change) == ("articles/b.md",)


def test_a_release_is_made_with_the_settings_and_assets_of_now(planning: Planning) -> None:
    parts = NeighbourReader(planning.records).release(ReleaseChanged())
    assert parts.site == SITE
    assert any(url.startswith("/assets/kilas.") for url in parts.assets)
