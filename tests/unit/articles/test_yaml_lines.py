"""The lines of YAML that need no parser: they never say anything else than the parser does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kilas.documents.values import Table
from kilas.documents.yaml_lines import table_of_lines
from kilas.documents.yaml_text import parsed
from kilas.errors import Unreadable
from tests.growth import MOST, growth

if TYPE_CHECKING:
    from collections.abc import Callable

LINE = 3
KEYS = st.sampled_from(
    [*["title", "tags"] * 12, "title", "date", "tags", "a", "A-1_b", "null", "y", "1",
     "ta gs", "kun\u0301ci", "<<", "", "a" * 40, "a" * 60, "a" * 1100, "- a", " a", "? a", "#a",
     '"a"', "&a", "---", "%a"]
)  # fmt: skip
PIECES = st.sampled_from(
    ["a", "Pasar", "7", "07:30", "null", "~", "true", " ", "  ", "\t", ":", ": ", "::", "#", " #",
     "# ", ",", ", ", "[", "]", "[a]", "[]", "[a, b]", "{", "}", "{a: b}", "?", "? ", "-", "- ",
     "!", "!a ", "&a ", "*a", "|", ">", "%", "@", "`", "'", '"', "''", '""', '"a"', "'a'", "\\",
     "\u2019", "\u201c", "\u2013", "\u2026", "\u00e9", "\u00a0", "\u200b", "\ufeff", "\u2028",
     "\u0085", "\u0301", "\u6f22", "\U0001f600", "=", "<", "/", "(", ".", "+", "_", "\x7f", "<<"]
)  # fmt: skip
VALUES = st.lists(PIECES, max_size=5).map("".join) | st.text(max_size=4)
ITEMS = st.lists(VALUES, min_size=1, max_size=3).map(lambda items: f"[{', '.join(items)}]")
BELOW = st.lists(
    st.tuples(st.sampled_from(["\n- ", "\n  - ", "\n  -   ", "\n-", "\n\n- ", "\n "]), VALUES),
    max_size=3,
).map(lambda lines: "".join(begins + value for begins, value in lines))  # fmt: skip
LINES = st.tuples(
    KEYS,
    st.sampled_from([*[": ", ":"] * 4, ":  ", " : ", ":\t", " "]),
    VALUES | ITEMS | BELOW,
    st.sampled_from([*["\n"] * 9, "\n\n", "\n  ", "  \n", "", "\n...\n", "\n---\n", " # b\n"]),
).map("".join)
TEXTS = st.lists(LINES, max_size=4).map("".join)


def by_parser(text: str) -> object:
    try:
        return parsed(text, LINE)
    except Unreadable as error:
        return error.problems


@given(TEXTS)
@example("a: b\n  c\n")
@example("a: b\n c: d\n")
@example("tags:\n- a\n- b\nc: d\n")
@example("tags:\n  - a\n    - b\n")
@example("tags:\n  - a\n- b\n")
@example("tags:\n-  a\n- b\n")
@example("tags: [a, 'b, c', \"d\"]\n")
@example("tags: [a , null]\nb: null\nnull: c")
@example("a:\n\n\nb: ''\n\n")
@example("\n\na: b")
@example("a: b\n" * 3)
@example("title: a #b\n")
@example("title: a: b\n")
@example("title: a:\n")
@example("title: 'a' b\n")
@example("tags: [a: b, c]\n")
@example("tags: [a #b, c]\n")
def test_lines_without_a_parser_say_what_the_parser_says(text: str) -> None:
    assert table_of_lines(text, LINE) in (None, by_parser(text))


@pytest.mark.parametrize(
    "text",
    [
        "title: Warga Muara Kelapa memperbaiki tanggul\ndate: 2026-11-23 18:20:00+07:00\n",
        "title: 'Pasar: ramai'\nsection: daerah\ntags: [pasar pagi, \"harga, cabai\"]\n",
        "title: \u201cRamai\u201d\u2026\ntags:\n  - pasar\n  - harga cabai\ndraft: false\n",
        "image: media/2026/pasar.jpg\nsummary:\nauthor: K-08\nurl: https://a.example/b.html\n",
    ],
    ids=["plain", "quoted", "list", "addresses"],
)
def test_ordinary_front_matter_needs_no_parser(text: str) -> None:
    assert isinstance(table_of_lines(text, LINE), Table)


@pytest.mark.growth
@pytest.mark.parametrize(
    ("before", "piece", "behind"),
    [
        ("tags:\n", "- a\n", "# b"),
        ("tags: [a", ", 'b' ", "] # c"),
        ("title: T", ":a", " # b"),
        ("title: T", " ", "\t"),
        ("", "a: b\n\n", "# c"),
    ],
    ids=["a list", "items", "colons", "blanks", "lines"],
)
def test_the_cost_of_lines_before_an_odd_one_grows_with_the_length(
    before: str, piece: str, behind: str
) -> None:
    def work(size: int) -> Callable[[], object]:
        text = before + piece * (size // len(piece)) + behind
        assert table_of_lines(text, LINE) is None
        return lambda: table_of_lines(text, LINE)

    assert growth(work, 60_000) <= MOST
