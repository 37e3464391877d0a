"""Lists the comments that wait for an editor, and publishes or rejects them.

The editor's tool until there is a moderation page. Without options it works on the newspaper that
`make run` started, whose address is in .local/stack.json; with --table it works on AWS, with the
credentials that boto3 finds.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import boto3
from botocore.exceptions import BotoCoreError

from kilas.adapters.dynamodb import DynamoTable
from kilas.errors import KilasError
from kilas.store.threads import Threads
from local.errors import LocalError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.comments.comment import Comment, Status

STACK = Path(".local/stack.json")

_DECISIONS: dict[str, Status] = {"approve": "published", "reject": "removed"}
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the table is; `client` holds what boto3 must be told to reach it."""

    table: str
    client: dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, or 1 after a one-line error."""
    options = _parser().parse_args(arguments)
    try:
        threads = _threads(_place(options))
        if options.command == "list":
            print(listing(threads.pending(options.identity, limit=options.limit)))
        else:
            print(decide(threads, options.identity, options.id, _DECISIONS[options.command]))
    except (LocalError, KilasError, BotoCoreError) as error:
        print(f"moderate: {error}", file=sys.stderr)
        return 1
    return 0


def listing(comments: Sequence[Comment]) -> str:
    """The comments as text, each with the two words that `approve` and `reject` want."""
    if not comments:
        return "Tidak ada komentar yang menunggu. (No comment is waiting.)"
    return "\n\n".join(
        f"{comment.identity} {comment.id}\n"
        f"{comment.posted:%Y-%m-%d %H:%M} UTC, {comment.name}:\n{plain(comment.body_html)}"
        for comment in comments
    )


def decide(threads: Threads, identity: str, id_: str, status: Status) -> str:
    """Decide on one comment and say so; raise LocalError where there is no such comment."""
    try:
        comment = threads.decide(identity, id_, status)
    except LookupError as error:
        raise LocalError(f"{error}; `list` shows those that wait") from error
    count = threads.count(identity)
    return f"{comment.id} {comment.status}: {identity} now has {count} published"


def plain(body_html: str) -> str:
    """A comment's HTML as text for a terminal."""
    return unescape(_TAG.sub("", body_html)).strip()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m local.moderate", description=__doc__)
    parser.add_argument("--table", help="the table's name on AWS")
    parser.add_argument("--region", help="with --table: the region")
    parser.add_argument("--endpoint", help="with --table: another endpoint than AWS's")
    commands = parser.add_subparsers(dest="command", required=True)
    show = commands.add_parser("list", help="show the comments that wait, the oldest first")
    show.add_argument("identity", nargs="?", help="of this article only")
    show.add_argument("--limit", type=int, default=100, help="at most so many (100)")
    for name, words in (("approve", "publish a comment"), ("reject", "keep it off the site")):
        command = commands.add_parser(name, help=words)
        command.add_argument("identity", help="the article's id")
        command.add_argument("id", help="the comment's id")
    return parser


def _place(options: argparse.Namespace) -> Place:
    if options.table:
        return Place(
            options.table, {"region_name": options.region, "endpoint_url": options.endpoint}
        )
    if not STACK.exists():
        raise LocalError(
            f"{STACK} is not there: start the newspaper with `make run`, or use --table"
        )
    stack = json.loads(STACK.read_text(encoding="utf-8"))
    return Place(
        stack["table"],
        {
            "region_name": stack["region"],
            "endpoint_url": stack["aws_endpoint"],
            "aws_access_key_id": stack["access_key_id"],
            "aws_secret_access_key": stack["secret_access_key"],
        },
    )


def _threads(place: Place) -> Threads:
    return Threads(DynamoTable(boto3.client("dynamodb", **place.client), place.table))


if __name__ == "__main__":
    sys.exit(main())
