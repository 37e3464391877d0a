"""What the clock can be asked to do that needs one permission of its role."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from kilas.adapters.wire import from_wire
from kilas.store.encoding import decoded
from kilas.store.newsroom import Told
from tests.system.batches import sqs_event
from tests.system.newspaper import FunctionFailed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.system.grants import Grant
    from tests.system.newspaper import Newspaper

UNIQUE = itertools.count(1)


def works(attempt: Callable[[], Any]) -> bool:
    """Whether a function did all that an event asked for."""
    try:
        answer = attempt()
    except FunctionFailed:
        return False
    return not (answer or {}).get("batchItemFailures")


def ticking(newspaper: Newspaper, grant: Grant) -> Callable[[], bool]:
    if grant.sid in {"FindProblems", "ReadProblems"}:
        return telling(newspaper)
    if grant.action == "s3:ListBucket":  # listed minutes ago is not listed again
        key = item_key("DESK", "DESK")
        newspaper.aws("dynamodb").delete_item(TableName=newspaper.table, Key=key)
    if grant.action == "dynamodb:PutItem":
        newspaper.aws("dynamodb").update_item(
            TableName=newspaper.table,
            Key=item_key("RELEASE", "RELEASE"),
            UpdateExpression="SET digest = :other",
            ExpressionAttributeValues={":other": {"S": "lain"}},
        )
    return lambda: works(lambda: newspaper.invoke("clock", {}))


def telling(newspaper: Newspaper) -> Callable[[], bool]:
    """A problem that nobody was told of; without a right the clock fails, or tells nobody."""
    key = f"articles/rusak-{next(UNIQUE)}.md"
    newspaper.upload(key, "---\ntitle: Rusak\nsection: tidak-ada\n---\nIsi.\n")
    assert works(lambda: newspaper.invoke("ingest", sqs_event({"key": key})))
    dynamodb, place = newspaper.aws("dynamodb"), item_key("DESK", "TOLD")

    def is_told() -> bool:
        dynamodb.delete_item(TableName=newspaper.table, Key=place)
        if not works(lambda: newspaper.invoke("clock", {})):
            return False
        item = dynamodb.get_item(TableName=newspaper.table, Key=place).get("Item", {})
        return bool(decoded(from_wire(item)["told"], Told).names)

    return is_told


def item_key(pk: str, sk: str) -> dict[str, Any]:
    return {"pk": {"S": pk}, "sk": {"S": sk}}
