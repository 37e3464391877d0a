"""What can go wrong on this machine, said in one line with its remedy."""

from __future__ import annotations


class LocalError(Exception):
    """Something that whoever typed a command of local/ can mend; the text says how."""
