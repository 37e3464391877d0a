"""The old and the new image of each kind of item -> the change that they show."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, get_args

import pytest
from msgspec.structs import replace

from kilas.changes import (
    ArticleChanged,
    ArticleRejudged,
    Change,
    CommentChanged,
    HourPassed,
    ListStandingChanged,
    NameChanged,
    PhotoChanged,
    RebuildRequested,
    ReleaseChanged,
    ReportChanged,
    SettingsChanged,
    SiteChanged,
    StandingChanged,
    TargetChanged,
)
from kilas.claims import Claim
from kilas.content_keys import SITE_KEY
from kilas.lists import ListId
from kilas.ports import ItemKey
from kilas.problems import Problem
from kilas.record import Photo, Record
from kilas.standing import ArticleStands, ListStanding, standing_of
from kilas.store.encoding import encoded
from kilas.store.listings import Listings
from kilas.store.record_items import record_item
from kilas.store.records import Records
from kilas.store.stream import change_of, upload_of
from kilas.targets import Target, target_of
from tests.fakes.table import FakeTable
from tests.newsroom import FLOOD, NOON, SITE, record

if TYPE_CHECKING:
    from kilas.ports import Item
    from kilas.record import Status
    from kilas.site.site import Site
    from kilas.standing import Standing

LIVE, NEXT = record(), record(revision=2, shown="v2")
NEXT_UPLOAD = replace(NEXT, head="v2")
STANDING, NOW_STANDING = standing_of(LIVE, 1), standing_of(NEXT, 2)
TOPIC = ListId("tag", "banjir")
LIST_STANDING = ListStanding(newest=True, months={"2026-11": 2}, revision=1)
LISTED: Item = {"pk": "LIST#tag/banjir", "sk": "~", "newest": 1, "revision": 1,
                "standing": encoded(replace(LIST_STANDING, revision=None))}  # fmt: skip
PHOTO = Record("media/a.jpg", 1, "live", "v1", shown="v1", photo=Photo(4, 3, "image/jpeg", "c0"))
SETTINGS = Record(SITE_KEY, 1, "live", "v1", site=SITE)
OTHER_SITE = replace(SITE, title="Warta")
CLAIM: Item = {"pk": "NAME#url:/a.html", "sk": "CLAIM", "key": "articles/a.md", "rank": "0",
               "write": "articles/a.md 3 1:1:1"}  # fmt: skip
TAKEN = Claim("url:/a.html", "articles/a.md", "0")
TARGET_ITEM: Item = {"pk": "NAME#file:articles/a", "sk": "TARGET#0a", "key": "articles/a.md",
                     "addresses": ["/a.html"]}  # fmt: skip
LED_TO = Target("articles/a.md", ("/a.html",))
HOUR: Item = {"pk": "HOUR", "sk": "HOUR", "hour": "2026-11-24T12:00:00Z"}
RELEASE: Item = {"pk": "RELEASE", "sk": "RELEASE", "revision": 1, "digest": "x", "rebuilds": 0}


PUBLISHED: Item = {"pk": "THREAD#banjir", "sk": "COMMENT#published#x", "status": "published"}


def in_force(site: Site | None) -> Item:
    table = FakeTable()
    Records(table).put_in_force(OTHER_SITE if site is None else site)
    if site is None:
        Records(table).put_in_force(None)
    item = table.get(ItemKey("SITE", "SITE"))
    assert item is not None
    return item


def standing_item(standing: Standing) -> Item:
    return {"pk": f"FILE#{standing.key}", "sk": "STANDS", "revision": standing.revision,
            "standing": encoded(standing)}  # fmt: skip


CHANGES: list[tuple[Item | None, Item | None, Change]] = [
    (None, record_item(LIVE), ArticleChanged(LIVE.key, None, LIVE)),
    (record_item(LIVE), record_item(NEXT), ArticleChanged(LIVE.key, LIVE, NEXT)),
    (record_item(LIVE), None, ArticleChanged(LIVE.key, LIVE, None)),
    (None, record_item(PHOTO), PhotoChanged("media/a.jpg", "", "v1")),
    (
        record_item(PHOTO),
        record_item(replace(PHOTO, shown="v2")),
        PhotoChanged("media/a.jpg", "v1", "v2"),
    ),
    (record_item(PHOTO), None, PhotoChanged("media/a.jpg", "v1", "")),
    (None, record_item(SETTINGS), SettingsChanged(None, SITE)),
    (
        record_item(SETTINGS),
        record_item(replace(SETTINGS, revision=2, problems=(Problem("no_title"),))),
        ReportChanged(SITE_KEY),
    ),
    (
        record_item(SETTINGS),
        record_item(replace(SETTINGS, site=OTHER_SITE)),
        SettingsChanged(SITE, OTHER_SITE),
    ),
    (record_item(SETTINGS), None, SettingsChanged(SITE, None)),
    (None, in_force(SITE), SiteChanged(None, SITE)),
    (in_force(SITE), in_force(OTHER_SITE), SiteChanged(SITE, OTHER_SITE)),
    (in_force(SITE), in_force(None), SiteChanged(SITE, None)),
    (None, standing_item(STANDING), StandingChanged(LIVE.key, None, STANDING)),
    (
        standing_item(STANDING),
        standing_item(NOW_STANDING),
        StandingChanged(LIVE.key, STANDING, NOW_STANDING),
    ),
    (standing_item(STANDING), None, StandingChanged(LIVE.key, STANDING, None)),
    (None, LISTED, ListStandingChanged(TOPIC, ListStanding(), LIST_STANDING)),
    (LISTED, None, ListStandingChanged(TOPIC, LIST_STANDING, ListStanding())),
    (None, CLAIM, NameChanged("url:/a.html", None, TAKEN, "articles/a.md 3 1:1:1")),
    (
        CLAIM,
        CLAIM | {"rank": "1", "write": "articles/a.md 4 1:1:1"},
        NameChanged("url:/a.html", TAKEN, replace(TAKEN, rank="1"), "articles/a.md 4 1:1:1"),
    ),
    (CLAIM, None, NameChanged("url:/a.html", TAKEN, None)),
    (None, TARGET_ITEM, TargetChanged("articles/a.md", None, LED_TO)),
    (
        TARGET_ITEM,
        TARGET_ITEM | {"addresses": ["/b.html"]},
        TargetChanged("articles/a.md", LED_TO, Target("articles/a.md", ("/b.html",))),
    ),
    (TARGET_ITEM, None, TargetChanged("articles/a.md", LED_TO, None)),
    (None, HOUR, HourPassed("2026-11-24T12:00:00Z")),
    (HOUR, HOUR | {"hour": "2026-11-24T13:00:00Z"}, HourPassed("2026-11-24T13:00:00Z")),
    (None, RELEASE, ReleaseChanged(1)),
    (RELEASE, RELEASE | {"digest": "y", "revision": 2}, ReleaseChanged(2)),
    (RELEASE, RELEASE | {"rebuilds": 3, "revision": 2}, RebuildRequested(2, 3)),
    (None, RELEASE | {"rebuilds": 1}, RebuildRequested(1, 1)),
    (RELEASE | {"rebuilds": 1}, RELEASE | {"rebuilds": 1, "digest": "y"}, ReleaseChanged(1)),
    (
        record_item(LIVE),
        record_item(replace(LIVE, judged_by="2:s1")),
        ArticleRejudged(LIVE.key, replace(LIVE, judged_by="2:s1")),
    ),
    (None, PUBLISHED, CommentChanged("banjir", was_public=False, is_public=True)),
]


@pytest.mark.parametrize(("old", "new", "change"), CHANGES)
def test_an_item_stands_for_its_change(old: Item | None, new: Item | None, change: Change) -> None:
    assert change_of(old, new) == change


def test_every_kind_of_change_comes_from_the_stream() -> None:
    assert {type(change) for _, _, change in CHANGES} == set(get_args(Change))


# --- an article: one of three kinds ----------------------------------------------------------


@pytest.mark.parametrize(
    "differs",
    [
        {"shown": "v2"},
        {"status": "withdrawn"},
        {"article": replace(FLOOD, title="Surut")},
        {"shown": "v2", "judged_by": "2:s1"},
        {"problems": (Problem("no_title"),), "judged_by": "2:s1"},
        {"waits": ("url:/a.html",), "judged_by": "2:s1"},
        {"due": NOON + timedelta(days=1), "judged_by": "2:s1"},
    ],
)
def test_an_article_changes_where_readers_may_see_a_difference(differs: dict[str, Any]) -> None:
    new = replace(LIVE, revision=2, **differs)
    assert between(LIVE, new) == ArticleChanged(LIVE.key, LIVE, new)


@pytest.mark.parametrize("status", ["gone", "live"])
def test_an_article_that_comes_or_goes_is_never_only_rejudged(status: Status) -> None:
    some = replace(LIVE, status=status)
    assert between(None, some) == ArticleChanged(LIVE.key, None, some)
    assert between(some, None) == ArticleChanged(LIVE.key, some, None)


@pytest.mark.parametrize("revision", [1, 9])
def test_an_article_is_rejudged_where_its_rules_alone_differ(revision: int) -> None:
    new = replace(LIVE, revision=revision, judged_by="2:s1")
    assert between(LIVE, new) == ArticleRejudged(LIVE.key, new)


@pytest.mark.parametrize(
    "differs",
    [
        {"head": "v2", "problems": (Problem("no_title"),)},
        {"waits": ("url:/a.html",)},
        {"due": NOON + timedelta(days=1)},
    ],
)
def test_a_report_changes_where_readers_see_no_difference(differs: dict[str, Any]) -> None:
    assert between(LIVE, replace(LIVE, revision=2, **differs)) == ReportChanged(LIVE.key)


@pytest.mark.parametrize("renewed", [{"revision": 2}, {"revision": 2, "forget": NOON}])
def test_a_record_that_is_only_written_again_is_no_change(renewed: dict[str, Any]) -> None:
    gone = Record(LIVE.key, 1, "gone", "")
    assert between(gone, replace(gone, **renewed)) is None


def between(old: Record | None, new: Record | None) -> Change | None:
    return change_of(record_item(old) if old else None, record_item(new) if new else None)


# --- what is no change -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "item",
    [
        {"pk": "NAME#url:/a.html", "sk": "WAIT#0a", "key": "articles/b.md"},
        {"pk": "NAME#url:/a.html", "sk": "LINK#0a", "key": "articles/b.md"},
        {
            "pk": "LIST#all",
            "sk": "2026-11-24T12:00:00Z#0a",
            "article": "{}",
            "version": "v1",
        },
        {"pk": "LIST#all", "sk": "2026-11-24T12:00:00Z#0a!", "month": "2026-11", "number": 1},
        {"pk": "THREAD#banjir", "sk": "COUNTS", "published": 1},
        {"pk": "THREAD#banjir", "sk": "ONCE#0a", "id": "1"},
        {"pk": "MODERATION", "sk": "1#banjir"},
        {"pk": "SOMETHING#new", "sk": "x"},
    ],
    ids=lambda item: f"{item['pk']} {item['sk']}",
)
def test_an_item_that_no_page_shows_is_no_change(item: Item) -> None:
    assert change_of(None, item) is None
    assert change_of(item, None) is None


def test_the_items_written_with_an_article_are_one_change() -> None:
    table = FakeTable()
    Records(table).commit(None, LIVE, {})
    changes = [change_of(*images) for images in table.stream]
    assert [type(change) for change in changes if change] == [
        ArticleChanged,
        *[NameChanged] * len(LIVE.names),
        TargetChanged,
    ]


def test_what_publish_says_of_an_article_is_one_change_with_all_its_list_entries() -> None:
    table = FakeTable()
    Records(table).commit(None, LIVE, {})
    table.stream.clear()
    change = Listings(table).write(ArticleStands(LIVE, None))
    changes = [change_of(*images) for images in table.stream]
    assert len(changes) == 1 + len(STANDING.places)
    assert [each for each in changes if each] == [change]
    assert change
    assert change == StandingChanged(LIVE.key, None, STANDING, change.written)


def test_an_article_that_leaves_the_site_is_one_change_of_its_record_and_one_of_what_stands() -> (
    None
):
    table = FakeTable()
    records = Records(table)
    records.commit(None, LIVE, {})
    Listings(table).write(ArticleStands(LIVE, None))
    table.stream.clear()
    gone = Record(LIVE.key, 2, "gone", "v2")
    records.commit(LIVE, gone, records.claims(LIVE.names), standing=STANDING)
    changes = [each for images in table.stream if (each := change_of(*images))]
    assert [each for each in changes if not isinstance(each, NameChanged)] == [
        ArticleChanged(LIVE.key, LIVE, gone),
        StandingChanged(LIVE.key, STANDING, None),
        TargetChanged(LIVE.key, target_of(LIVE), None),
    ]


@pytest.mark.parametrize("images", [(None, 0), (0, 1), (1, None)])
def test_the_upload_that_caused_a_change_is_that_of_the_newer_image(
    images: tuple[int | None, int | None],
) -> None:
    for both in ((record_item(LIVE), record_item(NEXT_UPLOAD)),
                 (standing_item(STANDING), standing_item(NOW_STANDING))):  # fmt: skip
        old, new = (None if each is None else both[each] for each in images)
        assert upload_of(old, new) == ("v1" if images == (None, 0) else "v2")
    assert not upload_of(None, CLAIM)
