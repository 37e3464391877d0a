"""An item as DynamoDB has it: as boto3 would write and read it."""

from __future__ import annotations

from typing import Any

import pytest
from boto3.dynamodb.types import TypeDeserializer, TypeSerializer
from hypothesis import given
from hypothesis import strategies as st

from kilas.adapters.wire import from_wire, to_wire

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**37), 10**37) | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(st.dictionaries(st.text(), VALUES))
def test_it_is_what_boto3_writes_and_reads(item: dict[str, Any]) -> None:
    wired = to_wire(item)
    assert wired == {name: TypeSerializer().serialize(value) for name, value in item.items()}
    assert {name: TypeDeserializer().deserialize(value) for name, value in wired.items()} == item
    back = from_wire(wired)
    assert (back, repr(back)) == (item, repr(item)), "True is not 1"


@pytest.mark.parametrize("value", [1.5, {"a", "b"}, object()])
def test_what_no_item_has_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        to_wire({"pk": value})


def test_a_kind_that_no_item_has_is_refused() -> None:
    with pytest.raises(TypeError):
        from_wire({"names": {"SS": ["a"]}})
