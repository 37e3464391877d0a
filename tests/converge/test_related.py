"""An article shows what was published just before it in its section, whichever is made first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kilas.changes import StandingChanged
from kilas.messages import PageMessage
from kilas.plan import rules
from kilas.plan.affected import AFFECTED
from tests.converge.small import new_world
from tests.converge.sources import GOOD_SITE, front_matter
from tests.fakes.incomplete import without
from tests.fakes.process import Process

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.plan.affected import Affected
    from tests.fakes.world import World

PAGE, OLDER = "2026/11/b.html", "Yang lebih dulu"
GROUP = f"address|/{PAGE}"


def test_what_comes_while_the_page_is_made_is_shown() -> None:
    worlds = list(overtaken(AFFECTED))
    assert len(worlds) > 10, "at each boundary of the page's making"
    assert all(OLDER in world.site.text(PAGE) for world in worlds)


def test_without_the_rule_it_is_missing() -> None:
    left_out = without(StandingChanged, rules.itself)
    assert not all(OLDER in world.site.text(PAGE) for world in overtaken(left_out))


def overtaken(affected: Affected) -> Iterator[World]:
    """Newspapers where the older article comes at each boundary of the newer one's publishing."""
    boundary, is_over = 0, False
    while not is_over:
        world = new_world(affected=affected)
        world.upload("site.yaml", GOOD_SITE)
        world.settle()
        world.upload("articles/b.md", news("Yang berikutnya", 3))
        world.settle(busy={GROUP})
        world.pages_queue.groups.pop(GROUP)
        slow = Process(partial(world.publish_batch, [PageMessage(GROUP, "b")]))
        for _ in range(boundary):
            if not slow.over:
                slow.step()
        is_over = slow.over
        world.upload("articles/a.md", news(OLDER, 2))
        world.settle(busy={GROUP})
        slow.finish()
        world.settle()
        yield world
        boundary += 1


def news(title: str, day: int) -> str:
    return front_matter(title=title, date=f"2026-11-0{day}", section="politik") + "Isi.\n"
