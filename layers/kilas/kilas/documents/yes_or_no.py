"""Yes and no as people write them, in English and Indonesian."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.documents.looks import is_bare, plain
from kilas.documents.values import Text

if TYPE_CHECKING:
    from kilas.documents.values import Value

_YES: Final = frozenset({"true", "yes", "y", "on", "1", "ya", "benar"})
_NO: Final = frozenset({"false", "no", "n", "off", "0", "tidak", "bukan", ""})


def yes_or_no(text: str) -> bool | None:
    """The answer that a word gives; None for a word that is neither yes nor no."""
    word = plain(text)
    if word in _YES:
        return True
    return False if word in _NO else None


def is_no(value: Value) -> bool:
    """Whether a value is a written no; an empty value is not."""
    return isinstance(value, Text) and not is_bare(value.text) and yes_or_no(value.text) is False
