"""The keys that nearly say whether or when an article is shown. For the readers of front matter."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from kilas.articles import field_names, meant_names
from kilas.documents.values import fold

if TYPE_CHECKING:
    from collections.abc import Iterator


def _bare(folded: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", folded)))


_SHORTEST_OF_INDONESIAN: Final = 6
"""Letters. Of a shorter word too many others are one edit away."""

_NAMES: Final = {
    **{
        word: name
        for word, name in meant_names.MEANING.items()
        if len(word) >= _SHORTEST_OF_INDONESIAN
    },
    **{_bare(fold(name)): name for name in field_names.SHOWING},
}

OF_OTHER_TOOLS: Final = {
    # Jekyll's and Hugo's data, Eleventy's https://www.11ty.dev/docs/data/
    "data": "date",
    # schema.org: https://schema.org/Rating, https://schema.org/Event, and events in Kirby's starter
    "rate": "date", "dates": "date", "late": "date", "gate": "date", "mate": "date",
    "fate": "date", "dare": "date", "dated": "date", "rated": "date",
    # the day of an event's end (aakinshin.net), of a change, of the creation of a file (IPTC)
    "date2": "date", "edate": "date", "mdate": "date", "cdate": "date", "sdate": "date",
    # the day of the first draft, beside that of publication
    "draftdate": "date",
    # BibTeX's: https://ctan.org/pkg/bibtex
    "publisher": "published",
    # statistics of a page (Hexo's wordcount), of Docusaurus's tables
    "stats": "status",
    # words of a subject that a collection may sort by
    "craft": "draft", "iscraft": "isDraft", "graft": "draft", "raft": "draft", "drift": "draft",
    "pirate": "private", "primate": "private", "empire": "expire", "konser": "draft",
}  # fmt: skip
"""Folded keys of other tools, one edit away from a known name → that name. Such a key is passed
over, unless the file lacks the field and the key has a value that the field takes."""

_SHORTEST: Final = 3
_LONGEST: Final = max(map(len, _NAMES)) + 1


def meant(key: str) -> str | None:
    """The field of SHOWING for which an unknown key was meant, if any."""
    folded = fold(key)
    if folded in meant_names.MEANING:
        return meant_names.MEANING[folded]
    return _near(folded) if len(folded) <= 2 * _LONGEST else None


def _less_one(word: str) -> Iterator[str]:
    """The word, and each word that is left without one of its letters."""
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


_BY_LESS: Final[dict[str, list[str]]] = {}
for _name in _NAMES:
    for _less in _less_one(_name):
        _BY_LESS.setdefault(_less, []).append(_name)
"""A name, or a name without one letter → the names. Two words that are one edit apart share one."""


_BY_LENGTH: Final = {
    length: [(name, frozenset(name)) for name in _NAMES if abs(len(name) - length) <= 1]
    for length in range(_LONGEST + 1)
}
"""A number of letters → the names that have as many or one more or less, each with its letters."""


_LABELS: Final = {
    word: name for name in field_names.LIMITING if len(word := _bare(fold(name))) >= len("iklan")
}
_LABELS_BY_LESS: Final = frozenset(less for name in _LABELS for less in _less_one(name))
_LONGEST_LABEL: Final = 2 * max(map(len, _LABELS))


def near_labels(key: str) -> tuple[str, ...]:
    """The names of what labels or limits an article, from which an unknown key is one edit away."""
    bare = _bare(fold(key)) if len(key) <= _LONGEST_LABEL else ""
    if _LABELS_BY_LESS.isdisjoint(_less_one(bare)):
        return ()
    return tuple(name for word, name in _LABELS.items() if is_one_edit(bare, word))


@lru_cache(maxsize=1024)
def _near(folded: str) -> str | None:
    """Files of one newspaper have the same few keys."""
    bare = _bare(folded)
    if not _SHORTEST <= len(bare) <= _LONGEST or not any(map(str.isascii, bare)):
        return None
    if bare in _NAMES:
        return _NAMES[bare]
    near = (name for name in _candidates(bare) if is_one_edit(bare, name))
    return next((_NAMES[name] for name in near), None)


def _candidates(bare: str) -> Iterator[str]:
    """The names that may be one edit away."""
    if bare.isascii():
        for less in _less_one(bare):
            yield from _BY_LESS.get(less, ())
        return
    # A letter of another alphabet may stand for any, so the word may share no form with a name.
    # One edit brings at most one letter that the name has not.
    known = frozenset(filter(str.isascii, bare))
    for name, letters in _BY_LENGTH[len(bare)]:
        if len(known - letters) <= 1:
            yield name


def is_one_edit(word: str, name: str) -> bool:
    """Whether the words differ by one letter added, removed or replaced, or by two swapped.

    A letter of another alphabet equals any letter: a Cyrillic one may look the same.
    """
    if abs(len(word) - len(name)) > 1:
        return False
    first = _same(word, name)
    last = _same(word[first:][::-1], name[first:][::-1])
    left, right = word[first : len(word) - last], name[first : len(name) - last]
    longest = max(len(left), len(right))
    return longest <= 1 or (longest == len("ab") and left == right[::-1])


def _same(word: str, name: str) -> int:
    """How many letters at the start are equal."""
    for number, (ours, theirs) in enumerate(zip(word, name, strict=False)):
        if ours != theirs and ours.isascii():
            return number
    return min(len(word), len(name))
