"""Which key nearly says whether or when an article is shown; imported by what reads that."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from kilas.articles import keys
from kilas.documents.values import fold


def _bare(folded: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", folded)))


_NAMES: Final = {_bare(fold(name)): name for name in keys.SHOWING}

OF_OTHER_TOOLS: Final = {
    # Jekyll's and Hugo's data, Eleventy's https://www.11ty.dev/docs/data/
    "data": "date",
    # schema.org: https://schema.org/Rating, https://schema.org/Event, and events in Kirby's starter
    "rate": "date", "dates": "date", "late": "date", "gate": "date", "mate": "date",
    "fate": "date", "dare": "date", "dated": "date", "rated": "date",
    # the day of an event's end (aakinshin.net), of a change, of the creation of a file (IPTC)
    "date2": "date", "edate": "date", "mdate": "date", "cdate": "date", "sdate": "date",
    # BibTeX's: https://ctan.org/pkg/bibtex
    "publisher": "published",
    # statistics of a page (Hexo's wordcount), of Docusaurus's tables
    "stats": "status",
    # words of a subject that a collection may sort by
    "craft": "draft", "iscraft": "isDraft", "graft": "draft", "raft": "draft", "drift": "draft",
    "pirate": "private", "primate": "private", "empire": "expire",
}  # fmt: skip
"""Folded keys, one edit away from a name of ours, that mean something else elsewhere → that name.
They are passed over, unless the file lacks that field and they have a value that it takes."""

_SHORTEST: Final = 3
_LONGEST: Final = max(map(len, _NAMES)) + 1


def meant(key: str) -> str | None:
    """The name of the field of SHOWING that a key, unknown as it is, was meant for, if any."""
    folded = fold(key)
    if folded in keys.MEANING:
        return keys.MEANING[folded]
    return _near(folded) if len(folded) <= 2 * _LONGEST else None


@lru_cache(maxsize=1024)
def _near(folded: str) -> str | None:
    bare = _bare(folded)
    if not _SHORTEST <= len(bare) <= _LONGEST or not any(map(str.isascii, bare)):
        return None
    exact = _NAMES.get(bare)
    return exact or next((name for ours, name in _NAMES.items() if _one_edit(bare, ours)), None)


def _one_edit(word: str, name: str) -> bool:
    """Whether a letter more, less or other, or two that changed places, make the one the other.

    A letter of another alphabet may be any: a Cyrillic one may look the same.
    """
    if abs(len(word) - len(name)) > 1:
        return False
    first = _same(word, name)
    last = _same(word[first:][::-1], name[first:][::-1])
    left, right = word[first : len(word) - last], name[first : len(name) - last]
    longest = max(len(left), len(right))
    return longest <= 1 or (longest == len("ab") and left == right[::-1])


def _same(word: str, name: str) -> int:
    """How many letters at the start are the same."""
    for number, (ours, theirs) in enumerate(zip(word, name, strict=False)):
        if ours != theirs and ours.isascii():
            return number
    return min(len(word), len(name))
