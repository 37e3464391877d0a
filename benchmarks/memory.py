"""Peak memory of the functions: what a function holds once it is ready, and what its costliest
invocation adds.

The first is the resident size of a fresh process with the function's modules and clients. The
second is what Python allocates within one invocation of one publish into the archive of
benchmarks/full_build.py. Photos are measured apart (benchmarks/budgets.py).
"""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks import cost
from local import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.newspaper import Story

FUNCTIONS: Final = ("ingest", "media", "clock", "plan", "publish", "comments")
BOUND: Final = 250
"""Megabytes."""


class _Peaked(cost.Publish):
    """A publish that notes the most that each step allocated at a time, in bytes."""

    def __init__(self, world: cost.MeteredWorld) -> None:
        super().__init__(world)
        self.peaks: Counter[str] = Counter()

    def _invoke(self, step: str, work: Callable[[], None]) -> None:
        before, _ = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        super()._invoke(step, work)
        _, peak = tracemalloc.get_traced_memory()
        self.peaks[step] = max(self.peaks[step], peak - before)


def peaks(world: cost.MeteredWorld, story: Story) -> dict[str, float]:
    """Megabytes that the costliest invocation of each step allocates, to publish a story."""
    tracemalloc.start()
    try:
        publish = cost.publish_one(world, story, _Peaked)
    finally:
        tracemalloc.stop()
    return {step: round(peak / 2**20, 2) for step, peak in publish.peaks.items()}


def measure() -> dict[str, float]:
    """Megabytes of a fresh process of each function, ready for its first invocation; nothing where
    there is no /proc, as on macOS.
    """
    if not Path("/proc/self/status").exists():
        return {}
    return {step: _ready(step) for step in FUNCTIONS}


def _ready(step: str) -> float:
    command = [sys.executable, "-m", "benchmarks.memory", step]
    path = {"PYTHONPATH": str(ROOT / "layers" / "kilas"), "AWS_DEFAULT_REGION": "ap-southeast-3"}
    keys = {"AWS_ACCESS_KEY_ID": "none", "AWS_SECRET_ACCESS_KEY": "none"}
    done = subprocess.run(  # noqa: S603 -- our own list of arguments
        command, cwd=ROOT, env=path | keys, check=True, capture_output=True, text=True
    )
    return round(float(done.stdout), 1)


def table(ready: dict[str, float], peaks_of: dict[str, float]) -> str:
    """What each function holds at most, beside the bound."""
    lines = ["", f"Peak memory in MB (bound: {BOUND})"]
    lines.append(f"  {'':<12}{'ready':>10}{'an invocation adds':>22}{'together':>12}")
    for step, megabytes in ready.items():
        more = peaks_of.get(step)
        shown = f"{more:>22.2f}{megabytes + more:>12.1f}" if more is not None else f"{'-':>22}"
        lines.append(f"  {step:<12}{megabytes:>10.1f}{shown}")
    return "\n".join(lines)


def main(step: str) -> None:
    """In a process of its own: make the function ready, and print its megabytes."""
    from kilas import settings, wiring  # noqa: PLC0415 -- only here is the import measured

    bases: list[Any] = [settings.Settings, settings.AsksForPages]
    kinds = [kind for base in bases for kind in base.__subclasses__()]
    names = {each.upper() for kind in kinds for each in kind.__struct_fields__}
    variables = dict.fromkeys(names, "https://queue.example/1/name")
    getattr(wiring, step)(variables | {"PROBLEMS_TOPIC": "arn:aws:sns:ap-southeast-3:1:problems"})
    if step == "publish":
        from kilas.pages import article_page, render  # noqa: F401, PLC0415 -- as the first page does
    # Not getrusage: its peak would be that of the large process that started this one.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    print(int(kilobytes) / 1024)


if __name__ == "__main__":
    main(sys.argv[1])
