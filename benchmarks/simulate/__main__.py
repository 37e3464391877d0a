"""`make simulate`: plays the five scenarios of `scenarios`, and prints what came of each."""

from __future__ import annotations

import sys
from random import Random
from typing import TYPE_CHECKING, Final

from benchmarks.simulate import scenarios
from benchmarks.simulate.latencies import FIFO_QUEUE, NOTIFICATION, STANDARD_QUEUE
from benchmarks.simulate.shapes import record
from kilas.log import logger

if TYPE_CHECKING:
    from collections.abc import Sequence


SEEDS: Final = (1, 2, 3, 4)
"""Random numbers of the first scenario, which is played with each. The p99 of a thousand stories is
the tenth of them, and varied by 0.2 seconds from run to run."""


def main() -> int:
    """Record the shapes, play, print."""
    logger.setLevel("CRITICAL")  # the log is for CloudWatch, not for the table
    shapes = record()
    runs = [scenarios.urgent_beside_bulk(shapes, seed=seed) for seed in SEEDS]
    print(overtaking(together(runs)), flush=True)
    print(_line("a story, were all functions done at once", floor()), flush=True)
    print(imported(scenarios.many_uploads(shapes)), flush=True)
    print(thread(scenarios.busy_thread()), flush=True)
    print(saves(scenarios.saves_of_site(shapes)), flush=True)
    print(recovery(scenarios.outage(shapes)), flush=True)
    return 0


def at(values: Sequence[float], share: float) -> float:
    """The value that this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def floor(stories: int = 100_000) -> list[float]:
    """Seconds of AWS alone, from an upload to the front page: S3's notice, and three queues."""
    random = Random(1)  # noqa: S311 -- a model, not a secret
    hops = (NOTIFICATION, STANDARD_QUEUE, FIFO_QUEUE, FIFO_QUEUE)
    return [sum(each.draw(random) for each in hops) for _ in range(stories)]


def _line(name: str, values: Sequence[float]) -> str:
    p50, p99 = at(values, 0.5), at(values, 0.99)
    return f"  {name:<46}{len(values):>6}{p50:>8.2f}{p99:>8.2f}{max(values):>8.2f}"


def together(runs: Sequence[scenarios.Overtaking]) -> scenarios.Overtaking:
    """All that several runs found, as if one had."""
    found = scenarios.Overtaking()
    for run in runs:
        for where, waits in run.waits.items():
            found.waits.setdefault(where, []).extend(waits)
        for hop, seconds in run.hops.items():
            found.hops.setdefault(hop, []).extend(seconds)
        found.backlog += run.backlog
        found.unfinished += run.unfinished
        found.pages += run.pages
        found.looks += run.looks
        found.dead += run.dead
        found.busiest = max(found.busiest, run.busiest)
    return found


def overtaking(found: scenarios.Overtaking) -> str:
    """The table of the first scenario."""
    lines = [
        "",
        f"1. Beside {len(SEEDS)} rebuilds: {found.pages:,} page messages, {found.looks:,} looks",
        f"  {'seconds until it is in the site bucket':<46}{'n':>6}{'p50':>8}{'p99':>8}{'max':>8}",
    ]
    lines += [
        _line(f"{kind}: {place}", each) for (kind, place), each in sorted(found.waits.items())
    ]
    lines += [_line(f"  hop {hop}", each) for hop, each in found.hops.items()]
    lines.append(
        f"  unfinished {found.unfinished}, dead letters {found.dead}; waiting in the pages queue: "
        f"median {at(found.backlog, 0.5)}, p99 {at(found.backlog, 0.99)}, most "
        f"{max(found.backlog)}; invocations of publish at once: most {found.busiest}"
    )
    return "\n".join(lines)


def imported(found: scenarios.Import) -> str:
    """The table of the second scenario."""
    return (
        f"\n2. {found.uploads:,} uploads at once: done {found.done:,}, dead letters {found.dead}\n"
        f"  last article page after {found.last_page:.0f} s, last front page after "
        f"{found.front:.0f} s (made {found.front_made} times), "
        f"all at rest after {found.last:.0f} s\n"
        f"  from a story's page to the front page: p50 {at(found.behind, 0.5):.1f} s, "
        f"p99 {at(found.behind, 0.99):.1f}, max {max(found.behind):.1f}"
    )


def thread(found: scenarios.Thread) -> str:
    """The table of the third scenario."""
    return (
        f"\n3. {found.comments} comments in a minute on one article: refused {found.refused}, "
        f"kept {found.kept}, counted {found.counted}\n"
        f"  seconds of a comment: p50 {at(found.took, 0.5):.3f}, p99 {at(found.took, 0.99):.3f}, "
        f"max {max(found.took):.3f}"
    )


def saves(found: scenarios.Saves) -> str:
    """The table of the fourth scenario."""
    return (
        f"\n4. {found.saves} saves of site.yaml in a minute, {found.files:,} files: "
        f"{found.looks:,} looks, {found.looks / found.files:.3f} sweeps, "
        f"dead letters {found.dead}\n"
        f"  the last look after {found.last / 3600:.2f} h"
    )


def recovery(found: scenarios.Recovery) -> str:
    """The table of the fifth scenario."""
    return (
        f"\n5. DynamoDB throttles everything for five minutes: {found.done} of {found.events} "
        f"stories and {found.looks:,} of {found.files:,} looks done, dead letters {found.dead}, "
        f"most often received {found.most_received}\n"
        f"  after its end: stories {found.until_urgent:.0f} s, all {found.until_all:.0f} s"
    )


if __name__ == "__main__":
    sys.exit(main())
