"""Comments as text for a terminal or a pipe, and as JSON for programs.

A stranger wrote the comment. So nothing of the comment is read as Rich's markup, every control
character is replaced, and each line of the text is indented: only the lines of this module begin
at the margin.
"""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Any, Final

from rich.console import Console
from rich.text import Text

from kilas.comments.shown import ShowComments
from kilas.moderation import CommentRef

if TYPE_CHECKING:
    from command.folder import Found
    from kilas.comments.comment import Comment, Status
    from kilas.moderation import Decision, InThread

STATUS: Final[dict[Status, tuple[str, str]]] = {
    "pending": ("waits for an editor", "yellow"),
    "published": ("published", "green"),
    "removed": ("removed", "red"),
}
"""How each status is printed, and in which colour."""

_SHOW: Final = ShowComments()
_JOINERS: Final = frozenset("\u200c\u200d")
"""Letters of Persian and Hindi, and emoji of several parts, are written with these."""


def console(*, stderr: bool = False) -> Console:
    """A console that prints what it is given: no markup, no emoji codes, no lines cut to a width.

    Colours are for terminals only, and NO_COLOR turns them off.
    """
    return Console(stderr=stderr, markup=False, emoji=False, highlight=False, soft_wrap=True)


def printable(text: str) -> str:
    """One line in which every character that could move the cursor, or turn the text round, is
    U+FFFD: controls, bidirectional controls, line separators, surrogates, private characters.
    """
    return "".join(map(_printable, text))


def _printable(character: str) -> str:
    if character.isprintable() or character in _JOINERS:
        return character
    is_space = unicodedata.category(character) == "Zs"
    return " " if is_space or character == "\t" else "\N{REPLACEMENT CHARACTER}"


def block(comment: Comment) -> Text:
    """A comment: a line with its reference, time and name, then its text, indented."""
    head = Text.assemble(
        (printable(str(CommentRef.of(comment))), "bold"),
        (f"  {comment.posted:%Y-%m-%d %H:%M} UTC  ", "dim"),
        (printable(comment.name), "cyan"),
    )
    lines = comment.text.split("\n")
    return Text("\n").join([head, *(Text(f"  {printable(line)}".rstrip()) for line in lines)])


def whole(shown: InThread) -> Text:
    """A comment with its status and its thread."""
    comment = shown.comment
    thread = f"{printable(comment.identity)}: {shown.published} published, {shown.waiting} waiting"
    status = Text(*STATUS[comment.status])
    return Text("\n").join([block(comment), status, Text(thread, "dim")])


def decided(decision: Decision) -> Text:
    """One line: what became of the comment."""
    comment = decision.comment
    already = "" if decision.changed else "already "
    status, colour = STATUS[comment.status]
    return Text.assemble(
        (printable(str(CommentRef.of(comment))), "bold"),
        " ",
        (f"{already}{status}", colour),
        f"; {printable(comment.identity)} has {decision.published} published",
    )


def say_what_is_left_out(found: Found) -> None:
    """A line on the standard error about each thing that a command leaves out of a folder."""
    err = console(stderr=True)
    for line in found.wrong:
        err.print(printable(f"left out: {line}"))
    for name in found.leftovers:
        err.print(printable(f"left out: {name} (no file of an editor)"), style="dim")


def fields(comment: Comment) -> dict[str, Any]:
    """A comment for programs: `posted` in ISO 8601, the text as its writer wrote it, and as the
    HTML that this version of Kilas makes of it.
    """
    return {
        "ref": str(CommentRef.of(comment)),
        "article": comment.identity,
        "id": comment.id,
        "status": comment.status,
        "posted": comment.posted.isoformat(),
        "name": comment.name,
        "text": comment.text,
        "html": _SHOW(comment).html,
    }


def as_json(value: object) -> str:
    """JSON in ASCII: a reader's control characters are escaped."""
    return json.dumps(value, indent=2, ensure_ascii=True)
