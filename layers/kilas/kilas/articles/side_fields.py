"""Which fields are side fields: a mistake in one leaves it out, and refuses no article.

All fields that Kilas does not read are, and those that neither label nor limit the article, nor say
what it is called, where it is, in which section and by whom (docs/decisions/0056).
"""

from __future__ import annotations

from typing import Final

from kilas.articles import field_names as names
from kilas.documents.values import fold

_READ: Final = frozenset(
    map(
        fold,
        (
            *names.MODIFIED, *names.CREATED, *names.BLOGGER_URL, *names.ALIASES, *names.SUMMARY,
            *names.TAGS, *names.CATEGORIES, *names.ONE_TAG, *names.ONE_CATEGORY, *names.IMAGE,
            *names.LANG, *names.HEADLINE, *(each for row in names.BESIDE_IMAGE for each in row),
            *(each for row in names.TEXTS.values() for each in row.names),
        ),
    )
)  # fmt: skip
"""Folded names of the side fields that Kilas reads."""


def is_side_field(folded: str) -> bool:
    """Whether a folded key is a side field's."""
    return folded in _READ or folded not in names.FOLDED
