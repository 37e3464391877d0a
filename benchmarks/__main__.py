"""`make bench`: what Kilas costs, measured in one run and printed as tables.

Times of a shared machine are noisy: compare ratios and counts, not single figures.
docs/benchmarks.md says what each table is.
"""

from __future__ import annotations

import json
import platform
import sys
from typing import Any

from benchmarks import (
    budgets,
    cold_start,
    cost,
    full_build,
    latency,
    memory,
    peers,
    throughput,
)
from kilas.log import logger
from local import ROOT

RESULT = ROOT / ".local" / "bench.json"


def main() -> int:
    """Measure, print and keep the figures. The build comes just before those of Hugo and Pelican,
    so that all three meet the same machine.
    """
    logger.setLevel("ERROR")  # the log is for CloudWatch, not for the table
    figures: dict[str, Any] = {
        "machine": f"Python {platform.python_version()}, {platform.machine()}"
    }
    figures["full_build"] = full_build.measure()
    figures["peers"] = peers.measure()
    print(full_build.table(figures["full_build"]))
    print(peers.table(full_build.as_peer(figures["full_build"]), figures["peers"]))
    figures["memory"] = memory.measure()
    print(memory.table(figures["memory"], figures["full_build"]["peaks"]))
    figures["cost"] = cost.measure()
    print(cost.table(figures["cost"]))
    figures["throughput"] = throughput.measure()
    print(throughput.table(figures["throughput"]))
    figures["latency"] = latency.measure()
    print(latency.table(figures["latency"]))
    figures["budgets"] = budgets.measure()
    print(budgets.table(figures["budgets"]))
    figures["cold_start"] = cold_start.measure()
    print(cold_start.table(figures["cold_start"]))
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(figures, indent=2) + "\n")
    print(f"Kept in {RESULT.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
