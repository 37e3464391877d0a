"""The Table port over DynamoDB."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kilas.adapters.translation import translated
from kilas.adapters.wire import from_wire, to_wire
from kilas.ports import (
    LAST_SORT_KEY,
    Add,
    Check,
    Delete,
    Expect,
    Item,
    ItemKey,
    Put,
    Write,
    verify_transaction,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mypy_boto3_dynamodb import DynamoDBClient

DUE_INDEX = "due"
DESK_INDEX = "desk"
KEYS_AT_ONCE = 100
"""The most that BatchGetItem takes.
https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html"""


class DynamoTable:
    """One table; template.yaml says which keys and which index it has."""

    def __init__(self, client: DynamoDBClient, name: str) -> None:
        self._client = client
        self._name = name

    def get(self, key: ItemKey) -> Item | None:
        with translated("GetItem"):
            response = self._client.get_item(
                TableName=self._name, Key=to_wire(_key(key)), ConsistentRead=True
            )
        return from_wire(response["Item"]) if "Item" in response else None

    def get_many(self, keys: Sequence[ItemKey]) -> dict[ItemKey, Item]:
        found: dict[ItemKey, Item] = {}
        distinct = list(dict.fromkeys(keys))  # BatchGetItem refuses a key that comes twice
        for start in range(0, len(distinct), KEYS_AT_ONCE):
            pending: Any = [to_wire(_key(key)) for key in distinct[start : start + KEYS_AT_ONCE]]
            while pending:
                request: Any = {self._name: {"Keys": pending, "ConsistentRead": True}}
                with translated("BatchGetItem"):
                    response: Any = self._client.batch_get_item(RequestItems=request)
                for wired in response["Responses"].get(self._name, []):
                    item = from_wire(wired)
                    found[ItemKey(item["pk"], item["sk"])] = item
                pending = response["UnprocessedKeys"].get(self._name, {}).get("Keys", [])
        return found

    def query(
        self,
        pk: str,
        *,
        after: str = "",
        before: str = LAST_SORT_KEY,
        descending: bool = False,
        limit: int | None = None,
    ) -> list[Item]:
        pages = self._between(pk, after, before, limit, ScanIndexForward=not descending)
        return [from_wire(item) for page in pages for item in page["Items"]]

    def scan(self, after: ItemKey | None, limit: int) -> list[Item]:
        found: list[Item] = []
        start: Any = {"ExclusiveStartKey": to_wire(_key(after))} if after else {}
        while len(found) < limit:
            with translated("Scan"):
                page = self._client.scan(
                    TableName=self._name, ConsistentRead=True, Limit=limit - len(found), **start
                )
            found += map(from_wire, page["Items"])
            if "LastEvaluatedKey" not in page:
                break
            start = {"ExclusiveStartKey": page["LastEvaluatedKey"]}
        return found

    def due(self, until: str) -> list[Item]:
        request = {
            "TableName": self._name,
            "IndexName": DUE_INDEX,
            "KeyConditionExpression": "due_pk = :due AND due <= :until",
            "ExpressionAttributeValues": to_wire({":due": "DUE", ":until": until}),
        }
        return [from_wire(item) for page in self._pages(request, None) for item in page["Items"]]

    def on_desk(self, group: str, *, descending: bool, limit: int) -> list[Item]:
        request = {
            "TableName": self._name,
            "IndexName": DESK_INDEX,
            "KeyConditionExpression": "desk_pk = :group",
            "ExpressionAttributeValues": to_wire({":group": group}),
            "ScanIndexForward": not descending,
        }
        return [from_wire(item) for page in self._pages(request, limit) for item in page["Items"]]

    def write(self, writes: Sequence[Write]) -> None:
        verify_transaction(writes)
        if len(writes) == 1 and not isinstance(writes[0], Check):
            self._write_one(writes[0])
        elif writes:
            items: Any = [self._in_transaction(write) for write in writes]
            with translated("TransactWriteItems"):
                self._client.transact_write_items(TransactItems=items)

    def _write_one(self, write: Put | Delete | Add) -> None:
        match write:
            case Put(item, expect):
                with translated("PutItem"):
                    self._client.put_item(
                        TableName=self._name, Item=to_wire(item), **_condition(expect)
                    )
            case Delete(key, expect):
                with translated("DeleteItem"):
                    self._client.delete_item(
                        TableName=self._name, Key=to_wire(_key(key)), **_condition(expect)
                    )
            case Add(key, numbers):
                with translated("UpdateItem"):
                    self._client.update_item(
                        TableName=self._name, Key=to_wire(_key(key)), **_addition(numbers)
                    )

    def _in_transaction(self, write: Write) -> dict[str, Any]:
        table = {"TableName": self._name}
        match write:
            case Put(item, expect):
                return {"Put": table | {"Item": to_wire(item)} | _condition(expect)}
            case Delete(key, expect):
                return {"Delete": table | {"Key": to_wire(_key(key))} | _condition(expect)}
            case Check(key, expect):
                return {"ConditionCheck": table | {"Key": to_wire(_key(key))} | _condition(expect)}
            case Add(key, numbers):
                return {"Update": table | {"Key": to_wire(_key(key))} | _addition(numbers)}

    def _between(
        self, pk: str, after: str, before: str, limit: int | None, **options: Any
    ) -> Iterator[dict[str, Any]]:
        """The pages of a query for after < sk < before.

        BETWEEN includes both its ends, so both are moved inwards. DynamoDB refuses ends in the
        wrong order, so an empty range is not queried.
        https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
        """
        first, last = f"{after}\0", _just_before(before)
        if first > last:
            return
        values = {":pk": pk, ":first": first, ":last": last}
        request = {
            "TableName": self._name,
            "KeyConditionExpression": "pk = :pk AND sk BETWEEN :first AND :last",
            "ExpressionAttributeValues": to_wire(values),
            "ConsistentRead": True,
            **options,
        }
        yield from self._pages(request, limit)

    def _pages(self, request: dict[str, Any], limit: int | None) -> Iterator[dict[str, Any]]:
        remaining = limit
        while remaining is None or remaining > 0:
            bounded = request if remaining is None else request | {"Limit": remaining}
            with translated("Query"):
                page: Any = self._client.query(**bounded)
            yield page
            if "LastEvaluatedKey" not in page:
                return
            request = request | {"ExclusiveStartKey": page["LastEvaluatedKey"]}
            if remaining is not None:
                remaining -= page["Count"]


def _key(key: ItemKey) -> dict[str, str]:
    return {"pk": key.pk, "sk": key.sk}


def _just_before(text: str) -> str:
    """A text that sorts before `text`, and that no key before `text` sorts after."""
    start, last = text[:-1], text[-1:]
    if last in ("", "\0"):
        return start
    before = "\ud7ff" if last == "\ue000" else chr(ord(last) - 1)  # no text holds a surrogate
    return start + before + LAST_SORT_KEY


def _condition(expect: Expect | None) -> dict[str, Any]:
    if expect is None:
        return {}
    names = {"#expected": expect.attribute}
    if expect.value is None:
        return {
            "ConditionExpression": "attribute_not_exists(#expected)",
            "ExpressionAttributeNames": names,
        }
    return {
        "ConditionExpression": "#expected = :expected",
        "ExpressionAttributeNames": names,
        "ExpressionAttributeValues": to_wire({":expected": expect.value}),
    }


def _addition(numbers: Mapping[str, int]) -> dict[str, Any]:
    places = range(len(numbers))
    return {
        "UpdateExpression": "ADD " + ", ".join(f"#n{place} :n{place}" for place in places),
        "ExpressionAttributeNames": {f"#n{place}": name for place, name in enumerate(numbers)},
        "ExpressionAttributeValues": to_wire(
            {f":n{place}": number for place, number in enumerate(numbers.values())}
        ),
    }
