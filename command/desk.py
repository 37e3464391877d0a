"""The bucket of the newspaper that the options name, and what Kilas said of its files, as lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rich.text import Text

from command import output
from command.newspaper import newspaper
from kilas import wiring
from local.errors import LocalError

if TYPE_CHECKING:
    from collections.abc import Callable

    import typer

    from kilas.editing.bucket import Desk, Report

_COLOURS: Final = {
    "live": "green",
    "draft": "cyan",
    "scheduled": "cyan",
    "withdrawn": "yellow",
    "expired": "yellow",
}
_WIDTH: Final = 9
"""Letters of the longest state."""


def desk_of(
    ctx: typer.Context,
    stack: str | None,
    profile: str | None,
    region: str | None,
    state: Path | None,
) -> Desk:
    """The newspaper that the options name. Tests hand in another factory than `wiring.editing` as
    `obj` of the context.
    """
    make: Callable[..., Desk] = ctx.obj or wiring.editing
    try:
        return make(newspaper(stack, profile, region, state))
    except ValueError as error:  # boto3 could not make a URL of an endpoint or a region
        raise LocalError(f"{error}: check --region, and AWS_ENDPOINT_URL if it is set") from error


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
