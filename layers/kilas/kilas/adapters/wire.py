"""An item of the table <-> the form that DynamoDB's API and stream have for it.

For the other adapters. boto3 has the same in `boto3.dynamodb.types`, but importing boto3 costs a
cold start 25 ms, most of it for s3transfer (docs/decisions/0044); a test holds the two equal.
https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kilas.ports import Item


_KINDS: Final = {str: "S", bool: "BOOL", bytes: "B"}
"""The kinds whose values are the same in both forms."""


def to_wire(values: Mapping[str, Any]) -> dict[str, Any]:
    """{"pk": "a"} as {"pk": {"S": "a"}}; raises TypeError for what no item of Kilas has."""
    return {name: _wired(value) for name, value in values.items()}


def from_wire(wired: Mapping[str, Any]) -> Item:
    """An item of the API or of the stream, {"pk": {"S": "a"}}, as {"pk": "a"}."""
    return {name: _plain(value) for name, value in wired.items()}


def _wired(value: Any) -> dict[str, Any]:
    kind = _KINDS.get(type(value))
    if kind:
        return {kind: value}
    match value:
        case int():
            return {"N": str(value)}
        case None:
            return {"NULL": True}
        case dict():
            return {"M": to_wire(value)}
        case list() | tuple():
            return {"L": [_wired(each) for each in value]}
        case _:
            raise TypeError(f"an item has no {type(value).__name__}")


def _plain(wired: Mapping[str, Any]) -> Any:
    ((kind, value),) = wired.items()
    match kind:
        case "S" | "BOOL" | "B":
            return value
        case "N":
            return int(value)
        case "NULL":
            return None
        case "M":
            return from_wire(value)
        case "L":
            return [_plain(each) for each in value]
        case _:
            raise TypeError(f"an item has no value of the kind {kind}")
