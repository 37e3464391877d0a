"""The kilas command over a fake table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer.testing import CliRunner

from command.app import app
from kilas.comments.comment import Comment, comment_id, digest_of
from kilas.errors import AwsError
from kilas.moderation import CommentRef, Moderation
from kilas.ports import Delete, Write
from kilas.store.threads import Threads
from tests.fakes.table import FakeTable
from tests.newsroom import NOON

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from typer.testing import Result

    from kilas.settings import LocalStack, StackOnAws

STACK = ("--stack", "kilas")


class RefusingTable(FakeTable):
    """A table of which the editor may not write every partition."""

    def __init__(self) -> None:
        super().__init__()
        self._refused: str | None = None

    def refuse(self, pk: str) -> None:
        """From now on refuse to write this partition, as AWS does without the right to it."""
        self._refused = pk

    def write(self, writes: Sequence[Write]) -> None:
        if any(isinstance(each, Delete) and each.key.pk == self._refused for each in writes):
            raise AwsError("no", code="AccessDeniedException", operation="TransactWriteItems")
        super().write(writes)


class Desk:
    """An editor at a terminal that is none: what is printed goes to a pipe."""

    def __init__(self) -> None:
        self.table = RefusingTable()
        self.threads = Threads(self.table)
        self.opened: list[StackOnAws | LocalStack] = []
        self.broken: Exception | None = None

    def waiting(
        self,
        text: str = "Setuju.",
        name: str = "Ani",
        article: str = "halo",
        posted: datetime = NOON,
    ) -> str:
        """The word that names a new comment."""
        digest = digest_of(name, text)
        id_ = comment_id(posted, digest)
        comment = Comment(id_, article, name, text, posted, "pending", size=600)
        return str(CommentRef.of(self.threads.add(comment, digest)))

    def kilas(self, *words: str, stack: tuple[str, ...] = STACK, **settings: Any) -> Result:
        """Run `kilas comments` with these words."""
        return CliRunner().invoke(app, ["comments", *words, *stack], obj=self._open, **settings)

    def _open(self, newspaper: StackOnAws | LocalStack) -> Moderation:
        self.opened.append(newspaper)
        if self.broken:
            raise self.broken
        return Moderation(self.threads)
