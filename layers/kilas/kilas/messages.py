"""What the steps ask of each other. A message names a place to look at, never what is there:
the step that takes the message reads the truth. So a message may come twice, late or out of order.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """To ingest or media: the file at this key of the content bucket may have changed."""

    key: str


@dataclass(frozen=True, slots=True)
class Sweep:
    """To ingest: every file under a prefix may have changed, those after the key `after`.

    `link` is the number of this message in its chain (see LONGEST_CHAIN).
    """

    prefix: str
    after: str = ""
    link: int = 1
