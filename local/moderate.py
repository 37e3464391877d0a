"""Shows the comments that wait for an editor, and publishes or rejects them.

Without --stack or --table it works on the newspaper that `make run` started in this checkout; with
one of them on AWS, with the region and the credentials that the AWS CLI would use.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from kilas.adapters.dynamodb import DynamoTable
from kilas.errors import KilasError
from kilas.store.threads import Threads
from local.aws_errors import in_one_line
from local.build import ROOT
from local.errors import LocalError
from local.lock import held

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.comments.comment import Comment, Status

INTERRUPTED: Final = 130
"""The exit status after Ctrl-C, as shells have it."""

_DECISIONS: Final[dict[str, Status]] = {"approve": "published", "reject": "removed"}
_TAG: Final = re.compile(r"<[^>]*>")
_UNPRINTABLE: Final = re.compile(r"[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What moves a terminal's cursor or turns its text round: a stranger wrote this."""

_NONE_WAITS: Final = "Tidak ada komentar yang menunggu. (No comment is waiting.)"
_PATIENCE: Final = Config(connect_timeout=5, read_timeout=20, retries={"total_max_attempts": 3})


@dataclass(frozen=True, slots=True)
class Place:
    """Where the table is; `session` and `client` hold what boto3 must be told to reach it."""

    table: str | None
    session: dict[str, Any]
    client: dict[str, Any]
    stack: str | None = None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, 1 after a one-line error, 130 after Ctrl-C."""
    options = _parser().parse_args(arguments)
    try:
        print(_run(options))
    except LocalError as error:
        print(f"kilas moderate: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0


def _run(options: argparse.Namespace) -> str:
    """What the command has to say; raises LocalError where it can not do its work."""
    try:
        threads = _threads(_place(options))
        if options.command == "list":
            return listing(threads.pending(options.article, limit=options.limit), options.limit)
        if options.command == "show":
            return show(threads, options.article, options.comment)
        return decide(threads, options.article, options.comment, _DECISIONS[options.command])
    except (KilasError, BotoCoreError, ClientError) as error:
        raise in_one_line(error) from error


def listing(comments: Sequence[Comment], limit: int) -> str:
    """The comments as text, each with the two words that the other commands want."""
    if not comments:
        return _NONE_WAITS
    more = [f"({limit} shown; more may wait: --limit)"] if len(comments) >= limit else []
    return "\n\n".join([*map(_shown, comments), *more])


def show(threads: Threads, article: str, id_: str) -> str:
    """One comment as text, whatever its status; raise LocalError where there is none."""
    comment = threads.find(article, id_)
    if comment is None:
        raise _unknown(article, id_)
    return f"{_shown(comment)}\n({comment.status})"


def decide(threads: Threads, article: str, id_: str, status: Status) -> str:
    """Decide on one comment and say so; raise LocalError where there is none."""
    try:
        comment = threads.decide(article, id_, status)
    except LookupError as error:
        raise _unknown(article, id_) from error
    return f"{comment.id} {comment.status}: {article} now has {threads.count(article)} published"


def plain(body_html: str) -> str:
    """A comment's HTML as text for a terminal."""
    return _printable(unescape(_TAG.sub("", body_html))).strip()


def _shown(comment: Comment) -> str:
    return (
        f"{comment.identity} {comment.id}\n"
        f"{comment.posted:%Y-%m-%d %H:%M} UTC, {_printable(comment.name)}:\n"
        f"{plain(comment.body_html)}"
    )


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _unknown(article: str, id_: str) -> LocalError:
    return LocalError(f"the article {article} has no comment {id_}; `list` shows those that wait")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kilas moderate", description=__doc__)
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--stack", type=_name, help="on AWS: the stack's name, such as kilas")
    where.add_argument(
        "--table", type=_name, help="on AWS: the table's name, the stack's output TableName"
    )
    where.add_argument(
        "--state",
        type=Path,
        default=ROOT / ".local",
        help="here: what `python -m local` was given (default: .local of this checkout)",
    )
    parser.add_argument("--region", help="on AWS: the region")
    parser.add_argument("--profile", help="on AWS: the profile of the AWS CLI")
    parser.add_argument("--endpoint", help="another endpoint than AWS's own")
    commands = parser.add_subparsers(dest="command", required=True)
    waiting = commands.add_parser("list", help="show the comments that wait, the oldest first")
    waiting.add_argument("article", nargs="?", help="of this article only")
    waiting.add_argument("--limit", type=_number, default=100, help="at most so many (100)")
    for name, words in (
        ("show", "show one comment, also one that was decided on"),
        ("approve", "publish a comment; also one that was rejected"),
        ("reject", "keep a comment off the site; also one that was published"),
    ):
        command = commands.add_parser(name, help=words)
        command.add_argument("article", help="the article's id, the first word in `list`")
        command.add_argument("comment", help="the comment's id, the second word in `list`")
    return parser


def _name(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("a name is needed")
    return text


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 on")
    return int(text)


def _place(options: argparse.Namespace) -> Place:
    if options.table is not None or options.stack is not None:
        return Place(
            table=options.table,
            session={"profile_name": options.profile, "region_name": options.region},
            client={"endpoint_url": options.endpoint},
            stack=options.stack,
        )
    path: Path = options.state / "stack.json"
    # One that was killed leaves the file, and its table answers nobody.
    if not path.exists() or not held(options.state):
        raise LocalError(
            f"no newspaper runs here ({options.state}): start it with `make run`, or name the one "
            "on AWS with --stack"
        )
    stack = json.loads(path.read_text(encoding="utf-8"))
    keys = {f"aws_{name}": stack[name] for name in ("access_key_id", "secret_access_key")}
    session = {"region_name": stack["region"], **keys}
    return Place(stack["table"], session, {"endpoint_url": stack["aws_endpoint"]})


def _threads(place: Place) -> Threads:
    session = boto3.Session(**place.session)
    try:
        dynamodb = session.client("dynamodb", config=_PATIENCE, **place.client)
        table = place.table if place.table is not None else _table_of(session, place)
    except ValueError as error:  # boto3's word for an endpoint that is no URL
        raise LocalError(str(error)) from error
    return Threads(DynamoTable(dynamodb, table))


def _table_of(session: boto3.Session, place: Place) -> str:
    """The table of a stack, by its output."""
    cloudformation = session.client("cloudformation", config=_PATIENCE, **place.client)
    try:
        [stack] = cloudformation.describe_stacks(StackName=str(place.stack))["Stacks"]
    except ClientError as error:
        if error.response["Error"]["Code"] != "ValidationError":
            raise
        raise LocalError(
            f"there is no stack {place.stack} in {cloudformation.meta.region_name}: look at "
            "--stack, --region"
        ) from error
    outputs = {each["OutputKey"]: each["OutputValue"] for each in stack.get("Outputs", [])}
    if "TableName" not in outputs:
        raise LocalError(f"the stack {place.stack} is no newspaper: it has no output TableName")
    return str(outputs["TableName"])


if __name__ == "__main__":
    sys.exit(main())
