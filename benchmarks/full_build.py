"""CPU of a full build, from the sources to the bytes, and where the CPU goes.

All steps run over the in-memory table and buckets of tests/fakes. What the fakes and the making of
events cost is shown apart: AWS does that in a deployment.
"""

from __future__ import annotations

import time
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from benchmarks import cost, memory
from benchmarks.newspaper import SITE, TODAY, Story, archive, key_of, kilas_text
from benchmarks.sampler import Sampler
from tests.fakes.queues import FakeClock

if TYPE_CHECKING:
    from datetime import datetime

ARTICLES: Final = 10_000
MONTHS: Final = 120
BURST: Final = 500
"""Uploads that come at once: so many, not all, as no import uploads 10 000 files in a moment."""

PUBLISHES: Final = 40

_ROWS: Final = (
    ("/tests/fakes/", "the fakes, and the making of events"),
    ("/benchmarks/", "the fakes, and the making of events"),
    ("/kilas/bodies/", "bodies: Markdown, and cleaning"),
    ("/kilas/articles/", "front matter and fields"),
    ("/kilas/documents/", "front matter and fields"),
    ("/kilas/site/", "front matter and fields"),
    ("/kilas/templates/", "templates"),
    ("/kilas/pages/render.py", "templates"),
    ("/kilas/pages/", "contexts of pages"),
    ("/kilas/texts/", "contexts of pages"),
    ("/kilas/store/", "items of the table to records and back"),
    ("/kilas/adapters/", "items of the table to records and back"),
    ("/kilas/uploads/", "judging: versions, claims, status"),
    ("/kilas/ingest/", "judging: versions, claims, status"),
    ("/kilas/plan/", "plan"),
    ("/kilas/publish/", "publish: what to put, messages, log"),
    ("/kilas/", "lists, times, addresses, messages, batches"),
)
"""A part of a file's path, and the row that its samples count for; the first that fits."""


@cache
def row_of(file: str, _function: str) -> str | None:
    """The row of a frame; None for a library's, which counts for its caller."""
    if "/site-packages/" in file:
        return None
    return next((row for part, row in _ROWS if part in file), None)


def measure(articles: int = ARTICLES) -> dict[str, Any]:
    """CPU seconds of the build, by row; the outputs; and CPU by row of one publish after it."""
    stories = reversed(list(archive(articles, articles / MONTHS)))  # as an import has them
    sources = [(key_of(each), kilas_text(each)) for each in stories]
    world = cost.MeteredWorld(clock=FakeClock(TODAY))
    world.upload("site.yaml", SITE)
    world.settle()
    start = time.process_time()
    with Sampler(row_of) as sampler:
        for place in range(0, len(sources), BURST):
            for key, text in sources[place : place + BURST]:
                world.upload(key, text)
            world.settle()
    seconds = time.process_time() - start
    return {
        "articles": articles,
        "seconds": round(seconds, 2),
        "objects": len(world.site.objects) + len(world.desk.objects),
        "pages": sum(key.endswith(".html") for key in world.site.objects),
        "rows": sampler.shares(seconds),
        "publish": _publishes(world),
        "peaks": memory.peaks(world, Story(articles, TODAY + timedelta(hours=1))),
    }


def _publishes(world: cost.MeteredWorld) -> dict[str, Any]:
    """Where the CPU of one publish goes: of many, since one has too few samples."""
    start = time.process_time()
    with Sampler(row_of) as sampler:
        for number in range(PUBLISHES):
            cost.publish_one(world, Story(40 * number, _minute(number)), cost.Publish)
    each = (time.process_time() - start) / PUBLISHES
    return {"seconds": round(each, 4), "rows": sampler.shares(each)}


def as_peer(figures: dict[str, Any]) -> dict[str, Any]:
    """The figures as those of kilas's peers are (benchmarks/peers.py)."""
    one_more = figures["publish"]["seconds"]
    return {"full": figures["seconds"], "one_more": one_more, "pages": figures["pages"]}


def _minute(number: int) -> datetime:
    return TODAY.replace(minute=1 + number)


def table(figures: dict[str, Any]) -> str:
    """Where the CPU goes, of a build and of one publish."""
    one = figures["publish"]
    what = f"{figures['articles']:,} articles ({figures['objects']:,} objects)"
    lines = ["", f"CPU of a full build of {what}, and of one publish into it"]
    lines.append(f"  {'':<48}{'build, s':>10}{'':>7}{'one, ms':>10}")
    for row in sorted(figures["rows"], key=lambda row: -figures["rows"][row]):
        seconds, own = figures["rows"][row], one["rows"].get(row, 0)
        share = f"{seconds / figures['seconds']:.0%}"
        lines.append(f"  {row:<48}{seconds:>10.2f}{share:>7}{1000 * own:>10.2f}")
    lines.append(f"  {'all':<48}{figures['seconds']:>10.2f}{'':>7}{1000 * one['seconds']:>10.2f}")
    return "\n".join(lines)
