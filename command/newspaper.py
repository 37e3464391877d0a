"""The options that name a newspaper, the same for every command, and what they mean."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, TypeVar

import typer

from kilas.settings import LocalStack, StackOnAws
from local.errors import LocalError
from local.stack_file import STATE, StackFile

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_ON_AWS: Final = "On AWS"
_HERE: Final = "On this machine"

Stack = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="The newspaper's stack on AWS. Without it: the newspaper of `make run`.",
        rich_help_panel=_ON_AWS,
    ),
]
Profile = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="The profile of the AWS CLI to use.", rich_help_panel=_ON_AWS
    ),
]
Region = Annotated[
    str | None,
    typer.Option(
        metavar="REGION",
        help="The stack's region, such as ap-southeast-3. Without it: the profile's.",
        rich_help_panel=_ON_AWS,
    ),
]
State = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        help="The state directory of `python -m local`. Without it: .local of this checkout.",
        rich_help_panel=_HERE,
    ),
]


def opened(  # noqa: PLR0917 -- the four options that each command has, and two
    ctx: typer.Context,
    make: Callable[[StackOnAws | LocalStack], T],
    stack: str | None,
    profile: str | None,
    region: str | None,
    state: Path | None,
) -> T:
    """What `make` makes of the newspaper that the options name. Tests hand in another `make` as
    `obj` of the context.
    """
    make = ctx.obj or make
    try:
        return make(newspaper(stack, profile, region, state))
    except ValueError as error:  # boto3 could not make a URL of an endpoint or a region
        raise LocalError(f"{error}: check --region, and AWS_ENDPOINT_URL if it is set") from error


def newspaper(
    stack: str | None, profile: str | None, region: str | None, state: Path | None
) -> StackOnAws | LocalStack:
    """The newspaper that these options name.

    Raise typer.BadParameter where they contradict each other, LocalError where no newspaper runs on
    the state directory.
    """
    if stack is not None:
        if not stack.strip():
            raise typer.BadParameter("a stack needs a name", param_hint="--stack")
        if state is not None:
            raise typer.BadParameter(
                "a newspaper is either on AWS or on this machine", param_hint="--state"
            )
        return StackOnAws(stack, profile, region)
    for option, value in (("--profile", profile), ("--region", region)):
        if value is not None:
            raise typer.BadParameter("it needs --stack NAME", param_hint=option)
    return _local(state or STATE)


def _local(state: Path) -> LocalStack:
    try:
        file = StackFile.of_running(state)
    except LocalError as error:
        raise LocalError(
            f"{error}: start it with `make run`, or name a newspaper on AWS with --stack NAME"
        ) from error
    return LocalStack(
        table=file.table,
        content_bucket=file.content_bucket,
        site_url=file.site_url,
        endpoint=file.aws_endpoint,
        region=file.region,
        access_key_id=file.access_key_id,
        secret_access_key=file.secret_access_key,
    )
