"""The whole table of what goes stale: each kind of change, and exactly the pages that it names."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, get_args

import pytest

from kilas.articles.article import Correction, Tag
from kilas.changes import (
    ArticleChanged,
    Change,
    CommentChanged,
    MonthChanged,
    NameChanged,
    PhotoChanged,
    ReleaseChanged,
    SiteChanged,
)
from kilas.claims import Claim, id_name, url_name
from kilas.lists import ListId
from kilas.plan.affected import (
    AFFECTED,
    Around,
    Position,
    affected_by,
    look_again,
    only_judged_again,
    takes_away,
)
from kilas.problems import Problem
from kilas.record import Record
from kilas.site.site import Section
from tests.fakes.newsroom import NOON
from tests.unit.makers import FLOOD, SITE, record

if TYPE_CHECKING:
    from kilas.record import Status

KEY = FLOOD.key
URL = FLOOD.url
DESK = f"report|{KEY}"
CLAIMED = {f"address|{URL}"}
LISTS = {
    "front|",
    "address|/daerah/",
    "list|tag/banjir",
    "list|tag/cuaca",
    "list|author/k-08",
    "feed|",
    "feed|daerah",
    "sitemap|2026-11",
}
FRAME = {
    "front|",
    "feed|",
    "sitemap-index|",
    "archive|",
    "missing|",
    "broken|",
    "robots|",
}
SECTIONS = {"address|/politik/", "feed|politik", "address|/daerah/", "feed|daerah"}

AROUND = Around(
    positions=(
        Position(ListId("all"), "2026-11", start=3, following="2026-12"),
        Position(ListId("tag", "banjir"), "2026-11", start=1, following=None),
    ),
    newer=("/2026/11/surut.html", "/2026/12/pulih.html"),
)
MONTHS = {"month|all:2026-11 from 3", "month|tag/banjir:2026-11 from 1"}
FOLLOWING = {"month|all:2026-12 from 1"}
NEWER = {"address|/2026/11/surut.html", "address|/2026/12/pulih.html"}
WHOLE_ARTICLE = {DESK} | CLAIMED | LISTS | MONTHS | NEWER


def named(change: Change, around: Around = AROUND) -> set[str]:
    pages = affected_by(change, around)
    assert len({page.id for page in pages}) == len(pages), "a page is named once"
    return {f"{page.id} from {page.start}" if page.kind == "month" else page.id for page in pages}


def changed(old: Record | None, new: Record | None) -> ArticleChanged:
    return ArticleChanged(KEY, old, new)


LIVE = record()
GONE = Record(KEY, 2, "gone", head="v2")
DRAFT = record(status="draft", names={})
RENAMED = record(replace(FLOOD, url="/2026/11/banjir-bandang.html"))
PAGE = record(replace(FLOOD, kind="page", section=None, tags=(), authors=()))
CLAIM = Claim(url_name(URL), KEY, "0 2026-11-24T12:00:00Z a")
OTHER_CLAIM = replace(CLAIM, key="articles/lain.md")

TABLE: list[tuple[str, Change, Around, set[str]]] = [
    ("an article appears", changed(None, LIVE), AROUND, WHOLE_ARTICLE | FOLLOWING),
    ("it disappears", changed(LIVE, GONE), AROUND, WHOLE_ARTICLE | FOLLOWING),
    ("it expires", changed(LIVE, replace(LIVE, status="expired", names={})), AROUND,
     WHOLE_ARTICLE | FOLLOWING),
    ("its time has come", changed(replace(LIVE, status="scheduled"), LIVE), AROUND,
     WHOLE_ARTICLE | FOLLOWING),
    ("it is withdrawn", changed(LIVE, replace(LIVE, status="withdrawn")), AROUND,
     WHOLE_ARTICLE | FOLLOWING),
    ("its text changes", changed(LIVE, replace(LIVE, head="v2", shown="v2")), AROUND,
     WHOLE_ARTICLE),
    ("its title changes", changed(LIVE, record(replace(FLOOD, title="Surut"))), AROUND,
     WHOLE_ARTICLE),
    ("its section changes", changed(LIVE, record(replace(FLOOD, section="politik"))), AROUND,
     WHOLE_ARTICLE | FOLLOWING | {"address|/politik/", "feed|politik"}),
    ("its tags change", changed(LIVE, record(replace(FLOOD, tags=(Tag("air", "Air"),)))), AROUND,
     WHOLE_ARTICLE | FOLLOWING | {"list|tag/air"}),
    ("its date changes",
     changed(LIVE, record(replace(FLOOD, published=datetime(2026, 7, 9, tzinfo=UTC)))), AROUND,
     WHOLE_ARTICLE | FOLLOWING | {"sitemap|2026-07"}),
    ("it is from about the end of a month",
     changed(None, record(replace(FLOOD, published=datetime(2026, 11, 30, 20, tzinfo=UTC)))),
     AROUND, WHOLE_ARTICLE | FOLLOWING | {"sitemap|2026-12"}),
    ("its address changes", changed(LIVE, RENAMED), AROUND,
     WHOLE_ARTICLE | {"address|/2026/11/banjir-bandang.html"}),
    ("it leaves an address, and takes an alias",
     changed(record(replace(FLOOD, aliases=("/lama.html",))),
             record(replace(FLOOD, aliases=("/baru.html",)))), AROUND,
     WHOLE_ARTICLE | {"address|/lama.html", "address|/baru.html"}),
    ("a wrong version comes, the good one stays",
     changed(LIVE, replace(LIVE, head="v2", problems=(Problem("no_title"),))), AROUND, {DESK}),
    ("a first version is wrong", changed(None, Record(KEY, 1, "wrong", head="v1")), Around(),
     {DESK}),
    ("a draft comes", changed(None, DRAFT), Around(), {DESK}),
    ("a draft changes", changed(DRAFT, replace(DRAFT, shown="v2")), Around(), {DESK}),
    ("an article is held back", changed(LIVE, DRAFT), AROUND, WHOLE_ARTICLE | FOLLOWING),
    ("a scheduled one comes", changed(None, replace(LIVE, status="scheduled")), Around(),
     {DESK} | CLAIMED),
    ("it is only judged again", changed(LIVE, replace(LIVE, revision=2, basis="2:s1")), AROUND,
     WHOLE_ARTICLE - NEWER),
    ("a tombstone is renewed", changed(GONE, replace(GONE, revision=3)), Around(), {DESK}),
    ("a tombstone is forgotten", changed(GONE, None), Around(), {DESK}),
    ("a static page appears", changed(None, PAGE), Around(), {DESK} | CLAIMED),
    ("a photo changes", PhotoChanged("media/a.jpg"), Around(),
     {"photo|media/a.jpg", "report|media/a.jpg"}),
    ("the first site.yaml", SiteChanged(None, SITE), Around(),
     {"report|site.yaml"} | FRAME | SECTIONS),
    ("the title of the newspaper", SiteChanged(SITE, replace(SITE, title="Warta")), Around(),
     {"report|site.yaml"} | FRAME | SECTIONS),
    ("a section goes, another comes",
     SiteChanged(SITE, replace(SITE, sections=(Section("daerah", "D"), Section("seni", "Seni")))),
     Around(), {"report|site.yaml", "address|/seni/", "feed|seni"} | FRAME | SECTIONS),
    ("a wrong site.yaml", SiteChanged(SITE, SITE), Around(), {"report|site.yaml"}),
    ("a file takes an address", NameChanged(url_name(URL), None, CLAIM), Around(), CLAIMED),
    ("an address goes to another file", NameChanged(url_name(URL), OTHER_CLAIM, CLAIM), Around(),
     CLAIMED),
    ("an address becomes free", NameChanged(url_name(URL), CLAIM, None), Around(), CLAIMED),
    ("an identity changes hands", NameChanged(id_name("banjir"), OTHER_CLAIM, CLAIM), Around(),
     set()),
    ("a comment is published", CommentChanged("banjir", was_public=False, is_public=True),
     Around(address=URL), CLAIMED),
    ("a comment is removed", CommentChanged("banjir", was_public=True, is_public=False),
     Around(address=URL), CLAIMED),
    ("a comment waits", CommentChanged("banjir", was_public=False, is_public=False),
     Around(address=URL), set()),
    ("a comment on what is not shown", CommentChanged("banjir", was_public=False, is_public=True),
     Around(), set()),
    ("a month gets its first article", MonthChanged("2026-11"), Around(),
     {"sitemap-index|", "archive|"}),
    ("another release", ReleaseChanged(), Around(site=SITE, assets=("/assets/kilas.1a.css",)),
     {"asset|/assets/kilas.1a.css", "report|site.yaml"} | FRAME | SECTIONS),
    ("an operator wants all of it again", ReleaseChanged(again=True), Around(),
     {"audit|site:", "audit|desk:", "audit|media:", "report|site.yaml"} | FRAME),
    ("a release before any site.yaml", ReleaseChanged(), Around(assets=("/assets/a.css",)),
     {"asset|/assets/a.css", "report|site.yaml"} | FRAME),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "around", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_the_table(change: Change, around: Around, expected: set[str]) -> None:
    assert named(change, around) == expected


def test_every_kind_of_change_has_a_row() -> None:
    assert set(AFFECTED) == set(get_args(Change)) == {type(change) for _, change, _, _ in TABLE}


def test_of_one_month_the_least_start_counts() -> None:
    twice = (
        Position(ListId("all"), "2026-11", 4, None),
        Position(ListId("all"), "2026-11", 2, None),
    )
    pages = affected_by(changed(None, LIVE), Around(positions=twice))
    assert [page.start for page in pages if page.kind == "month"] == [2]


# --- takes_away ------------------------------------------------------------------------------

CORRECTED = replace(FLOOD, corrections=(Correction(NOON, "Jumlahnya tiga."),))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (changed(LIVE, replace(LIVE, status="withdrawn")), True),
        (changed(LIVE, replace(LIVE, status="expired")), True),
        (changed(LIVE, DRAFT), True),
        (changed(LIVE, GONE), True),
        (changed(LIVE, None), True),
        (changed(LIVE, record(CORRECTED)), True),
        (changed(record(CORRECTED), LIVE), True),
        (changed(record(CORRECTED), record(CORRECTED, shown="v2")), False),
        (changed(LIVE, record(replace(FLOOD, title="Surut"))), False),
        (changed(None, LIVE), False),
        (changed(DRAFT, LIVE), False),
        (changed(GONE, None), False),
        (CommentChanged("banjir", was_public=True, is_public=False), True),
        (CommentChanged("banjir", was_public=False, is_public=True), False),
        (CommentChanged("banjir", was_public=True, is_public=True), False),
        (PhotoChanged("media/a.jpg", "v1", ""), True),
        (PhotoChanged("media/a.jpg", "v1", "v2"), True),
        (PhotoChanged("media/a.jpg", "v1", "v1"), False),
        (PhotoChanged("media/a.jpg", "", "v1"), False),
        (SiteChanged(SITE, None), False),
        (NameChanged(url_name(URL), CLAIM, None), False),
    ],
)
def test_what_takes_something_away(change: Change, *, expected: bool) -> None:
    assert takes_away(change) == expected


# --- look_again ------------------------------------------------------------------------------

EVERY_ARTICLE = ({"sweep": "pages/"}, {"sweep": "articles/"})
WAITING = Around(waiting=("articles/b.md", "articles/c.md"))
WAIT_LOOKS = ({"key": "articles/b.md"}, {"key": "articles/c.md"})


@pytest.mark.parametrize(
    ("change", "around", "expected"),
    [
        (NameChanged(URL, None, CLAIM), WAITING, WAIT_LOOKS),
        (NameChanged(URL, CLAIM, None), WAITING, WAIT_LOOKS),
        (NameChanged(URL, CLAIM, CLAIM), WAITING, WAIT_LOOKS),
        (NameChanged(URL, OTHER_CLAIM, CLAIM), WAITING, ({"key": "articles/lain.md"}, *WAIT_LOOKS)),
        (NameChanged(URL, CLAIM, replace(CLAIM, rank="1")), Around(), ()),
        (SiteChanged(SITE, replace(SITE, title="Warta")), Around(), EVERY_ARTICLE),
        (SiteChanged(None, SITE), Around(), EVERY_ARTICLE),
        (SiteChanged(SITE, SITE), Around(), ()),
        (ReleaseChanged(), Around(), ({"key": "site.yaml"}, *EVERY_ARTICLE)),
        (
            ReleaseChanged(again=True),
            Around(),
            ({"key": "site.yaml"}, *EVERY_ARTICLE, {"sweep": "media/"}),
        ),
        (changed(None, LIVE), AROUND, ()),
        (PhotoChanged("media/a.jpg"), Around(), ()),
        (CommentChanged("banjir", was_public=True, is_public=False), Around(), ()),
        (MonthChanged("2026-11"), Around(), ()),
    ],
)
def test_which_files_are_looked_at_again(
    change: Change, around: Around, expected: tuple[dict[str, str], ...]
) -> None:
    assert look_again(change, around) == expected


# --- only_judged_again -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"basis": "2:s1"}, True),
        ({"basis": "2:s1", "revision": 9}, True),
        ({}, False),
        ({"revision": 9}, False),
        ({"basis": "2:s1", "shown": "v2"}, False),
        ({"basis": "2:s1", "problems": (Problem("no_title"),)}, False),
        ({"basis": "2:s1", "waits": ("url:/a.html",)}, False),
        ({"basis": "2:s1", "due": NOON + timedelta(days=1)}, False),
    ],
)
def test_what_is_only_judged_again(changes: dict[str, Any], *, expected: bool) -> None:
    assert only_judged_again(changed(LIVE, replace(LIVE, **changes))) == expected


@pytest.mark.parametrize("status", ["gone", "live"])
def test_what_comes_or_goes_is_not_only_judged_again(status: Status) -> None:
    some = replace(LIVE, status=status)
    assert not only_judged_again(changed(None, some))
    assert not only_judged_again(changed(some, None))
    assert not only_judged_again(SiteChanged(SITE, SITE))
