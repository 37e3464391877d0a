"""The five questions of `make simulate`. Each takes its size, so that a test asks a small one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING, Final

from benchmarks.simulate.newsroom import Newsroom, Outage, Story, readers_see
from benchmarks.simulate.shapes import FRONT, Work
from benchmarks.simulate.sweeping import Sweeping
from kilas.batches import seconds_until_retry
from kilas.pages.bodies import READS_AT_ONCE
from kilas.sweep.sweep import PACES
from kilas.sweeps import SETTLING_SECONDS, Audit, Sweep
from tests.fakes.busy_thread import ARTICLE, commented, poisson, seeded
from tests.fakes.simulated_time import Latencies

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.simulate.shapes import Shapes
    from benchmarks.simulate.template import Deployed
    from kilas.sweep.sweep import Paces

EVERYTHING: Final = (Sweep("articles/"), Audit("site"), Audit("desk"), Audit("table"))
"""What a rebuild asks for, without the photos, which have queues and a function of their own."""

WARM_UP: Final = 60.0
"""Seconds of bulk work before the first event of the newsroom."""

BETWEEN_LOOKS: Final = 1.7
"""Seconds between two looks at the pages queue: no multiple of a pace of sweep."""

Watched = tuple[Story, Work]


@dataclass
class Overtaking:
    """What the newsroom waited beside bulk work: seconds by (kind, place), and by hop of a story;
    how many messages waited in the pages queue, each BETWEEN_LOOKS; what bulk work did meanwhile.
    """

    waits: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    hops: dict[str, list[float]] = field(default_factory=dict)
    backlog: list[int] = field(default_factory=list)
    events: int = 0
    unfinished: int = 0
    pages: int = 0
    looks: int = 0
    dead: int = 0
    busiest: int = 0

    @property
    def all_waits(self) -> list[float]:
        """Of each event until the last of its places is right."""
        return self.waits.get(("all", "the last of its places"), [])


def urgent_beside_bulk(  # noqa: PLR0913 -- each may be another of a test's own
    shapes: Shapes,
    *,
    files: int = 1_000_000,
    seconds: float = 3_900,
    events: int = 2_000,
    seed: int = 1,
    template: Deployed | None = None,
    paces: Paces = PACES,
    bulk: str = "BulkQueue",
    reads_at_once: int = READS_AT_ONCE,
) -> Overtaking:
    """Events of the newsroom at random times, in the first `seconds` of a rebuild of `files`."""
    newsroom = Newsroom(shapes, seed, template, reads_at_once=reads_at_once)
    sweeping = Sweeping(newsroom, files, shapes.rejudged, shapes.same_page, paces, bulk)
    sweeping.ask(EVERYTHING, 0, SETTLING_SECONDS)
    random = Random(seed)  # noqa: S311 -- a model, not a secret
    watched = [_event(newsroom, random, number, seconds) for number in range(events)]
    result = Overtaking(events=events)

    def look() -> None:
        result.backlog.append(newsroom.pages.backlog)
        if newsroom.clock.now < seconds:
            newsroom.clock.at(newsroom.clock.now + BETWEEN_LOOKS, look)

    newsroom.clock.at(0.0, look)
    newsroom.clock.run(until=seconds + WARM_UP)
    for story, work in watched:
        _add_waits(result, story, work)
    result.pages, result.looks, result.dead = newsroom.pages.sent, newsroom.looks, newsroom.dead
    result.busiest = newsroom.pages.function.most
    return result


def _event(newsroom: Newsroom, random: Random, number: int, seconds: float) -> Watched:
    """Half of the events are new stories."""
    shapes = newsroom.shapes
    kinds = {
        "story": shapes.stories[number % len(shapes.stories)],
        "correction": shapes.correction,
        "withdrawal": shapes.withdrawal,
        "comment": shapes.comment,
    }
    kind = random.choices(list(kinds), (3, 1, 1, 1))[0]
    at = WARM_UP + random.random() * (seconds - WARM_UP)
    return newsroom.upload(at, kind, kinds[kind], number), kinds[kind]


def _add_waits(result: Overtaking, story: Story, work: Work) -> None:
    places = readers_see(work)
    ends = {
        place: max((end for (_, at, _), end in story.done.items() if at == place), default=None)
        for place in places
    }
    found = [end for end in ends.values() if end is not None]
    if len(found) < len(places):
        result.unfinished += 1
        return
    for place, end in zip(places, found, strict=True):
        name = "front page and feed" if place == FRONT else "page"
        result.waits.setdefault((story.kind, name), []).append(end - story.began)
    last = max(found) - story.began
    result.waits.setdefault(("all", "the last of its places"), []).append(last)
    if story.kind == "story":
        _add_hops(result, story)


HOPS: Final = (
    ("S3, ingest's queue, ingest", "ingest", ""),
    ("pages queue, publish: its page", "publish", "address|/2"),
    ("front queue, publish: front page", "publish", FRONT),
)
"""From an upload to the front page: each hop, the step at its end, and how the place begins."""


def _add_hops(result: Overtaking, story: Story) -> None:
    before = story.began
    for number, (name, step, start) in enumerate(HOPS, 1):
        end = min(
            end
            for (of, place, _), end in story.done.items()
            if of == step and place.startswith(start)
        )
        result.hops.setdefault(f"{number}. {name}", []).append(end - before)
        before = end


@dataclass(frozen=True)
class Import:
    """What many uploads at once came to: how many stories had their page and were followed by a
    front page; dead letters; seconds until the last article page, until the last front page, and
    until all was at rest; how often the front page was made, and how far it was behind the pages.
    """

    uploads: int
    done: int
    dead: int
    last_page: float
    front: float
    last: float
    front_made: int
    behind: list[float]


def many_uploads(
    shapes: Shapes, *, uploads: int = 10_000, seed: int = 1, template: Deployed | None = None
) -> Import:
    """Stories that are all uploaded in the same moment."""
    newsroom = Newsroom(shapes, seed, template)
    works = [shapes.stories[number % len(shapes.stories)] for number in range(uploads)]
    stories = [newsroom.upload(0.0, "story", work, at) for at, work in enumerate(works)]
    newsroom.clock.run()
    pages = [
        _page_of(story) for story, work in zip(stories, works, strict=True) if _is_seen(story, work)
    ]
    fronts = [end for each in stories for (_, at, _), end in each.done.items() if at == FRONT]
    behind = [
        _last_seen(each, work) - _page_of(each) for each, work in zip(stories, works, strict=True)
    ]
    return Import(
        uploads, len(pages), newsroom.dead, max(pages), max(fronts), newsroom.last,
        newsroom.front_made, behind,
    )  # fmt: skip


def _page_of(story: Story) -> float:
    return min(end for (_, at, _), end in story.done.items() if at.startswith("address|/2"))


def _is_seen(story: Story, work: Work) -> bool:
    places = {place for _, place, _ in story.done}
    return places >= set(readers_see(work))


@dataclass(frozen=True)
class Thread:
    """What became of the comments on one article."""

    comments: int
    refused: int
    kept: int
    counted: int
    took: list[float]


def busy_thread(*, a_second: float = 10, seconds: float = 60, seed: int = 1) -> Thread:
    """Readers comment on one article, with the product's own writer of threads."""
    random = seeded(seed)
    moments = poisson(a_second, seconds, random)
    outcome = commented(moments, Latencies(transaction=0.020), random)
    kept = {each.id for each in outcome.threads.published(ARTICLE)}
    counted = outcome.threads.count(ARTICLE)
    return Thread(len(moments), len(outcome.refused), len(kept), counted, sorted(outcome.took))


@dataclass(frozen=True)
class Saves:
    """How many files were looked at after several saves of site.yaml, and how long all took."""

    files: int
    saves: int
    looks: int
    dead: int
    last: float


def saves_of_site(  # noqa: PLR0913 -- each may be another of a test's own
    shapes: Shapes,
    *,
    files: int = 1_000_000,
    saves: int = 10,
    seed: int = 1,
    template: Deployed | None = None,
    paces: Paces = PACES,
) -> Saves:
    """Saves of site.yaml, evenly in a minute. What a look finds is not followed."""
    newsroom = Newsroom(shapes, seed, template)
    looks = [replace(each, then=()) for each in shapes.rejudged]
    Sweeping(newsroom, files, looks, shapes.same_page, paces)
    for number in range(saves):
        newsroom.upload(number * 60 / saves, "save", shapes.save, number + 1)
    newsroom.clock.run()
    return Saves(files, saves, newsroom.looks, newsroom.dead, newsroom.last)


@dataclass(frozen=True)
class Recovery:
    """What became of events and of a sweep around an outage: how many were done, dead letters, and
    seconds from the outage's end to the last work.
    """

    events: int
    done: int
    files: int
    looks: int
    dead: int
    most_received: int
    until_urgent: float
    until_all: float


def outage(  # noqa: PLR0913 -- each may be another of a test's own
    shapes: Shapes,
    *,
    seconds: float = 300,
    events: int = 120,
    files: int = 20_000,
    seed: int = 1,
    template: Deployed | None = None,
    retry: Callable[[int], int] = seconds_until_retry,
) -> Recovery:
    """DynamoDB throttles everything for so long, after a minute; events come all the time until
    then, and a sweep is at work.
    """
    begins, ends = WARM_UP, WARM_UP + seconds
    newsroom = Newsroom(shapes, seed, template, Outage(begins, ends), retry)
    sweeping = Sweeping(newsroom, files, shapes.rejudged, shapes.same_page)
    sweeping.ask([Sweep("articles/")], 0, SETTLING_SECONDS)
    works = [shapes.stories[number % len(shapes.stories)] for number in range(events)]
    watched = [
        (newsroom.upload(ends * number / events, "story", work, number), work)
        for number, work in enumerate(works)
    ]
    newsroom.clock.run()
    done = [(story, work) for story, work in watched if _is_seen(story, work)]
    return Recovery(
        events, len(done), files, newsroom.looks, newsroom.dead, newsroom.most_received,
        max(_last_seen(story, work) for story, work in done) - ends, newsroom.last - ends,
    )  # fmt: skip


def _last_seen(story: Story, work: Work) -> float:
    places: Sequence[str] = readers_see(work)
    return max(end for (_, place, _), end in story.done.items() if place in places)
