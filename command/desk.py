"""What Kilas said of a file: as lines, and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rich.text import Text

from command import output

if TYPE_CHECKING:
    from kilas.editing.bucket import Report

_COLOURS: Final = {
    "live": "green",
    "draft": "cyan",
    "scheduled": "cyan",
    "withdrawn": "yellow",
    "expired": "yellow",
}
_WIDTH: Final = 9
"""Letters of the longest state."""


def told(key: str, report: Report) -> Text:
    """A line of the state, the key and the address; and what the report says where it says more."""
    first = head(report.state or "report", key, report.address)
    _, _, said = report.text.partition("\n\n")
    if report.state == "live" and "\n\n1. " not in report.text:
        return first
    return Text("\n").join([first, *_indented(said)])


def head(state: str, key: str, address: str) -> Text:
    """A line of a state, a key, and an address or ""."""
    return Text.assemble(
        (f"{output.printable(state):{_WIDTH}}", _COLOURS.get(state, "red")),
        " ",
        (output.printable(key), "bold"),
        f"  {output.printable(address)}" if address else "",
    )


def _indented(text: str) -> list[Text]:
    return [Text(f"  {output.printable(line)}".rstrip()) for line in text.rstrip().split("\n")]


def as_fields(key: str, report: Report | None) -> dict[str, Any]:
    """What Kilas says of a file, for programs."""
    return {
        "key": key,
        "state": report.state if report else None,
        "address": report.address or None if report else None,
        "report": report.text if report else None,
    }
