"""What the fakes promise to tests beyond the contract suite."""

from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace

from kilas.errors import Conflict
from kilas.ports import Add, ItemKey, Output, Put
from tests.fakes.objects import FakeShelf
from tests.fakes.process import Hooked
from tests.fakes.table import FakeTable

PAGE = Output(b"<p>a</p>", "text/html", "no-store")
KEY = ItemKey("A", "a")


class Text(str):
    """A text of a kind that a table does not give back."""

    __slots__ = ()


def test_an_object_that_a_test_replaced_has_an_etag_of_its_own() -> None:
    shelf = FakeShelf()
    seen = shelf.put("a", PAGE, "1", over=None)
    shelf.objects["a"] = (replace(PAGE, body=b"<p>b</p>"), "1")
    with pytest.raises(Conflict):
        shelf.put("a", PAGE, "1", over=seen)
    del shelf.objects["a"]
    assert shelf.put("a", PAGE, "1", over=None) == seen


def test_what_no_item_can_hold_is_refused() -> None:
    table = FakeTable()
    for value in (Text("a"), 1.5, ("a",), [Text("a")], {"a": {1}}):
        with pytest.raises(TypeError):
            table.write([Put({"pk": "A", "sk": "a", "value": value})])
    assert table.get(KEY) is None


def test_the_images_of_the_stream_stay_as_they_were() -> None:
    table = FakeTable()
    table.write([Put({"pk": "A", "sk": "a", "names": ["a"], "number": 1})])
    found = table.get(KEY)
    assert found is not None
    found["names"].append("b")
    table.write([Add(KEY, {"number": 1})])
    table.write([Put(found)])
    images = [new for _, new in table.stream]
    assert [(each["names"], each["number"]) for each in images if each] == [
        (["a"], 1),
        (["a"], 2),
        (["a", "b"], 1),
    ]


def test_an_item_leaves_the_indexes_with_what_put_it_there() -> None:
    table = FakeTable()
    placed = {"pk": "A", "sk": "a", "due_pk": "DUE", "due": "1", "desk_pk": "draft", "desk": "1"}
    for after in ({"pk": "A", "sk": "a"}, None):
        table.write([Put(placed)])
        assert (len(table.due("2")), len(on_desk(table))) == (1, 1)
        table.damage(KEY, after)
        assert (table.due("2"), on_desk(table)) == ([], [])


def on_desk(table: FakeTable) -> list[dict[str, str]]:
    return table.on_desk("draft", descending=False, limit=9)


def test_a_hooked_port_is_asked_anew_at_each_call() -> None:
    class Port:
        def number(self) -> int:
            return 1

    port, calls = Port(), Counter[str]()
    hooked = Hooked(port, calls)
    assert hooked.number() == 1
    port.number = lambda: 2  # type: ignore[method-assign]  # as a test gives a fake another answer
    assert hooked.number() == 2
    assert calls == {"Port.number": 2}
