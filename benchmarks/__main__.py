"""`make bench`: what Kilas costs, measured in one run and printed as a table.

Times of a shared machine are noisy: compare ratios and counts, not single figures.
"""

from __future__ import annotations

import json
import platform
import sys
from typing import Any

from benchmarks import budgets, cold_start, cost, latency, throughput
from kilas.log import logger
from local import ROOT

RESULT = ROOT / ".local" / "bench.json"


def main() -> int:
    """Measure, print and keep the figures."""
    logger.setLevel("ERROR")  # the log is for CloudWatch, not for the table
    figures: dict[str, Any] = {
        "machine": f"Python {platform.python_version()}, {platform.machine()}",
        "latency": latency.measure(),
        "cost": cost.measure(),
        "throughput": throughput.measure(),
        "budgets": budgets.measure(),
        "cold_start": cold_start.measure(),
    }
    print(latency.table(figures["latency"]))
    print(cost.table(figures["cost"]))
    print(throughput.table(figures["throughput"]))
    print(budgets.table(figures["budgets"]))
    print(cold_start.table(figures["cold_start"]))
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(figures, indent=2) + "\n")
    print(f"Kept in {RESULT.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
