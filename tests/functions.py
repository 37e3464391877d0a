"""The functions of the checkout: a new folder below functions/ meets every test of functions."""

from __future__ import annotations

from typing import Final

from local import ROOT

FOLDERS: Final = tuple(sorted(path.parent.name for path in ROOT.glob("functions/*/app.py")))
"""The folders: "clock", "comments" ..."""

FUNCTIONS: Final = tuple(folder.capitalize() for folder in FOLDERS)
"""The functions as template.yaml names what belongs to each: "Clock" for ClockFunction, ClockRole,
ClockLogs."""
