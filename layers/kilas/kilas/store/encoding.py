"""How the items of `store/` hold what Kilas knows: as JSON text in one attribute.

One text is read far faster than a map of the table, whose values each name their type, and has
fewer bytes.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

import msgspec

from kilas.errors import OfOtherRelease

Known = TypeVar("Known")


def encoded(value: object) -> str:
    """The text of a Struct; what tables hold many of is without the fields that have defaults
    (`omit_defaults`).
    """
    return msgspec.json.encode(value).decode()


def decoded(text: str, kind: type[Known]) -> Known:
    """The inverse of `encoded`. Raises OfOtherRelease for what this release cannot read: after a
    return to an earlier release the table has items of the later one.
    """
    try:
        made: Known = _decoder(kind).decode(text)  # type: ignore[arg-type]  # mypy: a type is hashable
    except msgspec.DecodeError as error:
        raise OfOtherRelease(str(error)) from error
    return made


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)
