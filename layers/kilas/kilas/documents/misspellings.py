"""The name for which an unknown key was meant. For kilas.documents.fields alone."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_CUTOFF: Final = 0.75
"""difflib ratio: lets "tittle" and "tages" through, not "type" for "title"."""

_CUTOFF_OF_HINTS: Final = 0.85
"""difflib ratio: lets "jdul" and "judull" through for "judul", not "canal" for "kanal"."""


def name_meant(key: str, names: Mapping[str, str], hints: Mapping[str, str]) -> str | None:
    """The name that `hints` has for a folded key, else the one of `names` that looks like the key,
    else that of a hint that does; None where nothing does.
    """
    if key in hints:
        return hints[key]
    for known, cutoff in ((names, _CUTOFF), (hints, _CUTOFF_OF_HINTS)):
        for close in difflib.get_close_matches(key, known, n=1, cutoff=cutoff):
            return known[close]
    return None
