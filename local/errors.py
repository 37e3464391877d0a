"""What can go wrong on this machine, in one line with its remedy."""

from __future__ import annotations


class LocalError(Exception):
    """A mistake that the user of a command of local/ can fix. The text says how."""
