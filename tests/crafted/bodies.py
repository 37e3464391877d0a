"""Bodies that no repeat of one unit makes, of about n bytes: for tests.crafted.files."""

from __future__ import annotations

from kilas.bodies.markup_cost import MAX_MISPLACED


def wide_table(n: int) -> str:
    return "|a" * (n // 8) + "|\n" + "|-" * (n // 8) + "|\n" + "a\n" * (n // 4)


def backticks(n: int) -> str:
    return "".join("`" * length + "a" for length in range(int((2 * n) ** 0.5)))


def strays(n: int) -> str:
    stray = "<table>" + "<br>" * (MAX_MISPLACED - 10) + "</table>"
    return stray + "<p>a</p>" * ((n - len(stray)) // 8)


def boxes(n: int) -> str:
    """Boxes between colons, behind containers that are none and have no end."""
    return ":::a\n" * (n // 10) + ":::tip\n:::\n" * (n // 22)


def boxes_in_boxes(n: int) -> str:
    return ":::tip\n" * (n // 11) + ":::\n" * (n // 11)
