"""Tables of Markdown as their editors meant them. For kilas.bodies.dialects alone.

- A row with more cells than the first one: a parser leaves out what is too much. A "|" in code is
  no border, as in kramdown; the table gets the columns that it lacks, without a heading; and what
  is still too much is a part of the last cell.
- A table without a first row, as kramdown has it, gets an empty one.
- A table right below a paragraph begins there, as GitHub shows it.
- A rule whose blanks are no-break or full-width ones, as a phone or an IME types them, is a rule.

The time is linear in the text.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from kilas.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    Change = tuple[int, int, str]

_CELL: Final = r"[ \t]*+:?-++:?[ \t]*+"
_RULE: Final = rf"^(?=[^\n|]*+\|)[ \t>]*+(\|?{_CELL}(?:\|{_CELL})*+\|?)[ \t]*+$"
_ODD_RULE: Final = (
    r"^(?=[^\n|]*+\|)(?=[^\n\xa0\u3000]*+[\xa0\u3000])"
    r"[ \t>]*+\|?[ \t\xa0\u3000]*+:?-[-:|> \t\xa0\u3000]*+$"
)
_ODD_BLANK: Final = re.compile("[\xa0\u3000]")
_BORDER: Final = re.compile(r"(?<!\\)\|")
_CODE: Final = re.compile(r"(?<!`)(`{1,3})(?!`)([^`\n]++)\1(?!`)")
_OTHER_BLOCK: Final = re.compile(r"\s*(?:\||[-*+>#]\s|\d+[.)]\s|<)")
_EDGE: Final = " \t>"
_MORE: Final = 8
_MORE_CELLS: Final = 5_000
"""Columns, and cells, that a table may get: each new column has a cell in every row."""


def whole_tables(text: str) -> Iterator[Change]:
    """What to change so that each word of a table's rows is in a cell."""
    after = 0
    for rule in pattern(_RULE, re.MULTILINE).finditer(text):
        if rule.start() < after:
            continue
        rows = list(_rows(text, rule.end()))
        after = rows[-1][1] if rows else rule.end()
        begin = text.rfind("\n", 0, max(0, rule.start() - 1)) + 1
        yield from _changes(text, text[begin : max(begin, rule.start() - 1)], begin, rule, rows)


def plain_rules(text: str) -> Iterator[Change]:
    """What to change so that the rules of tables have plain blanks."""
    for rule in pattern(_ODD_RULE, re.MULTILINE).finditer(text):
        yield *rule.span(), _ODD_BLANK.sub(" ", rule[0])


def _changes(
    text: str, head: str, begin: int, rule: re.Match[str], rows: list[tuple[int, int]]
) -> Iterator[Change]:
    width = _cells(rule[1])
    is_alone = not head.strip(_EDGE)
    if is_alone and (rule.start(1) != rule.start() or not rows or "|" not in text[slice(*rows[0])]):
        return
    if not is_alone and _cells(head) != width:
        return
    written = [_with_whole_code(text[start:end], width) for start, end in rows]
    more = _MORE_CELLS // (len(rows) + 1)
    wanted = max(width, min(max(map(_cells, written), default=width), width + min(more, _MORE)))
    if is_alone:
        yield rule.start(), rule.start(), "|" + " |" * wanted + "\n"
    elif not head.startswith((" ", "\t", ">", "|")) and _is_paragraph(text, begin):
        yield begin, begin, "\n"
    if wanted > width:
        if not is_alone:
            end = begin + len(head)
            yield end, end, _wider(head, wanted - width, " ")
        yield rule.end(1), rule.end(1), _wider(rule[1], wanted - width, "---")
    for (start, end), row in zip(rows, written, strict=True):
        whole = _with_one_cell_at_the_end(row, wanted) if _cells(row) > wanted else row
        if whole != text[start:end]:
            yield start, end, whole


def _rows(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Where the lines below a table's rule begin and end, up to a blank one."""
    while at < len(text):
        end = text.find("\n", at + 1)
        end = len(text) if end < 0 else end
        if not text[at + 1 : end].strip(_EDGE):
            return
        yield at + 1, end
        at = end


def _cells(row: str) -> int:
    row = row.strip(_EDGE)
    is_closed = len(row) > 1 and row[-1] == "|" and row[-2] != "\\"
    return len(_BORDER.findall(row)) + 1 - row.startswith("|") - is_closed


def _wider(row: str, more: int, cell: str) -> str:
    """What makes a row longer by so many cells."""
    return f"{cell}|" * more if row.rstrip().endswith("|") else f"|{cell}" * more + "|"


def _is_paragraph(text: str, at: int) -> bool:
    """Whether the line before this place is a line of a paragraph."""
    line = text[text.rfind("\n", 0, max(0, at - 1)) + 1 : max(0, at - 1)]
    return bool(line.strip()) and _OTHER_BLOCK.match(line) is None


def _with_whole_code(row: str, width: int) -> str:
    if "`" not in row or _cells(row) <= width:
        return row
    return _CODE.sub(lambda code: _BORDER.sub(r"\\|", code[0]), row)


def _with_one_cell_at_the_end(row: str, width: int) -> str:
    """A row whose borders behind the last cell are signs of that cell."""
    borders = _BORDER.finditer(row)
    is_open = row.strip(_EDGE).startswith("|")
    last = next(islice(borders, width - 1 - (not is_open), None)).end()
    rest = row[last:].rstrip()
    end = "|" if rest.endswith("|") else ""
    return row[:last] + _BORDER.sub(r"\\|", rest.removesuffix("|")) + end
