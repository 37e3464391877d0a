"""Tries mutants, each in a copy of the checkout, in two workers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Final

from local import ROOT
from tests.mutants.mutant import KILAS, Mutant
from tests.mutants.suites import suites_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.mutants.suites import Suite

SECONDS: Final = 600
"""A mutant that keeps a suite busy for longer never ends: that is seen too."""

_PYTEST: Final = (sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider")
_NOT_SLOW: Final = ("-m", "not slow and not growth", "--hypothesis-profile", "quick")
_IN_PYTHON: Final = 10**9
_NO_TEST_RAN: Final = 5


@dataclass(frozen=True)
class Verdict:
    """What became of a mutant: the suite that saw it, or "" where none did."""

    mutant: Mutant
    seen_by: str


class Checkout:
    """A copy of the checkout, which a mutant may change: the checkout itself stays as it is."""

    _moments = count(1)

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        listed = subprocess.run(
            ["git", "ls-files", "-co", "--exclude-standard"],  # noqa: S607 -- git of this machine
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
        for name in listed.stdout.splitlines():
            if (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, folder / name)

    def judge(self, mutant: Mutant) -> Verdict:
        """Run the suites of a mutant until one fails."""
        path = self._folder / mutant.path
        before = path.read_bytes()
        self._write(path, mutant.source)
        try:
            suites = suites_of(mutant.path.removeprefix(f"{KILAS}/"))
            seen_by = (suite.tests[0] for suite in suites if self.fails(suite))
            return Verdict(mutant, next(seen_by, ""))
        finally:
            self._write(path, before)

    def fails(self, suite: Suite) -> str:
        """The end of what pytest prints where a suite fails; "" where it passes."""
        histories = {"N": str(suite.histories)} if suite.histories else {}
        try:
            done = subprocess.run(
                [*_PYTEST, *_NOT_SLOW, *suite.tests],
                cwd=self._folder,
                env={**os.environ, "WITHOUT_SHRINKING": "1", **histories},
                capture_output=True,
                text=True,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return f"no end after {SECONDS} s"
        passed = done.returncode in {0, _NO_TEST_RAN}
        return "" if passed else done.stdout[-2000:] + done.stderr[-500:] or "failed"

    def _write(self, path: Path, source: bytes) -> None:
        path.write_bytes(source)
        # Python takes a compiled file for current by the second and the size of its source.
        moment = _IN_PYTHON + next(self._moments)
        os.utime(path, (moment, moment))
