"""What one upload costs does not grow with the month or with the archive: the calls of ports are
the same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from kilas.lists import ListId
from kilas.messages import PageMessage
from kilas.pages.page import PageRef
from kilas.pages.sizes import SIZES
from kilas.ports import Put
from kilas.standing import ArticleStands
from kilas.store.listings import Listings
from kilas.store.record_items import record_item
from tests.fakes.newspaper import newspaper
from tests.newsroom import article, article_file, record, site_yaml

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterable

    from tests.fakes.world import World

SECTION = ListId("section", "politik")
PART = SIZES.month_page
OLDEST_DATE = datetime(2026, 11, 4, 5, tzinfo=UTC)


def world_with(moments: Iterable[datetime]) -> World:
    """A newspaper in whose archive an article of one section was published at each moment."""
    world = newspaper(site_yaml(sections="{politik: Politik}"))
    listings = Listings(world.table)
    _, rules = world.records.rules()
    months: dict[str, None] = {}
    for number, moment in enumerate(moments):
        shown = article(f"lama-{number}", section="politik", published=moment)
        world.upload(shown.key, article_file(title=shown.title, section="politik"))
        version = world.content.versions(shown.key)[0].id
        old = record(shown, shown=version, judged_by=rules)
        world.table.write([Put(record_item(old))])
        listings.write(ArticleStands(old, None))
        months[f"{moment:%Y-%m}"] = None
    world.content.changed.clear()
    world.planned |= set(range(len(world.table.stream)))
    pages = [PageRef.newest(each) for each in (ListId("all"), SECTION)]
    pages += [PageRef.month(each, month) for month in months for each in (ListId("all"), SECTION)]
    world.pages_queue.send([PageMessage(each.id, "archive") for each in pages])
    world.settle()
    return world


def of_one_month(number: int) -> list[datetime]:
    return [OLDEST_DATE + timedelta(seconds=each) for each in range(number)]


def of_all_months(number: int) -> list[datetime]:
    """One part of each month, the newest month first."""
    months = [divmod(2026 * 12 + 10 - each, 12) for each in range(number // PART)]
    return [
        OLDEST_DATE.replace(year=year, month=month + 1, second=second)
        for year, month in months
        for second in range(PART)
    ]


def calls(world: World, key: str, source: str | None) -> Counter[str]:
    """The calls of ports from an upload, or from a deletion, until all is published."""
    world.calls.clear()
    if source is None:
        world.content.remove(key)
    else:
        world.upload(key, source)
    world.settle()
    return world.calls.copy()


NEW, OLDEST = "articles/baru.md", "articles/lama-0.md"
DATE = "2026-11-19T12:00:00Z"
HISTORY: list[tuple[str, str | None]] = [
    (NEW, article_file(title="Baru", section="politik", date=DATE)),
    (NEW, article_file(title="Lebih baru", section="politik", date=DATE)),
    (NEW, None),
    (OLDEST, article_file(title="Lama sekali", section="politik", date=f"{OLDEST_DATE:%FT%TZ}")),
]


@pytest.mark.parametrize(
    ("moments", "few", "many"),
    [(of_one_month, 2 * PART, 167 * PART), (of_all_months, 4 * PART, 167 * PART)],
    ids=["in a month", "in an archive"],
)
def test_one_upload_costs_the_same_calls_however_many_articles_there_are(
    moments: Callable[[int], list[datetime]], few: int, many: int
) -> None:
    """A month of one part has no mark to begin from yet, and costs two queries more."""
    small, large = (world_with(moments(number)) for number in (few, many))
    for key, source in HISTORY:
        made = calls(small, key, source)
        assert made == calls(large, key, source)
        assert made["FakeShelf.put"] + made["FakeShelf.delete"] > 2, "there was something to do"
