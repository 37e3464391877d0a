"""The scenarios of `make simulate`, small: what they print there holds here, and stops holding
where the template, the paces or the waits between tries are broken.
"""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pytest

from benchmarks.simulate import scenarios
from benchmarks.simulate.__main__ import at
from benchmarks.simulate.template import Deployed, deployed
from kilas.sweep.sweep import Pace, Paces
from local.build import read_template

if TYPE_CHECKING:
    from benchmarks.simulate.shapes import Shapes

pytestmark = pytest.mark.xdist_group("simulate")  # one worker records the shapes

SOON: Final = 2.0
"""Seconds until the page of an article is what the newsroom wants."""

FRONT_PAGE: Final = 2.0
"""Seconds until an event is on the front page and in the feed."""

BOUNDED: Final = 1000
"""Messages of bulk work that wait in the pages queue at once: about two parts of a sweep."""

FEWEST: Final = Paces(Pace(500, 0), Pace(500, 0), Pace(100, 0))
"""No pause between the parts of a sweep."""


def beside_bulk(shapes: Shapes, **broken: Any) -> scenarios.Overtaking:
    size: dict[str, Any] = {"seconds": 120, "events": 60, "files": 10_000}
    return scenarios.urgent_beside_bulk(shapes, **(size | broken))


def is_overtaken(found: scenarios.Overtaking) -> bool:
    """Whether the newsroom overtakes bulk work."""
    pages = [each for (_, place), waits in found.waits.items() if place == "page" for each in waits]
    return (
        found.unfinished == found.dead == 0
        and at(pages, 0.9) <= SOON
        and at(found.all_waits, 0.9) <= FRONT_PAGE
        and max(found.backlog) <= BOUNDED
    )


def test_the_newsroom_overtakes_a_rebuild(shapes: Shapes) -> None:
    found = beside_bulk(shapes)
    assert found.pages > 20_000
    assert is_overtaken(found), found


@pytest.mark.parametrize(
    "broken", [{"paces": FEWEST, "files": 5_000}, {"bulk": "IngestQueue"}], ids=str
)
def test_without_a_pace_or_a_queue_of_its_own_bulk_work_is_in_the_way(
    shapes: Shapes, broken: dict[str, Any]
) -> None:
    assert not is_overtaken(beside_bulk(shapes, **broken))


def test_with_few_publishers_bulk_work_is_in_the_way(shapes: Shapes) -> None:
    assert not is_overtaken(beside_bulk(shapes, seconds=90, template=other_pages(at_once=10)))


def test_of_many_uploads_at_once_none_is_lost(shapes: Shapes) -> None:
    found = scenarios.many_uploads(shapes)
    assert (found.uploads, found.done, found.dead) == (10_000, 10_000, 0)
    assert max(found.last_page, found.front) <= 300, "all pages are right within five minutes"


def test_one_at_a_time_ten_thousand_uploads_take_longer(shapes: Shapes) -> None:
    found = scenarios.many_uploads(shapes, uploads=200, template=other_uploads(at_once=2))
    assert found.uploads / found.last_page * 300 < 10_000


def test_of_many_comments_none_is_refused() -> None:
    found = scenarios.busy_thread()
    assert found.comments > 500
    assert (found.refused, found.kept, found.counted) == (0, found.comments, found.comments)


def test_ten_saves_of_the_settings_are_about_one_sweep(shapes: Shapes) -> None:
    found = scenarios.saves_of_site(shapes, files=20_000)
    parts = 500 * (found.saves - 1) * 2
    assert found.files <= found.looks <= found.files + parts


def test_without_a_pace_ten_saves_are_many_sweeps(shapes: Shapes) -> None:
    found = scenarios.saves_of_site(shapes, files=20_000, paces=FEWEST)
    assert found.looks > 1.5 * found.files


def is_recovered(found: scenarios.Recovery) -> bool:
    """Whether all is done soon after an outage, and nothing is a dead letter."""
    return (
        found.done == found.events
        and found.looks == found.files
        and found.dead == 0
        and found.until_urgent <= 60
    )


def after_an_outage(shapes: Shapes, **broken: Any) -> scenarios.Recovery:
    return scenarios.outage(shapes, events=20, files=2_000, **broken)


def test_after_an_outage_everything_is_done_soon(shapes: Shapes) -> None:
    assert is_recovered(after_an_outage(shapes))


def test_a_message_that_waits_for_its_visibility_is_late(shapes: Shapes) -> None:
    assert not is_recovered(after_an_outage(shapes, retry=lambda _: 180))


def test_five_receives_are_too_few_for_an_outage(shapes: Shapes) -> None:
    queues = {name: replace(each, most=5) for name, each in deployed().queues.items()}
    found = after_an_outage(shapes, template=replace(deployed(), queues=queues))
    assert found.dead > 0
    assert found.done < found.events


def test_the_numbers_are_those_of_the_template() -> None:
    """Each number in another template is another number of the model."""
    template = copy.deepcopy(read_template())
    resources = template["Resources"]
    mapping = resources["PublishFunction"]["Properties"]["Events"]["Pages"]["Properties"]
    mapping |= {"BatchSize": 3, "ScalingConfig": {"MaximumConcurrency": 7}}
    resources["PagesQueue"]["Properties"]["VisibilityTimeout"] = 9
    resources["PagesQueue"]["Properties"]["RedrivePolicy"]["maxReceiveCount"] = 4
    changes = resources["PlanFunction"]["Properties"]["Events"]["Changes"]["Properties"]
    changes |= {"BatchSize": 5, "ParallelizationFactor": 2, "MaximumBatchingWindowInSeconds": 1}
    found = deployed(template)
    pages = found.queues["PagesQueue"]
    assert (pages.batch, pages.at_once, pages.visibility, pages.most) == (3, 7, 9, 4)
    assert (found.stream.batch, found.stream.lanes, found.stream.window) == (5, 2, 1)
    assert found.uploads == "IngestQueue"


def other_pages(**changed: Any) -> Deployed:
    return _other("PagesQueue", changed)


def other_uploads(**changed: Any) -> Deployed:
    return _other(deployed().uploads, changed)


def _other(queue: str, changed: dict[str, Any]) -> Deployed:
    now = deployed()
    queues = now.queues | {queue: replace(now.queues[queue], **changed)}
    return replace(now, queues=queues)
