"""Each key of TOML and JSON has its own line, also where something else has its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kilas.articles.front_matter import read_source
from kilas.documents.values import Items, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.documents.values import Value

TOML = '''+++
title = "draft = true"
draft = false # draft = true
text = """
draft = true
"""
list = [
  {draft = 1, "a b" = {draft = 2}},
  [8],
]
[extra]
"draft" = true
deep.draft = 3
[[part]]
date = 1
[[part]]
draft = 4
date = 2
+++
'''
JSON = """{"title": "\\"draft\\": 1",
"draft": false, "extra":
{"draft": true,
"draft": [{"draft": 1},
{"draft": 2}]}, "draft": 3}
"""


def places(value: Value) -> Iterator[tuple[str, int | None]]:
    if isinstance(value, Items):
        for item in value.items:
            yield from places(item)
    elif isinstance(value, Table):
        for entry in value.entries:
            yield entry.key, entry.line
            yield from places(entry.value)


@pytest.mark.parametrize(
    ("text", "key", "lines"),
    [
        (TOML, "draft", [3, 8, 8, 12, 13, 17]),
        (TOML, "date", [15, 18]),
        (TOML, "a b", [8]),
        (JSON, "draft", [2, 3, 4, 4, 5, 5]),
    ],
)
def test_each_key_has_its_line(text: str, key: str, lines: list[int]) -> None:
    table = read_source("articles/a.md", text.encode()).table
    assert [line for name, line in places(table) if name == key] == lines
