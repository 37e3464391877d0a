"""After each change, and all that follows from it, every page is what it ought to be by now: so the
table of changes missed none. Without any one of its rules some history leaves a page stale.

What a change asks for depends on what publish has written meanwhile, so each change is followed to
its end.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from kilas.addresses.previews import preview_name
from kilas.addresses.site_map import address_of
from kilas.changes import (
    HourPassed,
    NameChanged,
    RebuildRequested,
    ReleaseChanged,
    SettingsChanged,
)
from kilas.claims import url_name
from kilas.docx.converted import is_docx
from kilas.lists import ListId
from kilas.pages.kinds import KINDS
from kilas.pages.page import PageRef, Spot
from kilas.plan import rules
from kilas.plan.affected import AFFECTED
from kilas.store.standing_items import list_standing_from
from kilas.times import moment, possible_months
from tests.converge.histories import KEYS
from tests.converge.newsroom_day import DAY, OTHER_SITES
from tests.converge.playing import play
from tests.converge.small import new_world
from tests.converge.sources import ARTICLES, GOOD_SITE, sources
from tests.converge.steps import (
    COMMENTS,
    DECISIONS,
    MINUTES,
    OTHER_UPLOADS,
    Decision,
    Minutes,
    Upload,
    Written,
    following,
)
from tests.fakes.incomplete import without

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kilas.changes import Change
    from kilas.plan.affected import Affected
    from tests.fakes.world import World

HISTORIES = 60


class Completeness(RuleBasedStateMachine):
    """A newsroom in which one thing happens after the other, each looked at by itself."""

    keys = ARTICLES

    def __init__(self) -> None:
        super().__init__()
        self.world = new_world()

    @initialize()
    def first_site(self) -> None:
        self.world.upload("site.yaml", GOOD_SITE)
        self.world.settle()

    @rule(key=KEYS, text=sources())
    def article(self, key: str, text: str) -> None:
        self._check(lambda: self.world.upload(key, text))

    @rule(key=KEYS)
    def deletion(self, key: str) -> None:
        if self.world.content.versions(key):
            self._check(lambda: self.world.content.remove(key))

    @rule(upload=OTHER_UPLOADS)
    def something_else(self, upload: Upload) -> None:
        if upload.data is not None:
            self._check(lambda: self.world.upload(upload.key, upload.data or b""))
        elif self.world.content.versions(upload.key):
            self._check(lambda: self.world.content.remove(upload.key))

    @rule(written=COMMENTS)
    def comment(self, written: Written) -> None:
        self._check(lambda: self.world.try_to_comment(written.identity, "Pembaca", written.text))

    @rule(decision=DECISIONS)
    def decision(self, decision: Decision) -> None:
        self._check(lambda: self.world.decide(*decision))

    @rule(minutes=MINUTES)
    def tick(self, minutes: Minutes) -> None:
        self.world.clock.time += timedelta(minutes=minutes.number)
        self._check(self.world.tick)

    def _check(self, change: Callable[[], None]) -> None:
        change()
        self.world.settle()
        assert stale(self.world) == []


class OtherSettings(Completeness):
    """The same newsroom, whose settings often change in what every page shows and in nothing that
    the record of an article holds: so articles are rejudged, and nothing else happens to them."""

    @rule(text=st.sampled_from((GOOD_SITE, *OTHER_SITES)))
    def other_settings(self, text: str) -> None:
        self._check(lambda: self.world.upload("site.yaml", text))


class FollowingUp(Completeness):
    """The same newsroom, whose articles correct, answer and continue each other."""

    @rule(key=KEYS, text=following())
    def follow_up(self, key: str, text: str) -> None:
        self._check(lambda: self.world.upload(key, text))


class BeforeAnySite(Completeness):
    """The same newsroom, looked at from its first tick on; its first site.yaml may be wrong."""

    @initialize(broken=st.booleans())
    def first_site(self, *, broken: bool) -> None:
        self._check(self.world.tick)
        self._check(lambda: self.world.upload(ARTICLES[0], "---\ntitle: Mendahului\n---\n"))
        if broken:
            self._check(lambda: self.world.upload("site.yaml", "title: [rusak\n"))
        assert "index.html" in self.world.site.objects
        self._check(lambda: self.world.upload("site.yaml", GOOD_SITE))


def stale(world: World) -> list[Spot]:
    """The spots at which something else stands than ought to, by the table as it is now."""
    shelves = {"site": world.site, "desk": world.desk}
    sites = world.records.sites()
    world.pages.sources.forget()
    found = []
    for page in set(pages_of(world)):
        for spot, output in world.pages.desired(page, *sites[:2]).outputs.items():
            stored = shelves[spot.shelf].objects.get(spot.key)
            if output != (stored[0] if stored else None):
                found.append(spot)
    return found


def pages_of(world: World) -> Iterator[PageRef]:
    """Every page that the table or an object gives a reason for, independent of the table of
    changes.
    """
    yield from KINDS.single_pages()
    for site in world.records.sites()[:2]:
        for section in site.sections if site else ():
            yield PageRef.newest(ListId("section", section.slug))
    for item in list(world.table.all_items()):
        room, _, rest = item["pk"].partition("#")
        if room == "FILE":
            yield PageRef("report", rest)
            yield PageRef("photo", rest)
            yield PageRef("preview", preview_name(rest))
            if is_docx(rest):
                yield PageRef("inset", preview_name(rest))
        elif room == "NAME" and rest.startswith(url_name("")):
            names = (rest, *item.get("spellings", ()))
            yield from (PageRef("address", name.removeprefix(url_name(""))) for name in names)
        elif room == "LIST" and rest == "page":
            yield PageRef("sitemap-of-pages")
        elif room == "LIST":
            yield PageRef.newest(ListId.parse(rest))
            months = (
                list_standing_from(item).months
                if item["sk"] == "~"
                else possible_months(moment(item["sk"]))
            )
            yield from (PageRef.month(ListId.parse(rest), month) for month in months)
    yield from (KINDS.page_at(address_of(key)) for key in world.site.objects)


def test_no_page_is_left_stale_under_other_settings() -> None:
    play(OtherSettings, histories=30, steps=20)


def test_no_page_of_a_follow_up_or_an_original_is_left_stale() -> None:
    play(FollowingUp, histories=40, steps=20)


def test_no_page_is_left_stale_from_the_first_tick_on() -> None:
    play(BeforeAnySite, histories=5, steps=3)


NOT_IN_A_HISTORY: dict[type[Change], str] = {
    SettingsChanged: "it only puts settings in force, and then SiteChanged names all: test_frame",
    ReleaseChanged: "a release changes what renders, which no history can",
    NameChanged: "the owner must not hear that the name was taken meanwhile: test_shown_to_fail",
    RebuildRequested: "a rebuild repairs what was lost: test_losses",
}

if not KINDS.hourly_pages():
    NOT_IN_A_HISTORY[HourPassed] = "no page changes with the hour so far"

NOT_NEEDED = {
    rules.itself,  # two runs at once: test_related
    rules.insets,  # no history has a .docx: test_insets
    rules.originals,  # few histories have a follow-up: test_follow_ups
    rules.follow_ups,  # likewise
}

RULES = [
    (kind, rule_)
    for kind, row in AFFECTED.items()
    for rule_ in row.pages
    if kind not in NOT_IN_A_HISTORY and rule_ not in NOT_NEEDED
]


class Noting(dict[type["Change"], Any]):
    """The table of changes; it notes the kinds that it is asked for."""

    def __init__(self) -> None:
        super().__init__(AFFECTED)
        self.asked: set[type[Change]] = set()

    def __getitem__(self, kind: type[Change]) -> Any:
        self.asked.add(kind)
        return super().__getitem__(kind)


def test_no_page_is_left_stale() -> None:
    play(Completeness, histories=HISTORIES, steps=20)


def is_right_all_day(affected: Affected) -> bool:
    world = new_world(affected=affected)
    world.upload("site.yaml", GOOD_SITE)
    world.settle()
    for happens in DAY:
        happens(world)
        world.settle()
        if stale(world):
            return False
    return True


def test_no_page_is_left_stale_all_day() -> None:
    noting = Noting()
    assert is_right_all_day(noting)
    assert noting.asked >= {kind for kind, _ in RULES}, "the day makes every kind of change"


@pytest.mark.parametrize(("kind", "left_out"), RULES, ids=lambda each: each.__name__)
def test_without_any_one_rule_a_page_is_missed(kind: type[Change], left_out: object) -> None:
    assert not is_right_all_day(without(kind, left_out))
