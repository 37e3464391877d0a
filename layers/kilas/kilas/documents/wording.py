"""How a file writes its keys and its answers, for reports: as its editor writes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct, field


class Wording(Struct, frozen=True):
    """The key that a file has, or would have, for each field (see `bare`); and its words for "true"
    and "false". What is not here is written as Kilas writes it.
    """

    keys: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)

    def key(self, name: str) -> str:
        """The key for the field of this name."""
        return self.keys.get(bare(name), name)

    def pair(self, name: str, value: str) -> tuple[str, str]:
        """The key, and the value, as the file would write them."""
        return self.key(name), self.answers.get(value, value)


def bare(name: str) -> str:
    """The name of a field as it is looked up here: its letters and digits."""
    return "".join(filter(str.isalnum, name.lower()))


PLAIN: Final = Wording()
"""Of a file that writes the names of Kilas."""
