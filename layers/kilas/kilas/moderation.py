"""What an editor does with readers' comments: list those that wait, show one, decide.

For the programs of editors, such as the kilas command. No step of the flow imports this module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from msgspec import Struct

from kilas.comments.comment import Comment
from kilas.errors import CommentNotFound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.comments.comment import Status
    from kilas.store.threads import Threads


class CommentRef(Struct, frozen=True):
    """One word that names a comment by its article and its id: "banjir/06o3c9s0kd1f2a3b".

    Neither an identity (kilas.articles.address) nor an id has a "/" in it.
    """

    article: str
    id: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """The inverse of `str`; raise ValueError where the text is no such word."""
        article, slash, id_ = text.strip().partition("/")
        if not (article and slash and id_) or "/" in id_:
            raise ValueError(f"{text!r} is not ARTICLE/COMMENT")
        return cls(article, id_)

    @classmethod
    def of(cls, comment: Comment) -> Self:
        """The word that names this comment."""
        return cls(comment.identity, comment.id)

    def __str__(self) -> str:
        return f"{self.article}/{self.id}"


class InThread(Struct, frozen=True):
    """A comment, and how many comments of its article are published and how many wait."""

    comment: Comment
    published: int
    waiting: int


class Decision(Struct, frozen=True):
    """A comment after a decision, whether the decision `changed` its status, and how many comments
    of the article are `published` now.
    """

    comment: Comment
    changed: bool
    published: int


class Moderation:
    """The comments of one newspaper, for its editors.

    Every method that takes a CommentRef raises CommentNotFound where there is no such comment. A
    trapped comment counts as none: only its receipt shows it (decision 23).
    """

    def __init__(self, threads: Threads) -> None:
        self._threads = threads

    def waiting(self, article: str | None = None) -> Iterator[Comment]:
        """The comments, of one article or of all, that wait for an editor, the oldest first.

        The table is read in pages, as the caller goes on.
        """
        return self._threads.pending(article)

    def show(self, ref: CommentRef) -> InThread:
        """The comment, of any status, and the counts of its thread."""
        comment = self._find(ref)
        threads = self._threads
        return InThread(comment, threads.count(ref.article), threads.waiting(ref.article))

    def decide(self, ref: CommentRef, status: Status) -> Decision:
        """Give the comment a status, whatever its status is now.

        Raise ThreadFull where it cannot be published because the published comments fill the
        article's page, and Contention where other writers of the thread were always faster.
        """
        before = self._find(ref)
        after = self._threads.decide(ref.article, ref.id, status)
        return Decision(after, before.status != status, self._threads.count(ref.article))

    def _find(self, ref: CommentRef) -> Comment:
        comment = self._threads.find(ref.article, ref.id)
        if comment is None or comment.trapped:
            raise CommentNotFound(ref.article, ref.id)
        return comment
