"""The whole table of changes: exactly the pages that each kind names, the files that are judged
again, and what is purged.

Changes of records come by the stream, which decides of which kind each is.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, get_args

import pytest

from kilas.articles.article import Correction
from kilas.cdn import EVERYTHING, path_of_tag
from kilas.changes import (
    ArticleChanged,
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
)
from kilas.claims import id_name, url_name
from kilas.lists import ALL, ListId, sort_of
from kilas.messages import Look
from kilas.pages.page import PageRef
from kilas.plan.affected import AFFECTED, named_pages
from kilas.plan.neighbours import ReleaseParts
from kilas.problems import Problem
from kilas.record import Record
from kilas.site.site import Section
from kilas.standing import ListStanding
from kilas.store.record_items import record_item
from kilas.store.records import Records
from kilas.store.stream import change_of
from tests.fakes.table import FakeTable
from tests.newsroom import FLOOD, NOON, SITE, record
from tests.unit.plan.flood import (
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
    LISTED,
    LIVE,
    MONTHS,
    NEWER_URLS,
    NEWEST,
    OTHER_CLAIM,
    PAGE,
    RELEASE,
    RENAMED,
    SECTIONS,
    SINGLE,
    SORT,
    STANDING,
    URL,
    WHOLE_MONTHS,
)
from tests.unit.plan.planning import stands

if TYPE_CHECKING:
    from collections.abc import Sequence


def named(change: Change, neighbours: object) -> set[str]:
    pages = [page for page, _ in named_pages(AFFECTED[type(change)], change, neighbours)]
    assert len({page.id for page in pages}) == len(pages), "a page is named once"
    return {
        f"{page.id} from {page.since} to {page.until}" if page.kind == "month" else page.id
        for page in pages
    }


def changed(old: Record | None, new: Record | None) -> Change:
    change = change_of(record_item(old) if old else None, record_item(new) if new else None)
    assert change
    return change


TOPIC, AUTHOR, DAERAH = (
    ListId("tag", "banjir"),
    ListId("author", "k-08"),
    ListId("section", "daerah"),
)
WITH_NO_MONTH = ListStanding(newest=True, revision=1)
WITH_A_MONTH = ListStanding(newest=True, months={"2026-11": 1}, revision=2)
WITHOUT_DAERAH = {each: sort for each, sort in STANDING.places.items() if each != DAERAH.id}
TAGLESS = replace(FLOOD, tags=(), authors=())
LATE_SORT = sort_of(replace(FLOOD, published=datetime(2026, 11, 30, 20, tzinfo=UTC)))


TABLE: list[tuple[str, Change, object, set[str]]] = [
    ("an article appears", changed(None, LIVE), None, {DESK} | CLAIMED),
    ("it disappears", changed(LIVE, GONE), None, {DESK} | CLAIMED),
    ("it expires", changed(LIVE, replace(LIVE, status="expired", names={})), None,
     {DESK} | CLAIMED),
    ("its time has come", changed(replace(LIVE, status="scheduled"), LIVE), None,
     {DESK} | CLAIMED),
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
    ("a draft comes", changed(None, DRAFT), None, {DESK}),
    ("a draft changes", changed(DRAFT, replace(DRAFT, shown="v2")), None, {DESK}),
    ("an article is held back", changed(LIVE, DRAFT), None, {DESK} | CLAIMED),
    ("only its rules change", changed(LIVE, replace(LIVE, revision=2, judged_by="2:s1")), None,
     {DESK} | CLAIMED | NEWEST | WHOLE_MONTHS),
    ("only the rules of a draft change",
     changed(DRAFT, replace(DRAFT, revision=2, judged_by="2:s1")), None, {DESK}),
    ("its rules and its text change",
     changed(LIVE, replace(LIVE, head="v2", shown="v2", judged_by="2:s1")), None,
     {DESK} | CLAIMED),
    ("a tombstone is forgotten", changed(GONE, None), None, {DESK}),
    ("a static page appears", changed(None, PAGE), None, {DESK} | CLAIMED),
    # --- what stands ---
    ("the page of an article stands", stands(None, LIVE), NEWER_URLS, LISTED),
    ("the page of an article is to go", stands(LIVE, None), NEWER_URLS, LISTED),
    ("its new text stands", stands(LIVE, replace(LIVE, shown="v2")), NEWER_URLS, LISTED),
    ("its new title stands", stands(LIVE, record(replace(FLOOD, title="Surut"))), NEWER_URLS,
     LISTED),
    ("what stands is written again", stands(LIVE, replace(LIVE, revision=2)), (), set()),
    ("it stands in another section", stands(LIVE, record(replace(FLOOD, section="politik"))), (),
     NEWEST | MONTHS
     | {"address|/politik/", f"month|section/politik:2026-11 from {SORT} to {SORT}"}),
    ("it stands in one topic less",
     stands(LIVE, record(replace(FLOOD, tags=FLOOD.tags[:1]))), (), NEWEST | MONTHS),
    ("it left a list, and its page is as it was",
     StandingChanged(KEY, STANDING, replace(STANDING, revision=2, places=WITHOUT_DAERAH)), (),
     {"address|/daerah/", f"month|section/daerah:2026-11 from {SORT} to {SORT}"}),
    ("it stands at another address", stands(LIVE, RENAMED), NEWER_URLS, LISTED),
    ("its aliases lead to where it stands now",
     stands(None, record(replace(FLOOD, aliases=("/lama.html",)))), NEWER_URLS,
     LISTED | {"address|/lama.html"}),
    ("its aliases lead elsewhere now",
     stands(record(replace(FLOOD, aliases=("/lama.html",))),
            record(replace(FLOOD, url="/2026/11/x.html", aliases=("/lama.html", FLOOD.url)))),
     NEWER_URLS, LISTED | {"address|/lama.html"} | CLAIMED),
    ("one in the last hours of a month stands",
     stands(None, record(replace(TAGLESS, published=datetime(2026, 11, 30, 20, tzinfo=UTC)))), (),
     {"front|", "address|/daerah/",
      *(f"month|{list_}:2026-{month} from {LATE_SORT} to {LATE_SORT}"
        for list_ in ("all", "section/daerah") for month in (11, 12))}),
    ("a withdrawn article stands", stands(None, replace(LIVE, status="withdrawn")), (), set()),
    ("a static page stands", stands(None, PAGE), (), set()),
    ("the newest page of a topic stands",
     ListStandingChanged(TOPIC, ListStanding(), ListStanding(newest=True, revision=1)), (),
     set()),
    ("the newest page of an author goes",
     ListStandingChanged(AUTHOR, ListStanding(newest=True, revision=1), ListStanding(revision=2)),
     (), set()),
    ("the newest page of a section stands",
     ListStandingChanged(DAERAH, ListStanding(), ListStanding(newest=True, revision=1)), (), set()),
    ("a month of a topic stands", ListStandingChanged(TOPIC, WITH_NO_MONTH, WITH_A_MONTH),
     FOLLOWING,
     {"list|tag/banjir",
      "month|tag/banjir:2026-12 from 2026-12-03T05:00:00Z#0a to 2026-12-03T05:00:00Z#0a"}),
    ("a month of all articles stands", ListStandingChanged(ALL, WITH_NO_MONTH, WITH_A_MONTH), (),
     {"front|", "sitemap-index|", "archive|"}),
    ("a month of all articles goes", ListStandingChanged(ALL, WITH_A_MONTH, WITH_NO_MONTH), (),
     {"front|", "sitemap-index|", "archive|"}),
    ("a month of all articles has another page",
     ListStandingChanged(ALL, WITH_A_MONTH, replace(WITH_A_MONTH, months={"2026-11": 2})), (),
     {"sitemap-index|", "archive|"}),
    ("a month of a topic has another page",
     ListStandingChanged(TOPIC, WITH_A_MONTH, replace(WITH_A_MONTH, months={"2026-11": 2})), (),
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
    ("a comment is published", CommentChanged("banjir", was_public=False, is_public=True),
     URL, CLAIMED),
    ("a comment is removed", CommentChanged("banjir", was_public=True, is_public=False),
     URL, CLAIMED),
    ("a comment on what is not shown", CommentChanged("banjir", was_public=False, is_public=True),
     None, set()),
    ("an hour passes", HourPassed("2026-11-24T12:00:00Z"), (), set()),
    ("an hour passes, and a page shows it", HourPassed("2026-11-24T12:00:00Z"),
     (PageRef("sitemap-index"),), {"sitemap-index|"}),
    ("another release", ReleaseChanged(), RELEASE,
     {"asset|/assets/kilas.1a.css"} | FRAME | SINGLE | SECTIONS),
    ("a release before any site.yaml", ReleaseChanged(), ReleaseParts(None, ("/assets/a.css",)),
     {"asset|/assets/a.css"} | FRAME | SINGLE),
    ("an operator asks for a rebuild", RebuildRequested(), RELEASE,
     {"asset|/assets/kilas.1a.css"} | FRAME | SINGLE | SECTIONS),
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
        for page, _ in named_pages(AFFECTED[type(change)], change, ())
    ]
    assert pages[0] == "address"
    assert pages.index("front") < pages.index("month")


# --- purge -----------------------------------------------------------------------------------

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
        (stands(PAGE, None), ()),
        (CommentChanged("banjir", was_public=True, is_public=False), TAG),
        (CommentChanged("banjir", was_public=False, is_public=True), ()),
        (CommentChanged("banjir", was_public=True, is_public=True), ()),
        (PhotoChanged("media/a b.jpg", "v1", ""), ("/media/a b.jpg",)),
        (PhotoChanged("media/a.jpg", "v1", "v2"), ("/media/a.jpg",)),
        (PhotoChanged("media/a.jpg", "v1", "v1"), ()),
        (PhotoChanged("media/a.jpg", "", "v1"), ()),
        (SiteChanged(SITE, None), ()),
        (NameChanged(url_name(URL), CLAIM, None), ()),
        (RebuildRequested(), (EVERYTHING,)),
        (ReleaseChanged(), ()),
    ],
)
def test_what_a_change_takes_away_is_purged(change: Change, expected: tuple[str, ...]) -> None:
    neighbours = URL if isinstance(change, CommentChanged) else ()
    assert AFFECTED[type(change)].purge(change, neighbours) == expected


def test_an_article_between_others_purges_the_newer_ones() -> None:
    """They showed an older one as related, which may be taken back before their messages come."""
    newer, purge = ("/baru.html",), AFFECTED[StandingChanged].purge
    tag = path_of_tag("/baru.html")
    later = record(replace(FLOOD, published=NOON + timedelta(days=1)))
    assert purge(stands(None, LIVE), newer) == (tag,)
    assert purge(stands(LIVE, later), newer) == (*TAG, tag)
    assert purge(stands(LIVE, record(CORRECTED)), newer) == TAG
    assert purge(stands(LIVE, None), newer) == TAG
    assert purge(stands(LIVE, record(replace(FLOOD, title="Surut"))), newer) == ()


def test_a_comment_on_an_article_that_is_not_shown_was_purged_with_it() -> None:
    removed = CommentChanged("banjir", was_public=True, is_public=False)
    assert AFFECTED[CommentChanged].purge(removed, None) == ()


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
        (ReleaseChanged(), RELEASE, (Look("site.yaml"),)),
        (RebuildRequested(), RELEASE, (Look("site.yaml"),)),
        (SettingsChanged(None, SITE), None, ()),
        (changed(None, LIVE), None, ()),
        (stands(None, LIVE), (), ()),
        (changed(LIVE, replace(LIVE, judged_by="2:s1")), None, ()),
        (PhotoChanged("media/a.jpg"), None, ()),
        (CommentChanged("banjir", was_public=True, is_public=False), URL, ()),
        (ListStandingChanged(ALL, WITH_NO_MONTH, WITH_A_MONTH), (), ()),
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


def test_a_record_and_its_names_are_written_together_and_have_one_cause() -> None:
    """The page at the address is named by the record and by each of its claims: one message."""
    name = url_name(URL)
    article_cause = AFFECTED[ArticleChanged].shared_cause(changed(None, LIVE))
    table = FakeTable()
    Records(table).commit(None, LIVE, {})
    changes = [change_of(*images) for images in table.stream]
    (claimed,) = [each for each in changes if isinstance(each, NameChanged) and each.name == name]
    assert AFFECTED[NameChanged].shared_cause(claimed) == article_cause != ""


@pytest.mark.parametrize(
    "change",
    [
        changed(LIVE, None),
        stands(None, LIVE),
        NameChanged(url_name(URL), CLAIM, None),
        ListStandingChanged(ALL, WITH_NO_MONTH, WITH_A_MONTH),
    ],
)
def test_any_other_change_is_a_cause_of_its_own(change: Change) -> None:
    assert not AFFECTED[type(change)].shared_cause(change)
