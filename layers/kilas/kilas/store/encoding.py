"""How the items of `store/` hold what Kilas knows: as JSON text in one attribute.

One text is read far faster than a map of the table, whose values each name their type, and has
fewer bytes.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

import msgspec

Known = TypeVar("Known")


def encoded(value: object) -> str:
    """The text of a Struct, without fields that have their default."""
    return msgspec.json.encode(_without_blanks(msgspec.to_builtins(value))).decode()


def decoded(text: str, kind: type[Known]) -> Known:
    """The inverse of `encoded`."""
    made: Known = _decoder(kind).decode(text)  # type: ignore[arg-type]  # mypy: a type is hashable
    return made


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def _without_blanks(value: object) -> object:
    if isinstance(value, dict):
        kept = {}
        for name, inner in value.items():
            made = inner if isinstance(inner, str) else _without_blanks(inner)
            if made or made == "":
                kept[name] = made
        return kept
    if isinstance(value, (list, tuple)):
        return [_without_blanks(inner) for inner in value]
    return value
