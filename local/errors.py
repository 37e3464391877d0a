"""What can go wrong on this machine, said in one line with its remedy."""

from __future__ import annotations


class LocalError(Exception):
    """Something that whoever typed `make run` can mend; the text says how."""
