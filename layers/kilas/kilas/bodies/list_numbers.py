"""Numbers of a list that CommonMark would change. For kilas.bodies.dialects alone.

A list of CommonMark has the number of its first item, and counts on from it: of "10. … 9. … 8." a
page shows 10, 11, 12, and of the years 1998, 2004 it shows 1998, 1999. Where the numbers of a list
fall or rise, each number that is not the next one begins a list of its own. Equal numbers ("1." for
each item) are counted, as everywhere. https://spec.commonmark.org/0.31.2/#start-number
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from kilas.bodies.code_parts import in_characters
from kilas.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyromark

_NUMBER: Final = r"[ \t]*+(\d{1,9})(?=[.)])"
_NUMBERED: Final = r"\n([ \t>]*+)(\d{1,9})[.)][ \t]"
_OTHER_LINE: Final = r"\n(?!\d)[^\s>]"
_BEFORE: Final = r"[ \t>]*"
_BETWEEN_LISTS: Final = "<!-- -->"


def with_numbers(text: str, parser: pyromark.Markdown) -> str:
    """The text with something between two items whose numbers do not follow each other."""
    if not _may_jump(text):
        return text
    made: list[str] = []
    at = 0
    for start, before in sorted(_cuts(text, parser)):
        made += text[at:start], f"{before}{_BETWEEN_LISTS}\n"
        at = start
    return "".join((*made, text[at:]))


def _may_jump(text: str) -> bool:
    """Whether a numbered line does not follow the one before it that is indented as far, and begins
    no list behind other lines. Most texts have none, and no parser need read them.
    """
    text = f"\n{text}"
    last: dict[str, tuple[int, int]] = {}
    for line in pattern(_NUMBERED).finditer(text):
        before, number = line[1], int(line[2])
        known, at = last.get(before, (number, line.start()))
        begins = number == 1 and pattern(_OTHER_LINE).search(text, at, line.start()) is not None
        if number not in (known, known + 1) and not begins:
            return True
        last[before] = number, line.end()
    return False


def _cuts(text: str, parser: pyromark.Markdown) -> Iterator[tuple[int, str]]:
    """Where a line begins whose item needs a list of its own, and what is before the item."""
    for items in _lists(text, parser):
        found = [pattern(_NUMBER).match(text, place) for place in items]
        numbered = [(number.start(1), int(number[1])) for number in found if number]
        steps = [after[1] - before[1] for before, after in pairwise(numbered)]
        falls_or_rises = steps and (min(steps) > 0 or max(steps) < 0)
        if not falls_or_rises or set(steps) == {1}:
            continue
        for (_, last), (place, number) in pairwise(numbered):
            start = text.rfind("\n", 0, place) + 1
            before = text[start:place]
            if number != last + 1 and pattern(_BEFORE).fullmatch(before):
                yield start, before


def _lists(text: str, parser: pyromark.Markdown) -> list[list[int]]:
    """The places of the items of each ordered list with several items."""
    lists: list[list[int]] = []
    within: list[list[int]] = []
    for event, where in parser.events_with_range(text):
        if not isinstance(event, dict):
            continue
        start, end = event.get("Start"), event.get("End")
        if isinstance(start, dict) and "List" in start:
            within.append([])
        elif start == "Item" and within:
            within[-1].append(where["start"])
        elif isinstance(end, dict) and "List" in end:
            items = within.pop()
            if len(items) > 1 and end["List"]:
                lists.append(items)
    flat = in_characters(text, [(place, place) for items in lists for place in items])
    places = iter(flat)
    return [[next(places)[0] for _ in items] for items in lists]
