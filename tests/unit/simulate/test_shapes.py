"""The model plays what the product does: the shapes are recorded, and nothing is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.simulate.latencies import REQUESTS
from benchmarks.simulate.newsroom import Newsroom, readers_see
from benchmarks.simulate.shapes import FRONT, walk

if TYPE_CHECKING:
    from benchmarks.simulate.shapes import Shapes, Work

pytestmark = pytest.mark.xdist_group("simulate")  # one worker records the shapes


def steps_to(work: Work, place: str) -> list[str]:
    """The steps from an event to the first message about a place."""
    if work.place == place:
        return [work.step]
    found = ([work.step, *rest] for each in work.then if (rest := steps_to(each, place)))
    return next(found, [])


def test_a_story_reaches_the_front_page_without_the_stream(shapes: Shapes) -> None:
    for story in (*shapes.stories, shapes.correction):
        assert steps_to(story, FRONT) == ["ingest", "publish", "publish"]


def test_what_is_withdrawn_leaves_the_front_page_beside_its_page(shapes: Shapes) -> None:
    assert steps_to(shapes.withdrawal, FRONT) == ["ingest", "plan", "publish"]


def test_plan_names_the_front_page_before_the_other_lists(shapes: Shapes) -> None:
    [left] = [
        each for each in walk(shapes.withdrawal) if FRONT in {page.place for page in each.then}
    ]
    lists = [each.place for each in left.then if _is_of_list(each.place)]
    assert lists[0] == FRONT


def _is_of_list(place: str) -> bool:
    return place == FRONT or place.startswith(("list|", "month|", "address|/rubrik-"))


def test_each_message_makes_requests_that_have_a_latency(shapes: Shapes) -> None:
    events = [*shapes.stories, *shapes.rejudged, shapes.correction, shapes.withdrawal]
    for work in (each for event in (*events, shapes.comment, shapes.save) for each in walk(event)):
        assert work.requests.keys() <= REQUESTS.keys()
        assert work.requests or work.step == "plan"


def test_what_is_recorded_is_what_is_played(shapes: Shapes) -> None:
    """Each work of a story is done once in the model, and no other."""
    newsroom = Newsroom(shapes)
    for work in (shapes.stories[0], shapes.withdrawal, shapes.comment, shapes.save):
        story = newsroom.upload(newsroom.clock.now, "event", work, 1)
        newsroom.clock.run()
        played = {(step, place) for step, place, _ in story.done}
        assert played == {(each.step, each.place) for each in walk(work)}


def test_readers_wait_for_the_page_and_the_front_page(shapes: Shapes) -> None:
    assert readers_see(shapes.stories[1]) == ("address|/2026/11/baru-1.html", FRONT)
    assert readers_see(shapes.comment) == ("address|/2026/11/baru-1.html",)
