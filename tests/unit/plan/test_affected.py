"""The whole table of changes: exactly the pages that each kind names.

Changes of records come by the stream, which decides of which kind each is.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import get_args

import pytest
from msgspec.structs import replace

from kilas.changes import (
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
from kilas.claims import id_name, url_name
from kilas.lists import ALL, ListId, sort_of
from kilas.pages.page import PageRef
from kilas.plan.affected import AFFECTED, named_pages
from kilas.plan.neighbours import FollowUps, InSection, Linking
from kilas.problems import Problem
from kilas.record import Record
from kilas.site.site import Section
from kilas.standing import ListStanding
from kilas.targets import Target
from tests.newsroom import FLOOD, SITE, record
from tests.unit.plan.flood import (
    CLAIM,
    CLAIM_ON_ID,
    CLAIMED,
    DESK,
    DRAFT,
    FRAME,
    GONE,
    IN_CAPITALS,
    KEY,
    LISTED,
    LIVE,
    MONTHS,
    NEAR,
    NEWER_URLS,
    NEWEST,
    OTHER_CLAIM,
    PAGE,
    PREVIEW,
    RENAMED,
    SECTIONS,
    SINGLE,
    SORT,
    STANDING,
    URL,
    WHOLE_MONTHS,
    changed,
)
from tests.unit.plan.planning import stands


def named(change: Change, neighbours: object) -> set[str]:
    pages = [page for page, _ in named_pages(AFFECTED[type(change)], change, neighbours)]
    assert len({page.id for page in pages}) == len(pages), "a page is named once"
    return {
        f"{page.id} from {page.since} to {page.until}" if page.kind == "month" else page.id
        for page in pages
    }


TOPIC, AUTHOR, DAERAH = (
    ListId("tag", "banjir"),
    ListId("author", "k-08"),
    ListId("section", "daerah"),
)
ALONE = InSection()
WITH_NO_MONTH = ListStanding(newest=True, revision=1, goes_on="2026-11")
WITH_A_MONTH = ListStanding(newest=True, months={"2026-11": 1}, revision=2, goes_on="2026-11")
LINKED = replace(WITH_A_MONTH, revision=3, links={"newest": "2026-11"})
TWO_MONTHS = {"2026-11": 1, "2026-12": 1}
CHAINED = replace(LINKED, months=TWO_MONTHS, links={"newest": "2026-11", "2026-12": "2026-11"})
WITHOUT_DAERAH = {each: sort for each, sort in STANDING.places.items() if each != DAERAH.id}
TAGLESS = replace(FLOOD, tags=(), authors=())
LATE_SORT = sort_of(replace(FLOOD, published=datetime(2026, 11, 30, 20, tzinfo=UTC)))

WORD = record(replace(FLOOD, key="articles/banjir.docx"))
OF_WORD = ("report|articles/banjir.docx", "inset|articles~2Fbanjir.docx")


TABLE: list[tuple[str, Change, object, set[str]]] = [
    ("an article appears", changed(None, LIVE), None, {DESK} | CLAIMED),
    ("it disappears", changed(LIVE, GONE), None, {DESK} | CLAIMED),
    ("it expires", changed(LIVE, replace(LIVE, status="expired", names={})), None,
     {DESK} | CLAIMED),
    ("its time has come", changed(replace(LIVE, status="scheduled"), LIVE), None,
     {DESK, PREVIEW} | CLAIMED),
    ("its text changes", changed(LIVE, replace(LIVE, head="v2", shown="v2")), None,
     {DESK} | CLAIMED),
    ("its address changes", changed(LIVE, RENAMED), None,
     {DESK, "address|/2026/11/banjir-bandang.html"} | CLAIMED),
    ("it leaves an address, and takes an alias",
     changed(record(replace(FLOOD, aliases=("/lama.html",))),
             record(replace(FLOOD, aliases=("/baru.html",)))), None,
     {DESK, "address|/lama.html", "address|/baru.html"} | CLAIMED),
    ("a wrong version comes, the good one stays",
     changed(LIVE, replace(LIVE, head="v2", problems=(Problem("no_title"),))), None, {DESK}),
    ("a first version is wrong", changed(None, Record(KEY, 1, "wrong", head="v1")), None,
     {DESK}),
    ("a draft comes", changed(None, DRAFT), None, {DESK, PREVIEW}),
    ("a draft changes", changed(DRAFT, replace(DRAFT, shown="v2")), None,
     {DESK, PREVIEW}),
    ("a draft is deleted", changed(DRAFT, GONE), None, {DESK, PREVIEW}),
    ("an article is held back", changed(LIVE, DRAFT), None,
     {DESK, PREVIEW} | CLAIMED),
    ("only its rules change", changed(LIVE, replace(LIVE, revision=2, judged_by="2:s1")), None,
     {DESK} | CLAIMED | NEWEST | WHOLE_MONTHS),
    ("only the rules of a draft change",
     changed(DRAFT, replace(DRAFT, revision=2, judged_by="2:s1")), None,
     {DESK, PREVIEW}),
    ("its rules and its text change",
     changed(LIVE, replace(LIVE, head="v2", shown="v2", judged_by="2:s1")), None,
     {DESK} | CLAIMED | NEWEST | MONTHS),
    ("a Word file with pictures appears", changed(None, WORD), None, {*OF_WORD, *CLAIMED}),
    ("only the rules of a Word file change",
     changed(WORD, replace(WORD, revision=2, judged_by="2:s1")), None,
     {*OF_WORD} | CLAIMED | NEWEST | WHOLE_MONTHS),
    ("a tombstone is forgotten", changed(GONE, None), None, {DESK}),
    ("a static page appears", changed(None, PAGE), None, {DESK} | CLAIMED),
    # --- what stands ---
    ("the page of an article stands", stands(None, LIVE), NEAR, LISTED),
    ("the page of an article is to go", stands(LIVE, None), NEAR, LISTED | CLAIMED),
    ("its new text stands", stands(LIVE, replace(LIVE, shown="v2")), NEAR, LISTED),
    ("its new title stands", stands(LIVE, record(replace(FLOOD, title="Surut"))), NEAR,
     LISTED),
    ("what stands is written again", stands(LIVE, replace(LIVE, revision=2)), ALONE, set()),
    ("it stands in another section", stands(LIVE, record(replace(FLOOD, section="politik"))), ALONE,
     NEWEST | MONTHS
     | {"address|/politik/", f"month|section/politik:2026-11 from {SORT} to {SORT}"}),
    ("it stands in one topic less",
     stands(LIVE, record(replace(FLOOD, tags=FLOOD.tags[:1]))), ALONE, NEWEST | MONTHS),
    ("it left a list, and its page is as it was",
     StandingChanged(KEY, STANDING, replace(STANDING, revision=2, places=WITHOUT_DAERAH)), ALONE,
     {"address|/daerah/", f"month|section/daerah:2026-11 from {SORT} to {SORT}"}),
    ("it stands at another address", stands(LIVE, RENAMED), NEAR, LISTED),
    ("its aliases lead to where it stands now",
     stands(None, record(replace(FLOOD, aliases=("/lama.html",)))), NEAR,
     LISTED | {"address|/lama.html"}),
    ("its aliases lead elsewhere now",
     stands(record(replace(FLOOD, aliases=("/lama.html",))),
            record(replace(FLOOD, url="/2026/11/x.html", aliases=("/lama.html", FLOOD.url)))),
     NEAR, LISTED | {"address|/lama.html"} | CLAIMED),
    ("one in the last hours of a month stands",
     stands(None, record(replace(TAGLESS, published=datetime(2026, 11, 30, 20, tzinfo=UTC)))),
     ALONE,
     {"front|", "address|/daerah/",
      *(f"month|{list_}:2026-{month} from {LATE_SORT} to {LATE_SORT}"
        for list_ in ("all", "section/daerah") for month in (11, 12))}),
    ("a withdrawn article stands", stands(None, replace(LIVE, status="withdrawn")), ALONE, set()),
    ("a static page stands", stands(None, PAGE), ALONE, {"sitemap-of-pages|"}),
    ("the next articles show its new state already", stands(LIVE, replace(LIVE, shown="v2")),
     InSection(NEWER_URLS), NEWEST | MONTHS),
    ("another came before it while its page was made", stands(LIVE, replace(LIVE, revision=2)),
     InSection(shows_related=False), CLAIMED),
    ("it follows up other articles, and others follow it up", stands(LIVE, None),
     InSection(follow_ups=FollowUps(("/asal.html",), ("/ralat.html",))),
     NEWEST | MONTHS | CLAIMED | {"address|/asal.html", "address|/ralat.html"}),
    ("it follows an article up no longer",
     StandingChanged(KEY, replace(STANDING, originals={"articles/asal.md": SORT}), STANDING),
     ALONE, CLAIMED),
    ("another came before it, and its page is to go", stands(LIVE, None),
     InSection(shows_related=False), NEWEST | MONTHS | CLAIMED),
    ("the newest page of a topic stands",
     ListStandingChanged(TOPIC, ListStanding(), ListStanding(newest=True, revision=1)), None,
     set()),
    ("the newest page of a topic stands behind a month's",
     ListStandingChanged(TOPIC, replace(LINKED, newest=False, alone=("2026-11",)),
                         replace(LINKED, alone=("2026-11",))),
     None, {"month|tag/banjir:2026-11 from  to "}),
    ("the newest page of an author goes",
     ListStandingChanged(AUTHOR, ListStanding(newest=True, revision=1), ListStanding(revision=2)),
     None, set()),
    ("the newest page of a section stands",
     ListStandingChanged(DAERAH, ListStanding(), ListStanding(newest=True, revision=1)), None,
     set()),
    ("the month of the last article on the newest page stands",
     ListStandingChanged(TOPIC, WITH_NO_MONTH, WITH_A_MONTH), None, {"list|tag/banjir"}),
    ("that month goes", ListStandingChanged(TOPIC, LINKED, replace(LINKED, months={})), None,
     {"list|tag/banjir"}),
    ("the newest page leads to that month now", ListStandingChanged(TOPIC, WITH_A_MONTH, LINKED),
     None, set()),
    ("a month before another stands",
     ListStandingChanged(TOPIC, LINKED, replace(LINKED, months=TWO_MONTHS)), None,
     {"month|tag/banjir:2026-12 from  to 0"}),
    ("a month before another goes",
     ListStandingChanged(TOPIC, CHAINED, replace(CHAINED, months={"2026-12": 1})), None,
     {"month|tag/banjir:2026-12 from  to 0", "list|tag/banjir"}),
    ("a month between two stands",
     ListStandingChanged(TOPIC, CHAINED, replace(CHAINED, months=TWO_MONTHS | {"2026-10": 1})),
     None, {"month|tag/banjir:2026-11 from  to 0"}),
    ("a page leads to the month before it now",
     ListStandingChanged(TOPIC, replace(LINKED, months=TWO_MONTHS), CHAINED), None, set()),
    ("a month of all articles stands", ListStandingChanged(ALL, WITH_NO_MONTH, WITH_A_MONTH), None,
     {"front|", "sitemap-index|", "archive|"}),
    ("a month of all articles goes", ListStandingChanged(ALL, LINKED, replace(LINKED, months={})),
     None, {"front|", "sitemap-index|", "archive|"}),
    ("a month of all articles has another page",
     ListStandingChanged(ALL, WITH_A_MONTH, replace(WITH_A_MONTH, months={"2026-11": 2})), None,
     {"sitemap-index|", "archive|"}),
    ("a month of a topic has another page",
     ListStandingChanged(TOPIC, WITH_A_MONTH, replace(WITH_A_MONTH, months={"2026-11": 2})), None,
     set()),
    # --- other files, names, comments, time ---
    ("a photo changes", PhotoChanged("media/a.jpg"), None,
     {"photo|media/a.jpg", "report|media/a.jpg"}),
    ("the first site.yaml", SettingsChanged(None, SITE), None, {"report|site.yaml"} | FRAME),
    ("another site.yaml", SettingsChanged(SITE, replace(SITE, title="Warta")), None,
     {"report|site.yaml"} | FRAME),
    ("the first settings are in force", SiteChanged(None, SITE), None,
     {"report|site.yaml"} | SINGLE | SECTIONS),
    ("the title of the newspaper", SiteChanged(SITE, replace(SITE, title="Warta")), None,
     {"report|site.yaml"} | SINGLE | SECTIONS),
    ("a section goes, another comes",
     SiteChanged(SITE, replace(SITE, sections=(Section("daerah", "D"), Section("seni", "Seni")))),
     None, {"report|site.yaml", "address|/seni/"} | SINGLE | SECTIONS),
    ("a wrong site.yaml", ReportChanged("site.yaml"), None, {"report|site.yaml"}),
    ("a file takes an address", NameChanged(url_name(URL), None, CLAIM), (), CLAIMED),
    ("an address goes to another file", NameChanged(url_name(URL), OTHER_CLAIM, CLAIM), (),
     CLAIMED),
    ("an address becomes free", NameChanged(url_name(URL), CLAIM, None), (), set()),
    ("an identity changes hands", NameChanged(id_name("banjir"), None, CLAIM_ON_ID), (),
     set()),
    ("an address goes to a file that writes it otherwise",
     NameChanged(url_name(URL), OTHER_CLAIM, IN_CAPITALS), (),
     {"address|/2026/11/BANJIR.html"}),
    ("a file of the site moves", TargetChanged(FLOOD.key, None, Target(FLOOD.key, (URL,))),
     Linking(("articles/b.md",)), set()),
    ("a comment is published", CommentChanged("banjir", was_public=False, is_public=True),
     URL, CLAIMED),
    ("a comment is removed", CommentChanged("banjir", was_public=True, is_public=False),
     URL, CLAIMED),
    ("a comment on what is not shown", CommentChanged("banjir", was_public=False, is_public=True),
     None, set()),
    ("an hour passes", HourPassed("2026-11-24T12:00:00Z"), (), set()),
    ("an hour passes, and a page shows it", HourPassed("2026-11-24T12:00:00Z"),
     (PageRef("sitemap-index"),), {"sitemap-index|"}),
    ("another release", ReleaseChanged(), SITE, FRAME | SINGLE | SECTIONS),
    ("a release before any site.yaml", ReleaseChanged(), None, FRAME | SINGLE),
    ("an operator asks for a rebuild", RebuildRequested(), SITE, FRAME | SINGLE | SECTIONS),
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


def test_the_pages_that_readers_miss_most_come_first() -> None:
    pages = [
        page.kind
        for change in (changed(None, LIVE), stands(None, LIVE))
        for page, _ in named_pages(AFFECTED[type(change)], change, InSection())
    ]
    assert pages[0] == "address"
    assert pages.index("front") < pages.index("month")
