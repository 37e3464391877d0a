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
KEYS = [*(ItemKey("A", sk) for sk in ("a#", "a#1", "🌊")), ItemKey("B é", "a#")]
PARTITIONS = ["A", "A", "B é", "C"]
BOUNDS = st.sampled_from(
    ["", "a", "a#", "a#\0", "a#\x01", end_of_prefix("a#"), "b", "\ue000", "🌊", LAST_SORT_KEY]
)
ATTRIBUTES = st.sampled_from(["revision", "status"])
NUMBERS = st.sampled_from([1, -7, 10**20])
# No bool: Moto takes True for 1 in a condition, DynamoDB does not.
VALUES = st.sampled_from([1, "1", None, ["a", {"b": False, "c": b"\x00"}]])
EXPECTS = st.builds(Expect, ATTRIBUTES, st.sampled_from([None, 1, "1"]))
DUE = st.sampled_from(
    [{}, {"due_pk": "DUE"}, {"due": "T1"}, *({"due_pk": "DUE", "due": f"T{n}"} for n in (1, 2, 3))]
)


def item(key: ItemKey, attributes: dict[str, Any], due: dict[str, str]) -> dict[str, Any]:
    return {"pk": key.pk, "sk": key.sk} | attributes | due


ITEMS = st.builds(
    item,
    st.sampled_from(KEYS),
    st.fixed_dictionaries({"revision": VALUES}, optional={"status": VALUES}),
    DUE,
)
# One number: Moto does a part of an update that it then refuses, DynamoDB does not.
ADDITIONS = st.dictionaries(ATTRIBUTES, NUMBERS, min_size=1, max_size=1)
WRITES: st.SearchStrategy[Write] = st.one_of(
    st.builds(Put, ITEMS),
    st.builds(Put, ITEMS, EXPECTS),
    st.builds(Delete, st.sampled_from(KEYS), st.none() | EXPECTS),
    st.builds(Check, st.sampled_from(KEYS), EXPECTS),
    st.builds(Add, st.sampled_from(KEYS), ADDITIONS),
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
        if self.method == "scan":
            return sorted(answer, key=lambda each: (each["pk"], each["sk"]))
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


CHANGES = st.lists(WRITES, min_size=1, max_size=3, unique_by=lambda write: write.key).map(
    lambda writes: Call("write", (writes,), {})
)
PARTITION = st.sampled_from(PARTITIONS)
READS = st.one_of(
    *[
        call(
            "query",
            PARTITION,
            after=BOUNDS,
            before=BOUNDS,
            descending=st.booleans(),
            limit=st.none() | st.integers(0, 3),
        )
    ]
    * 3,
    call("due", st.sampled_from(["T", "T1", "T2", "T3"])),
    call("get", st.sampled_from(KEYS)),
    call("get_many", st.lists(st.sampled_from(KEYS), max_size=4)),
)
EVERYTHING = Call("get_many", (KEYS,), {})
SCANNED = Call("scan", (None, 10), {})
BACKWARDS = Call("query", ("A",), {"descending": True, "limit": 2})


@pytest.fixture(scope="module")
def client(client_of: Callable[[str], DynamoDBClient]) -> DynamoDBClient:
    return client_of("dynamodb")


@settings(max_examples=25)
@given(
    changes=st.lists(CHANGES, min_size=5, max_size=12),
    reads=st.lists(READS, min_size=10, max_size=15),
)
def test_the_fake_answers_as_dynamodb_does(
    client: DynamoDBClient, changes: Sequence[Call], reads: Sequence[Call]
) -> None:
    fake, real = FakeTable(), DynamoTable(client, create_table(client))
    for change in changes:
        answer = change.answer(fake)
        event(str(answer))
        assert change.answer(real) == answer
        assert typed(EVERYTHING.answer(real)) == typed(EVERYTHING.answer(fake))
    for read in [BACKWARDS, SCANNED, *reads]:
        assert typed(read.answer(real)) == typed(read.answer(fake))
