"""The rows of a table are equally long, and a cell spans only columns and rows that begin."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.bodies.body import sanitise
from kilas.bodies.table_grid import _MOST_CELLS, even

ROWS = re.compile(r"<tr>(.*?)</tr>")
CELL = re.compile(r"<t[dh](?: colspan=\"(\d+)\")?(?: rowspan=\"(\d+)\")?>")


def table(*rows: str) -> str:
    return f"<table><tbody>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody></table>"


@pytest.mark.parametrize(
    ("unsafe", "shown"),
    [
        (["<td>a</td><td>b</td>"], ["<td>a</td><td>b</td>"]),
        (["<td>a</td><td>b</td>", "<td>c</td>"],
         ["<td>a</td><td>b</td>", "<td>c</td><td></td>"]),
        (["<td>a</td>", "", "<td>b</td>"], ["<td>a</td>", "<td>b</td>"]),
        (['<td colspan="9">a</td>', "<td>b</td><td>c</td>"],
         ['<td colspan="2">a</td>', "<td>b</td><td>c</td>"]),
        (['<td colspan="3">a</td>'], ["<td>a</td>"]),
        (['<td colspan="0">a</td>'], ["<td>a</td>"]),
        (['<td rowspan="2">a</td><td>b</td>', "<td>c</td>"],
         ['<td rowspan="2">a</td><td>b</td>', "<td>c</td>"]),
        (['<td rowspan="5">a</td><td>b</td>', "<td>c</td>"],
         ['<td rowspan="2">a</td><td>b</td>', "<td>c</td>"]),
        (['<td rowspan="2">a</td><td>b</td>', ""], ["<td>a</td><td>b</td>"]),
        (['<td>a</td><td rowspan="2">b</td>', '<td colspan="2">c</td>'],
         ['<td>a</td><td rowspan="2">b</td>', "<td>c</td>"]),
    ],
)  # fmt: skip
def test_rows_become_equally_long(unsafe: list[str], shown: list[str]) -> None:
    assert even(table(*unsafe)) == table(*shown)


def test_each_table_of_a_page_and_in_a_table_is_made_even() -> None:
    inner = table("<td>a</td><td>b</td>", "<td>c</td>")
    whole = table("<td>a</td><td>b</td>", "<td>c</td><td></td>")
    assert even(inner + table(f"<td>{inner}</td>")) == whole + table(f"<td>{whole}</td>")


def test_a_table_that_would_get_too_many_cells_keeps_its_short_rows() -> None:
    rows = ["<td>a</td>" * 101, *["<td>b</td>"] * (_MOST_CELLS // 100 + 1)]
    assert even(table(*rows)) == table(*rows)


@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=4),
        min_size=1,
        max_size=5,
    )
)
def test_any_spans_fill_each_row_to_one_width(rows: list[list[tuple[int, int]]]) -> None:
    cells = [
        "".join(f'<td colspan="{wide}" rowspan="{high}">x' for wide, high in row) for row in rows
    ]
    shown = sanitise(f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>").html
    taken: set[tuple[int, int]] = set()
    begun: set[int] = set()
    found = ROWS.findall(shown)
    for down, row in enumerate(found):
        for wide, high in CELL.findall(row):
            across = next(each for each in range(99) if (down, each) not in taken)
            begun.add(across)
            own = {
                (down + more, across + aside)
                for more in range(int(high or 1))
                for aside in range(int(wide or 1))
            }
            assert not own & taken
            taken |= own
    assert taken == {(down, across) for down in range(len(found)) for across in begun}
    assert shown.count(">x<") == sum(map(len, rows))
