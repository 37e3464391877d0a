"""Items of the table for the tests of the Table port."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.ports import ItemKey

if TYPE_CHECKING:
    from kilas.ports import Item

HERE = ItemKey("FILE#a", "RECORD")
THERE = ItemKey("FILE#b", "RECORD")


def item(key: ItemKey, /, **attributes: object) -> Item:
    return {"pk": key.pk, "sk": key.sk, **attributes}
