"""The whole table of changes: what each kind has purged."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from kilas.articles.article import Correction
from kilas.cdn import EVERYTHING, path_of_tag
from kilas.changes import (
    Change,
    CommentChanged,
    NameChanged,
    PhotoChanged,
    RebuildRequested,
    ReleaseChanged,
    SiteChanged,
    StandingChanged,
)
from kilas.claims import url_name
from kilas.plan.affected import AFFECTED
from kilas.plan.neighbours import InSection
from kilas.standing import standing_of
from tests.newsroom import FLOOD, NOON, SITE, record
from tests.unit.plan.flood import (
    CLAIM,
    DRAFT,
    GONE,
    LIVE,
    PAGE,
    RENAMED,
    URL,
    changed,
)
from tests.unit.plan.planning import stands

CORRECTED = replace(FLOOD, corrections=(Correction(NOON, "Jumlahnya tiga."),))
WITHDRAWN = replace(LIVE, status="withdrawn")
TAG = (path_of_tag(URL),)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (changed(LIVE, WITHDRAWN), TAG),
        (changed(LIVE, replace(LIVE, status="expired")), TAG),
        (changed(LIVE, replace(LIVE, status="scheduled")), TAG),
        (changed(LIVE, DRAFT), TAG),
        (changed(LIVE, GONE), TAG),
        (changed(LIVE, None), TAG),
        (changed(WITHDRAWN, GONE), TAG),
        (changed(LIVE, record(CORRECTED)), TAG),
        (changed(record(CORRECTED), LIVE), TAG),
        (changed(LIVE, record(replace(FLOOD, url="/2026/11/lain.html"))), TAG),
        (changed(LIVE, record(replace(FLOOD, tags=()))), ()),
        (changed(record(CORRECTED), record(CORRECTED, shown="v2")), ()),
        (changed(LIVE, record(replace(FLOOD, title="Surut"))), ()),
        (changed(LIVE, replace(LIVE, judged_by="2:s1")), ()),
        (changed(None, LIVE), ()),
        (changed(DRAFT, LIVE), ()),
        (changed(GONE, None), ()),
        (stands(LIVE, None), TAG),
        (stands(LIVE, record(replace(FLOOD, section="politik"))), TAG),
        (stands(LIVE, record(replace(FLOOD, tags=()))), TAG),
        (stands(LIVE, record(replace(FLOOD, published=NOON + timedelta(days=1)))), TAG),
        (stands(LIVE, record(replace(FLOOD, url="/2026/11/lain.html"))), TAG),
        (stands(LIVE, RENAMED), TAG),
        (stands(None, record(replace(FLOOD, url="/2026/11/lain.html", aliases=(URL,)))), TAG),
        (stands(PAGE, replace(PAGE, head="v2", shown="v2")), ()),
        (stands(LIVE, record(CORRECTED)), TAG),
        (stands(record(CORRECTED), LIVE), TAG),
        (stands(record(CORRECTED), record(CORRECTED, shown="v2")), ()),
        (stands(LIVE, record(replace(FLOOD, title="Surut"))), ()),
        (stands(LIVE, replace(LIVE, shown="v2")), ()),
        (stands(None, LIVE), ()),
        (stands(PAGE, None), TAG),
        (CommentChanged("banjir", was_public=True, is_public=False), TAG),
        (CommentChanged("banjir", was_public=False, is_public=True), ()),
        (CommentChanged("banjir", was_public=True, is_public=True), ()),
        (PhotoChanged("media/a b.jpg", "v1", ""), (path_of_tag("/media/a b.jpg"),)),
        (PhotoChanged("media/a.jpg", "v1", "v2"), (path_of_tag("/media/a.jpg"),)),
        (PhotoChanged("media/a.jpg", "v1", "v1"), ()),
        (PhotoChanged("media/a.jpg", "", "v1"), ()),
        (SiteChanged(SITE, None), ()),
        (NameChanged(url_name(URL), CLAIM, None), ()),
        (RebuildRequested(), (EVERYTHING,)),
        (ReleaseChanged(), ()),
    ],
)
def test_what_a_change_takes_away_is_purged(change: Change, expected: tuple[str, ...]) -> None:
    neighbours = URL if isinstance(change, CommentChanged) else InSection()
    assert AFFECTED[type(change)].purge(change, neighbours) == expected


def test_an_article_between_others_purges_the_newer_ones() -> None:
    """They showed an older one as related, which may be taken back before their messages come."""
    newer, purge = InSection(("/baru.html",)), AFFECTED[StandingChanged].purge
    tag = path_of_tag("/baru.html")
    later = record(replace(FLOOD, published=NOON + timedelta(days=1)))
    assert purge(stands(None, LIVE), newer) == (tag,)
    assert purge(stands(LIVE, later), newer) == (*TAG, tag)
    assert purge(stands(LIVE, record(CORRECTED)), newer) == TAG
    assert purge(stands(LIVE, None), newer) == TAG
    assert purge(stands(LIVE, record(replace(FLOOD, title="Surut"))), newer) == ()


def test_an_article_that_names_another_one_no_longer_is_purged_with_its_feeds() -> None:
    purge = AFFECTED[StandingChanged].purge
    one, two = ("articles/a.md",), ("articles/a.md", "articles/b.md")
    for live, tags in ((LIVE, TAG), (WITHDRAWN, ())):
        named = {each: replace(standing_of(live, 1), mentions=each) for each in ((), one, two)}
        for old, new in ((two, one), (two, ()), (one, ()), ((), one), (one, two), (one, one)):
            change = StandingChanged(live.key, named[old], named[new])
            assert purge(change, InSection()) == (tags if len(new) < len(old) else ())


def test_an_article_that_leaves_its_original_is_purged() -> None:
    purge, seen = AFFECTED[StandingChanged].purge, standing_of(LIVE, 1)
    following = replace(seen, originals={"articles/a.md": "1"})
    assert purge(StandingChanged(LIVE.key, following, seen), InSection()) == TAG
    assert purge(StandingChanged(LIVE.key, seen, following), InSection()) == ()


def test_a_comment_on_an_article_that_is_not_shown_was_purged_with_it() -> None:
    removed = CommentChanged("banjir", was_public=True, is_public=False)
    assert AFFECTED[CommentChanged].purge(removed, None) == ()
