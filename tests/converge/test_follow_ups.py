"""In histories whose articles correct, answer and continue each other, both ends have a link while
both stand, and neither has one that leads nowhere.
"""

from __future__ import annotations

import pytest
from hypothesis.stateful import rule

from kilas.changes import StandingChanged
from kilas.plan import rules
from kilas.plan.affected import AFFECTED
from tests.converge.ground import Damaged
from tests.converge.histories import KEYS, Newsroom
from tests.converge.playing import play
from tests.converge.small import new_world
from tests.converge.sources import GOOD_SITE, front_matter
from tests.converge.steps import following
from tests.fakes.incomplete import without


class FollowingUp(Newsroom):
    """Editors follow up what may be there or not, as its own file does."""

    @rule(key=KEYS, text=following())
    def follow_up(self, key: str, text: str) -> None:
        self.world.upload(key, text)

    @rule(key=KEYS, text=following())
    def another_follow_up(self, key: str, text: str) -> None:
        self.world.upload(key, text)


class FollowingUpDamaged(FollowingUp, Damaged):
    """The same, while entries of follow-ups are lost, or come back."""

    def after_step(self) -> None:
        """Until the rebuild, a page may link to what a damaged table says is there."""
        if not self.is_damaged:
            super().after_step()


@pytest.mark.parametrize(
    ("rule_", "renamed", "other"), [(rules.originals, "b", "a"), (rules.follow_ups, "a", "b")]
)
def test_without_its_rule_the_other_page_has_the_old_title(
    rule_: object, renamed: str, other: str
) -> None:
    shown = []
    for affected in (AFFECTED, without(StandingChanged, rule_)):
        world = new_world(affected=affected)
        world.upload("site.yaml", GOOD_SITE)
        for key, title in (("a", "Asal"), ("b", "Susulan"), (renamed, "Judul baru")):
            named = "a.md" if key == "b" else ""
            fields = {"title": title, "date": "2026-11-01", "slug": key, "corrects": named}
            world.upload(f"articles/{key}.md", front_matter(**fields) + "Isi.\n")
            world.settle()
        shown.append("Judul baru" in world.site.text(f"2026/11/{other}.html"))
    assert shown == [True, False]


def test_every_history_with_follow_ups_converges() -> None:
    play(FollowingUp, histories=60, steps=30)


def test_a_rebuild_repairs_follow_ups() -> None:
    play(FollowingUpDamaged, histories=20, steps=30)
