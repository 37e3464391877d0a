"""The old and the new image of each kind of item -> the change it stands for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kilas.changes import (
    ArticleChanged,
    CommentChanged,
    MonthChanged,
    NameChanged,
    PhotoChanged,
    ReleaseChanged,
    SiteChanged,
)
from kilas.claims import Claim
from kilas.comments.comment import Comment, comment_id, digest_of
from kilas.content_keys import SITE_KEY
from kilas.plan.affected import takes_away
from kilas.record import Photo, Record
from kilas.store.records import Records, record_item
from kilas.store.stream import change_of
from kilas.store.threads import Threads
from tests.fakes.newsroom import NOON
from tests.fakes.table import FakeTable
from tests.unit.makers import SITE, record

if TYPE_CHECKING:
    from kilas.changes import Change
    from kilas.ports import Item

LIVE, NEXT = record(), record(revision=2, shown="v2")
PHOTO = Record("media/a.jpg", 1, "live", "v1", shown="v1", photo=Photo(4, 3, "image/jpeg"))
SETTINGS = Record(SITE_KEY, 1, "live", "v1", site=SITE)
OTHER_SITE = replace(SITE, title="Warta")
CLAIM: Item = {"pk": "NAME#url:/a.html", "sk": "CLAIM", "key": "articles/a.md", "rank": "0"}
TAKEN = Claim("url:/a.html", "articles/a.md", "0")
MARK: Item = {"pk": "MONTHS", "sk": "2026-11"}
RELEASE: Item = {"pk": "RELEASE", "sk": "RELEASE", "revision": 1, "digest": "x"}


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
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
        (None, record_item(SETTINGS), SiteChanged(None, SITE)),
        (
            record_item(SETTINGS),
            record_item(replace(SETTINGS, site=OTHER_SITE)),
            SiteChanged(SITE, OTHER_SITE),
        ),
        (None, CLAIM, NameChanged("url:/a.html", None, TAKEN)),
        (CLAIM, CLAIM | {"rank": "1"}, NameChanged("url:/a.html", TAKEN, replace(TAKEN, rank="1"))),
        (CLAIM, None, NameChanged("url:/a.html", TAKEN, None)),
        (None, MARK, MonthChanged("2026-11")),
        (MARK, None, MonthChanged("2026-11")),
        (None, RELEASE, ReleaseChanged()),
        (RELEASE, RELEASE | {"digest": "y"}, ReleaseChanged()),
        (RELEASE, RELEASE | {"again": 1}, ReleaseChanged(again=True)),
        (RELEASE | {"again": 1}, RELEASE | {"again": 1, "digest": "y"}, ReleaseChanged()),
    ],
)
def test_an_item_stands_for_its_change(
    old: Item | None, new: Item | None, change: Change | None
) -> None:
    assert change_of(old, new) == change


@pytest.mark.parametrize(
    "item",
    [
        {"pk": "NAME#url:/a.html", "sk": "WAIT#0a", "key": "articles/b.md"},
        {
            "pk": "LIST#all",
            "sk": "2026-11-24T12:00:00Z#0a",
            "key": "a",
            "url": "b",
            "modified": "c",
        },
        {"pk": "THREAD#banjir", "sk": "COUNTS", "published": 1},
        {"pk": "THREAD#banjir", "sk": "ONCE#0a", "id": "1"},
        {"pk": "MODERATION", "sk": "1#banjir"},
        {"pk": "SOMETHING#new", "sk": "x"},
    ],
    ids=lambda item: f"{item['pk']} {item['sk']}",
)
def test_what_touches_nothing_that_is_shown_is_no_change(item: Item) -> None:
    assert change_of(None, item) is None
    assert change_of(item, None) is None


def test_what_is_written_with_an_article_is_told_once() -> None:
    table = FakeTable()
    Records(table).commit(None, LIVE, {})
    changes = [change_of(*images) for images in table.stream]
    assert [type(change) for change in changes if change] == [
        ArticleChanged,
        *[NameChanged] * len(LIVE.names),
    ]


def test_a_comment_tells_who_could_read_it() -> None:
    table = FakeTable()
    threads = Threads(table)
    digest = digest_of("Ani", "Setuju")
    id_ = comment_id(NOON, digest)
    threads.add(Comment(id_, "banjir", "Ani", "<p>Setuju</p>", NOON, "pending"), digest)
    threads.decide("banjir", id_, "published")
    threads.decide("banjir", id_, "removed")
    changes = [change_of(*images) for images in table.stream]
    assert [change for change in changes if change] == [
        CommentChanged("banjir", was_public=False, is_public=False),  # it came
        CommentChanged("banjir", was_public=False, is_public=False),  # what waited left its place
        CommentChanged("banjir", was_public=False, is_public=True),
        CommentChanged("banjir", was_public=True, is_public=False),
        CommentChanged("banjir", was_public=False, is_public=False),  # to where nobody sees it
    ]
    assert [takes_away(change) for change in changes if change] == [
        False, False, False, True, False
    ]  # fmt: skip
