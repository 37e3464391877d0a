"""The whole table of changes: the files that each kind has judged again, and shared causes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

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
    TargetChanged,
)
from kilas.claims import url_name
from kilas.lists import ALL
from kilas.messages import Look
from kilas.plan.affected import AFFECTED
from kilas.plan.neighbours import Linking
from kilas.standing import ListStanding
from kilas.store.records import Records
from kilas.store.stream import change_of
from tests.fakes.table import FakeTable
from tests.newsroom import FLOOD, SITE, record
from tests.unit.plan.flood import (
    CLAIM,
    LIVE,
    OTHER_CLAIM,
    URL,
    changed,
)
from tests.unit.plan.planning import stands

if TYPE_CHECKING:
    from collections.abc import Sequence


WITH_NO_MONTH = ListStanding(newest=True, revision=1)
WITH_A_MONTH = ListStanding(newest=True, months={"2026-11": 1}, revision=2)

SITE_FILE = (Look("site.yaml"),)
WAITING = Linking(("articles/b.md", "articles/c.md"))
THOSE_THAT_WAIT = tuple(map(Look, WAITING.keys))


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
        (NameChanged(URL, CLAIM, replace(CLAIM, rank="1")), Linking(), ()),
        (SiteChanged(SITE, replace(SITE, title="Warta")), None, ()),
        (ReportChanged("site.yaml"), None, ()),
        (ReleaseChanged(), SITE, (Look("site.yaml"),)),
        (RebuildRequested(), SITE, (Look("site.yaml"),)),
        (SettingsChanged(None, SITE), None, ()),
        (changed(None, LIVE), None, ()),
        (stands(None, LIVE), (), ()),
        (changed(LIVE, replace(LIVE, judged_by="2:s1")), None, ()),
        (PhotoChanged("media/a.jpg"), None, ()),
        (CommentChanged("banjir", was_public=True, is_public=False), URL, ()),
        (ListStandingChanged(ALL, WITH_NO_MONTH, WITH_A_MONTH), WAITING, THOSE_THAT_WAIT),
        (ListStandingChanged(ALL, WITH_NO_MONTH, WITH_A_MONTH), Linking(), ()),
        (TargetChanged("media/a.jpg", None, None), WAITING, THOSE_THAT_WAIT),
        (HourPassed("2026-11-24T12:00:00Z"), (), ()),
        (HourPassed("2026-11-24T19:00:00Z"), (), (Look("site.yaml", trace=False),)),
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
