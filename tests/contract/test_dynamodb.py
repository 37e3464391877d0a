"""What only the adapter of the Table port has to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.stub import Stubber

from kilas.adapters.dynamodb import DynamoTable
from kilas.errors import AwsError, Conflict, Throttled
from kilas.ports import ItemKey, Put

if TYPE_CHECKING:
    from collections.abc import Callable

    from mypy_boto3_dynamodb import DynamoDBClient

    from kilas.ports import Item


HERE = ItemKey("FILE#a", "RECORD")
THERE = ItemKey("FILE#b", "RECORD")


def item(key: ItemKey) -> Item:
    return {"pk": key.pk, "sk": key.sk}


@pytest.fixture(scope="module")
def client(client_of: Callable[[str], DynamoDBClient]) -> DynamoDBClient:
    return client_of("dynamodb")


def test_dynamodb_is_not_asked_for_what_lies_between_nothing(client: DynamoDBClient) -> None:
    """It answers a BETWEEN whose ends are the wrong way round with an error; Moto does not."""
    with Stubber(client):
        table = DynamoTable(client, "kilas")
        with pytest.raises(AwsError, match="Unexpected API Call"):
            table.query("LIST#all", after="a", before="b")
        assert table.query("LIST#all", after="b", before="b") == []
        assert table.query("LIST#all", after="c", before="b") == []
        assert table.query("LIST#all", after="2026-12", before="2026-11", descending=True) == []


@pytest.mark.parametrize(
    ("code", "reasons", "expected"),
    [
        ("ConditionalCheckFailedException", [], Conflict),
        ("TransactionConflictException", [], Conflict),
        ("TransactionCanceledException", ["None", "ConditionalCheckFailed"], Conflict),
        ("TransactionCanceledException", ["TransactionConflict", "None"], Conflict),
        ("TransactionCanceledException", ["None", "ThrottlingError"], Throttled),
        ("TransactionCanceledException", ["ProvisionedThroughputExceeded"], Throttled),
        ("TransactionInProgressException", [], Throttled),
        ("ThrottlingException", [], Throttled),
        ("ValidationException", [], AwsError),
    ],
)
def test_an_error_of_a_transaction_is_that_of_its_reasons(
    client: DynamoDBClient, code: str, reasons: list[str], expected: type[Exception]
) -> None:
    cancelled: Any = {"CancellationReasons": [{"Code": reason} for reason in reasons]}
    with Stubber(client) as stubber:
        fields = cancelled if reasons else None
        stubber.add_client_error("transact_write_items", code, modeled_fields=fields)
        with pytest.raises(expected):
            DynamoTable(client, "kilas").write([Put(item(HERE)), Put(item(THERE))])


def test_keys_that_dynamodb_had_no_time_for_are_asked_again(client: DynamoDBClient) -> None:
    """https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html"""
    wired = [{"pk": {"S": key.pk}, "sk": {"S": key.sk}} for key in (HERE, THERE)]
    left: Any = {"kilas": {"Keys": wired[1:], "ConsistentRead": True}}
    first: Any = {"Responses": {"kilas": wired[:1]}, "UnprocessedKeys": left}
    rest: Any = {"Responses": {"kilas": wired[1:]}, "UnprocessedKeys": {}}
    with Stubber(client) as stubber:
        stubber.add_response("batch_get_item", first)
        stubber.add_response("batch_get_item", rest, {"RequestItems": left})
        found = DynamoTable(client, "kilas").get_many([HERE, THERE])
        stubber.assert_no_pending_responses()
    assert found == {HERE: item(HERE), THERE: item(THERE)}
