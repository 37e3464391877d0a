"""Which changes concern everything, and what the sweeps that they ask for serve."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from kilas import basis
from kilas.changes import (
    HourPassed,
    ListStandingChanged,
    NameChanged,
    RebuildRequested,
    ReleaseChanged,
    SiteChanged,
    StandingChanged,
    TargetChanged,
)
from kilas.lists import ALL, ListId
from kilas.plan.affected import AFFECTED
from kilas.plan.neighbours import FollowUps, InSection, Linking
from kilas.standing import ListStanding
from kilas.store.records import Records
from kilas.sweeps import Audit, Audited, Sweep
from tests.fakes.table import FakeTable
from tests.newsroom import SITE

if TYPE_CHECKING:
    from kilas.changes import Change


def articles(of: str) -> set[Sweep]:
    return {Sweep("pages/", basis=of), Sweep("articles/", basis=of)}


def test_what_everything_depends_on_is_swept_and_each_sweep_says_for_what() -> None:
    table = Records(FakeTable())
    swept = {
        kind: set(row.sweeps(change, None))
        for kind, row in AFFECTED.items()
        for change in (SiteChanged(SITE, None), ReleaseChanged(7), RebuildRequested(8, 3))
        if kind is type(change)
    }
    assert swept[SiteChanged] == articles(basis.of_site(None))
    assert swept[ReleaseChanged] == articles("release:7") | {Sweep("media/", basis="release:7")}
    audits = {
        Audit(over, basis="rebuild:3")
        for over in get_args(Audited)
        if over not in {"list", "links", "waits", "follow-ups"}
    }
    photos = {Sweep("media/", basis="rebuild:3")}
    assert swept[RebuildRequested] == articles("release:8") | photos | audits
    assert basis.of_site(None) in table.bases(), "what plan sends is what sweep compares"


BULK = {
    SiteChanged, ReleaseChanged, RebuildRequested, ListStandingChanged, TargetChanged,
    StandingChanged, NameChanged, HourPassed,
}  # fmt: skip


@pytest.mark.parametrize("kind", [each for each in AFFECTED if each not in BULK])
def test_no_other_change_is_bulk(kind: type[Change]) -> None:
    assert AFFECTED[kind].sweeps(None, None) == ()


def test_files_that_changed_of_late_are_swept_once_a_night() -> None:
    """At 19 UTC it is two in Jakarta."""
    hours = {hour: HourPassed(f"2026-11-24T{hour:02}:00:00Z") for hour in range(24)}
    swept = {hour: set(AFFECTED[HourPassed].sweeps(each, ())) for hour, each in hours.items()}
    since = "2026-11-22T19:00:00Z"
    late = {Sweep(each, since=since) for each in ("articles/", "pages/", "media/")}
    assert {hour: each for hour, each in swept.items() if each} == {19: late}


def test_links_and_follow_ups_that_are_too_many_for_plan_are_swept() -> None:
    moved = TargetChanged("articles/a.md", None, None)
    linking = Linking(more=(("url:/a.html", "LINK#1"),))
    audits = AFFECTED[TargetChanged].sweeps(moved, linking)
    assert audits == (Audit("links", of="url:/a.html", after="LINK#1"),)
    stands = StandingChanged("articles/a.md", None, None)
    section = InSection(follow_ups=FollowUps(more="2026"))
    audits = AFFECTED[StandingChanged].sweeps(stands, section)
    assert audits == (Audit("follow-ups", of="articles/a.md", after="2026"),)


@pytest.mark.parametrize(
    ("place", "audits"),
    [
        ("LINK#1", (Audit("links", of="id:a", after="LINK#1"), Audit("waits", of="id:a"))),
        ("WAIT#1", (Audit("waits", of="id:a", after="WAIT#1"),)),
    ],
    ids=["links", "waits"],
)
def test_files_that_wait_and_are_too_many_for_plan_are_swept(
    place: str, audits: tuple[Audit, ...]
) -> None:
    change = NameChanged("id:a", None, None)
    assert AFFECTED[NameChanged].sweeps(change, Linking(more=(("id:a", place),))) == audits
    assert AFFECTED[NameChanged].sweeps(change, Linking(("articles/b.md",))) == ()


ABSENT, THERE = ListStanding(), ListStanding(newest=True, revision=1)
A_MONTH_MORE = ListStanding(newest=True, months={"2026-11": 1}, revision=2)


@pytest.mark.parametrize("list_id", [ListId("tag", "banjir"), ListId("author", "k-08")])
@pytest.mark.parametrize("both", [(ABSENT, THERE), (THERE, ABSENT)])
def test_every_article_of_a_list_links_to_its_page_or_no_longer_does(
    list_id: ListId, both: tuple[ListStanding, ListStanding]
) -> None:
    sweeps = AFFECTED[ListStandingChanged].sweeps(ListStandingChanged(list_id, *both), Linking())
    assert sweeps == (Audit("list", of=list_id.id),)


@pytest.mark.parametrize(
    ("list_id", "both"),
    [
        (ListId("tag", "banjir"), (THERE, A_MONTH_MORE)),
        (ListId("section", "daerah"), (ABSENT, THERE)),
        (ALL, (ABSENT, THERE)),
    ],
    ids=["a month more", "a section, to which every page links", "the front page"],
)
def test_no_article_changes_with_another_page_of_a_list(
    list_id: ListId, both: tuple[ListStanding, ListStanding]
) -> None:
    assert (
        AFFECTED[ListStandingChanged].sweeps(ListStandingChanged(list_id, *both), Linking()) == ()
    )
