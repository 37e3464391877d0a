"""Random histories of calls: the fake table and DynamoDB give the same answers and errors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from kilas.adapters.dynamodb import DynamoTable
from kilas.errors import KilasError
from kilas.ports import (
    LAST_SORT_KEY,
    Add,
    Check,
    Delete,
    Expect,
    ItemKey,
    Put,
    Table,
    Write,
    end_of_prefix,
)
from tests.fakes.resources import create_table
from tests.fakes.table import FakeTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mypy_boto3_dynamodb import DynamoDBClient

# Few keys and values, so that the calls of one history meet each other.
KEYS = st.sampled_from([ItemKey("A", sk) for sk in ("a#", "a#1", "🌊")] + [ItemKey("B é", "a#")])
PARTITIONS = ["A", "B é", "C"]
BOUNDS = st.sampled_from(
    ["", "a", "a#", "a#\0", "a#\x01", end_of_prefix("a#"), "b", "\ue000", "🌊", LAST_SORT_KEY]
)
ATTRIBUTES = st.sampled_from(["revision", "status"])
NUMBERS = st.sampled_from([0, 1, -7, 10**20])
# No bool: Moto takes True for 1 in a condition, DynamoDB does not.
VALUES = NUMBERS | st.sampled_from([None, "", "1", "live", b"\x00", ["a", {"b": False}]])
EXPECTS = st.builds(Expect, ATTRIBUTES, st.none() | st.sampled_from([0, 1, "1", "live"]))
DUE = st.sampled_from(
    [{}, {"due_pk": "DUE"}, {"due": "T1"}, *({"due_pk": "DUE", "due": f"T{n}"} for n in (1, 2, 3))]
)


def item(key: ItemKey, attributes: dict[str, Any], due: dict[str, str]) -> dict[str, Any]:
    return {"pk": key.pk, "sk": key.sk} | attributes | due


ITEMS = st.builds(item, KEYS, st.dictionaries(ATTRIBUTES, VALUES), DUE)
ADDITIONS = st.dictionaries(ATTRIBUTES, NUMBERS, min_size=1)
WRITES: st.SearchStrategy[Write] = st.one_of(
    st.builds(Put, ITEMS, st.none() | EXPECTS),
    st.builds(Delete, KEYS, st.none() | EXPECTS),
    st.builds(Check, KEYS, EXPECTS),
    st.builds(Add, KEYS, ADDITIONS),
)


@dataclass(frozen=True)
class Call:
    """One call of the port."""

    method: str
    arguments: tuple[Any, ...]
    options: dict[str, Any]

    def answer(self, table: Table) -> object:
        """The answer, in an order that the port promises, or the kind of the error."""
        try:
            answer = getattr(table, self.method)(*self.arguments, **self.options)
        except KilasError as error:
            return type(error)
        if self.method != "due":
            return answer
        found = [{name: each[name] for name in ("pk", "sk", "due")} for each in answer]
        assert found == sorted(found, key=lambda each: each["due"])
        return sorted(found, key=lambda each: (each["due"], each["pk"], each["sk"]))


def typed(value: object) -> object:
    """The value with the type of each part, since True == 1."""
    if isinstance(value, dict):
        return {name: typed(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [typed(inner) for inner in value]
    return type(value), value


def call(
    method: str, *arguments: st.SearchStrategy[Any], **options: Any
) -> st.SearchStrategy[Call]:
    return st.builds(Call, st.just(method), st.tuples(*arguments), st.fixed_dictionaries(options))


TRANSACTIONS = st.lists(WRITES, max_size=4, unique_by=lambda write: write.key)
PARTITION = st.sampled_from(PARTITIONS)
CALLS = st.one_of(
    *[call("write", st.lists(WRITES, min_size=1, max_size=1))] * 3,
    *[call("write", TRANSACTIONS)] * 3,
    call("get", KEYS),
    call("get_many", st.lists(KEYS, max_size=4)),
    call(
        "query",
        PARTITION,
        after=BOUNDS,
        before=BOUNDS,
        descending=st.booleans(),
        limit=st.none() | st.integers(0, 3),
    ),
    call("count", PARTITION, after=BOUNDS, before=BOUNDS),
    call("due", st.sampled_from(["T", "T1", "T2", "T9"])),
)


@pytest.fixture(scope="module")
def client(client_of: Callable[[str], DynamoDBClient]) -> DynamoDBClient:
    return client_of("dynamodb")


def everything(table: Table) -> list[Any]:
    return [table.query(pk) for pk in PARTITIONS]


@settings(max_examples=40)
@given(history=st.lists(CALLS, min_size=10, max_size=30))
def test_the_fake_answers_as_dynamodb_does(client: DynamoDBClient, history: Sequence[Call]) -> None:
    fake, real = FakeTable(), DynamoTable(client, create_table(client))
    for each in history:
        expected = each.answer(fake)
        event(f"{each.method}: {expected.__name__ if isinstance(expected, type) else 'done'}")
        assert typed(each.answer(real)) == typed(expected)
        if each.method == "write":
            assert typed(everything(real)) == typed(everything(fake))
