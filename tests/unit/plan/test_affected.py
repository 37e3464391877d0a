"""The whole table of changes: exactly the pages that each kind names, the files that are judged
again, and what is purged.

Changes of records come by the stream, which decides of which kind each is.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, get_args

import pytest

from kilas.articles.article import Correction, Tag
from kilas.changes import (
    Change,
    CommentChanged,
    HourPassed,
    MonthChanged,
    NameChanged,
    PhotoChanged,
    RebuildRequested,
    ReleaseChanged,
    ReportChanged,
    SiteChanged,
)
from kilas.claims import id_name, url_name
from kilas.lists import ListId
from kilas.messages import Look
from kilas.pages.page import PageRef
from kilas.plan.affected import AFFECTED, NamedPage, named_pages
from kilas.plan.neighbours import ListNeighbours, Position, ReleaseParts
from kilas.problems import Problem
from kilas.record import Record
from kilas.site.site import Section
from kilas.store.record_items import record_item
from kilas.store.stream import change_of
from tests.newsroom import FLOOD, NOON, SITE, record
from tests.unit.plan.flood import (
    ALONE,
    CLAIM,
    CLAIM_ON_ID,
    CLAIMED,
    DESK,
    DRAFT,
    FOLLOWING,
    FRAME,
    GONE,
    IN_CAPITALS,
    KEY,
    LISTS,
    LIVE,
    NEIGHBOURS,
    OTHER_CLAIM,
    PAGE,
    RELEASE,
    RENAMED,
    SECTIONS,
    URL,
    WHOLE_ARTICLE,
    WHOLE_MONTHS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


def named(change: Change, neighbours: object) -> set[str]:
    pages = [page for page, _ in named_pages(AFFECTED[type(change)], change, neighbours)]
    assert len({page.id for page in pages}) == len(pages), "a page is named once"
    return {f"{page.id} from {page.start}" if page.kind == "month" else page.id for page in pages}


def changed(old: Record | None, new: Record | None) -> Change:
    change = change_of(record_item(old) if old else None, record_item(new) if new else None)
    assert change
    return change


TABLE: list[tuple[str, Change, object, set[str]]] = [
    ("an article appears", changed(None, LIVE), NEIGHBOURS, WHOLE_ARTICLE | FOLLOWING),
    ("it disappears", changed(LIVE, GONE), NEIGHBOURS, WHOLE_ARTICLE | FOLLOWING),
    ("it expires", changed(LIVE, replace(LIVE, status="expired", names={})), NEIGHBOURS,
     WHOLE_ARTICLE | FOLLOWING),
    ("its time has come", changed(replace(LIVE, status="scheduled"), LIVE), NEIGHBOURS,
     WHOLE_ARTICLE | FOLLOWING),
    ("it is withdrawn", changed(LIVE, replace(LIVE, status="withdrawn")), NEIGHBOURS,
     WHOLE_ARTICLE | FOLLOWING),
    ("its text changes", changed(LIVE, replace(LIVE, head="v2", shown="v2")), NEIGHBOURS,
     WHOLE_ARTICLE),
    ("its title changes", changed(LIVE, record(replace(FLOOD, title="Surut"))), NEIGHBOURS,
     WHOLE_ARTICLE),
    ("its section changes", changed(LIVE, record(replace(FLOOD, section="politik"))), NEIGHBOURS,
     WHOLE_ARTICLE | FOLLOWING | {"address|/politik/", "feed|politik"}),
    ("its tags change", changed(LIVE, record(replace(FLOOD, tags=(Tag("air", "Air"),)))),
     NEIGHBOURS, WHOLE_ARTICLE | FOLLOWING | {"list|tag/air"}),
    ("its date changes",
     changed(LIVE, record(replace(FLOOD, published=datetime(2026, 7, 9, tzinfo=UTC)))), NEIGHBOURS,
     WHOLE_ARTICLE | FOLLOWING | {"sitemap|2026-07"}),
    ("it is from about the end of a month",
     changed(None, record(replace(FLOOD, published=datetime(2026, 11, 30, 20, tzinfo=UTC)))),
     NEIGHBOURS, WHOLE_ARTICLE | FOLLOWING | {"sitemap|2026-12"}),
    ("its address changes", changed(LIVE, RENAMED), NEIGHBOURS,
     WHOLE_ARTICLE | {"address|/2026/11/banjir-bandang.html"}),
    ("it leaves an address, and takes an alias",
     changed(record(replace(FLOOD, aliases=("/lama.html",))),
             record(replace(FLOOD, aliases=("/baru.html",)))), NEIGHBOURS,
     WHOLE_ARTICLE | {"address|/lama.html", "address|/baru.html"}),
    ("a wrong version comes, the good one stays",
     changed(LIVE, replace(LIVE, head="v2", problems=(Problem("no_title"),))), None, {DESK}),
    ("a first version is wrong", changed(None, Record(KEY, 1, "wrong", head="v1")), ALONE,
     {DESK}),
    ("a draft comes", changed(None, DRAFT), ALONE, {DESK}),
    ("a draft changes", changed(DRAFT, replace(DRAFT, shown="v2")), ALONE, {DESK}),
    ("an article is held back", changed(LIVE, DRAFT), NEIGHBOURS, WHOLE_ARTICLE | FOLLOWING),
    ("a scheduled one comes", changed(None, replace(LIVE, status="scheduled")), ALONE,
     {DESK} | CLAIMED),
    ("only its rules change", changed(LIVE, replace(LIVE, revision=2, judged_by="2:s1")), None,
     {DESK} | CLAIMED | LISTS - {"feed|", "feed|daerah"} | WHOLE_MONTHS),
    ("its rules and its text change",
     changed(LIVE, replace(LIVE, head="v2", shown="v2", judged_by="2:s1")), NEIGHBOURS,
     WHOLE_ARTICLE),
    ("its rules and its problems change",
     changed(LIVE, replace(LIVE, head="v2", problems=(Problem("no_title"),), judged_by="2:s1")),
     NEIGHBOURS, WHOLE_ARTICLE),
    ("a tombstone is forgotten", changed(GONE, None), ALONE, {DESK}),
    ("a static page appears", changed(None, PAGE), ALONE, {DESK} | CLAIMED),
    ("a photo changes", PhotoChanged("media/a.jpg"), None,
     {"photo|media/a.jpg", "report|media/a.jpg"}),
    ("the first site.yaml", SiteChanged(None, SITE), None,
     {"report|site.yaml"} | FRAME | SECTIONS),
    ("the title of the newspaper", SiteChanged(SITE, replace(SITE, title="Warta")), None,
     {"report|site.yaml"} | FRAME | SECTIONS),
    ("a section goes, another comes",
     SiteChanged(SITE, replace(SITE, sections=(Section("daerah", "D"), Section("seni", "Seni")))),
     None, {"report|site.yaml", "address|/seni/", "feed|seni"} | FRAME | SECTIONS),
    ("a wrong site.yaml", ReportChanged("site.yaml"), None, {"report|site.yaml"}),
    ("a file takes an address", NameChanged(url_name(URL), None, CLAIM), (), CLAIMED),
    ("an address goes to another file", NameChanged(url_name(URL), OTHER_CLAIM, CLAIM), (),
     CLAIMED),
    ("an address becomes free", NameChanged(url_name(URL), CLAIM, None), (), CLAIMED),
    ("an identity changes hands", NameChanged(id_name("banjir"), None, CLAIM_ON_ID), (),
     set()),
    ("an address goes to a file that writes it otherwise",
     NameChanged(url_name(URL), OTHER_CLAIM, IN_CAPITALS), (),
     {*CLAIMED, "address|/2026/11/BANJIR.html"}),
    ("a comment is published", CommentChanged("banjir", was_public=False, is_public=True),
     URL, CLAIMED),
    ("a comment is removed", CommentChanged("banjir", was_public=True, is_public=False),
     URL, CLAIMED),
    ("a comment on what is not shown", CommentChanged("banjir", was_public=False, is_public=True),
     None, set()),
    ("a month gets its first article", MonthChanged("2026-11"), None,
     {"sitemap-index|", "archive|"}),
    ("an hour passes", HourPassed("2026-11-24T12:00:00Z"), (), set()),
    ("an hour passes, and a page shows it", HourPassed("2026-11-24T12:00:00Z"),
     (PageRef("sitemap-index"),), {"sitemap-index|"}),
    ("another release", ReleaseChanged(), RELEASE,
     {"asset|/assets/kilas.1a.css"} | FRAME | SECTIONS),
    ("a release before any site.yaml", ReleaseChanged(), ReleaseParts(None, ("/assets/a.css",)),
     {"asset|/assets/a.css"} | FRAME),
    ("an operator asks for a rebuild", RebuildRequested(), RELEASE,
     {"asset|/assets/kilas.1a.css", "report|site.yaml"} | FRAME | SECTIONS),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "neighbours", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_a_change_names_exactly_these_pages(
    change: Change, neighbours: object, expected: set[str]
) -> None:
    assert named(change, neighbours) == expected


def test_every_kind_of_change_has_a_row_and_is_tested() -> None:
    assert set(AFFECTED) == set(get_args(Change)) == {type(change) for _, change, _, _ in TABLE}


def test_the_pages_of_a_month_begin_at_the_lowest_start() -> None:
    positions = [Position(ListId("all"), "2026-11", start, None) for start in (4, 2, 3)]
    change = changed(None, LIVE)
    pages = named_pages(AFFECTED[type(change)], change, ListNeighbours(tuple(positions)))
    assert [named for named in pages if named.page.kind == "month"] == [
        NamedPage(PageRef.month(ListId("all"), "2026-11", 2), "months_of_article")
    ]


def test_the_pages_that_readers_miss_most_come_first() -> None:
    change = changed(None, LIVE)
    pages = [page.kind for page, _ in named_pages(AFFECTED[type(change)], change, NEIGHBOURS)]
    assert pages[:2] == ["address", "front"]


# --- purge -----------------------------------------------------------------------------------

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
        (changed(LIVE, replace(LIVE, judged_by="2:s1")), False),
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
def test_a_page_that_loses_something_is_purged(change: Change, *, expected: bool) -> None:
    assert AFFECTED[type(change)].purge(change) == expected


# --- recheck ---------------------------------------------------------------------------------

SITE_FILE = (Look("site.yaml"),)
WAITING = ("articles/b.md", "articles/c.md")
THOSE_THAT_WAIT = tuple(map(Look, WAITING))


@pytest.mark.parametrize(
    ("change", "neighbours", "expected"),
    [
        (NameChanged(URL, None, CLAIM), WAITING, THOSE_THAT_WAIT),
        (NameChanged(URL, CLAIM, None), WAITING, THOSE_THAT_WAIT),
        (NameChanged(URL, CLAIM, CLAIM), WAITING, THOSE_THAT_WAIT),
        (
            NameChanged(URL, OTHER_CLAIM, CLAIM),
            WAITING,
            (Look("articles/lain.md"), *THOSE_THAT_WAIT),
        ),
        (NameChanged(URL, CLAIM, replace(CLAIM, rank="1")), (), ()),
        (SiteChanged(SITE, replace(SITE, title="Warta")), None, ()),
        (ReportChanged("site.yaml"), None, ()),
        (ReleaseChanged(), RELEASE, SITE_FILE),
        (RebuildRequested(), RELEASE, SITE_FILE),
        (changed(None, LIVE), NEIGHBOURS, ()),
        (changed(LIVE, replace(LIVE, judged_by="2:s1")), None, ()),
        (PhotoChanged("media/a.jpg"), None, ()),
        (CommentChanged("banjir", was_public=True, is_public=False), URL, ()),
        (MonthChanged("2026-11"), None, ()),
        (HourPassed("2026-11-24T12:00:00Z"), (), ()),
    ],
)
def test_which_files_are_judged_again(
    change: Change, neighbours: object, expected: Sequence[Look]
) -> None:
    assert AFFECTED[type(change)].recheck(change, neighbours) == expected


# --- shared causes ---------------------------------------------------------------------------


def test_all_that_the_same_rules_judge_again_has_one_cause() -> None:
    other = record(replace(FLOOD, key="articles/lain.md"))
    changes = [changed(each, replace(each, judged_by="2:s1")) for each in (LIVE, other)]
    assert [AFFECTED[type(each)].shared_cause(each) for each in changes] == ["2:s1", "2:s1"]


@pytest.mark.parametrize("change", [changed(None, LIVE), MonthChanged("2026-11")])
def test_any_other_change_is_a_cause_of_its_own(change: Change) -> None:
    assert not AFFECTED[type(change)].shared_cause(change)
