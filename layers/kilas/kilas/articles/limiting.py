"""What labels or limits an article: the values that do so under each name, and slips in a name.

One rule for all of them: a key one edit away from such a name, with a value that would label or
limit, holds the version back (docs/decisions/0056). For the readers of front matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.articles import field_names
from kilas.articles.address import SUFFIXES
from kilas.articles.labels import COMMENTS, is_label, is_not_yet, limits
from kilas.articles.near_keys import near_labels
from kilas.documents.looks import plain, seen
from kilas.documents.values import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Limit(NamedTuple):
    """A field: its name, and whether a text in it labels or limits the article."""

    name: str
    limits: Callable[[str], bool]


def _is_yes(text: str) -> bool:
    return limits(field_names.SPONSORED[0][0], text)


def _is_less(text: str) -> bool:
    return limits(field_names.COMMENTS[0], text)


def names_an_article(text: str) -> bool:
    """Whether a text is the file or the address of an article."""
    word = seen(text).strip()
    return " " not in word and ("/" in word or word.lower().endswith(SUFFIXES))


def _of(names: Iterable[str], limits: Callable[[str], bool]) -> dict[str, Limit]:
    return {fold(name): Limit(name, limits) for name in names}


_SPONSORED: Final = tuple(name for names in field_names.SPONSORED for name in names)

LABELS: Final = {
    **_of((*_SPONSORED, *field_names.ALSO_SPONSORED), _is_yes),
    **_of((*field_names.UNVERIFIED, *field_names.ALSO_UNVERIFIED), _is_yes),
    **_of((*field_names.NO_COMMENTS, *field_names.CLOSED_COMMENTS), _is_yes),
    **_of((*field_names.COMMENTS, *field_names.ALSO_COMMENTS), _is_less),
}
"""The labels and limits of field_names.ALL_LABELS, by their folded names."""

APPROVALS: Final = {
    **_of(field_names.APPROVED, is_not_yet),
    **_of(field_names.NEEDS_APPROVAL, lambda text: _is_yes(text) or is_not_yet(text)),
}

_ALL: Final = {
    **LABELS,
    **APPROVALS,
    **_of(field_names.VERIFIED, is_not_yet),
    **_of(field_names.ALL_FOLLOW_UPS, names_an_article),
}


def slip(key: str, text: str) -> Limit | None:
    """The field that an unknown key is meant for, where this text labels or limits in it."""
    near = (_ALL[fold(name)] for name in near_labels(key))
    return next((each for each in near if each.limits(text)), None)


def is_slip(key: str, text: str) -> bool:
    """Whether an unknown key looks like such a field, with a text that one of them takes."""
    takes = plain(text) in COMMENTS or is_label(field_names.SPONSORED[0][0], text)
    is_value = takes or is_not_yet(text) or names_an_article(text)
    return is_value and bool(near_labels(key))
