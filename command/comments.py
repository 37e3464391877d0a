"""`kilas comments`: the comments of readers, for editors."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from command import output
from command.errors import errors_in_one_line, in_one_line
from command.newspaper import Profile, Region, Stack, State, opened
from kilas import wiring
from kilas.errors import CommentNotFound, Contention, ThreadFull
from kilas.moderation import CommentRef

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.comments.comment import Status
    from kilas.moderation import Moderation

app = typer.Typer(
    help="Comments of readers: list those that wait, approve them, remove them.",
    no_args_is_help=True,
)


def _ref(text: str) -> CommentRef:
    try:
        return CommentRef.parse(text)
    except ValueError as error:
        raise typer.BadParameter(f"{error}, the first word of a comment in `list`") from error


Ref = Annotated[
    CommentRef,
    typer.Argument(
        parser=_ref,
        metavar="ARTICLE/COMMENT",
        help="The comment: the first word of its entry in `list`.",
        show_default=False,
    ),
]
Refs = Annotated[
    list[CommentRef],
    typer.Argument(
        parser=_ref,
        metavar="ARTICLE/COMMENT",
        help="One comment or more: the first word of each entry in `list`.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
_TWO_COMMENTS = "halo/06o3c9s0kd1f2a3b pasar/06o3c9t4kd1f2a3b"


@app.command("list", epilog="Examples: kilas comments list, kilas comments list halo --limit 20")
def list_waiting(
    ctx: typer.Context,
    article: Annotated[
        str | None,
        typer.Argument(metavar="ARTICLE", help="Of this article only, such as: halo"),
    ] = None,
    *,
    limit: Annotated[int | None, typer.Option(min=1, help="At most this many.")] = None,
    as_json: AsJson = False,
    stack: Stack = None,
    profile: Profile = None,
    region: Region = None,
    state: State = None,
) -> None:
    """List the comments that wait for an editor, the oldest first."""
    with errors_in_one_line():
        moderation = opened(ctx, wiring.moderation, stack, profile, region, state)
        waiting = islice(moderation.waiting(article), limit)
        if as_json:
            typer.echo(output.as_json([output.fields(comment) for comment in waiting]))
            return
        console, number = output.console(), 0
        for number, comment in enumerate(waiting, start=1):  # noqa: B007 -- it is read at the end
            console.print(output.block(comment), end="\n\n")
    if number == 0:
        console.print("No comment waits for an editor.")
    elif number == limit:
        console.print(f"({number} shown; more may wait)")


@app.command(epilog="Example: kilas comments show halo/06o3c9s0kd1f2a3b")
def show(
    ctx: typer.Context,
    ref: Ref,
    *,
    as_json: AsJson = False,
    stack: Stack = None,
    profile: Profile = None,
    region: Region = None,
    state: State = None,
) -> None:
    """Show one comment of any status, and how many its article has."""
    with errors_in_one_line():
        shown = opened(ctx, wiring.moderation, stack, profile, region, state).show(ref)
    if as_json:
        thread = {"published": shown.published, "waiting": shown.waiting}
        typer.echo(output.as_json({**output.fields(shown.comment), "thread": thread}))
    else:
        output.console().print(output.whole(shown))


def _decision(name: str, status: Status, summary: str) -> None:
    """Add the command that gives comments a status."""

    @app.command(name, help=summary, epilog=f"Example: kilas comments {name} {_TWO_COMMENTS}")
    def decide(
        ctx: typer.Context,
        refs: Refs,
        *,
        as_json: AsJson = False,
        stack: Stack = None,
        profile: Profile = None,
        region: Region = None,
        state: State = None,
    ) -> None:
        with errors_in_one_line():
            moderation = opened(ctx, wiring.moderation, stack, profile, region, state)
            _decide(moderation, refs, status, as_json=as_json)


_decision("approve", "published", "Publish comments that wait, or that were removed.")
_decision("remove", "removed", "Keep comments that wait off the site, or take published ones away.")


def _decide(
    moderation: Moderation, refs: Sequence[CommentRef], status: Status, *, as_json: bool
) -> None:
    """Decide on each comment. The command goes on after a comment that is refused."""
    done: list[dict[str, Any]] = []
    try:
        for ref in refs:
            try:
                decision = moderation.decide(ref, status)
            except (CommentNotFound, Contention, ThreadFull) as error:
                done.append({"ref": str(ref), "error": in_one_line(error)})
                if not as_json:
                    typer.echo(f"kilas: {in_one_line(error)}", err=True)
                continue
            done.append({**output.fields(decision.comment), "changed": decision.changed})
            if not as_json:
                output.console().print(output.decided(decision))
    finally:  # AWS may refuse half-way; the decisions before that are made
        if as_json:
            typer.echo(output.as_json(done))
    if any("error" in each for each in done):
        raise typer.Exit(1)
