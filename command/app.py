"""The kilas command: its parts, and how it starts."""

from __future__ import annotations

import json
import sys
from io import TextIOWrapper
from typing import Annotated, Any

import typer

from command import comments
from command.check import check
from command.errors import errors_in_one_line
from command.move import mv
from command.new import new
from command.publish import publish
from command.status import open_page, status

app = typer.Typer(
    name="kilas",
    help="Edit and operate a newspaper that Kilas publishes.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command(epilog='Example: kilas new "Pasar Lama dibuka kembali" --section ekonomi')(new)
app.command(epilog="Examples: kilas check articles/banjir.md, kilas check .")(check)
app.command(epilog="Examples: kilas publish articles/banjir.md, kilas publish . --stack kilas")(
    publish
)
app.command(epilog="Example: kilas mv articles/banjir.md articles/daerah/banjir.md")(mv)
app.command(epilog="Examples: kilas status, kilas status articles/banjir.md")(status)
app.command("open", epilog="Examples: kilas open, kilas open articles/banjir.md")(open_page)
app.add_typer(comments.app, name="comments")


@app.command(
    "import-template",
    epilog="Example: kilas import-template > .aws-sam/import.json. See docs/operations.md, "
    '"Delete, and deploy again".',
)
def import_template(
    resources: Annotated[
        tuple[str, str] | None,
        typer.Option(
            metavar="BUCKET TABLE",
            help="Print the list for --resources-to-import: this bucket and this table.",
        ),
    ] = None,
) -> None:
    """Cut out of template.yaml what a deleted stack left, to import it into a new stack."""
    # SAM's translator takes most of a second to load, and no other command needs it.
    from local import import_template as cut  # noqa: PLC0415 -- as said above
    from local.build import read_template  # noqa: PLC0415 -- as above

    with errors_in_one_line():
        printed: Any = (
            cut.resources_to_import(*resources)
            if resources
            else cut.import_template(read_template())
        )
    typer.echo(json.dumps(printed, indent=2))


def main() -> None:
    """Run the command line. The exit status is 0, 1 after an error, 2 for wrong usage, 130 after
    Ctrl-C.
    """
    for stream in (sys.stdout, sys.stderr):
        # A terminal whose encoding lacks an emoji prints "?" in place of a traceback.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    app()
