"""`make mutants`, or `make mutants ONLY=plan/affected` for those whose name has these words."""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from tests.mutants import generated
from tests.mutants.declared import by_hand
from tests.mutants.equivalent import EQUIVALENT
from tests.mutants.mutant import KILAS
from tests.mutants.running import Checkout
from tests.mutants.suites import Suite, named_tests, suites_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.mutants.mutant import Mutant
    from tests.mutants.running import Verdict

WORKERS = 2
"""Two cores are what one may count on."""


def all_mutants() -> list[Mutant]:
    """Every mutant; raises ValueError where two have one name, or a name is not that of one."""
    found = [
        *generated.conditions(),
        *generated.requests(),
        *generated.change_table(),
        *generated.page_table(),
        *generated.sorts(),
        *generated.escaping(),
        *by_hand(),
    ]
    twice = [name for name, number in Counter(each.name for each in found).items() if number > 1]
    unknown = EQUIVALENT.keys() - {each.name for each in found}
    if twice or unknown:
        raise ValueError(f"mutants with one name: {twice}; no such mutants: {sorted(unknown)}")
    return found


def main(only: str) -> int:
    """Try the mutants and print each; 1 where one survives, 2 where a suite fails by itself."""
    chosen = [each for each in all_mutants() if only in each.name]
    tried = [each for each in chosen if each.name not in EQUIVALENT]
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(WORKERS) as workers:
        free: SimpleQueue[Checkout] = SimpleQueue()
        for number in range(WORKERS):
            free.put(Checkout(Path(folder) / str(number)))
        broken = _broken(tried, free, workers)
        if broken:
            print("\n".join(["a suite fails without any mutant:", *broken]))
            return 2
        judged = workers.map(lambda mutant: _judged(mutant, free), tried)
        survivors = [verdict.mutant.name for verdict in judged if not verdict.seen_by]
    for name, reason in EQUIVALENT.items():
        if only in name:
            print(f"equivalent  {name}\n            {reason}")
    killed = len(tried) - len(survivors)
    equivalent = len(chosen) - len(tried)
    seconds = time.monotonic() - begun
    print(f"\n{killed} of {len(tried)} killed, {equivalent} equivalent, in {seconds:.0f} s")
    print("".join(f"SURVIVED    {name}\n" for name in survivors), end="")
    return 1 if survivors else 0


def _broken(
    mutants: Iterable[Mutant], free: SimpleQueue[Checkout], workers: ThreadPoolExecutor
) -> list[str]:
    """What the suites print that fail although nothing is changed."""
    rooms = [each.path.removeprefix(f"{KILAS}/") for each in mutants]
    named = dict.fromkeys(test for room in rooms for test in named_tests(room))
    by_name = {Suite(named_tests(room)) for room in rooms}
    suites = dict.fromkeys(suite for room in rooms for suite in suites_of(room))
    # In order: pytest loses the fixtures of a folder to which its arguments come back.
    apart = [Suite(tuple(sorted(named))), *(suite for suite in suites if suite not in by_name)]
    checkouts = [free.get() for _ in range(WORKERS)]
    jobs = [(checkouts[place % WORKERS], suite) for place, suite in enumerate(apart)]
    printed = list(workers.map(lambda job: job[0].fails(job[1]), jobs))
    for checkout in checkouts:
        free.put(checkout)
    return [text for text in printed if text]


def _judged(mutant: Mutant, free: SimpleQueue[Checkout]) -> Verdict:
    checkout = free.get()
    begun = time.monotonic()
    try:
        verdict = checkout.judge(mutant)
    finally:
        free.put(checkout)
    outcome = f"killed by {verdict.seen_by}" if verdict.seen_by else "SURVIVED"
    print(f"{mutant.name}\n    {outcome}, {time.monotonic() - begun:.0f} s", flush=True)
    return verdict


if __name__ == "__main__":
    sys.exit(main(" ".join(sys.argv[1:])))
